/**
 * The token that the server's address carries in its fragment (`#token=…`): read once, kept for this tab, taken out of
 * the address bar and the history. A tab opened without it asks the other tabs of the same studio.
 */
import { accessTokenSchema, tokenFragmentKey } from "../../shared/api/webServer.ts";

const storageKey = "critic-studio.token";
const channelName = "critic-studio.token";
const askedForMs = 400;

/** The token of an address's fragment, or null. */
export function tokenOfFragment(fragment: string): string | null {
  return asToken(new URLSearchParams(fragment.replace(/^#/, "")).get(tokenFragmentKey));
}

/** The token of this tab: from its address, else remembered, else from another tab; null where nobody knows it. */
export async function findToken(): Promise<string | null> {
  const known = tokenOfAddress() ?? asToken(sessionStorage.getItem(storageKey)) ?? (await askOtherTabs());
  if (known !== null) sessionStorage.setItem(storageKey, known);
  return known;
}

/** A token that the server refused is of no use to this tab or another. */
export function forgetToken(): void {
  sessionStorage.removeItem(storageKey);
}

/** Tells other tabs of the same studio the token when they ask. */
export function answerOtherTabs(): void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const token = asToken(sessionStorage.getItem(storageKey));
    if (data === "wanted" && token !== null) channel.postMessage({ token });
  });
}

function tokenOfAddress(): string | null {
  const token = tokenOfFragment(location.hash);
  if (token !== null) history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}

function askOtherTabs(): Promise<string | null> {
  const channel = new BroadcastChannel(channelName);
  return new Promise((resolve) => {
    const settle = (token: string | null): void => {
      channel.close();
      resolve(token);
    };
    const timer = setTimeout(() => {
      settle(null);
    }, askedForMs);
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const token = typeof data === "object" && data !== null && "token" in data ? asToken(data.token) : null;
      if (token === null) return;
      clearTimeout(timer);
      settle(token);
    });
    channel.postMessage("wanted");
  });
}

function asToken(candidate: unknown): string | null {
  const token = accessTokenSchema.safeParse(candidate);
  return token.success ? token.data : null;
}
