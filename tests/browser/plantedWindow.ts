/** The window as it is when there are more systems than there are. */
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { catalogueText, systemFolder } from "../../build/catalogueText.ts";
import { type DeclaredFile, readDeclaredFiles } from "../../build/declaredFiles.ts";
import type { System } from "../../electron/gan/system.ts";
import { colourNames, markNames } from "../../shared/systemFacts.ts";

/** Builds it into a folder. @param more systems with long names, beside the real ones */
export async function buildPlantedWindow(folder: string, more: number): Promise<void> {
  const real = await readDeclaredFiles<System>(systemFolder);
  const text = catalogueText([...real, ...Array.from({ length: more }, (_, at) => planted(real[0]!, at))]);
  const plant: Plugin = {
    name: "planted-systems",
    enforce: "pre",
    load: (id) => (id.endsWith("/shared/catalogue/systems.ts") ? text : null),
  };
  await build({
    configFile: join(import.meta.dirname, "../../build/vite.config.ts"),
    build: { outDir: folder },
    plugins: [plant],
    logLevel: "warn",
  });
}

function planted({ file, exported, declared }: DeclaredFile<System>, at: number): DeclaredFile<System> {
  const title = ["SAGAN", "DRAGAN", "Cramér GAN", "Relativistic average GAN", "BEGAN", "Energy-based GAN"][at % 6]!;
  return {
    file,
    exported,
    declared: {
      ...declared,
      name: `planted-${String.fromCharCode(97 + at)}`,
      title: at < 6 ? title : `${title} ${at}`,
      summary: "what it changes of the game in a few words, or in a few more than that",
      paper: `Somebody, Somebody-Else, Another et al. ${2017 + at}, sections 2 and 3.1`,
      colour: colourNames[at % colourNames.length]!,
      mark: markNames[(at + Math.floor(at / 8)) % markNames.length]!,
    },
  };
}
