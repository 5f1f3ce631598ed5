import { useMessage } from "naive-ui";
import { useApi } from "../../api/provideApi.ts";

/**
 * Has every metric computed of a run's samples that have no value of it yet. It is a job of the studio's: the list of
 * jobs says how far it is and why it failed, and the curves grow as values come.
 */
export function useEvaluation(runId: string): () => Promise<void> {
  const api = useApi();
  const message = useMessage();
  return async () => {
    try {
      const { count } = await api.request("evaluations.compute", { runId });
      if (count === 0) message.info("Every sample has its values already.");
    } catch {
      // The list of jobs, or the frame, says why there are none.
    }
  };
}
