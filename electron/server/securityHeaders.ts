import type { ServerResponse } from "node:http";

/**
 * What a page of ours may do: load its own files, speak to its own server, and be framed by nobody. Styles may stand
 * inside the page, since the widgets put theirs there while they run; scripts may not.
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

/** Headers of every answer but the page's policy. No CORS header is ever sent. */
const common: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Cache-Control": "no-store",
};

/** Of a refusal to somebody who may not even call us by the right name. */
export const refusalHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": artefactPolicy,
  ...common,
};

/** @param host an allowed `Host`; null for an answer that is no page */
export function setSecurityHeaders(response: ServerResponse, host: string | null): void {
  const headers = host === null ? refusalHeaders : { ...common, "Content-Security-Policy": pagePolicy(host) };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
