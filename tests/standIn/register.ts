/**
 * Puts the stand-in in the place of the `electron` module: `node --import tests/standIn/register.ts
 * dist/electron/shell/main.js`.
 */
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== "electron") return next(specifier, context);
    return { url: new URL("./electron.ts", import.meta.url).href, format: "module-typescript", shortCircuit: true };
  },
});
