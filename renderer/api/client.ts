/**
 * The window's one way to the core. Requests are checked on the way out and in; what the core pushes is checked and
 * handed to every listener. Views ask for the client by `useApi()` (provideApi.ts).
 */
import { createBirpc } from "birpc";
import { readonly, ref, type Ref } from "vue";
import type { z } from "zod";
import type { Artefact } from "../../shared/api/artefacts.ts";
import { changesSchema, type Change } from "../../shared/api/changes.ts";
import {
  outcomeSchema,
  RequestError,
  type CoreFunctions,
  type Outcome,
  type WindowFunctions,
} from "../../shared/api/channel.ts";
import { requests, type RequestName, type RequestParams, type RequestResult } from "../../shared/api/requests.ts";
import type { Transport } from "./transport.ts";
import { said } from "./said.ts";

type ConnectionState = "connecting" | "connected" | "reconnecting" | "refused";
type FolderPicker = () => Promise<string | null>;

export interface ApiClient {
  readonly shell: "desktop" | "browser";
  readonly state: Readonly<Ref<ConnectionState>>;
  /** Grows with every connection made: watch it to ask again for what may have been missed. */
  readonly connectionNumber: Readonly<Ref<number>>;
  /** Waits for the first connection; during a later gap it fails at once. @throws RequestError */
  readonly request: <Name extends RequestName>(name: Name, params: RequestParams<Name>) => Promise<RequestResult<Name>>;
  /** Calls for every change that the core pushes, in order. @returns what ends it */
  readonly onChange: (listener: (change: Change) => void) => () => void;
  readonly artefactUrl: (artefact: Artefact) => string;
  /**
   * The system's dialog on the desktop; in the browser the picker that `offerFolderPicker` was given. Null: changed
   * their mind.
   */
  readonly pickFolder: FolderPicker;
  /** Says how a folder is picked where the shell has no dialog. @returns what takes it back */
  readonly offerFolderPicker: (picker: FolderPicker) => () => void;
  /** Saves an export under a name that the user may change. @returns false where they changed their mind */
  readonly saveExport: (ticket: string, fileName: string) => Promise<boolean>;
  /** Tries at once to connect again. */
  readonly retry: () => void;
}

/** @param onDefect told of what must not happen: a push that does not fit the API, a listener that throws */
export function createApiClient(transport: Transport, onDefect: (error: unknown) => void): ApiClient {
  const state = ref<ConnectionState>("connecting");
  // The same, unseen by Vue: what makes a request must not depend on the connection unawares.
  let connection: ConnectionState = "connecting";
  const connectionNumber = ref(0);
  const listeners = new Set<(change: Change) => void>();
  let receive: (message: unknown) => void = () => undefined;
  let firstConnection = Promise.withResolvers<undefined>();
  let folderPicker: FolderPicker | null = transport.pickFolder;

  const core = createBirpc<CoreFunctions, WindowFunctions>(
    {
      push: (changes) => {
        deliver(changes, listeners, onDefect);
      },
    },
    {
      post: (message: unknown) => {
        transport.post(message);
      },
      on: (listener: (message: unknown) => void) => {
        receive = listener;
      },
      // A folder of a million pictures takes as long as it takes; a lost connection ends every call below.
      timeout: -1,
    },
  );

  function enter(next: ConnectionState): void {
    connection = next;
    state.value = next;
  }

  transport.start({
    opened: () => {
      enter("connected");
      connectionNumber.value += 1;
      firstConnection.resolve(undefined);
    },
    message: (message) => {
      receive(message);
    },
    closed: (reason) => {
      if (reason === "refused") {
        enter("refused");
        firstConnection.reject(disconnected(reason));
        firstConnection.promise.catch(() => undefined);
        firstConnection = Promise.withResolvers();
      } else if (connection === "connected") enter("reconnecting");
      void core.$rejectPendingCalls(({ reject }) => {
        reject(disconnected(reason));
      });
    },
  });

  return {
    shell: transport.shell,
    state: readonly(state),
    connectionNumber: readonly(connectionNumber),
    request: async (name, params) => {
      const checked = checkParams(name, params);
      if (connection === "connecting") await firstConnection.promise;
      if (connection !== "connected") throw disconnected(connection === "refused" ? "refused" : "lost");
      return readOutcome(name, await core.request(name, checked));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    artefactUrl: transport.artefactUrl,
    pickFolder: () => folderPicker?.() ?? Promise.resolve(null),
    offerFolderPicker: (picker) => {
      folderPicker = transport.pickFolder ?? picker;
      return () => {
        folderPicker = transport.pickFolder;
      };
    },
    saveExport: (ticket, fileName) => transport.saveExport(ticket, fileName),
    retry: () => {
      if (connection === "refused") enter("connecting");
      transport.retry();
    },
  };
}

function disconnected(reason: "lost" | "refused"): RequestError {
  const message =
    reason === "lost"
      ? "The connection to Critic Studio is away. Nothing is lost, and the window connects again by itself."
      : "Critic Studio does not accept this window: its access token is missing or no longer valid.";
  return new RequestError("disconnected", message);
}

function checkParams(name: RequestName, params: unknown): unknown {
  const checked = requests[name].params.safeParse(params);
  if (checked.success) return checked.data;
  const first = checked.error.issues[0];
  const place = first?.path.join(".") ?? "";
  throw new RequestError("invalid-argument", `${place === "" ? name : place}: ${first?.message ?? "not valid"}.`);
}

function readOutcome<Name extends RequestName>(name: Name, answer: Outcome): RequestResult<Name> {
  const outcome = outcomeSchema.safeParse(answer);
  if (!outcome.success) throw misfit(name, outcome.error);
  if (!outcome.data.ok) {
    const { code, message, details } = outcome.data.failure;
    throw new RequestError(code, said(message), details);
  }
  const result = requests[name].result.safeParse(outcome.data.result);
  if (!result.success) throw misfit(name, result.error);
  return result.data as RequestResult<Name>;
}

function misfit(name: string, error: z.ZodError): RequestError {
  return new RequestError(
    "defect",
    `The answer to ${name} was not understood: the window and the program are of different versions. Reload ` +
      "the window.",
    { problem: error.message },
  );
}

function deliver(
  pushed: unknown,
  listeners: ReadonlySet<(change: Change) => void>,
  onDefect: (error: unknown) => void,
): void {
  const changes = changesSchema.safeParse(pushed);
  if (!changes.success) {
    onDefect(changes.error);
    return;
  }
  for (const change of changes.data) {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        onDefect(error);
      }
    }
  }
}
