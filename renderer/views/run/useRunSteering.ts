import type { Ref, ShallowRef } from "vue";
import { useRouter } from "vue-router";
import type { RequestError } from "../../../shared/api/channel.ts";
import type { RunSummary } from "../../../shared/api/records.ts";
import type { ExportRequest } from "../../../shared/api/requests.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { useApi } from "../../api/provideApi.ts";
import type { RunAction } from "./runCommands.ts";
import { useAction } from "./useAction.ts";
import { useEvaluation } from "./useEvaluation.ts";
import { useExport } from "./useExport.ts";
import { useVerification, type VerificationWords } from "./useVerification.ts";

/** The commands of one run as its view gives them, one at a time. */
export interface RunSteering {
  readonly busy: Readonly<Ref<string | null>>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  readonly dismiss: () => void;
  /** What verifying the run's files has found, until it is dismissed. */
  readonly verification: Readonly<ShallowRef<VerificationWords | null>>;
  readonly dismissVerification: () => void;
  /** Does what needs no further question; others are the dialogs'. */
  readonly act: (action: RunAction) => Promise<void>;
  readonly trainOn: (steps: number) => Promise<void>;
  /** Goes on from the last checkpoint on this device. */
  readonly goOnWith: (device: DeviceName) => Promise<void>;
  readonly rename: (name: string) => Promise<void>;
  readonly pin: (step: number, pinned: boolean) => Promise<void>;
  readonly makeExport: (request: ExportRequest) => Promise<void>;
}

/** The request of each action that needs nothing but the run's id. */
const requestOf = {
  pause: "runs.pause",
  resume: "runs.resume",
  stop: "runs.stop",
  "stop-now": "runs.stopNow",
  "checkpoint-now": "runs.checkpointNow",
  "sample-now": "runs.sampleNow",
  delete: "runs.delete",
  "take-over": "runs.takeOver",
} as const satisfies Partial<Record<RunAction, string>>;

/** @param run what it is of never changes */
export function useRunSteering({ id: runId }: Pick<RunSummary, "id">): RunSteering {
  const api = useApi();
  const router = useRouter();
  const save = useExport();
  const evaluate = useEvaluation(runId);
  const { verification, verify, dismissVerification } = useVerification(runId);
  const { busy, error, perform, dismiss } = useAction();

  async function act(action: RunAction): Promise<void> {
    if (action === "evaluate") void evaluate();
    if (action === "verify") void verify();
    if (!(action in requestOf)) return;
    const name = requestOf[action as keyof typeof requestOf];
    const isDone = await perform(action, () => api.request(name, { runId }));
    if (isDone && action === "delete") await router.push({ name: "start" });
  }

  return {
    busy,
    error,
    dismiss,
    verification,
    dismissVerification,
    act,
    trainOn: async (steps) => {
      await perform("more-steps", () => api.request("runs.resume", { runId, changes: { steps } }));
    },
    goOnWith: async (device) => {
      await perform("resume", () => api.request("runs.resume", { runId, changes: { engine: "compiled", device } }));
    },
    rename: async (name) => {
      await perform("rename", () => api.request("runs.rename", { runId, name }));
    },
    pin: async (step, pinned) => {
      await perform("pin", () => api.request("runs.pinCheckpoint", { runId, step, pinned }));
    },
    makeExport: async (request) => {
      await perform("export", () => save(request));
    },
  };
}
