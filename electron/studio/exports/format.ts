/** What a kind of export declares. Each is one file in formats/; `npm run catalogue` lists them. */
import type { z } from "zod";
import type { ExportFacts } from "../../../shared/exportFacts.ts";
import type { History } from "../../history/openHistory.ts";

/** What exports are made from: a studio, or what a worker thread has of one. */
export interface ExportSource {
  readonly history: Pick<
    History,
    | "run"
    | "listTags"
    | "readMetricsAfter"
    | "readSeries"
    | "listEvaluations"
    | "listSamples"
    | "listCheckpoints"
    | "checkpointAt"
  >;
  /** The absolute path of a checkpoint or sample that `history` lists. */
  readonly fileOf: (entry: { readonly runId: string; readonly file: string }) => string;
}

/** What is to be exported, checked: the runs are there and have what the kind needs. */
export interface ExportOrder<Parameters = Readonly<Record<string, unknown>>> {
  readonly runIds: readonly string[];
  /** The step that it is of; of what shows runs as a whole, the last one in it. */
  readonly step: number;
  readonly parameters: Parameters;
  /** The file that `prepare` has made; null without it. */
  readonly prepared: string | null;
}

/** Where the file goes. */
export interface ExportPlace {
  readonly outFile: string;
  /** True lets an existing file be replaced. */
  readonly force: boolean;
  /** Ends the work of a process when it is aborted; a thread is ended by whoever started it. */
  readonly signal?: AbortSignal | undefined;
}

export interface WrittenExport {
  /** Absolute. */
  readonly file: string;
  /** The steps that it shows, where it shows single ones. */
  readonly steps: readonly number[];
}

/** A file that lies there for `write` to read. */
export interface PreparedFile {
  readonly file: string;
  readonly clear: () => Promise<void>;
}

/** A kind of export. Parameters are zod schemas with a description each; all of them may be left out. */
export interface ExportFormat<Schema extends z.ZodObject = z.ZodObject> extends Omit<ExportFacts, "parameters"> {
  readonly name: string;
  readonly parameters: Schema;
  /** What stands after the runs' names in the file's name: `-step-20`. */
  readonly ending: (step: number, parameters?: Readonly<Record<string, unknown>>) => string;
  /**
   * What the file is called among those that are made at the end of a training, without the extension. Left out by what
   * is not made then.
   */
  readonly afterTraining?: (of: { readonly runs: number; readonly step: number }) => string;
  /** What its own thread does: where `write` starts a process that does the work itself, no thread is needed. */
  readonly runsIn: "thread" | "process";
  /** Work for a process of its own that comes before the thread's. @throws StudioError */
  prepare?(source: ExportSource, order: ExportOrder<z.output<Schema>>, place: ExportPlace): Promise<PreparedFile>;
  /** @throws StudioError `not-found`, `corrupt`, `invalid-argument`, `not-permitted`, `disk-full` */
  write(source: ExportSource, order: ExportOrder<z.output<Schema>>, place: ExportPlace): Promise<WrittenExport>;
}

/** Lets the types of a format's parameters be found. */
export function defineFormat<Schema extends z.ZodObject>(format: ExportFormat<Schema>): ExportFormat<Schema> {
  return format;
}
