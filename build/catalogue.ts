/**
 * Writes down what the rest of the program knows of the systems in electron/gan/systems, of the kinds of export in
 * electron/studio/exports/formats and of the metrics in electron/evaluation/metrics: `npm run catalogue`.
 *
 * - registry.ts in each of these folders, which imports them
 * - shared/catalogue/systems.ts, the systems' titles, series, settings and plans as plain data
 * - shared/catalogue/exports.ts, the exports' titles, parameters and what they apply to
 * - shared/catalogue/metrics.ts, the metrics' names, titles and meanings
 */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { System } from "../electron/gan/system.ts";
import type { Metric } from "../electron/evaluation/metric.ts";
import type { ExportFormat } from "../electron/studio/exports/format.ts";
import { catalogueText, registryText, type SystemFile } from "./catalogueText.ts";
import { exportCatalogueText, formatRegistryText, type FormatFile } from "./exportsText.ts";
import { metricCatalogueText, metricRegistryText, type MetricFile } from "./metricCatalogueText.ts";

const systemFolder = "electron/gan/systems";
const formatFolder = "electron/studio/exports/formats";
const metricFolder = "electron/evaluation/metrics";

/** What each file of a folder declares, besides functions, in the order of the files' names. */
async function readFolder<Declared>(
  folder: string,
): Promise<{ readonly file: string; readonly exported: string; readonly declared: Declared }[]> {
  const path = join(import.meta.dirname, "..", folder);
  const files = (await readdir(path)).filter((name) => name.endsWith(".ts") && name !== "registry.ts").sort();
  return await Promise.all(
    files.map(async (file) => {
      const exports = Object.entries((await import(join(path, file))) as Record<string, Declared>);
      const entry = exports.find(([, value]) => typeof value === "object");
      if (entry === undefined) throw new Error(`${folder}/${file} declares nothing.`);
      return { file, exported: entry[0], declared: entry[1] };
    }),
  );
}

/** The systems with the file of each. */
export async function readSystems(): Promise<SystemFile[]> {
  const files = await readFolder<System>(systemFolder);
  return files.map(({ file, exported, declared: system }) => ({ file, exported, system }));
}

/** The kinds of export with the file of each. */
export async function readFormats(): Promise<FormatFile[]> {
  const files = await readFolder<ExportFormat>(formatFolder);
  return files.map(({ file, exported, declared: format }) => ({ file, exported, format }));
}

/** The metrics with the file of each. */
export async function readMetrics(): Promise<MetricFile[]> {
  const files = await readFolder<Metric>(metricFolder);
  return files.map(({ file, exported, declared: metric }) => ({ file, exported, metric }));
}

/** The files as they should be, by their paths from the project's folder. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const systems = await readSystems();
  const formats = await readFormats();
  const metrics = await readMetrics();
  const files = {
    [`${systemFolder}/registry.ts`]: registryText(systems),
    "shared/catalogue/systems.ts": catalogueText(systems),
    [`${formatFolder}/registry.ts`]: formatRegistryText(formats),
    "shared/catalogue/exports.ts": exportCatalogueText(formats),
    [`${metricFolder}/registry.ts`]: metricRegistryText(metrics),
    "shared/catalogue/metrics.ts": metricCatalogueText(metrics),
  };
  const formatted = Object.entries(files).map(async ([path, text]) => {
    const options = await resolveConfig(join(import.meta.dirname, "..", path));
    return [path, await format(text, { ...options, parser: "typescript" })] as const;
  });
  return Object.fromEntries(await Promise.all(formatted));
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(await generatedFiles())) {
    await writeFile(join(import.meta.dirname, "..", path), text);
  }
}
