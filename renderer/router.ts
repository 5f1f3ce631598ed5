/** Where each view is. Every view is a bundle of its own, loaded when it is first opened. */
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from "vue-router";

/** The addresses, by the names that links use: `{ name: "run", params: { runId } }`. */
export const routes = [
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
    path: "/runs/:runId",
    name: "run",
    props: true,
    meta: { title: "Run" },
    component: () => import("./views/run/RunView.vue"),
  },
  {
    // ?runs=a,b,c
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

export function createStudioRouter(): Router {
  const router = createRouter({ history: createWebHistory("/"), routes: [...routes] });
  router.afterEach((to) => {
    document.title = `${String(to.meta.title)} · Critic Studio`;
  });
  return router;
}
