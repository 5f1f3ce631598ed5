import { fileName } from "../../../shared/fileName.ts";
import { formatNamed, type CheckedOrder } from "./orderExport.ts";
import type { ExportSource } from "./format.ts";

/**
 * What the file is to be called, on any system: `Rooms-and-Others-step-800.png`.
 *
 * @throws StudioError `not-found` where a run is not there
 */
export function exportFileName(
  history: Pick<ExportSource["history"], "run">,
  {
    what,
    runIds,
    step,
    parameters,
  }: Pick<CheckedOrder, "what" | "runIds" | "step"> & Partial<Pick<CheckedOrder, "parameters">>,
): string {
  const { ending, extension } = formatNamed(what);
  const end = `${ending(step, parameters)}.${extension}`;
  const names = runIds.slice(0, 2).map((runId) => history.run(runId).name);
  if (names.length < 2) return fileName(names[0] ?? "", end);
  const [first = "", second = ""] = names.map((name) => fileName(name, "", longestOfTwo));
  const others = runIds.length > 2 ? `-and-${runIds.length - 2}-more` : "";
  return fileName(`${first}-and-${second}${others}`, end);
}

/** Bytes of the name of each of two runs. */
const longestOfTwo = 100;
