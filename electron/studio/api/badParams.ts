import type { z } from "zod";
import { rangeOf } from "../../../shared/describeRange.ts";
import { StudioError } from "../../../shared/errors.ts";
import { issueMessage } from "../../../shared/messages/issueMessage.ts";
import { message, type Message, type Words } from "../../../shared/messages/message.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";

type Issue = z.core.$ZodIssue;

/** A field that does not fit, as a form can show it. */
export interface FieldProblem {
  /** Where: `configurations.0.learningRate`; empty for the parameters as a whole. */
  readonly field: string;
  /** The setting of the table, where it is one. */
  readonly setting?: SettingName;
  readonly message: Message;
}

/** More problems than this are not listed. */
const mostProblems = 20;

/**
 * The refusal of parameters: a sentence about the first field that does not fit, and every field in `details.fields`.
 */
export function explainBadParams(request: string, params: unknown, error: z.ZodError): StudioError {
  const fields = error.issues.slice(0, mostProblems).map((issue) => explainIssue(issue, params));
  const [first] = fields;
  const sentence =
    first === undefined
      ? message("request.doesNotFit", { request })
      : first.setting !== undefined
        ? message("plain.sentence", { words: first.message })
        : first.field === ""
          ? message("request.problem", { request, problem: first.message })
          : message("request.fieldProblem", { request, field: first.field, problem: first.message });
  return new StudioError("invalid-argument", sentence, { request, fields });
}

function explainIssue(issue: Issue, params: unknown): FieldProblem {
  const field = issue.path.map(String).join(".");
  const name = issue.path.at(-1);
  const within = issue.path.some((part) => part === "configuration" || part === "configurations" || part === "changes");
  if (within && typeof name === "string" && Object.hasOwn(settingTable, name)) {
    const setting = name as SettingName;
    const range = rangeOf(settingTable[setting]);
    return {
      field,
      setting,
      message: message("request.setting", { setting, range, value: shown(valueAt(params, issue.path)) }),
    };
  }
  return { field, message: issueMessage(issue) };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined;
  }, value);
}

function shown(value: unknown): Words {
  if (value === undefined) return message("request.missing");
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return message("request.otherKind", { kind: typeof value });
}
