/**
 * How the desktop program is packed for Linux, Windows and macOS: `npm run dist`. Everything of ours is bundled in dist/, so
 * that of all packages only those with native parts go in.
 */
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const icons = join(project, "resources/icons");

/**
 * Of the packages of nativePackages.ts what is needed to run, for the platform that is packed for; without the bindings of
 * TensorFlow, which are for those who install them themselves.
 */
const packages = [
  "node_modules/@fontsource/ibm-plex-sans/{LICENSE,package.json}",
  "node_modules/@fontsource/ibm-plex-sans/files/*-normal.woff2",
  "node_modules/@julusian/jpeg-turbo/{LICENSE,*.js,package.json}",
  "node_modules/@julusian/jpeg-turbo/prebuilds/jpeg-turbo-${platform}-${arch}/**",
  "node_modules/pkg-prebuilds/{LICENSE,package.json,bindings.js,lib/**}",
  "node_modules/@napi-rs/{canvas,image}/*.{js,json}",
  "node_modules/@napi-rs/{canvas,image}-${platform}-${arch}*/**",
  "node_modules/better-sqlite3/{LICENSE,package.json,lib/**}",
  "node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node",
  "node_modules/onnxruntime-common/{package.json,dist/cjs/**}",
  "node_modules/onnxruntime-node/{package.json,dist/**}",
  "node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/**",
];

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
    ...packages,
    "!**/*.{map,d.ts,d.mts,d.cts}",
  ],
  // Only Electron's main process sees into the archive: what trainers, worker threads and native libraries need lies beside it.
  asarUnpack: ["package.json", "node_modules/**", "resources/**", "dist/electron/{dataset,engine,studio,trainer}/**"],
  // A .deb has to name an address of the project; .invalid says that there is none yet.
  extraMetadata: { homepage: "https://critic-studio.invalid/", author: "The Critic Studio authors" },
  npmRebuild: false,
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
    target: ["AppImage", "deb"],
    category: "Science",
    icon: join(icons, "linux"),
    maintainer: "Critic Studio contributors <contributors@critic-studio.invalid>",
    executableName: "critic-studio",
  },
  win: { target: ["nsis"], icon: join(icons, "icon.ico") },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: { target: ["dmg"], icon: join(icons, "icon.icns"), category: "public.app-category.developer-tools" },
};
