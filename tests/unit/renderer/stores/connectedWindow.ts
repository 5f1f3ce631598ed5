/** The window's client and stores, without a page, over a real core in this process. */
import { createPinia, setActivePinia } from "pinia";
import { onTestFinished } from "vitest";
import { createApp, type EffectScope, effectScope } from "vue";
import { createBirpc } from "birpc";
import type { CoreFunctions, WindowFunctions } from "../../../../shared/api/channel.ts";
import type { Connection, Core } from "../../../../electron/studio/api/core.ts";
import { createApiClient, type ApiClient } from "../../../../renderer/api/client.ts";
import { provideApi } from "../../../../renderer/api/provideApi.ts";
import type { Transport, TransportHandlers } from "../../../../renderer/api/transport.ts";

export interface ConnectedWindow {
  readonly api: ApiClient;
  /** Faults that the client noted; a test expects none. */
  readonly defects: readonly unknown[];
  /** Breaks the connection, as a server that ends does. */
  readonly disconnect: () => void;
  /** Connects again, to this core or another one. */
  readonly connect: (core?: Core) => void;
  /** Runs in the setup of a component of this window. @returns its result and what unmounts it */
  readonly setUp: <Result>(setup: () => Result) => { result: Result; unmount: () => void };
}

export function connectedWindow(firstCore: Core): ConnectedWindow {
  let core = firstCore;
  let handlers: TransportHandlers | null = null;
  let connection: Connection | null = null;
  let toCore: (message: unknown) => void = () => undefined;

  function connect(next: Core = core): void {
    core = next;
    const own: Connection = core.connect((changes) => window.push.asEvent(changes));
    connection = own;
    const window = createBirpc<WindowFunctions, CoreFunctions>(
      { request: (name, params) => own.request(name, params) },
      {
        // As over a wire: plain JSON, never the same objects, and nothing once the connection is gone.
        post: (message: unknown) => {
          const text = JSON.stringify(message);
          if (connection === own) queueMicrotask(() => handlers?.message(JSON.parse(text)));
        },
        on: (listener: (message: unknown) => void) => (toCore = listener),
      },
    );
    handlers?.opened();
  }

  function disconnect(): void {
    connection?.close();
    connection = null;
    handlers?.closed("lost");
  }

  const transport: Transport = {
    shell: "browser",
    start: (given) => {
      handlers = given;
      connect();
    },
    post: (message) => {
      const text = JSON.stringify(message);
      if (connection !== null)
        queueMicrotask(() => {
          toCore(JSON.parse(text));
        });
    },
    retry: () => undefined,
    artefactUrl: ({ kind }) => `/${kind}`,
    pickFolder: null,
    saveExport: () => Promise.resolve(true),
  };
  const defects: unknown[] = [];
  const app = createApp({});
  const pinia = createPinia();
  const api = createApiClient(transport, (error) => defects.push(error));
  provideApi(app, api);
  app.use(pinia);
  setActivePinia(pinia);
  onTestFinished(() => {
    connection?.close();
  });
  return {
    api,
    defects,
    disconnect,
    connect,
    setUp: (setup) => {
      const scope: EffectScope = effectScope(true);
      const result = app.runWithContext(() => scope.run(setup))!;
      return {
        result,
        unmount: () => {
          scope.stop();
        },
      };
    },
  };
}
