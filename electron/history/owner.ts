/** Which process answers for a run, and whether it still can. */
import { createProcessProbe, isSameStart, type ProcessProbe } from "./processProbe.ts";
import type { Owner, RecordedOwner } from "./records.ts";

/** How often an owner gives a sign of life. */
export const heartbeatMs = 15_000;
/** An owner in another container of this machine, by the same clock, that was silent for so long is gone. */
export const silentContainerMs = 60_000;
/** One on another machine: its clock may be wrong by minutes. */
export const silentMachineMs = 10 * 60_000;
/** The uptime is not exact to the millisecond, and clocks are set. */
const graceMs = 2000;

let systemProbe: ProcessProbe | undefined;

/** This system, asked once. */
function ownSystem(): ProcessProbe {
  return (systemProbe ??= createProcessProbe());
}

/** This process, as the owner of the runs it supervises. */
export function currentOwner(probe: ProcessProbe = ownSystem()): Owner {
  const { ownPid: pid, host, place } = probe;
  const started = probe.startOf(pid);
  return { pid, host, ...(place === null ? {} : { place }), ...(started === null ? {} : { started }) };
}

/** True where both are the same process. A new host name alone changes nothing. */
export function isSameOwner(first: Owner, second: Owner): boolean {
  if (first.pid !== second.pid) return false;
  if (first.place === undefined || second.place === undefined) return first.host === second.host;
  return first.place === second.place && isSameStart(first.started ?? "unknown", second.started ?? "unknown");
}

/**
 * Whether the process that answers for a run still lives. On this machine the system says so, also of one that is
 * suspended: a process with its id that began at another time is another process. Elsewhere only the signs of life
 * count.
 */
export function isOwnerAlive(owner: RecordedOwner, probe: ProcessProbe = ownSystem(), nowMs = Date.now()): boolean {
  const isOfBefore = owner.seenMs < probe.bootMs - graceMs;
  if (owner.place !== undefined && owner.place === probe.place) {
    const start = probe.startOf(owner.pid);
    return start !== null && isSameStart(start, owner.started ?? "unknown");
  }
  if (owner.host === probe.host && isOfBefore) return false;
  if (owner.place === undefined && owner.host === probe.host) {
    return probe.startOf(owner.pid) !== null && !isOwnIdOfAnother(owner, probe);
  }
  const sameMachine = owner.place !== undefined && probe.boot !== null && owner.place.startsWith(`${probe.boot} `);
  return nowMs - owner.seenMs < (sameMachine ? silentContainerMs : silentMachineMs);
}

/** Recorded by an earlier version under this process's own id, before this process began. */
function isOwnIdOfAnother(owner: RecordedOwner, { ownPid }: ProcessProbe): boolean {
  return owner.pid === ownPid && owner.seenMs < Date.now() - process.uptime() * 1000 - graceMs;
}
