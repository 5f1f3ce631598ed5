/**
 * What the server and the page it serves agree on. The page finds the access token in the fragment of its address
 * (`http://127.0.0.1:PORT/#token=…`), which reaches no log, no Referer and no other program. It then
 *
 * 1. posts the token to `/session`: 200 with `sessionSchema`, or 401 where the token is wrong (so a refusal differs
 *    from a server that is not there);
 * 2. opens the WebSocket `/channel` with the two subprotocols of `channelProtocols`, and speaks birpc in JSON text
 * frames;
 * 3. asks for artefacts at `artefactUrl`.
 *
 * There is no cookie: a browser sends those to every port of 127.0.0.1, so to other programs too, and sends them
 * unasked.
 */
import { z } from "zod";
import { artefactPath, type Artefact } from "./artefacts.ts";

/** 256 bits, base64url. */
export const accessTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The key before the token in the fragment of the page's address. */
export const tokenFragmentKey = "token";

export const sessionPath = "/session";
export const channelPath = "/channel";

/** Posted to `/session` as JSON. */
export const sessionRequestSchema = z.strictObject({ token: accessTokenSchema });

/**
 * The answer: what a page needs besides the token. It stays the same for as long as the token: until the server ends.
 */
export const sessionSchema = z.strictObject({
  /**
   * Opens artefacts and nothing else, since it stands in addresses; made from the token, which cannot be told from it.
   */
  artefactKey: accessTokenSchema,
  /** Of the program that serves. A page that has seen another version before should be loaded again. */
  version: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

/** The subprotocol that the server agrees to. */
export const channelProtocol = "critic-studio-1";
const tokenProtocolPrefix = "token.";

/** For `new WebSocket(address, channelProtocols(token))`: browsers let a page set no other header. */
export function channelProtocols(token: string): string[] {
  return [channelProtocol, `${tokenProtocolPrefix}${token}`];
}

/** The token among the subprotocols that a page offers, or null. */
export function tokenOfProtocols(protocols: Iterable<string>): string | null {
  for (const protocol of protocols) {
    if (protocol.startsWith(tokenProtocolPrefix)) return protocol.slice(tokenProtocolPrefix.length);
  }
  return null;
}

/**
 * Why the server closed the channel. After any but `refused` the page connects again, at first after a second or so.
 */
export const closeCodes = {
  /** The server is being stopped; it may come back. */
  goingAway: 1001,
  /** The page sent what the channel does not allow. */
  refused: 1008,
  /** Something went wrong inside the program; connected again, the page goes on. */
  failed: 1011,
  /** A message was larger than `largestMessageBytes`. */
  tooLarge: 1009,
  /** The page did not read fast enough; connected again, it catches up by its cursors. */
  tooSlow: 4008,
} as const;

/** The largest message that the server takes. */
export const largestMessageBytes = 256 * 1024;

/** The address of an artefact, for `<img>` and download links. */
export function artefactUrl(artefact: Artefact, artefactKey: string): string {
  return `/artefacts/${artefactPath(artefact)}?key=${artefactKey}`;
}
