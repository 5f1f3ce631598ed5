import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/**
 * The value of `--step`.
 *
 * @throws StudioError `invalid-argument`
 */
export function parseStep(text: string): number | "last" {
  const plain = text.trim().toLowerCase();
  if (plain === "last" || plain === "latest") return "last";
  return parseWholeNumber("--step", plain, 0, Number.MAX_SAFE_INTEGER, message("cli.aStep"));
}

/**
 * The value of `--steps` of a sheet: `0,100,800`.
 *
 * @throws StudioError `invalid-argument`
 */
export function parseSteps(text: string): (number | "last")[] {
  return text.split(",").map(parseStep);
}

/**
 * The value of any flag that takes a whole number.
 *
 * @param meant what the flag takes, where a range does not say it
 * @throws StudioError `invalid-argument` that names the flag, the value and the range
 */
export function parseWholeNumber(
  flag: string,
  text: string,
  minimum: number,
  maximum: number,
  meant: Message = message("export.wholeNumber", { least: minimum, most: maximum }),
): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new StudioError("invalid-argument", message("cli.mustBe", { flag, meant, text }), { flag });
}
