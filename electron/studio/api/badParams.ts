import type { z } from "zod";
import { describeRange } from "../../../shared/describeRange.ts";
import { StudioError } from "../../../shared/errors.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";

type Issue = z.core.$ZodIssue;

/** A field that does not fit, as a form can show it. */
export interface FieldProblem {
  /** Where: `configurations.0.learningRate`; empty for the parameters as a whole. */
  readonly field: string;
  /** The setting of the table, where it is one. */
  readonly setting?: SettingName;
  readonly message: string;
}

/** More problems than this are not listed. */
const mostProblems = 20;

/** The refusal of parameters: a sentence about the first field that does not fit, and every field in `details.fields`. */
export function explainBadParams(request: string, params: unknown, error: z.ZodError): StudioError {
  const fields = error.issues.slice(0, mostProblems).map((issue) => explainIssue(issue, params));
  const [first] = fields;
  const where = first === undefined || first.field === "" ? "" : ` ${first.field}:`;
  const message =
    first?.setting === undefined
      ? `The request "${request}" cannot be answered.${where} ${first?.message ?? "its parameters do not fit"}.`
      : `${first.message}.`;
  return new StudioError("invalid-argument", message, { request, fields });
}

function explainIssue(issue: Issue, params: unknown): FieldProblem {
  const field = issue.path.map(String).join(".");
  const name = issue.path.at(-1);
  const within = issue.path.some((part) => part === "configuration" || part === "configurations" || part === "changes");
  if (within && typeof name === "string" && Object.hasOwn(settingTable, name)) {
    const setting = name as SettingName;
    const range = describeRange(settingTable[setting]);
    return {
      field,
      setting,
      message: `${setting} must be ${range}, but it is ${shown(valueAt(params, issue.path))}`,
    };
  }
  return { field, message: issue.message };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined;
  }, value);
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return `a value of another kind (${typeof value})`;
}
