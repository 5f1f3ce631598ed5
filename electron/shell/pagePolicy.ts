/**
 * What the page may do: load its own files and the studio's pictures, and nothing else. Styles may stand inside the
 * page, since the widgets put theirs there while they run; scripts may not. The page speaks to the core through its
 * preload, not by network.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob: critic:",
  "connect-src 'self' critic:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** For pictures and exports: should one ever be taken for a page, it can do nothing. */
export const artefactPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
