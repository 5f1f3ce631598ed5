/** A decoder as it is, but that some names make it abort, hang, or leave. */
import type { DecoderOrder } from "../../../electron/dataset/decoderMessages.ts";

process.on("message", (order: DecoderOrder) => {
  if (order.kind !== "examine") return;
  if (order.paths.includes("abort.png")) process.abort();
  if (order.paths.includes("leave.png")) process.exit(7);
  while (order.paths.includes("hang.png")) Math.sqrt(2);
});
await import("../../../electron/dataset/decoderMain.ts");
