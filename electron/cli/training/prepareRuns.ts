import { basename, resolve } from "node:path";
import { formatNumberOf } from "../../../shared/figures.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { Studio } from "../../studio/studio.ts";
import type { CommandContext } from "../context.ts";
import type { Dataset } from "../records.ts";
import { ownCommand } from "../text/ownCommand.ts";

/**
 * Packs the folder, or finds it packed, and says what is in it.
 *
 * @throws StudioError as `Studio.prepareDataset`
 */
export async function prepareDatasetFor(
  studio: Studio,
  context: CommandContext,
  request: { readonly folder: string; readonly configuration: RunConfiguration; readonly signal: AbortSignal },
): Promise<Dataset> {
  const { output } = context;
  const dataset = await studio.prepareDataset(request);
  const { imageSize } = request.configuration;
  if (output.json) {
    const { id, sourceFolder: folder, imageCount: images } = dataset;
    output.printJson({ event: "dataset", phase: "ready", folder, id, images, imageSize });
  }
  output.print(
    `${formatNumberOf(dataset.imageCount, "picture")} in ${dataset.sourceFolder}, packed at ${imageSize} × ${imageSize} px.`,
  );
  const { remarksOn } = await import("../../studio/datasets/datasets.ts");
  const { leftOutFiles, wastesChannels } = remarksOn(dataset);
  if (leftOutFiles > 0) {
    const reasons = ownCommand(context, ["dataset", dataset.sourceFolder]);
    const isLeftOut = `cannot be used and ${leftOutFiles === 1 ? "is" : "are"} left out`;
    output.print(`${formatNumberOf(leftOutFiles, "file")} ${isLeftOut}; with the reasons: ${reasons}`);
  }
  if (wastesChannels) {
    output.print("Every picture is grey: with --channels 1 a run computes a third of the numbers and shows the same.");
  }
  return dataset;
}

/** What runs are called where nobody says: after the folder. */
export function nameAfter(folder: string): string {
  return basename(resolve(folder)) || "everything";
}
