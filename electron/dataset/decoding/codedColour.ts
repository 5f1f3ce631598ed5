/** Colours by number (ITU-T H.273), as AVIF, HEIC and PNG's cICP name them. */
import { displayP3, makeProfile, rec2020, rec709, srgbTransfer } from "./iccProfile.ts";
import type { Primaries, Transfer } from "./iccProfile.ts";

const primariesByCode: Readonly<Record<number, Primaries>> = {
  1: rec709,
  5: { white: [0.3127, 0.329], red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06] },
  6: { white: [0.3127, 0.329], red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07] },
  9: rec2020,
  12: displayP3,
};

const transfersByCode: Readonly<Record<number, Transfer>> = {
  4: { gamma: 2.2 },
  5: { gamma: 2.8 },
  8: { gamma: 1 },
  13: srgbTransfer,
};

/** Video's curves, which still pictures use in the place of sRGB's: viewers show them as sRGB. */
const shownAsSrgb = [1, 2, 6, 14, 15];

/** Codes that say "not specified". */
const unspecified = [0, 2];

/**
 * @returns null for what is shown as sRGB, and for what is shown as it is stored because it cannot be converted (PQ and
 *   HLG, made for screens brighter than white); undefined where the codes say nothing
 */
export function profileOfCodes(primariesCode: number, transferCode: number): Buffer | null | undefined {
  if (unspecified.includes(primariesCode) && unspecified.includes(transferCode)) return undefined;
  const primaries = unspecified.includes(primariesCode) ? rec709 : primariesByCode[primariesCode];
  const transfer = shownAsSrgb.includes(transferCode) ? srgbTransfer : transfersByCode[transferCode];
  if (primaries === undefined || transfer === undefined) return null;
  return primaries === rec709 && transfer === srgbTransfer ? null : makeProfile(primaries, transfer);
}
