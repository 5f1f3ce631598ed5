/** The client as the app provides it and the components and stores ask for it. */
import { hasInjectionContext, inject, type App, type InjectionKey } from "vue";
import type { ApiClient } from "./client.ts";

const apiKey: InjectionKey<ApiClient> = Symbol("api");

export function provideApi(app: App, api: ApiClient): void {
  app.provide(apiKey, api);
}

/** The client; in the setup of a component or store. @throws Error elsewhere */
export function useApi(): ApiClient {
  const api = hasInjectionContext() ? inject(apiKey, null) : null;
  if (api === null) throw new Error("useApi() works in the setup of a component or store, below provideApi().");
  return api;
}
