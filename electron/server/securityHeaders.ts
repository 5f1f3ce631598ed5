import type { ServerResponse } from "node:http";

/**
 * What a page of ours may do: load its own files, speak to its own server, and be framed by nobody. Styles may stand inside
 * the page, since the widgets put theirs there while they run; scripts may not.
 *
 * @param host an allowed `Host`; some browsers do not count a WebSocket of the same host as 'self'
 */
function pagePolicy(host: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For pictures and downloads: should one ever be taken for a page, it can do nothing. */
export const artefactPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Headers of every answer. No CORS header is ever sent. */
export function setSecurityHeaders(response: ServerResponse, host: string): void {
  response.setHeader("Content-Security-Policy", pagePolicy(host));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  response.setHeader("Cache-Control", "no-store");
}
