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
 * `All as written: 2 checkpoints and 3 samples.`
 *
 * @param of what was looked at, and how many files are not as written
 */
export function verificationSentence(of: {
  readonly checkpointCount: number;
  readonly sampleCount: number;
  readonly bad: number;
}): string {
  const { checkpointCount, sampleCount, bad } = of;
  const looked = `${formatNumberOf(checkpointCount, "checkpoint")} and ${formatNumberOf(sampleCount, "sample")}`;
  if (bad === 0) return `All as written: ${looked}.`;
  if (bad === checkpointCount + sampleCount) return `All damaged or gone: ${looked}.`;
  const files = `${formatNumberOf(bad, "file")} of ${looked}`;
  return `${files} ${bad === 1 ? "is" : "are"} damaged or gone. The others are as written.`;
}

/**
 * Has the files of a run held against what is on record. It is a job of this window's: the list of jobs says how far it
 * is, why it failed, and cancels it.
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
        const sentence = verificationSentence({ checkpointCount, sampleCount, bad: problems.length });
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
