/** The core's channel to each window: birpc in JSON frames through the preload. */
import { createBirpc } from "birpc";
import type { WebContents } from "electron";
import { z } from "zod";
import type { CoreFunctions, WindowFunctions } from "../../shared/api/channel.ts";
import type { Core } from "../studio/api/core.ts";
import { channels, longestFrame } from "./channels.ts";
import { hear, type RefusalLog } from "./ipc.ts";

/** The one kind of frame that a page may send: `request(name, params)`, wanting an answer. */
const frameSchema = z.strictObject({
  t: z.literal("q"),
  i: z.string().min(1).max(64),
  m: z.literal("request"),
  a: z.tuple([z.string().max(64), z.unknown()]),
});

interface OpenChannel {
  readonly receive: (frame: string) => void;
  readonly close: () => void;
  /** Resolves when nothing is pushed any more: the window was left, or it could not be told. */
  readonly ended: Promise<void>;
}

/**
 * Serves every window that speaks: a page's channel is there from its first message until it is left or loaded anew.
 */
export function serveWindows(core: Pick<Core, "connect">, log: RefusalLog): void {
  const open = new Map<number, OpenChannel>();

  function channelOf(window: WebContents): OpenChannel {
    const known = open.get(window.id);
    if (known !== undefined) return known;
    const channel = openChannel(core, window, log);
    const onNavigation = (details: { readonly isMainFrame: boolean; readonly isSameDocument: boolean }): void => {
      if (details.isMainFrame && !details.isSameDocument) close();
    };
    const close = (): void => {
      window.off("destroyed", close);
      window.off("render-process-gone", close);
      window.off("did-start-navigation", onNavigation);
      // A later page of the same window has a channel of its own.
      if (open.get(window.id) === channel) open.delete(window.id);
      channel.close();
    };
    open.set(window.id, channel);
    window.once("destroyed", close);
    window.once("render-process-gone", close);
    window.on("did-start-navigation", onNavigation);
    void channel.ended.then(() => {
      // A page that is still there has to connect anew, and catches up by its cursors.
      const isStillOpen = open.get(window.id) === channel;
      close();
      if (isStillOpen && !window.isDestroyed()) window.send(channels.lost);
    });
    return channel;
  }

  hear(channels.toCore, z.tuple([z.string().max(longestFrame)]), log, (window, frame) => {
    channelOf(window).receive(frame);
  });
}

function openChannel(core: Pick<Core, "connect">, window: WebContents, log: RefusalLog): OpenChannel {
  let receive: (frame: string) => void = () => undefined;
  const rpc = createBirpc<WindowFunctions, CoreFunctions, false>(
    { request: (name, params) => connection.request(name, params) },
    {
      proxify: false,
      post(frame: string) {
        if (!window.isDestroyed()) window.send(channels.toWindow, frame);
      },
      on(listener: (frame: string) => void) {
        receive = listener;
      },
      serialize: (frame) => JSON.stringify(frame),
      deserialize: (frame: string) => frameSchema.parse(JSON.parse(frame)),
      onGeneralError() {
        log("Refused a frame that is no request.");
        return true;
      },
      onFunctionError(error) {
        log(`A request failed: ${error.message}`);
        return true;
      },
    },
  );
  const connection = core.connect((changes) => rpc.$callEvent("push", changes));
  return {
    receive: (frame) => {
      receive(frame);
    },
    close: () => {
      connection.close();
      rpc.$close();
    },
    ended: connection.ended,
  };
}
