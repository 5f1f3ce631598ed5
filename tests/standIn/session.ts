/** The session: its protocol handler and what it lets pages do. */
import { EventEmitter } from "node:events";
import type { CustomScheme, Protocol, Session } from "electron";

type Handler = (request: Request) => Response | Promise<Response>;
type PermissionRequest = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;
type PermissionCheck = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;

export const handlers = new Map<string, Handler>();
const schemes: CustomScheme[] = [];

export const protocol = {
  registerSchemesAsPrivileged: (added) => {
    schemes.push(...added);
  },
} satisfies Pick<Protocol, "registerSchemesAsPrivileged">;

class StandInSession extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      if (!schemes.some((known) => known.scheme === scheme)) throw new Error(`${scheme} was not registered in time.`);
      handlers.set(scheme, handler);
    },
  };
  permissionRequest: PermissionRequest | null = null;
  permissionCheck: PermissionCheck | null = null;

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(): void {
    // Chromium here has no devices.
  }
}

export const defaultSession = new StandInSession();
export const session = { defaultSession };
