/**
 * What `npm ci` says of this project: nothing. Its settings are ones that npm knows, and each install script was looked
 * at.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}

it("names every package with an install script in allowScripts, so that npm neither warns nor runs one unseen", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = withScript.map(([place]) => place.split("node_modules/").at(-1) ?? "");
  expect(names).toContain("onnxruntime-node");
  expect(names.filter((name) => !(name in allowScripts))).toEqual([]);
  // It would download CUDA libraries, and fail the whole install where it cannot.
  expect(allowScripts["onnxruntime-node"]).toBe(false);
});

it("has no setting in .npmrc that npm does not know", async () => {
  const { stdout, stderr } = await promisify(execFile)("npm", ["prefix"], { shell: process.platform === "win32" });
  expect(stdout.trim()).toBe(process.cwd());
  expect(stderr).not.toMatch(/unknown project config/i);
});
