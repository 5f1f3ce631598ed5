/** How long runs of some configurations would take on this machine, asked a moment after the last change. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from "vue";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { useApi } from "../../api/provideApi.ts";
import { timeInWords } from "./formNotes.ts";
import { said } from "../../api/said.ts";

const quietMs = 250;

export interface TimeEstimate {
  /** `about 4 min 50 s`; null where there is nothing to go by. */
  readonly words: string | null;
  /** What the estimate goes by, as a sentence. */
  readonly basis: string;
}

/** Null while a configuration is incomplete or the core has not answered. */
export function useEstimate(
  configurations: () => readonly RunConfiguration[] | null,
): Readonly<ShallowRef<TimeEstimate | null>> {
  const api = useApi();
  const estimate = shallowRef<TimeEstimate | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;

  async function ask(wanted: readonly RunConfiguration[], own: number): Promise<void> {
    try {
      const answers = await Promise.all(wanted.map((configuration) => api.request("runs.estimate", { configuration })));
      if (own !== newest) return;
      const iterationMs = answers.map((answer) => answer.iterationMs);
      // The answer that is missing, if one is, says why.
      const told = answers.find((answer) => answer.iterationMs === null) ?? answers[0];
      const basis = told === undefined ? "" : said(told.basis);
      estimate.value = { words: timeInWords(wanted, iterationMs), basis };
    } catch {
      // Without an estimate one can train all the same.
      if (own === newest) estimate.value = null;
    }
  }

  watch(
    // Asked again once the connection is back.
    () => ({ wanted: configurations(), connection: api.connectionNumber.value }),
    ({ wanted }) => {
      const own = ++newest;
      clearTimeout(timer);
      if (wanted === null) estimate.value = null;
      else timer = setTimeout(() => void ask(wanted, own), quietMs);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    newest++;
    clearTimeout(timer);
  });
  return estimate;
}
