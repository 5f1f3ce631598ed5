/** How the requests of shared/api are answered: a table from each name to a function. */
import type { z } from "zod";
import type { requests, RequestName } from "../../../shared/api/requests.ts";
import type { Follower } from "./follower.ts";

/** What a handler is given: parsed, with nothing in it that the schema does not name. */
export type ParsedParams<Name extends RequestName> = z.output<(typeof requests)[Name]["params"]>;
/** What a handler answers; it is checked by the schema before it leaves. */
export type HandlerResult<Name extends RequestName> = z.input<(typeof requests)[Name]["result"]>;

/** Who asks: a window with a connection, or null for a request without one. */
export type Asker = Follower | null;

export type Handler<Name extends RequestName> = (
  params: ParsedParams<Name>,
  asker: Asker,
) => HandlerResult<Name> | Promise<HandlerResult<Name>>;

/** The handlers of some requests. */
export type Handlers<Name extends RequestName = RequestName> = { readonly [Each in Name]: Handler<Each> };

/** The requests whose name begins with one of these words: `RequestsOf<"machine">`. */
export type RequestsOf<Group extends string> = Extract<RequestName, `${Group}.${string}`>;
