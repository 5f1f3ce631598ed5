import { Option, type Command } from "commander";
import { join } from "node:path";
import { domainNames } from "../../../shared/domains.ts";
import { presetNames, presetsOf } from "../../../shared/presets.ts";
import { generalPresets } from "../../../shared/presets/general.ts";

/** What `train`, `pair` and `step-dump` are told besides the settings. */
export interface RunFlags {
  /** A folder; the bundled pictures where left out, or none where samples follow from the settings. */
  readonly data?: string;
  /** The first of the domain where left out. */
  readonly preset?: string;
}

/** What they are told about the result. */
export interface ResultFlags {
  readonly name?: string;
  readonly outDir?: string;
  readonly sheets: boolean;
}

/** The word that asks for the table's own defaults instead of a preset. */
export const noPreset = "none";

/** The pictures that come with Critic Studio: 2,004 small rooms. */
export const sampleImagesFolder = join(import.meta.dirname, "../../../resources/sample-images");

/** Adds `--data` and `--preset`. */
export function addRunFlags(command: Command): Command {
  const defaults = domainNames.map((domain) => `${presetsOf(domain)[0] ?? noPreset} for ${domain}`);
  const described = Object.entries(generalPresets).map(([name, { sentence }]) => `${name}: ${sentence}`);
  return command
    .addOption(
      new Option(
        "--data <folder>",
        "A folder of pictures, folders in it included. (default: the bundled sample images)",
      ).helpGroup("What to train on:"),
    )
    .addOption(
      new Option(
        "--preset <name>",
        `Settings that go together; flags win over them. ${described.join(" ")} ${noPreset}: the defaults as ` +
          `they stand. Experiments with a known outcome are listed by \`critic presets\`. ` +
          `(one of ${[...presetNames, noPreset].join(", ")}; default ${defaults.join(", ")})`,
      ).helpGroup("What to train on:"),
    );
}

/** Adds `--name`, `--out-dir` and `--no-sheets`. @param otherwise what it is called without `--name` */
export function addResultFlags(command: Command, otherwise = "after the folder"): Command {
  return command
    .addOption(new Option("--name <name>", `What to call it. (default: ${otherwise})`).helpGroup("The result:"))
    .addOption(
      new Option(
        "--out-dir <folder>",
        "Where the sheets go at the end. (default: a folder of its own in exports/ of the home folder)",
      ).helpGroup("The result:"),
    )
    .addOption(new Option("--no-sheets", "Draw no sheets at the end.").helpGroup("The result:"));
}
