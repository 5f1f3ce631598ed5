import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/**
 * Does work on a device, and names the device where it fails.
 *
 * @param accelerator as people call it; null for the processor, which does not fail: whatever is thrown there is a
 *   defect
 * @param doing what it is doing, put into words only where it failed: `while it computed the critic step`
 * @throws StudioError `device-failed`
 */
export async function onDevice<Result>(
  accelerator: string | null,
  doing: () => Message,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (accelerator === null || error instanceof StudioError) throw error;
    const sentence = message("device.failed", { device: accelerator, doing: doing(), why: endOfFirstLine(error) });
    throw new StudioError("device-failed", sentence, { accelerator }, error);
  }
}

/** ONNX Runtime's sentences begin with a C++ signature of some hundred characters and end with what went wrong. */
const longest = 300;

function endOfFirstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  const end = line.length <= longest ? line : `… ${line.slice(-longest)}`;
  return /[.!?]$/.test(end) ? end : `${end}.`;
}
