/** Where each view is. Every view is a bundle of its own, loaded when it is first opened. */
import { shallowRef } from "vue";
import { createRouter, createWebHistory, START_LOCATION, type Router, type RouteRecordRaw } from "vue-router";
import { noteAddress } from "./composables/loadedAddress.ts";
import { reportDefect } from "./frame/defects.ts";
import { nameView } from "./frame/pageTitle.ts";

/** The addresses, by the names that links use: `{ name: "run", params: { runId } }`. */
const routes = [
  { path: "/", name: "start", meta: { title: "Start" }, component: () => import("./views/start/StartView.vue") },
  {
    // ?folder= or ?dataset= to begin with; ?sample for the bundled pictures.
    path: "/new",
    name: "new-run",
    meta: { title: "New run" },
    component: () => import("./views/new-run/NewRunView.vue"),
  },
  {
    path: "/datasets/:datasetId",
    name: "dataset",
    props: true,
    meta: { title: "Data set" },
    component: () => import("./views/dataset/DatasetView.vue"),
  },
  {
    // ?folder= to look through before it is packed; waits for a click where the page was loaded with it
    path: "/folder",
    name: "folder",
    meta: { title: "Folder" },
    component: () => import("./views/dataset/FolderView.vue"),
  },
  {
    // ?step= of the sample in sight, ?from= and ?to= of the range in sight
    path: "/runs/:runId",
    name: "run",
    props: true,
    meta: { title: "Run" },
    component: () => import("./views/run/RunView.vue"),
  },
  {
    // ?runs=a,b,c, and as of a run: ?step=, ?from=, ?to=
    path: "/compare",
    name: "compare",
    meta: { title: "Compare" },
    component: () => import("./views/compare/CompareView.vue"),
  },
  {
    // ?run= to begin at the tree of that run
    path: "/tree",
    name: "tree",
    meta: { title: "Tree" },
    component: () => import("./views/tree/TreeView.vue"),
  },
  {
    path: "/machine",
    name: "machine",
    meta: { title: "This machine" },
    component: () => import("./views/machine/MachineView.vue"),
  },
  {
    path: "/:rest(.*)*",
    name: "unknown",
    meta: { title: "No such page" },
    component: () => import("./frame/UnknownPage.vue"),
  },
] as const satisfies readonly RouteRecordRaw[];

/** The address whose view could not be loaded, for the frame to say so; null where all is well. */
export const failedNavigation = shallowRef<string | null>(null);

export function createStudioRouter(): Router {
  const router = createRouter({ history: createWebHistory("/"), routes: [...routes] });
  router.onError((error, to) => {
    reportDefect(error);
    failedNavigation.value = to.fullPath;
  });
  router.beforeResolve((to, from) => {
    noteAddress(to.fullPath, from === START_LOCATION);
  });
  router.afterEach((to) => {
    failedNavigation.value = null;
    nameView(String(to.meta.title));
  });
  return router;
}
