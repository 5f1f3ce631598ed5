/** To the core behind a loopback server (shared/api/webServer.ts): a WebSocket that connects again by itself. */
import {
  artefactUrl,
  channelPath,
  channelProtocols,
  closeCodes,
  sessionPath,
  sessionSchema,
  type Session,
} from "../../shared/api/webServer.ts";
import { answerOtherTabs, findToken, forgetToken } from "./accessToken.ts";
import type { Transport, TransportHandlers } from "./transport.ts";

const firstPauseMs = 250;
const longestPauseMs = 4000;

export function createWebSocketTransport(): Transport {
  let socket: WebSocket | null = null;
  let handlers: TransportHandlers | null = null;
  let session: Session | null = null;
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;

  async function connect(): Promise<void> {
    clearTimeout(timer);
    const attempt = ++attempts;
    const token = await findToken();
    const admission = token === null ? "refused" : await askAdmission(token);
    // Asked to try again meanwhile: a second socket would bring everything twice.
    if (attempt !== attempts) return;
    if (token === null || admission === "refused") {
      refuse();
      return;
    }
    if (admission === "unreachable") {
      connectLater();
      return;
    }
    // Another version serves now: its page may be another too.
    if (session !== null && session.version !== admission.version) location.reload();
    session = admission;
    open(token);
  }

  function open(token: string): void {
    const protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const opening = new WebSocket(`${protocol}//${location.host}${channelPath}`, channelProtocols(token));
    socket = opening;
    opening.addEventListener("open", () => {
      pauseMs = firstPauseMs;
      handlers?.opened();
    });
    opening.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string") handlers?.message(JSON.parse(data));
    });
    opening.addEventListener("close", ({ code }) => {
      if (socket !== opening) return;
      socket = null;
      if (code === closeCodes.refused) refuse();
      else connectLater();
    });
  }

  function refuse(): void {
    forgetToken();
    handlers?.closed("refused");
  }

  function connectLater(): void {
    handlers?.closed("lost");
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  return {
    shell: "browser",
    start: (given) => {
      handlers = given;
      answerOtherTabs();
      void connect();
      // The address with a token, pasted into a tab that is open already, changes the fragment alone.
      window.addEventListener("hashchange", () => {
        if (socket === null) void connect();
      });
    },
    post: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    retry: () => {
      if (socket === null) void connect();
    },
    artefactUrl: (artefact) => artefactUrl(artefact, session?.artefactKey ?? ""),
    pickFolder: null,
    saveExport: (ticket, fileName) => {
      const link = document.createElement("a");
      link.href = artefactUrl({ kind: "export", ticket }, session?.artefactKey ?? "");
      link.download = fileName;
      link.click();
      return Promise.resolve(true);
    },
  };
}

/** Shows the token to the server. */
async function askAdmission(token: string): Promise<Session | "refused" | "unreachable"> {
  try {
    const answer = await fetch(sessionPath, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    if (answer.ok) return sessionSchema.parse(await answer.json());
    return answer.status === 401 ? "refused" : "unreachable";
  } catch {
    return "unreachable";
  }
}
