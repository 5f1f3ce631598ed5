/** Ports that are taken, and how long a token lasts. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startServer, type RunningServer, type ServerOptions } from "../../../electron/server/startServer.ts";
import { critic } from "../cli/critic.support.ts";

const core: ServerOptions["core"] = {
  connect: () => {
    throw new Error("Nobody connects in these tests.");
  },
  artefact: () => Promise.resolve(null),
};

async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "critic-address-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const onDefect = (error: unknown): void => {
    throw error;
  };
  const server = await startServer({ core, windowFiles: new Map(), version: "1", onDefect, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** Another program at a port. */
async function occupy(port = 0): Promise<number> {
  const server: Server = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test("a port that is in use and was asked for is refused by name, and the command exits 4", async () => {
  const port = await occupy();
  await expect(serve({ port })).rejects.toMatchObject({ code: "wrong-state" });
  const { code, stdout, stderr } = await critic("serve", "--port", String(port), "--home", await newHome());
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test.runIf(process.platform === "linux")(
  "unasked, it listens at a free port of 127.0.0.1 and nowhere else",
  async () => {
    const { host, port } = await serve();
    expect(host).toBe("127.0.0.1");
    // On Linux every 127.*.*.* is this machine: whoever listened at all addresses would be reached by this one.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    expect((await fetch(`http://127.0.0.1:${port}/nothing`)).status).toBe(404);
  },
);

test("each start has a token of its own, also on the same port, and the home folder keeps none of them", async () => {
  const home = await newHome();
  const first = await serve();
  await first.close();
  const second = await serve({ port: first.port });
  expect(tokenOf(second)).toMatch(/^[\w-]{43}$/);
  expect(tokenOf(second)).not.toBe(tokenOf(first));
  const { code } = await critic("runs", "--home", home);
  expect({ code, files: (await readdir(home)).filter((name) => name.includes("server")) }).toEqual({
    code: 0,
    files: [],
  });
});

test("an address that others can reach needs a second flag", async () => {
  await expect(serve({ host: "0.0.0.0" })).rejects.toMatchObject({ code: "invalid-argument" });
  const server = await serve({ host: "0.0.0.0", allowOtherMachines: true });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
});

function tokenOf({ address }: RunningServer): string {
  return address.split("#token=")[1] ?? "";
}
