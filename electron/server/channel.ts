/** One page's channel: birpc in JSON text frames over a WebSocket that has shown the token. */
import { createBirpc } from "birpc";
import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import type { CoreFunctions, Outcome, WindowFunctions } from "../../shared/api/channel.ts";
import { closeCodes } from "../../shared/api/webServer.ts";
import type { FairTurns } from "./fairTurns.ts";
import type { ServerLimits } from "./limits.ts";
import type { ServedCore } from "./served.ts";
import type { Message } from "../../shared/messages/message.ts";
import { message } from "../../shared/messages/message.ts";

export interface ChannelOptions {
  readonly core: Pick<ServedCore, "connect">;
  readonly limits: Pick<ServerLimits, "unsentBytes" | "requestsAtOnce" | "unreadFrames" | "farewellMs">;
  /** True once the server is being stopped: nothing new is begun, while what happens is still pushed. */
  readonly isStopping: () => boolean;
  readonly onDefect: (error: unknown) => void;
  /** The pages of the server take turns. */
  readonly turns: FairTurns;
}

/** The one kind of frame that a page may send: `request(name, params)`, wanting an answer. */
const frameSchema = z.strictObject({
  t: z.literal("q"),
  i: z.string().min(1).max(64),
  m: z.literal("request"),
  a: z.tuple([z.string().max(64), z.unknown()]),
});

/** Serves a page until its socket closes. */
export function openChannel(socket: WebSocket, options: ChannelOptions): void {
  const { core, limits, isStopping, onDefect, turns } = options;
  let isOpen = true;
  let underWay = 0;

  /** Resolves when the frame has left us: until then the core gathers what it would push. */
  function send(frame: string): Promise<void> {
    if (!isOpen) return Promise.resolve();
    const sent = new Promise<void>((resolve) => {
      // Where it failed the socket closes, which is heard of below.
      socket.send(frame, () => {
        resolve();
      });
    });
    if (socket.bufferedAmount > limits.unsentBytes) {
      leave(closeCodes.tooSlow, "The page does not read what it is sent.");
    }
    return sent;
  }

  function leave(code: number, reason: string): void {
    if (!isOpen) return;
    end();
    closeSocket(socket, code, reason, limits.farewellMs);
  }

  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    turns.drop(socket);
    connection.close();
    rpc.$close();
  }

  async function answer(name: string, params: unknown): Promise<Outcome> {
    if (isStopping()) return refused(message("server.isStopping"));
    if (underWay >= limits.requestsAtOnce) return refused(message("server.asksTooMuch"));
    underWay += 1;
    try {
      return await connection.request(name, params);
    } finally {
      underWay -= 1;
    }
  }

  const rpc = createBirpc<WindowFunctions, CoreFunctions, false>(
    { request: answer },
    {
      proxify: false,
      post: send,
      on(receive) {
        const readOn = (): void => {
          if (isOpen && socket.isPaused && turns.waiting(socket) < limits.unreadFrames / 2) socket.resume();
        };
        socket.on("message", (data, isBinary) => {
          if (!isOpen) return;
          turns.add(socket, () => {
            receive(isBinary ? null : textOf(data));
            readOn();
          });
          // The rest waits where it costs nothing: with the page.
          if (turns.waiting(socket) >= limits.unreadFrames) socket.pause();
        });
      },
      serialize: (frame) => JSON.stringify(frame),
      deserialize: (text: string | null) => frameSchema.parse(text === null ? null : JSON.parse(text)),
      onGeneralError(error) {
        if (error instanceof z.ZodError || error instanceof SyntaxError) {
          leave(closeCodes.refused, "The page sent what the channel does not allow.");
        } else onDefect(error);
        return true;
      },
      onFunctionError(error) {
        // The core answers errors as data: what it throws is a defect, and the page is not told its text.
        onDefect(error);
        leave(closeCodes.failed, "Something went wrong inside Critic Studio.");
        return true;
      },
    },
  );
  const connection = core.connect((changes) => (isOpen ? rpc.$callEvent("push", changes) : Promise.resolve()));
  void connection.ended.then(() => {
    leave(closeCodes.tooSlow, "The page has to connect anew.");
  });
  socket.on("close", end);
}

/** Says goodbye, and hangs up on a page that does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string, farewellMs: number): void {
  socket.close(code, reason);
  const timer = setTimeout(() => {
    socket.terminate();
  }, farewellMs);
  socket.once("close", () => {
    clearTimeout(timer);
  });
}

function refused(sentence: Message): Outcome {
  return { ok: false, failure: { code: "wrong-state", message: sentence, details: {} } };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
