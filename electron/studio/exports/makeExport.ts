import type { ExportPlace, ExportSource, WrittenExport } from "./format.ts";
import { formatNamed, type CheckedOrder } from "./orderExport.ts";

/** Writes an export in this thread. @throws StudioError as `ExportFormat.write` */
export function writeExport(source: ExportSource, order: CheckedOrder, place: ExportPlace): Promise<WrittenExport> {
  return formatNamed(order.what).write(source, order, place);
}

/**
 * Carries an order out.
 *
 * @param write what is to be done in a thread; this one where left out
 * @throws StudioError as `ExportFormat.write`; `cancelled`
 */
export async function carryOut(
  source: ExportSource,
  order: CheckedOrder,
  place: ExportPlace,
  write: typeof writeExport = writeExport,
): Promise<WrittenExport> {
  const format = formatNamed(order.what);
  if (format.runsIn === "process") return await format.write(source, order, place);
  const prepared = await format.prepare?.(source, order, place);
  try {
    return await write(source, { ...order, prepared: prepared?.file ?? null }, place);
  } finally {
    await prepared?.clear();
  }
}
