/** `critic serve` in a process of its own, and a page without a browser: what a window does, by the same protocol. */
import { createBirpc } from "birpc";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Change } from "../../../shared/api/changes.ts";
import { outcomeSchema, type CoreFunctions, type Outcome, type WindowFunctions } from "../../../shared/api/channel.ts";
import { requests, type RequestName, type RequestParams, type RequestResult } from "../../../shared/api/requests.ts";
import { channelPath, channelProtocols, sessionPath, sessionSchema } from "../../../shared/api/webServer.ts";
import { startCritic, type RunningCritic } from "../cli/critic.support.ts";

export interface ServingCritic extends RunningCritic {
  readonly address: string;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
}

/** Starts the server and waits for its address. */
export async function serveCritic(home: string, ...flags: string[]): Promise<ServingCritic> {
  const running = startCritic(["serve", "--home", home, "--json", "--no-open", ...flags]);
  onTestFinished(() => {
    running.child.kill("SIGKILL");
  });
  let said = "";
  running.child.stdout?.on("data", (text: string) => (said += text));
  await running.said('"event":"serving"');
  const { address, port } = JSON.parse(said.split("\n")[0] ?? "") as { address: string; port: number };
  const [origin = "", token = ""] = address.split("/#token=");
  return { ...running, address, origin, port, token };
}

export interface TestPage {
  readonly changes: Change[];
  readonly artefactKey: string;
  readonly request: <Name extends RequestName>(name: Name, params: RequestParams<Name>) => Promise<RequestResult<Name>>;
  readonly outcome: (name: string, params: unknown) => Promise<Outcome>;
  /** Resolves with the code of the socket's closing. */
  readonly closed: Promise<number>;
  readonly close: () => void;
}

type Address = Pick<ServingCritic, "origin" | "token">;

/** Shows the token to the server. @returns the status, and what a page gets for the right one */
export async function showToken({ origin, token }: Address): Promise<{ status: number; artefactKey: string }> {
  const answer = await fetch(`${origin}${sessionPath}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ token }),
  });
  const text = await answer.text();
  return { status: answer.status, artefactKey: answer.ok ? sessionSchema.parse(JSON.parse(text)).artefactKey : "" };
}

/** Opens a page. */
export async function openTestPage(address: Address): Promise<TestPage> {
  const { artefactKey } = await showToken(address);
  const { origin, token } = address;
  const socket = new WebSocket(`${origin.replace("http", "ws")}${channelPath}`, channelProtocols(token), {
    headers: { origin },
  });
  const changes: Change[] = [];
  const core = createBirpc<CoreFunctions, WindowFunctions>(
    { push: (pushed) => void changes.push(...pushed) },
    {
      post: (frame: string) => {
        socket.send(frame);
      },
      on: (receive) => {
        socket.on("message", (data: Buffer) => {
          receive(data.toString("utf8"));
        });
      },
      serialize: (frame) => JSON.stringify(frame),
      deserialize: (text: string) => JSON.parse(text) as unknown,
    },
  );
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const outcome = async (name: string, params: unknown): Promise<Outcome> =>
    outcomeSchema.parse(await core.request(name, params));
  return {
    changes,
    artefactKey,
    outcome,
    async request(name, params) {
      const answer = await outcome(name, params);
      if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}: ${answer.failure.message.text}`);
      return requests[name].result.parse(answer.result) as RequestResult<typeof name>;
    },
    closed,
    close: () => {
      socket.close();
    },
  };
}

/** The steps that a page has heard of a followed run, in the order heard. */
export function heardSteps({ changes }: TestPage, runId: string): number[] {
  return changes.flatMap((change) =>
    change.kind === "metrics" && change.runId === runId ? change.points.map(({ step }) => step) : [],
  );
}

/** The last state of a run that a page has heard of. */
export function heardState({ changes }: TestPage, runId: string): string | undefined {
  const states = changes.flatMap((change) =>
    change.kind === "run" && change.run.id === runId ? change.run.state : [],
  );
  return states.at(-1);
}
