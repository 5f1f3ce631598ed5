import type { z } from "zod";
import { message, type Message } from "./message.ts";

type Issue = z.core.$ZodIssue;

/** The messages that a refinement of a schema may name. */
type Refusal =
  | "issue.notPrintable"
  | "issue.noSuchExport"
  | "issue.notOdd"
  | "issue.noRunId"
  | "issue.noDatasetId"
  | "issue.noPlainName"
  | "issue.noMetricName"
  | "issue.noNumber"
  | "issue.noSha256";

/** For `refine`: the message that says what is wrong. */
export function saying(key: Refusal) {
  return { params: { message: key } };
}

/** What does not fit a schema, after the field's name. */
export function issueMessage(issue: Issue): Message {
  switch (issue.code) {
    case "too_big":
      return message(
        issue.origin === "string" ? "issue.tooLong" : issue.origin === "array" ? "issue.tooMany" : "issue.tooLarge",
        {
          most: Number(issue.maximum),
        },
      );
    case "too_small":
      return message(
        issue.origin === "string" ? "issue.tooShort" : issue.origin === "array" ? "issue.tooFew" : "issue.tooSmall",
        {
          least: Number(issue.minimum),
        },
      );
    case "invalid_type":
      return message("issue.otherKind", { kind: issue.expected });
    case "unrecognized_keys":
      return message("issue.unknownNames", { names: issue.keys });
    case "invalid_value":
      return message("issue.noneOf", { values: issue.values.map(String) });
    case "invalid_format":
      return message("issue.otherForm");
    case "custom": {
      const key: unknown = issue.params?.message;
      return typeof key === "string" && key.startsWith("issue.")
        ? message(key as Refusal)
        : message("issue.doesNotFit");
    }
    default:
      return message("issue.doesNotFit");
  }
}
