import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, base64url. */
export function createAccessToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * The key that opens artefacts. It stands in their addresses, which browsers keep (lists of downloads) and people copy,
 * so it must not be the token; from one token it is always the same, so that caches hold over a restart.
 */
export function artefactKeyOf(token: string): string {
  return createHmac("sha256", token).update("artefacts").digest("base64url");
}

/** Whether both are the same secret, in a time that depends on neither, not even on their lengths. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
