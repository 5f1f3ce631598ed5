/** What a file or folder of ours may be called below the home folder: no way up, no root, no drive, nothing hidden. */
const plainName = /^\w[\w.-]*$/;

/** More folders are nowhere of ours. */
const mostNames = 4;

export function isPlainName(name: string): boolean {
  return plainName.test(name);
}

/**
 * The names of a recorded relative path, whichever system wrote it: `checkpoints/00000500.safetensors`, with either
 * slash.
 */
export function namesOf(file: string): string[] {
  return file.split(/[\\/]/);
}

/** True for a path of plain names alone. */
export function isPlainPath(file: string): boolean {
  const names = namesOf(file);
  return names.length <= mostNames && names.every(isPlainName);
}
