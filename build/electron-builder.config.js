/**
 * How the desktop program is packed for Linux, Windows and macOS: `npm run dist`. Everything of ours is bundled in
 * dist/, so that of all packages only those with native parts go in (packing/packedPackages.ts).
 */
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { checkParts } from "./packing/checkParts.ts";
import { packedFiles } from "./packing/packedFiles.ts";

const project = fileURLToPath(new URL("..", import.meta.url));
const icons = join(project, "resources/icons");

const packages = await packedFiles(project);

/**
 * Of a system's own patterns electron-builder takes up to the packages only those of a set; plain ones must exclude.
 */
const onlyFor = (/** @type {readonly string[]} */ filter) => [{ from: ".", filter: [...filter] }];

/** @type {import('electron-builder').Configuration} */
export default {
  appId: "org.criticstudio.CriticStudio",
  productName: "Critic Studio",
  copyright: "MIT licence",
  directories: { app: project, output: "dist/packages", buildResources: "resources/icons" },
  files: [
    "!**/*",
    "package.json",
    "LICENSE",
    "dist/electron/**/*",
    "!dist/electron/cli/**",
    "dist/renderer/**/*",
    "resources/sample-images/**/*",
    ...packages.everywhere,
    "!**/*.{map,d.ts,d.mts,d.cts}",
  ],
  // Only Electron's main process sees into the archive: what trainers, worker threads and native libraries need lies
  // beside it.
  asarUnpack: ["package.json", "node_modules/**", "resources/**", "dist/electron/{dataset,engine,studio,trainer}/**"],
  // A .deb has to name an address of the project; .invalid says that there is none yet.
  extraMetadata: { homepage: "https://critic-studio.invalid/", author: "The Critic Studio authors" },
  npmRebuild: false,
  beforePack: checkParts,
  // The older AppImage needs FUSE 2, which systems no longer have, and always starts without Chromium's sandbox.
  toolsets: { appimage: "1.0.3" },
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    // The .deb first: it installs what Chromium's sandbox needs. An AppImage starts without it where the system forbids
    // it.
    target: ["deb", "AppImage"],
    files: onlyFor(packages.linux),
    category: "Science",
    icon: join(icons, "linux"),
    maintainer: "Critic Studio contributors <contributors@critic-studio.invalid>",
    executableName: "critic-studio",
  },
  win: { target: ["nsis"], files: onlyFor(packages.win32), icon: join(icons, "icon.ico") },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ["dmg"],
    files: onlyFor(packages.darwin),
    icon: join(icons, "icon.icns"),
    category: "public.app-category.developer-tools",
  },
};
