/** How much of this machine the pages of a server may take. */
export interface ServerLimits {
  /** Open TCP connections; a browser needs about eight a page. Beyond them the one that was silent longest goes. */
  readonly connections: number;
  /** Pages with an open channel. */
  readonly channels: number;
  /** Until a connection has sent the head of its request. */
  readonly headMs: number;
  /** Until it has sent the whole request. */
  readonly requestMs: number;
  /** Without a byte in either direction, as of a client that does not read its answer. */
  readonly idleMs: number;
  /** How often dead connections are looked for. */
  readonly lookMs: number;
  /** The head of a request. */
  readonly headBytes: number;
  /** The body of a request. */
  readonly bodyBytes: number;
  /** Between two pings; a page that has not answered the last one is dropped. */
  readonly heartbeatMs: number;
  /** What waits to be read by a page before it is dropped as too slow. */
  readonly unsentBytes: number;
  /** Messages of one page that wait for their turn; no more are read until there are fewer. */
  readonly unreadFrames: number;
  /** Requests of one page under way at a time. */
  readonly requestsAtOnce: number;
  /** How long a page that is sent away may take to say goodbye. */
  readonly farewellMs: number;
}

export const defaultServerLimits: ServerLimits = {
  connections: 256,
  channels: 32,
  headMs: 10_000,
  requestMs: 15_000,
  idleMs: 60_000,
  lookMs: 2_000,
  headBytes: 16 * 1024,
  bodyBytes: 1024,
  heartbeatMs: 15_000,
  unsentBytes: 32 * 1024 * 1024,
  unreadFrames: 64,
  requestsAtOnce: 256,
  farewellMs: 1_000,
};
