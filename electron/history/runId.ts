import { randomBytes } from "node:crypto";

/** Crockford's base 32: no i, l, o or u, so that an id read aloud or copied by hand stays itself. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A fresh readable id: 8 characters, 40 random bits. */
export function newId(): string {
  return Array.from(randomBytes(8), (byte) => alphabet.charAt(byte & 31)).join("");
}

const form = new RegExp(`^[${alphabet}]{8}$`);

/** True for what `newId` could have made: never a path, whatever a stranger's database says. */
export function isId(text: string): boolean {
  return form.test(text);
}
