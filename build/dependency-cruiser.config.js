/** The arrows of ARCHITECTURE.md. A room may import itself, `shared/`, packages, and the rooms named here. */
const arrows = {
  cli: ["studio", "server"],
  server: ["studio"],
  shell: ["studio", "processes"],
  studio: ["history", "dataset", "domains", "evaluation", "storage", "processes", "trainer/protocol"],
  history: ["storage"],
  dataset: ["storage", "processes"],
  trainer: ["gan", "engine", "domains", "storage", "processes"],
  evaluation: ["engine", "domains", "storage", "processes"],
  domains: ["dataset", "storage"],
  engine: [],
  gan: [],
  storage: [],
  processes: [],
};

const roomRules = Object.entries(arrows).map(([room, allowed]) => ({
  name: `electron-${room}`,
  comment: `electron/${room} may import only ${[room, ...allowed, "shared"].join(", ")}.`,
  severity: "error",
  from: { path: `^electron/${room}/` },
  to: {
    path: "^(electron|renderer|build|tests|resources)/",
    pathNot: [room, ...allowed].map((target) => `^electron/${target}/`),
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    {
      name: "shared-is-pure",
      comment: "shared/ imports neither other rooms nor Node nor Electron.",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^(electron|renderer|build|tests|resources)/|^node:|node_modules/electron/" },
    },
    {
      name: "shared-without-node",
      comment: "shared/ runs in the renderer too.",
      severity: "error",
      from: { path: "^(shared|renderer|electron/gan)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "renderer-imports-shared-only",
      comment: "renderer/ imports shared/, and pictures of resources/.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(electron|build|tests)/|^resources/.*\\.(?!png$)[^.]*$" },
    },
    {
      name: "gan-is-plain-tensorflow",
      comment:
        "electron/gan is the paper in plain TensorFlow.js: no other package, no I/O. Layers as data are in shared/.",
      severity: "error",
      from: { path: "^electron/gan/" },
      to: { pathNot: ["^electron/gan/", "^shared/", "node_modules/@tensorflow/tfjs-core/"] },
    },
    {
      name: "one-place-loads-tensorflow",
      comment: "Gradients and backend come with electron/engine/tensorflow.ts; types and operations with tfjs-core.",
      severity: "error",
      from: { pathNot: "^electron/engine/tensorflow\\.ts$" },
      to: { path: "node_modules/@tensorflow/(?!tfjs-core/)|^electron/engine/gradients\\.generated" },
    },
    {
      name: "only-history-speaks-sql",
      comment: "fileLock.ts takes SQLite for its locks on files only.",
      severity: "error",
      from: { path: "^(electron|shared|renderer)/", pathNot: "^electron/(history/|storage/fileLock\\.ts$)" },
      to: { path: "node_modules/better-sqlite3/|node_modules/@types/better-sqlite3/" },
    },
    {
      name: "only-the-shell-imports-electron",
      severity: "error",
      from: { path: "^(electron|shared|renderer)/", pathNot: "^electron/shell/" },
      to: { path: "^electron$|node_modules/electron/" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|coverage)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
