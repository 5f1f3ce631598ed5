import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isNotPermitted, isSystemError, StudioError } from "../../../shared/errors.ts";
import { explainStraySystemError, explainSystemError, knownSystemError } from "../../../shared/systemErrors.ts";
import { explainFailure } from "../../../electron/cli/failure.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "critic-errors-"));
  onTestFinished(() => {
    rmSync(path, { recursive: true });
  });
  return path;
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}

describe("errors of the system", () => {
  it.skipIf(process.platform === "win32").each([
    ["ELOOP", (at: string) => (symlinkSync(join(at, "x"), join(at, "x")), join(at, "x"))],
    ["ENAMETOOLONG", (at: string) => join(at, "x".repeat(300))],
    ["ENOTDIR", (at: string) => (writeFileSync(join(at, "file"), ""), join(at, "file", "below"))],
    ["EISDIR", (at: string) => at],
    ["ENOENT", (at: string) => join(at, "nothing")],
  ])("%s becomes a sentence with the path, and no stack trace", (code, make) => {
    const path = make(folder());
    const error = thrownBy(() => readFileSync(path));
    expect((error as NodeJS.ErrnoException).code).toBe(code);
    const explained = explainSystemError(error, path, `The file ${path} cannot be read`, "Choose another.");
    expect(explained).toBeInstanceOf(StudioError);
    expect((explained as StudioError).message).toMatch(/^The file .* cannot be read: [^.]+\. Choose another\.$/);
    // A read of an open folder names no path, so that nothing could be said but where we did it.
    const last = explainFailure(error);
    expect(last.code === "defect").toBe(code === "EISDIR");
    if (code !== "EISDIR") expect(last.message.text).toContain(`${path} could not be used: `);
  });

  it("knows only codes that there are, each with words that end a sentence", () => {
    const known = Object.keys(constants.errno).map((code) =>
      knownSystemError(Object.assign(new Error(code), { code })),
    );
    const reasons = known.filter((each) => each !== null).map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(20);
    for (const reason of reasons) expect(reason.text).toMatch(/^[a-z][^.]*$/);
  });

  it("are nothing else: what we did wrong stays a defect", () => {
    for (const error of [
      new Error("x"),
      Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }),
      "ENOENT",
      null,
    ]) {
      expect(knownSystemError(error)).toBeNull();
      expect(explainStraySystemError(error)).toBeNull();
      expect(explainFailure(error).code).toBe("defect");
    }
    expect(knownSystemError(Object.assign(new Error("x"), { code: "toString" }))).toBeNull();
  });
});

describe("what kind of error of the system it is", () => {
  const failed = (code: string): Error => Object.assign(new Error("failed"), { code });

  it("is told by any of the codes asked for", () => {
    expect(isSystemError(failed("ENOTDIR"), "ENOENT", "ENOTDIR")).toBe(true);
    expect(isSystemError(failed("EIO"), "ENOENT", "ENOTDIR")).toBe(false);
    expect(isSystemError({ code: "ENOENT" }, "ENOENT")).toBe(false);
  });

  it("is a missing permission where the user, or the disk, does not allow it", () => {
    const codes = ["EACCES", "EPERM", "EROFS", "ENOENT", "EBUSY"];
    expect(codes.filter((code) => isNotPermitted(failed(code)))).toEqual(["EACCES", "EPERM", "EROFS"]);
  });
});
