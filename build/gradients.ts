/**
 * Writes electron/engine/gradients.generated.js, as the last part of `npm ci` (`npm run prepare`). It is the package's
 * own code, and so no part of this project's sources.
 *
 * For Node, tfjs-core is one CommonJS file without its gradients. They are published as modules for bundlers only,
 * which would bring a second copy of all that they import. So they are bundled here, and take from the one file what it
 * exports.
 */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import * as core from "@tensorflow/tfjs-core";
import { build, type Plugin } from "esbuild";

const project = resolve(import.meta.dirname, "..");
const dist = join(project, "node_modules/@tensorflow/tfjs-core/dist");
const external = "@tensorflow/tfjs-core";

export const gradientsFile = join(project, "electron/engine/gradients.generated.js");

/** Modules with state, or exported under another name, in terms of what the package exports. */
const substitutes: Readonly<Record<string, string>> = {
  base: `export { backend_util } from "${external}";`,
  engine: `import { engine } from "${external}"; export const ENGINE = engine();`,
  environment: `export { env } from "${external}";`,
  tensor: `import { Tensor } from "${external}"; export const getGlobalTensorClass = () => Tensor;`,
  util: utilities("assert", "flatten", "inferDtype", "isTypedArray", "parseAxisParam", "sizeFromShape", "toTypedArray"),
  util_base: utilities("bytesPerElement"),
};

function utilities(...names: readonly (keyof typeof core.util)[]): string {
  return `import { util } from "${external}"; export const { ${names.join(", ")} } = util;`;
}

/** A module whose exports are all exported by the package is the package; what else is left are pure functions. */
const intoThePackage: Plugin = {
  name: "into-the-package",
  setup(builder) {
    builder.onResolve({ filter: /^\./ }, async ({ path, importer }) => {
      const file = join(dirname(importer), `${path}.js`);
      const module = relative(dist, file).replaceAll("\\", "/").replace(/\.js$/, "");
      if (module in substitutes) return { path: module, namespace: "substitute" };
      const exported = [...(await readFile(file, "utf8")).matchAll(/^export (?:const|function|class) (\w+)/gm)];
      const isPublic = exported.length > 0 && exported.every(([, name]) => name! in core);
      return isPublic ? { path: external, external: true } : { path: file };
    });
    builder.onLoad({ filter: /.*/, namespace: "substitute" }, ({ path }) => ({
      contents: substitutes[path]!,
      resolveDir: project,
    }));
  },
};

/** @returns the text of the file */
export async function bundleGradients(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [join(dist, "register_all_gradients.js")],
    bundle: true,
    write: false,
    format: "esm",
    target: "node24",
    external: [external],
    banner: { js: notice },
    legalComments: "none",
    logLevel: "warning",
    plugins: [intoThePackage],
  });
  return outputFiles[0]!.text;
}

const notice = `/**
 * The gradients of ${external} ${core.version_core}, registered on its CommonJS file. Written by \`npm run prepare\`.
 * Copyright Google LLC, licensed under the Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0
 */`;

if (process.argv[1] === import.meta.filename) await writeFile(gradientsFile, await bundleGradients());
