import { basename, resolve } from "node:path";
import { formatNumberOf } from "../../../shared/figures.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { dataSettingsOf, settingNamed, type SettingName } from "../../../shared/settings/table.ts";
import { sampleImagesFolder } from "../settings/runFlags.ts";
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
  request: DataAsked & { readonly signal: AbortSignal },
): Promise<Dataset> {
  const { output } = context;
  const { configuration } = request;
  const dataset = await studio.prepareDataset({ ...request, folder: dataFolder(request) });
  if (domainFacts(configuration.domain).from === "settings") {
    tellDrawn(output, dataset, configuration);
    return dataset;
  }
  const { imageSize } = configuration;
  if (output.json) {
    const { id, sourceFolder: folder, imageCount: images } = dataset;
    output.printJson({ event: "dataset", phase: "ready", folder, id, images, imageSize });
  }
  output.print(
    `${formatNumberOf(dataset.imageCount, "picture")} in ${dataset.sourceFolder}, packed at ${imageSize} × ` +
      `${imageSize} px.`,
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

/** What a command is asked to train on. */
interface DataAsked {
  /** Of `--data`. */
  readonly folder: string | undefined;
  readonly configuration: RunConfiguration;
}

/** The folder to pack: the bundled pictures where nobody names one. Null where samples follow from the settings. */
export function dataFolder({ folder, configuration }: DataAsked): string | null {
  return folder ?? (domainFacts(configuration.domain).from === "folder" ? sampleImagesFolder : null);
}

function tellDrawn(output: CommandContext["output"], { id }: Dataset, configuration: RunConfiguration): void {
  const { domain } = configuration;
  const names = dataSettingsOf(configuration);
  if (output.json) {
    const settings = Object.fromEntries(names.map((name) => [name, configuration[name]]));
    output.printJson({ event: "dataset", phase: "ready", id, domain, ...settings });
  }
  const drawn = names.map((name) => valueOf(name, configuration)).join(", ");
  output.print(`${domainFacts(domain).title}: ${drawn}, drawn from seed ${configuration.seed}; nothing is packed.`);
}

/** What a setting comes to: the title of its choice, `Ring of 8 Gaussians`, or `Ring radius 2`. */
function valueOf(name: SettingName, configuration: RunConfiguration): string {
  const [setting, value] = [settingNamed(name), String(configuration[name])];
  if (setting.type !== "choice") return `${setting.title} ${value}`;
  return setting.choiceTitles?.[value] ?? value;
}

/** What runs are called where nobody says: after the folder, or what is drawn from. */
export function nameAfter(folder: string | undefined, configuration: RunConfiguration): string {
  const packed = dataFolder({ folder, configuration });
  if (packed !== null) return basename(resolve(packed)) || "everything";
  return dataSettingsOf(configuration)
    .map((name) => configuration[name])
    .join(" ");
}
