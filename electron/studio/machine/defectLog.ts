import { printable } from "../../../shared/printableText.ts";

/** Notes a fault of ours, with all that is known of it; what the user caused does not come here. */
export type DefectLog = (message: string, error: unknown) => void;

export function writeToStandardError(message: string, error: unknown): void {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${printable(message)}\n${printable(told)}\n`);
}
