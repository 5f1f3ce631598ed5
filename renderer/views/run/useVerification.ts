import { readonly, shallowRef, type ShallowRef } from "vue";
import { formatNumberOf } from "../../../shared/figures.ts";
import { useApi } from "../../api/provideApi.ts";
import { said } from "../../api/said.ts";

/** What was found in the files of a run. */
export interface VerificationWords {
  readonly sentence: string;
  /** A sentence for each file that is not as it was written. */
  readonly problems: readonly string[];
}

/**
 * Has the files of a run held against what is on record. It is a job of this window's: the list of jobs says how far it is,
 * why it failed, and cancels it.
 */
export function useVerification(runId: string): {
  readonly verification: Readonly<ShallowRef<VerificationWords | null>>;
  readonly verify: () => Promise<void>;
  readonly dismissVerification: () => void;
} {
  const api = useApi();
  const verification = shallowRef<VerificationWords | null>(null);
  return {
    verification: readonly(verification),
    async verify() {
      verification.value = null;
      try {
        const { checkpointCount, sampleCount, problems } = await api.request("runs.verify", { runId });
        const looked = `${formatNumberOf(checkpointCount, "checkpoint")} and ${formatNumberOf(sampleCount, "sample")}`;
        const sentence =
          problems.length === 0
            ? `All as written: ${looked}.`
            : `${formatNumberOf(problems.length, "file")} of ${looked} ${problems.length === 1 ? "is" : "are"} damaged or gone. The others are as written.`;
        verification.value = { sentence, problems: problems.map(({ message }) => said(message)) };
      } catch {
        // The list of jobs says why it failed, or the frame that the connection is away.
      }
    },
    dismissVerification: () => {
      verification.value = null;
    },
  };
}
