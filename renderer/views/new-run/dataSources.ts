/** Where pictures come from: folders, however often and in whatever sizes they have been packed. */
import { printableLine } from "../../../shared/printableText.ts";
import type { Dataset } from "../../../shared/api/records.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";

/** A folder that was trained on before, with all its packed copies. */
export interface DataSource {
  readonly folder: string;
  /** False where the folder is no longer there; what is packed can be trained on. */
  readonly found: boolean;
  /** Newest first, at least one. */
  readonly copies: readonly [Dataset, ...Dataset[]];
}

/** The data sets by the folder they come from, the folder packed last first. */
export function dataSources(datasets: readonly Dataset[]): readonly DataSource[] {
  const newestFirst = datasets.toSorted((a, b) => b.createdMs - a.createdMs);
  const byFolder = Map.groupBy(newestFirst, ({ sourceFolder }) => sourceFolder);
  return [...byFolder].flatMap(([folder, copies]) => {
    const [newest, ...older] = copies;
    return newest === undefined ? [] : [{ folder, found: newest.sourceFound, copies: [newest, ...older] as const }];
  });
}

/** How a run gets its real samples. */
export type Supply =
  /** They follow from the settings: no folder is needed. */
  | { readonly kind: "drawn" }
  /** The folder is packed, or found packed. */
  | { readonly kind: "prepare"; readonly folder: string }
  /** The folder is gone, but a copy fits. */
  | { readonly kind: "packed"; readonly dataset: Dataset }
  /** The folder is gone, and no copy fits; the sentence says what would. */
  | { readonly kind: "missing"; readonly sentence: string; readonly newest: Dataset };

type Packing = Pick<RunConfiguration, "imageSize" | "channels" | "fit">;

export function supplyFor(folder: string, sources: readonly DataSource[], packing: Packing): Supply {
  const source = sources.find((each) => each.folder === folder);
  if (source === undefined || source.found) return { kind: "prepare", folder };
  const { imageSize, channels, fit } = packing;
  const dataset = source.copies.find(
    (copy) => copy.imageSize === imageSize && copy.channels === channels && copy.fit === fit,
  );
  if (dataset !== undefined) return { kind: "packed", dataset };
  const kinds = source.copies.map((copy) => packingTitle(copy));
  return {
    kind: "missing",
    sentence: `${folder} is no longer there, and its pictures are packed only as ${listed(kinds)}.`,
    newest: source.copies[0],
  };
}

/** `32 px, RGB, crop`. */
export function packingTitle({
  imageSize,
  channels,
  fit,
}: {
  imageSize: number;
  channels: number;
  fit: string;
}): string {
  return `${imageSize} px, ${channels === 1 ? "grey" : "RGB"}, ${fit}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join("; ")} or ${parts.at(-1) ?? ""}`;
}

/** A folder's own name: the last part of its path, on any platform. */
export function folderName(folder: string): string {
  return printableLine(folder.split(/[/\\]+/).findLast((part) => part !== "") ?? folder);
}

/** A path that is too long for its place, cut in the middle so that both ends can be read. */
export function shortenPath(path: string, characters: number): string {
  if (path.length <= characters) return path;
  const tail = Math.ceil((characters - 1) * 0.65);
  return `${path.slice(0, characters - 1 - tail)}…${path.slice(-tail)}`;
}
