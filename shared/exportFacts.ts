/** What is said of a kind of export, as plain data: menus, the API and the command line are made from it. */
import type { Role } from "./systemFacts.ts";

/** Where a kind of export is offered: for a run, for one of its checkpoints, for several runs. */
export type ExportMenu = "run" | "checkpoint" | "comparison";

/** What it can be made of. */
interface ExportApplies {
  /** How many runs it shows. */
  readonly runs: { readonly least: number; readonly most: number };
  /** What each of them must have recorded. */
  readonly needs: "sample" | "checkpoint" | "metrics";
  /** Of one step, at which each has that, or of the runs as a whole. */
  readonly of: "step" | "run";
  /** The network that each has to have; null where it is all the same. */
  readonly network: Role | null;
  /** The domain that each has to be of; left out where it is all the same. */
  readonly domain?: string;
}

/** Something that can be chosen of an export. */
export interface ParameterFacts {
  /** `steps` and `texts` are lists; a `choice` is one of `choices`. */
  readonly type: "integer" | "steps" | "texts" | "choice";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
  /** One sentence. */
  readonly help: string;
}

/** A kind of export. */
export interface ExportFacts {
  readonly title: string;
  /** What the file is, in a few words for a menu. */
  readonly hint: string;
  /** What the file holds: a clause for the command line. */
  readonly help: string;
  /** Without the point. */
  readonly extension: string;
  readonly mediaType: string;
  /** What people call such a file. */
  readonly fileKind: string;
  /** Its place in menus, the smallest first. */
  readonly place: number;
  readonly menus: readonly ExportMenu[];
  /** Other names that requests and commands may use. */
  readonly aliases: readonly string[];
  readonly applies: ExportApplies;
  /**
   * Where `critic sheet` draws it: the flag that asks for it, a parameter of its own perhaps, or null where it is drawn
   * without any. Left out of that command where null as a whole.
   */
  readonly sheet: { readonly flag: string | null; readonly help?: string } | null;
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
}
