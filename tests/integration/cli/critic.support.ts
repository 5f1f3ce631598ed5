/** The real command in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "../../../electron/storage/png.ts";

export const criticPath = join(import.meta.dirname, "../../../electron/cli/critic.js");

export interface CriticEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCritic {
  readonly child: ChildProcess;
  readonly ended: Promise<CriticEnd>;
  /** Resolves once stdout holds this; rejects where the command ends before. */
  said(text: string): Promise<void>;
}

export interface CriticOptions {
  /** The Node to run it with, and its own flags. */
  readonly node?: readonly [string, ...string[]];
  /** True puts it at the head of a process group of its own, as a terminal does. */
  readonly group?: boolean;
  /** Added to this process's environment; undefined takes away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A run that is over in a second or two. */
export const tinySettings =
  "--size 16 --nf 4 --nz 8 --batch 4 --sample-count 8 --sample-every 5 --checkpoint-every 5".split(" ");

export function startCritic(
  words: readonly string[],
  { node = [process.execPath], group = false, environment = {} }: CriticOptions = {},
): RunningCritic {
  const [program, ...flags] = node;
  const child = spawn(program, [...flags, criticPath, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: group,
    env: { ...process.env, npm_lifecycle_event: undefined, ...environment },
  });
  let stdout = "";
  let stderr = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const look of [...waiting]) look();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<CriticEnd>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!stdout.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`The command ended without saying ${text}:\n${stdout}\n${stderr}`));
        });
      }),
  };
}

/** Runs `critic` to its end. */
export function critic(...words: string[]): Promise<CriticEnd> {
  return startCritic(words).ended;
}

/** Every line of stdout as the JSON object that it has to be. */
export function jsonLines({ stdout }: CriticEnd): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A folder of small pictures, each another one. */
export async function makePictures(folder: string, count = 20): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let picture = 0; picture < count; picture++) {
    const data = Uint8Array.from({ length: 20 * 20 * 3 }, (_, i) => (i * (picture + 1) + 40 * (i % 3)) % 256);
    await writeFile(join(folder, `${picture}.png`), encodePng({ width: 20, height: 20, channels: 3, data, text: {} }));
  }
  return folder;
}
