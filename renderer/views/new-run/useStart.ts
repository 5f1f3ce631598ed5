/** From the filled-in form to the run: prepare the data, record the run or the group, go and look at it. */
import { readonly, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { useRouter } from "vue-router";
import type { RequestError } from "../../../shared/api/channel.ts";
import type { Dataset } from "../../../shared/api/records.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { useApi } from "../../api/provideApi.ts";
import { asRequestError } from "../../api/requestErrors.ts";
import { useJob, type Job } from "../../composables/useJob.ts";
import type { Supply } from "./dataSources.ts";

interface NewRun {
  readonly supply: Exclude<Supply, { kind: "missing" }>;
  readonly name: string;
  /** One, or those of a group. */
  readonly configurations: readonly [RunConfiguration, ...RunConfiguration[]];
}

export interface Starting {
  /** Packing the pictures. */
  readonly preparing: Pick<Job<Dataset>, "running" | "progress" | "cancel">;
  /** From the click until the run's view, packing included. */
  readonly busy: Readonly<Ref<boolean>>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  readonly start: (run: NewRun) => Promise<void>;
  readonly forget: () => void;
}

export function useStart(): Starting {
  const api = useApi();
  const router = useRouter();
  const job = useJob<Dataset>();
  const busy = ref(false);
  const error = shallowRef<RequestError | null>(null);

  /** The id of what is packed, null where nothing is; undefined where it could not be packed. */
  async function datasetOf({ supply, configurations }: NewRun): Promise<string | null | undefined> {
    if (supply.kind === "drawn") return null;
    if (supply.kind === "packed") return supply.dataset.id;
    // Of a group, the run with the larger batch decides whether there are pictures enough.
    const configuration = configurations.reduce((a, b) => (b.batch > a.batch ? b : a));
    const dataset = await job.start((jobId) =>
      api.request("datasets.prepare", { folder: supply.folder, configuration, jobId }),
    );
    error.value = job.error.value;
    return dataset?.id;
  }

  async function start(run: NewRun): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    try {
      const datasetId = await datasetOf(run);
      if (datasetId === undefined) return;
      const runs = await api.request("runs.create", {
        datasetId,
        name: run.name,
        configurations: [...run.configurations],
      });
      const ids = runs.map(({ id }) => id);
      const [first] = ids;
      if (ids.length > 1) await router.push({ name: "compare", query: { runs: ids.join(",") } });
      else if (first !== undefined) await router.push({ name: "run", params: { runId: first } });
    } catch (thrown) {
      error.value = asRequestError(thrown);
    } finally {
      busy.value = false;
    }
  }

  return {
    preparing: job,
    busy: readonly(busy),
    error,
    start,
    forget: () => {
      error.value = null;
    },
  };
}
