/** What a page may never do, whatever is in it: leave, open windows, embed others, use devices. */
import type { App, Session, WebContents } from "electron";
import { isPageAddress } from "./addresses.ts";

/** Guards every page that is ever made, the ones that nobody meant to make included. */
export function guardPages(app: Pick<App, "on">): void {
  app.on("web-contents-created", (_event, page) => {
    guardPage(page);
  });
}

function guardPage(page: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isPageAddress(event.url)) event.preventDefault();
  };
  page.on("will-navigate", stay);
  page.on("will-frame-navigate", stay);
  page.on("will-redirect", stay);
  page.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
  page.setWindowOpenHandler(() => ({ action: "deny" }));
}

/**
 * Refuses camera, microphone, notifications, devices and the rest; writing to the clipboard is all that the page may
 * ask.
 */
export function guardSession(session: Session): void {
  const allowed = (permission: string, address: string): boolean =>
    permission === "clipboard-sanitized-write" && isPageAddress(address);
  session.setPermissionRequestHandler((_page, permission, decide, details) => {
    decide(allowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_page, permission, origin) => allowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => {
    // Exports are saved by the main process, through the system's dialog.
    event.preventDefault();
  });
}
