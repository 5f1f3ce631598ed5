import { useMessage, type MessageReactive } from "naive-ui";
import type { RequestError } from "../../../shared/api/channel.ts";
import type { ExportRequest } from "../../../shared/api/requests.ts";
import { useApi } from "../../api/provideApi.ts";
import { asRequestError } from "../../api/requestErrors.ts";

/**
 * Makes a file and hands it to the user; while it waits for others a message says so, which cancels it when it is
 * closed.
 *
 * @returns a function that resolves when it is saved, or not wanted after all
 */
export function useExport(): (request: ExportRequest) => Promise<void> {
  const api = useApi();
  const message = useMessage();

  function tellWaiting(jobId: string): MessageReactive {
    const cancel = (): void => {
      // It may have begun in this very moment.
      api.request("jobs.cancel", { jobId }).catch(() => undefined);
    };
    const text = "The export waits until another one is made. Close this to cancel it.";
    return message.loading(text, { duration: 0, closable: true, onClose: cancel });
  }

  return async (request) => {
    const jobId = crypto.randomUUID();
    let told: MessageReactive | null = null;
    const endTelling = api.onChange((change) => {
      if (change.kind !== "job" || change.job.id !== jobId || change.job.state !== "waiting") return;
      told ??= tellWaiting(jobId);
    });
    try {
      const { ticket, fileName } = await api.request("exports.make", { ...request, jobId });
      await api.saveExport(ticket, fileName);
    } catch (thrown) {
      const failure: RequestError = asRequestError(thrown);
      if (failure.code !== "cancelled") throw failure;
    } finally {
      endTelling();
      (told as MessageReactive | null)?.destroy();
    }
  };
}
