/**
 * Names in any script survive in every kind of export that a thread makes: in the file's name, and in what it holds.
 */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { exportFileName } from "../../../electron/studio/exports/exportFileName.ts";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import type { DomainName } from "../../../shared/domains.ts";
import { exportFacts, exportNames, type ExportName } from "../../../shared/exports.ts";
import { temporaryFolder } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

const names = ["房间 一号", "🏠 rooms 👩‍👩‍👧", "חדרים של WGAN", "غرف ١٢", "Räume"];

/** What a file says of its runs' names. */
function namesIn(bytes: Buffer, extension: string): string {
  if (extension === "png") {
    const { text } = decodePng(bytes);
    const described = JSON.parse(text["critic-studio:export"] ?? "") as { runs: readonly { name: string }[] };
    return [text.Title ?? "", ...described.runs.map(({ name }) => name)].join("\n");
  }
  return bytes.toString("utf8");
}

describe.each(names)("the name %s", (name) => {
  it.each(exportNames.filter((what) => what !== "generator-onnx"))("survives in a %s", async (what: ExportName) => {
    const { source, history, addTrainedRun } = exportHome();
    const { applies, extension } = exportFacts(what);
    const { domain = "images" } = applies as { domain?: DomainName };
    const runIds = [
      await addTrainedRun(name, [4, 8], "wgan", domain),
      await addTrainedRun(`${name} 2`, [4, 8], "wgan", domain),
    ];
    const order = orderExport(source, { what, runIds: runIds.slice(0, Math.max(1, applies.runs.least)) });
    const outFile = join(temporaryFolder(), exportFileName(history, order));
    const { file } = await carryOut(source, order, { outFile, force: false });
    expect(basename(file)).toContain(name);
    const said = namesIn(await readFile(file), extension);
    // A table of figures names no run.
    if (extension !== "csv") expect(said).toContain(name);
  });
});
