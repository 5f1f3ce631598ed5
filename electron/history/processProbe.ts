/** What the system says of processes, by its cheapest means. */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { processExists } from "../storage/processExists.ts";

/** When a process began, in words that only the same system compares; `unknown` where it is there, but says nothing. */
export type ProcessStart = string;

/** What is asked of the system; injected into tests of the others' systems. */
export interface ProcessProbe {
  readonly host: string;
  /** Where process ids mean the same; null where the system does not say. */
  readonly place: string | null;
  /**
   * The same for every container of a machine, from one start of it to the next; null where the system does not say.
   */
  readonly boot: string | null;
  /** When the machine started, in milliseconds since 1970. */
  readonly bootMs: number;
  readonly ownPid: number;
  /** @returns null where there is no such process */
  readonly startOf: (pid: number) => ProcessStart | null;
}

/** How a question is put to the system. */
export interface ProbeMeans {
  readonly platform: NodeJS.Platform;
  /** @throws where the file or link is not there */
  readonly readFile: (path: string) => string;
  readonly readLink: (path: string) => string;
  /** The output of a program. @throws where it is not there or fails */
  readonly execute: (program: string, words: readonly string[]) => string;
  readonly processExists: (pid: number) => boolean;
  /** When this very process began, in milliseconds since 1970. */
  readonly ownStartMs: number;
}

/** A program that hangs must not keep the studio. */
const answerMs = 5000;

const systemMeans: ProbeMeans = {
  platform: process.platform,
  readFile: (path) => readFileSync(path, "utf8"),
  readLink: (path) => readlinkSync(path),
  execute: (program, words) =>
    execFileSync(program, words, {
      encoding: "utf8",
      timeout: answerMs,
      windowsHide: true,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    }),
  processExists,
  ownStartMs: Math.round(Date.now() - process.uptime() * 1000),
};

/** @param means a test's; default: this system's */
export function createProcessProbe(means: ProbeMeans = systemMeans): ProcessProbe {
  const boot = orNull(() => bootOf(means));
  const namespace = means.platform === "linux" ? orNull(() => means.readLink("/proc/self/ns/pid")) : "";
  return {
    host: hostname(),
    place: boot === null || namespace === null ? null : `${boot} ${namespace}`.trim(),
    boot,
    bootMs: Date.now() - uptime() * 1000,
    ownPid: process.pid,
    startOf: (pid) => {
      const known = pid === process.pid && means.platform !== "linux" ? `ms ${means.ownStartMs}` : undefined;
      return known ?? startOf(means, pid);
    },
  };
}

function bootOf({ platform, readFile, execute }: ProbeMeans): string {
  if (platform === "linux") return `linux ${readFile("/proc/sys/kernel/random/boot_id").trim()}`;
  if (platform === "darwin") return `darwin ${execute("/usr/sbin/sysctl", ["-n", "kern.bootsessionuuid"]).trim()}`;
  const words = ["query", String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`, "/v", "MachineGuid"];
  // Of the machine, not of its start: a process of before it is told by when it began.
  const guid = /MachineGuid\s+REG_SZ\s+(\S+)/.exec(execute("reg", words))?.[1];
  if (platform !== "win32" || guid === undefined) throw new Error("This system has no name for its start.");
  return `win32 ${guid}`;
}

function startOf(means: ProbeMeans, pid: number): ProcessStart | null {
  if (!means.processExists(pid)) return null;
  try {
    switch (means.platform) {
      case "linux":
        return linuxStart(means.readFile(`/proc/${pid}/stat`));
      case "darwin": {
        const text = means.execute("/bin/ps", ["-o", "lstart=", "-p", String(pid)]).trim();
        return text === "" ? null : fromMilliseconds(Date.parse(`${text} UTC`));
      }
      case "win32": {
        const command = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`;
        const words = ["-NoProfile", "-NonInteractive", "-Command", command];
        return fromMilliseconds(Date.parse(means.execute("powershell.exe", words).trim()));
      }
      default:
        return "unknown";
    }
  } catch {
    return "unknown";
  }
}

/**
 * proc_pid_stat(5): the name, in brackets, may hold anything; the state is field 3, the start in clock ticks field 22.
 */
function linuxStart(stat: string): ProcessStart | null {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  // Ended, and its parent has not looked yet.
  if (state === "Z" || state === "X") return null;
  const ticks = fields[19];
  return ticks === undefined || !/^\d+$/.test(ticks) ? "unknown" : `ticks ${ticks}`;
}

function fromMilliseconds(startMs: number): ProcessStart {
  return Number.isFinite(startMs) ? `ms ${startMs}` : "unknown";
}

/** Systems that tell whole seconds, and a clock that was set a little in between. */
const toleranceMs = 5000;

/** Whether two tellings may be of the same process. */
export function isSameStart(first: ProcessStart, second: ProcessStart): boolean {
  if (first === second || first === "unknown" || second === "unknown") return true;
  const [firstMs, secondMs] = [first, second].map((start) => Number(/^ms (\d+)$/.exec(start)?.[1] ?? Number.NaN));
  return Math.abs(firstMs! - secondMs!) <= toleranceMs;
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
