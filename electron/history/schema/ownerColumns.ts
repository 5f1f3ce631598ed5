/** An owner as the columns of a run. */
import { isSameOwner } from "../owner.ts";
import type { Owner } from "../records.ts";

/** The owner in a row of `runs`. */
export interface OwnerColumns {
  readonly ownerPid: number | null;
  readonly ownerHost: string | null;
  readonly ownerPlace: string | null;
  readonly ownerStarted: string | null;
}

/** The values of `@pid`, `@host`, `@place` and `@started`. */
export interface OwnerParameters {
  readonly pid: number | null;
  readonly host: string | null;
  readonly place: string | null;
  readonly started: string | null;
}

export function ownerParameters(owner: Owner | null): OwnerParameters {
  return {
    pid: owner?.pid ?? null,
    host: owner?.host ?? null,
    place: owner?.place ?? null,
    started: owner?.started ?? null,
  };
}

export const setOwner = "owner_pid = @pid, owner_host = @host, owner_place = @place, owner_started = @started";

/** The rows of which this very process is the owner, under whatever host name. */
export const isOwnedBy = `owner_pid = @pid AND owner_place IS @place AND owner_started IS @started
  AND (@place IS NOT NULL OR owner_host = @host)`;

/** True where the row's owner is this process. */
export function isOwn(row: OwnerColumns, owner: Owner): boolean {
  const recorded = ownerOf(row);
  return recorded !== null && isSameOwner(recorded, owner);
}

/** The row's owner, null where it has none. */
export function ownerOf(row: OwnerColumns): Owner | null {
  const { ownerPid, ownerHost, ownerPlace, ownerStarted } = row;
  if (ownerPid === null || ownerHost === null) return null;
  return {
    pid: ownerPid,
    host: ownerHost,
    ...(ownerPlace === null ? {} : { place: ownerPlace }),
    ...(ownerStarted === null ? {} : { started: ownerStarted }),
  };
}
