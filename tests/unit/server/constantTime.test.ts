/**
 * That secrets are compared in constant time cannot be measured on a busy machine: it is seen how they are compared.
 */
import type * as Crypto from "node:crypto";
import { expect, test, vi } from "vitest";

const compared = vi.hoisted(() => vi.fn<(one: Uint8Array, other: Uint8Array) => void>());
vi.mock("node:crypto", async (load) => {
  const crypto = await load<typeof Crypto>();
  return {
    ...crypto,
    timingSafeEqual: (one: Uint8Array, other: Uint8Array) => {
      compared(one, other);
      return crypto.timingSafeEqual(one, other);
    },
  };
});

test("secrets are compared in a time that depends neither on their content nor on their length", async () => {
  const { isSameSecret } = await import("../../../electron/server/accessToken.ts");
  const secret = "k".repeat(43);
  for (const given of ["", "x", secret.slice(1), `x${secret.slice(1)}`, secret, "y".repeat(100_000)]) {
    compared.mockClear();
    expect(isSameSecret(given, secret)).toBe(given === secret);
    expect(compared.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength])).toEqual([[32, 32]]);
  }
});
