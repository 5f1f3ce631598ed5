/**
 * Writes down what the rest of the program knows of the systems in electron/gan/systems, of the kinds of export in
 * electron/studio/exports/formats, of the metrics in electron/evaluation/metrics and of the domains in
 * electron/domains: `npm run catalogue`.
 *
 * - registry.ts in each of these folders, which imports them
 * - shared/catalogue/systems.ts, the systems' titles, series, settings and plans as plain data
 * - shared/catalogue/exports.ts, the exports' titles, parameters and what they apply to
 * - shared/catalogue/metrics.ts, the metrics' names, titles and meanings
 * - shared/catalogue/domains.ts, what samples of the domains are, and their settings
 *
 * and of what the program says (shared/messages/en):
 *
 * - shared/catalogue/messages.ts, the texts taken to pieces, and the types of what fills them
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { Domain } from "../electron/domains/domain.ts";
import type { Metric } from "../electron/evaluation/metric.ts";
import type { System } from "../electron/gan/system.ts";
import type { ExportFormat } from "../electron/studio/exports/format.ts";
import { englishTexts } from "../shared/messages/english.ts";
import { catalogueText, systemFolder } from "./catalogueText.ts";
import { readDeclaredFiles, registryText } from "./declaredFiles.ts";
import { domainCatalogueText, domainFiles, domainFolder } from "./domainsText.ts";
import { exportCatalogueText, formatFolder } from "./exportsText.ts";
import { messagesText } from "./messagesText.ts";
import { metricCatalogueText, metricFolder } from "./metricCatalogueText.ts";

/** The files as they should be, by their paths from the project's folder. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const systems = await readDeclaredFiles<System>(systemFolder);
  const formats = await readDeclaredFiles<ExportFormat>(formatFolder);
  const metrics = await readDeclaredFiles<Metric>(metricFolder);
  const domains = await readDeclaredFiles<Domain>(domainFolder, domainFiles);
  const systemList = { name: "systems", type: "System", module: "../system" };
  const formatList = { name: "formats", type: "ExportFormat", module: "../format" };
  const metricList = { name: "metrics", type: "Metric", module: "../metric" };
  const domainList = { name: "domains", type: "Domain", module: "./domain" };
  const files = {
    [`${domainFolder}/registry.ts`]: registryText(domainFolder, domainList, domains),
    "shared/catalogue/domains.ts": domainCatalogueText(domains),
    [`${systemFolder}/registry.ts`]: registryText(systemFolder, systemList, systems),
    "shared/catalogue/systems.ts": catalogueText(systems),
    [`${formatFolder}/registry.ts`]: registryText(formatFolder, formatList, formats),
    "shared/catalogue/exports.ts": exportCatalogueText(formats),
    [`${metricFolder}/registry.ts`]: registryText(metricFolder, metricList, metrics),
    "shared/catalogue/metrics.ts": metricCatalogueText(metrics),
    "shared/catalogue/messages.ts": messagesText(englishTexts),
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
