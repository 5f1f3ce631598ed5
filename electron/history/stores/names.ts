import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { isPrintableLine, printableLine } from "../../../shared/printableText.ts";

/** The longest name of a run or a group, in characters. */
export const longestName = 200;

/**
 * The name without spaces around it.
 *
 * @throws StudioError `invalid-argument` where it is empty, overlong or not printable
 */
export function checkedName(of: "run" | "group", name: string): string {
  const trimmed = name.trim();
  if (!isPrintableLine(trimmed)) {
    throw new StudioError("invalid-argument", message("run.nameNotPrintable", { of, name: printableLine(trimmed) }));
  }
  if (trimmed.length > 0 && trimmed.length <= longestName) return trimmed;
  throw new StudioError(
    "invalid-argument",
    message("run.nameLength", { of, most: longestName, length: trimmed.length }),
  );
}
