import { useMessage } from "naive-ui";
import { metricCatalogue } from "../../../shared/catalogue/metrics.ts";
import { useApi } from "../../api/provideApi.ts";

/**
 * Has every metric computed of a run's samples that have no value of it yet. They are jobs of the studio's: the list of
 * jobs says how far they are and why one failed, and the curves grow as values come.
 */
export function useEvaluation(runId: string, domain: string): () => Promise<void> {
  const api = useApi();
  const message = useMessage();

  /** How many values are new; null where the list of jobs, or the frame, says why there are none. */
  async function compute(metric: string): Promise<number | null> {
    try {
      return (await api.request("evaluations.compute", { runId, metric })).count;
    } catch {
      return null;
    }
  }

  return async () => {
    const fitting = metricCatalogue.filter((metric) => metric.domain === domain);
    const counts = await Promise.all(fitting.map(({ tag }) => compute(tag)));
    if (counts.every((count) => count === 0)) message.info("Every sample has its values already.");
  };
}
