/**
 * Files that a window shows or downloads, named by ids, never by paths. Electron serves them under
 * `critic://artefacts/…`, the server under `/artefacts/…`.
 */
import { idSchema } from "./records.ts";

export type Artefact =
  /** The sample of a run on pictures at a step, as PNG: its images on a grid of 8 columns without gaps. */
  | { readonly kind: "sample"; readonly runId: string; readonly step: number }
  /** A small picture out of a packed data set, as PNG. */
  | { readonly kind: "thumbnail"; readonly datasetId: string; readonly index: number }
  /** A file made by `exports.make`. */
  | { readonly kind: "export"; readonly ticket: string };

/**
 * The path of an artefact below the shell's root: `runs/<id>/samples/<step>.png`, `datasets/<id>/<index>.png`,
 * `exports/<ticket>`.
 */
export function artefactPath(artefact: Artefact): string {
  switch (artefact.kind) {
    case "sample":
      return `runs/${artefact.runId}/samples/${artefact.step}.png`;
    case "thumbnail":
      return `datasets/${artefact.datasetId}/${artefact.index}.png`;
    case "export":
      return `exports/${artefact.ticket}`;
  }
}

const patterns = {
  sample: /^runs\/([0-9a-z]+)\/samples\/(\d{1,10})\.png$/,
  thumbnail: /^datasets\/([0-9a-z]+)\/(\d{1,10})\.png$/,
  export: /^exports\/([0-9a-z]+)$/,
};

/** The artefact that a path names, or null: every other path is refused. */
export function parseArtefactPath(path: string): Artefact | null {
  const sample = patterns.sample.exec(path);
  if (sample !== null && isId(sample[1])) return { kind: "sample", runId: sample[1], step: Number(sample[2]) };
  const thumbnail = patterns.thumbnail.exec(path);
  if (thumbnail !== null && isId(thumbnail[1])) {
    return { kind: "thumbnail", datasetId: thumbnail[1], index: Number(thumbnail[2]) };
  }
  const made = patterns.export.exec(path);
  if (made !== null && isId(made[1])) return { kind: "export", ticket: made[1] };
  return null;
}

function isId(text: string | undefined): text is string {
  return idSchema.safeParse(text).success;
}
