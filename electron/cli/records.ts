/** What the studio hands to a command, by name. */
import type { Studio } from "../studio/studio.ts";

export type Run = ReturnType<Studio["createRun"]>;
/** A run that this command has seen through to its end. */
export type EndedRun = Awaited<ReturnType<Studio["atRest"]>>;
export type RunSummary = ReturnType<Studio["history"]["findRun"]>;
export type Group = ReturnType<Studio["history"]["group"]>;
export type RunTreeNode = ReturnType<Studio["history"]["runTree"]>[number];
/** Of the history, or just computed. */
export type Evaluation = Parameters<Studio["recordEvaluation"]>[1];
export type RunState = RunSummary["state"];
export type Dataset = ReturnType<Studio["history"]["dataset"]>;
