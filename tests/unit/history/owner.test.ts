import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  currentOwner,
  isOwnerAlive,
  isSameOwner,
  silentContainerMs,
  silentMachineMs,
} from "../../../electron/history/owner.ts";
import { createProcessProbe, type ProbeMeans, type ProcessProbe } from "../../../electron/history/processProbe.ts";
import type { RecordedOwner } from "../../../electron/history/records.ts";

const nowMs = Date.UTC(2026, 9, 1);

/** A machine on which these processes run. */
function machine(processes: Readonly<Record<number, string>>, changes: Partial<ProcessProbe> = {}): ProcessProbe {
  return {
    host: "workstation",
    place: "linux b007 pid:[1]",
    boot: "linux b007",
    bootMs: nowMs - 3_600_000,
    ownPid: 10,
    startOf: (pid) => processes[pid] ?? null,
    ...changes,
  };
}

const owner: RecordedOwner = {
  pid: 10,
  host: "workstation",
  place: "linux b007 pid:[1]",
  started: "ticks 500",
  seenMs: nowMs - 100,
};
const longAgo = { seenMs: nowMs - 30 * 60_000 };

describe("an owner on this machine", () => {
  it.each([
    ["its process is there", {}, machine({ 10: "ticks 500" }), true],
    ["it is suspended and silent for long", longAgo, machine({ 10: "ticks 500" }), true],
    ["only the host name is another", {}, machine({ 10: "ticks 500" }, { host: "renamed" }), true],
    ["it is gone", {}, machine({}), false],
    ["it is gone, under a new host name", {}, machine({}, { host: "renamed" }), false],
    ["its id was given to another process", {}, machine({ 10: "ticks 777" }), false],
    ["the system does not say when it began", {}, machine({ 10: "unknown" }), true],
    [
      "the machine has started anew",
      longAgo,
      machine({ 10: "ticks 500" }, { place: "linux n3w pid:[1]", boot: "linux n3w", bootMs: nowMs - 60_000 }),
      false,
    ],
  ] as const)("where %s", (_, changes, probe, alive) => {
    expect(isOwnerAlive({ ...owner, ...changes }, probe, nowMs)).toBe(alive);
  });
});

describe("an owner elsewhere", () => {
  const elsewhere = machine({ 10: "ticks 1" }, { place: "linux 0ther pid:[1]", boot: "linux 0ther", host: "laptop" });
  const container = machine({ 10: "ticks 1" }, { place: "linux b007 pid:[2]", host: "c0ffee" });
  it.each([
    ["on another machine, heard of lately", elsewhere, 1000, true],
    ["on another machine whose clock is 5 minutes behind", elsewhere, 5 * 60_000, true],
    ["on another machine whose clock is ahead", elsewhere, -5 * 60_000, true],
    ["on another machine, silent for long", elsewhere, silentMachineMs, false],
    ["in another container, heard of lately", container, 30_000, true],
    ["in another container, silent for a minute", container, silentContainerMs, false],
  ] as const)("%s", (_, probe, silentMs, alive) => {
    expect(isOwnerAlive({ ...owner, seenMs: nowMs - silentMs }, probe, nowMs)).toBe(alive);
  });

  it("recorded by an earlier version counts by its host name, id and sign of life", () => {
    const before = { pid: 10, host: "workstation" };
    const probe = machine({ 10: "ticks 1", 11: "ticks 2" }, { ownPid: 11 });
    expect(isOwnerAlive({ ...before, seenMs: nowMs - 100 }, probe, nowMs)).toBe(true);
    expect(isOwnerAlive({ ...before, pid: 12, seenMs: nowMs - 100 }, probe, nowMs)).toBe(false);
    expect(isOwnerAlive({ ...before, seenMs: probe.bootMs - 10_000 }, probe, nowMs)).toBe(false);
    expect(isOwnerAlive({ ...before, host: "gone", seenMs: nowMs - silentMachineMs }, probe, nowMs)).toBe(false);
    expect(isOwnerAlive({ ...before, host: "gone", seenMs: nowMs - 1000 }, probe, nowMs)).toBe(true);
    // Its own id, from before it began.
    const own = { pid: process.pid, host: "workstation", seenMs: Date.now() - process.uptime() * 1000 - 5000 };
    const here = machine({ [process.pid]: "ticks 1" }, { ownPid: process.pid, bootMs: 0 });
    expect(isOwnerAlive(own, here)).toBe(false);
  });
});

describe("this system", () => {
  it("tells this process from others, and a suspended from an ended one", async () => {
    const own = currentOwner();
    expect(own).toMatchObject({ pid: process.pid, place: expect.any(String) as string });
    expect(isOwnerAlive({ ...own, seenMs: 0 })).toBe(true);
    expect(isOwnerAlive({ ...own, started: "ticks 1", seenMs: Date.now() })).toBe(false);
    expect(isSameOwner(own, { ...currentOwner(), host: "renamed" })).toBe(true);
    expect(isSameOwner(own, { ...own, pid: own.pid + 1 })).toBe(false);

    const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    const probe = createProcessProbe();
    const started = probe.startOf(child.pid!) ?? "";
    const recorded = { ...own, pid: child.pid!, started, seenMs: 0 };
    process.kill(child.pid!, "SIGSTOP");
    expect(isOwnerAlive(recorded)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isOwnerAlive(recorded)).toBe(false);
    expect(probe.startOf(spawnSync(process.execPath, ["--version"]).pid)).toBeNull();
  });

  it("finds a process dead that has ended and that its parent has not looked at", async () => {
    // The shell's child ends; the shell, replaced by sleep, never waits for it.
    const shell = spawn("/bin/sh", ["-c", "true & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "ignore"] });
    onTestFinished(() => {
      shell.kill("SIGKILL");
    });
    const [said] = (await once(shell.stdout, "data")) as [Buffer];
    const probe = createProcessProbe();
    await expect.poll(() => probe.startOf(Number(String(said)))).toBeNull();
  });
});

describe("another system", () => {
  const means = (platform: NodeJS.Platform, answers: Readonly<Record<string, string>>): ProbeMeans => ({
    platform,
    readFile: (path) => answers[path] ?? fail(path),
    readLink: (path) => answers[path] ?? fail(path),
    execute: (program, words) => answers[`${program} ${words.join(" ")}`] ?? fail(program),
    processExists: (pid) => pid < 100,
    ownStartMs: 1_790_000_000_123,
  });
  const fail = (what: string): never => {
    throw new Error(`no ${what}`);
  };

  it("macOS: its start has an id, and ps knows when a process began", () => {
    const probe = createProcessProbe(
      means("darwin", {
        "/usr/sbin/sysctl -n kern.bootsessionuuid": "5C7A-11\n",
        "/bin/ps -o lstart= -p 42": "Thu Oct  1 12:00:05 2026    \n",
      }),
    );
    expect([probe.place, probe.boot]).toEqual(["darwin 5C7A-11", "darwin 5C7A-11"]);
    expect(probe.startOf(42)).toBe(`ms ${Date.UTC(2026, 9, 1, 12, 0, 5)}`);
    expect([probe.startOf(43), probe.startOf(500)]).toEqual(["unknown", null]);
    expect(currentOwner(probe)).toMatchObject({ started: "ms 1790000000123" });
    const recorded = { ...owner, pid: 42, place: "darwin 5C7A-11", seenMs: 0 };
    const startedMs = Date.UTC(2026, 9, 1, 12, 0, 4);
    expect(isOwnerAlive({ ...recorded, started: `ms ${startedMs}` }, probe)).toBe(true);
    expect(isOwnerAlive({ ...recorded, started: `ms ${startedMs - 60_000}` }, probe)).toBe(false);
  });

  it("Windows: the machine has an id, and PowerShell knows when a process began", () => {
    const query = String.raw`reg query HKLM\SOFTWARE\Microsoft\Cryptography /v MachineGuid`;
    const start = "powershell.exe -NoProfile -NonInteractive -Command (Get-Process -Id 42).StartTime";
    const probe = createProcessProbe(
      means("win32", {
        [query]: "\r\nHKEY_LOCAL_MACHINE\\…\r\n    MachineGuid    REG_SZ    1f2e-33\r\n\r\n",
        [`${start}.ToUniversalTime().ToString('o')`]: "2026-10-01T12:00:05.1234567Z\r\n",
      }),
    );
    expect(probe.place).toBe("win32 1f2e-33");
    expect(probe.startOf(42)).toBe(`ms ${Date.UTC(2026, 9, 1, 12, 0, 5, 123)}`);
    expect(probe.startOf(500)).toBeNull();
  });

  it("one that says nothing leaves it to host name, id and sign of life", () => {
    const probe = createProcessProbe(means("freebsd", {}));
    expect([probe.place, probe.startOf(42), probe.startOf(500)]).toEqual([null, "unknown", null]);
    expect(currentOwner(probe)).not.toHaveProperty("place");
  });
});
