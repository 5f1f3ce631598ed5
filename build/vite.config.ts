/** Bundles the window's page, the same for Electron and for the browser, into dist/renderer. */
import vue from "@vitejs/plugin-vue";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { licencesFile } from "./licences.ts";

const root = resolve(import.meta.dirname, "../renderer");

export default defineConfig({
  root,
  plugins: [vue(), licencesFile(resolve(import.meta.dirname, "../package-lock.json"))],
  build: {
    outDir: resolve(import.meta.dirname, "../dist/renderer"),
    emptyOutDir: true,
    target: "es2024",
    sourcemap: false,
    // The page's content-security-policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  clearScreen: false,
});
