/**
 * The architecture rules, tried on a planted project: each forbidden import must be found, and the allowed ones must
 * pass.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const planted = mkdtempSync(join(tmpdir(), "critic-arrows-"));
afterAll(() => {
  rmSync(planted, { recursive: true });
});

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(planted, "project-"));
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  return folder;
}

/** The violations in a folder, as `rule: from → to`. */
function violations(folder: string): string[] {
  const config = join(root, "build/dependency-cruiser.config.js");
  const command = [join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "--config", config];
  const output = execFileSync(process.execPath, [...command, "--output-type", "json", "."], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const report = JSON.parse(output) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

const empty = "export {};\n";

describe("the arrows between rooms", () => {
  it("find every forbidden import that is planted", () => {
    const found = violations(
      plant({
        "shared/a.ts": 'import "node:fs";\nimport "../electron/studio/a.ts";\n',
        "electron/studio/a.ts": 'import "../gan/a.ts";\n',
        "electron/gan/a.ts": 'import "zod";\n',
        "electron/engine/a.ts": 'import "../gan/b.ts";\n',
        "electron/gan/b.ts": empty,
        "electron/cli/a.ts": 'import "../trainer/a.ts";\n',
        "electron/trainer/a.ts": 'import "../history/a.ts";\n',
        "electron/history/a.ts": empty,
        "electron/evaluation/a.ts": 'import "../history/a.ts";\n',
        "electron/domains/images/a.ts": 'import "../../trainer/a.ts";\n',
        "electron/dataset/a.ts": 'import "./b.ts";\n',
        "electron/dataset/b.ts": 'import "./a.ts";\n',
        "renderer/a.ts": 'import "../electron/history/a.ts";\n',
        "electron/server/a.ts": 'import "electron";\n',
        "electron/studio/b.ts": 'import "better-sqlite3";\n',
        "electron/trainer/b.ts": 'import "@tensorflow/tfjs-backend-cpu";\nimport "../engine/gradients.generated.js";\n',
        "electron/engine/gradients.generated.js": empty,
        "node_modules/@tensorflow/tfjs-backend-cpu/index.js": empty,
        "node_modules/electron/index.js": empty,
        "node_modules/better-sqlite3/index.js": empty,
        "node_modules/zod/index.js": empty,
      }),
    );
    for (const expected of [
      "shared-without-node: shared/a.ts → fs",
      "shared-is-pure: shared/a.ts → electron/studio/a.ts",
      "electron-studio: electron/studio/a.ts → electron/gan/a.ts",
      "gan-is-plain-tensorflow: electron/gan/a.ts → node_modules/zod/index.js",
      "electron-engine: electron/engine/a.ts → electron/gan/b.ts",
      "electron-cli: electron/cli/a.ts → electron/trainer/a.ts",
      "electron-trainer: electron/trainer/a.ts → electron/history/a.ts",
      "electron-evaluation: electron/evaluation/a.ts → electron/history/a.ts",
      "electron-domains: electron/domains/images/a.ts → electron/trainer/a.ts",
      "no-circles: electron/dataset/a.ts → electron/dataset/b.ts",
      "renderer-imports-shared-only: renderer/a.ts → electron/history/a.ts",
      "only-the-shell-imports-electron: electron/server/a.ts → node_modules/electron/index.js",
      "one-place-loads-tensorflow: electron/trainer/b.ts → node_modules/@tensorflow/tfjs-backend-cpu/index.js",
      "one-place-loads-tensorflow: electron/trainer/b.ts → electron/engine/gradients.generated.js",
      "only-history-speaks-sql: electron/studio/b.ts → node_modules/better-sqlite3/index.js",
    ]) {
      expect(found).toContain(expected);
    }
  });

  it("let the intended imports through", () => {
    const found = violations(
      plant({
        "electron/cli/a.ts": 'import "../studio/a.ts";\nimport "../../shared/a.ts";\n',
        "electron/studio/a.ts":
          'import "../history/a.ts";\nimport "../dataset/a.ts";\nimport "../evaluation/a.ts";\nimport ' +
          '"../trainer/protocol/a.ts";\n',
        "electron/evaluation/a.ts": 'import "../storage/a.ts";\nimport "../domains/a.ts";\n',
        "electron/domains/a.ts": 'import "../dataset/a.ts";\nimport "../storage/a.ts";\n',
        "electron/history/a.ts": 'import "node:fs";\nimport "../storage/a.ts";\n',
        "electron/dataset/a.ts": empty,
        "electron/storage/a.ts": empty,
        "electron/trainer/protocol/a.ts": empty,
        "electron/trainer/a.ts": 'import "../gan/a.ts";\nimport "../engine/a.ts";\nimport "../domains/a.ts";\n',
        "electron/gan/a.ts": 'import "@tensorflow/tfjs-core";\nimport "../../shared/a.ts";\n',
        "electron/engine/a.ts": empty,
        "electron/engine/tensorflow.ts": 'import "@tensorflow/tfjs-backend-cpu";\nimport "./gradients.generated.js";\n',
        "electron/engine/gradients.generated.js": 'import "@tensorflow/tfjs-core";\n',
        "node_modules/@tensorflow/tfjs-backend-cpu/index.js": empty,
        "node_modules/@tensorflow/tfjs-core/index.js": empty,
        "shared/a.ts": empty,
      }),
    );
    expect(found).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");

  it("names only folders that exist", () => {
    const named = [...text.matchAll(/`((?:electron|shared|resources|build|tests|docs)\/[a-z-/]*)`/g)].map(
      (match) => match[1]!,
    );
    expect(named.length).toBeGreaterThan(10);
    for (const folder of named) expect(() => readdirSync(join(root, folder)), folder).not.toThrow();
  });

  it("names every room", () => {
    for (const entry of readdirSync(join(root, "electron"), { withFileTypes: true })) {
      if (entry.isDirectory()) expect(text).toContain(`\`electron/${entry.name}/\``);
    }
  });
});
