import { onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { SampleKind } from "../../../shared/addedNoise.ts";
import type { StepSpan } from "../../../shared/curves/curvePoints.ts";
import type { SamplePosition } from "./samplePosition.ts";
import { inSightQuery, readInSight } from "./viewAddress.ts";

/** A slider that is dragged writes the address when it rests: browsers allow only so many changes. */
const restMs = 200;

/** What is in sight, kept in the address: loaded again, gone back to or sent as a link, it shows the same. */
export function useViewInAddress(): {
  readonly position: ShallowRef<SamplePosition>;
  readonly range: ShallowRef<StepSpan | null>;
  readonly moreCurves: ShallowRef<boolean>;
  readonly samples: ShallowRef<SampleKind>;
} {
  const route = useRoute();
  const router = useRouter();
  const { path } = route;
  const at = readInSight(route.query);
  const position = shallowRef(at.position);
  const range = shallowRef(at.range);
  const moreCurves = shallowRef(at.moreCurves);
  const samples = shallowRef(at.samples);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const shown = (): ReturnType<typeof inSightQuery> =>
    inSightQuery({
      position: position.value,
      range: range.value,
      moreCurves: moreCurves.value,
      samples: samples.value,
    });
  const inSight = (): string => JSON.stringify(shown());

  watch(inSight, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (route.path === path) void router.replace({ query: { ...route.query, ...shown() } });
    }, restMs);
  });
  // An address that is typed, or a link to another step of what is open.
  watch(
    () => route.query,
    (query) => {
      const asked = readInSight(query);
      if (route.path !== path || JSON.stringify(inSightQuery(asked)) === inSight()) return;
      clearTimeout(timer);
      [position.value, range.value, moreCurves.value] = [asked.position, asked.range, asked.moreCurves];
      samples.value = asked.samples;
    },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
  });
  return { position, range, moreCurves, samples };
}
