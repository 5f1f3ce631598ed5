/** Starts the built desktop program on the stand-in, as a user starts it on Electron, and gives a test its page. */
import { fork, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import type { ControlAnswer, ControlCalls, ControlName } from "./controlMessages.ts";

const project = resolve(import.meta.dirname, "../..");
const register = join(import.meta.dirname, "register.ts");

export interface Desktop {
  /** The page of the window, through a line of the test's own to its Chromium. */
  page(): Promise<Page>;
  /** What a user or the system does, and what the program asked of it. */
  control<Name extends ControlName>(
    name: Name,
    ...params: ControlCalls[Name]["params"] extends null ? [] : [ControlCalls[Name]["params"]]
  ): Promise<ControlCalls[Name]["answer"]>;
  /** Resolves with the exit code when the program has ended. */
  readonly ended: Promise<number | null>;
  readonly pid: number;
  /** What it has written to stderr so far. */
  errorOutput(): string;
  /** Sends a signal to the program. */
  signal(name: NodeJS.Signals): void;
  /** Ends it at once, where it still is. */
  kill(): Promise<void>;
}

export interface DesktopOptions {
  readonly home: string;
  /** Further words of the command. */
  readonly words?: readonly string[];
  /** The folder that the command was typed in. */
  readonly folder?: string;
  /** The folder of the built program: the project's, or one of `buildApp`. */
  readonly appFolder?: string;
  /** Default: Debian's. */
  readonly chromium?: string;
}

/** Starts the program. `npm run build` comes before. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const port = await freePort();
  const { appFolder = project, chromium: chromiumPath } = options;
  // Node's second word is the file where Electron's is the program's folder; the user's words follow either.
  const child = fork(
    join(appFolder, "dist/electron/shell/main.js"),
    [`--home=${options.home}`, ...(options.words ?? [])],
    {
      execArgv: ["--import", register],
      cwd: options.folder ?? project,
      env: {
        ...process.env,
        CRITIC_STANDIN_PORT: String(port),
        CRITIC_STANDIN_APP: appFolder,
        CRITIC_CHROMIUM: chromiumPath,
      },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  let errorOutput = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errorOutput += text;
  });
  const ended = new Promise<number | null>((resolveEnd) => {
    child.once("close", resolveEnd);
  });
  const control = controlOf(child, ended);
  let browser: Browser | undefined;
  return {
    async page() {
      const limitMs = performance.now() + 30_000;
      while (performance.now() < limitMs) {
        try {
          browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
          const page = browser.contexts().flatMap((context) => context.pages())[0];
          if (page?.url().startsWith("https://app.critic.test/") === true) return page;
        } catch {
          // Chromium is not up yet.
        }
        await new Promise((resolveWait) => setTimeout(resolveWait, 100));
      }
      throw new Error(`The window did not open. ${errorOutput}`);
    },
    control: (name, ...params) => control(name, params[0] ?? null) as never,
    ended,
    pid: child.pid ?? 0,
    errorOutput: () => errorOutput,
    signal: (name) => child.kill(name),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
      await browser?.close().catch(() => undefined);
    },
  };
}

function controlOf(child: ChildProcess, ended: Promise<unknown>) {
  let number = 0;
  const waiting = new Map<number, (answer: ControlAnswer) => void>();
  child.on("message", (message) => {
    const answer = message as ControlAnswer;
    waiting.get(answer.number)?.(answer);
    waiting.delete(answer.number);
  });
  return async (name: ControlName, params: unknown): Promise<unknown> => {
    number += 1;
    const asked = number;
    const answer = await Promise.race([
      new Promise<ControlAnswer>((resolveAnswer) => {
        waiting.set(asked, resolveAnswer);
        child.send({ number: asked, name, params });
      }),
      ended.then((): ControlAnswer => ({ number: asked, error: "The program has ended." })),
    ]);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.answer;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => {
        resolvePort(port);
      });
    });
  });
}
