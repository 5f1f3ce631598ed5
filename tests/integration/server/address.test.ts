/** Ports that are taken, and how long a token lasts. */
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
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

async function serve(homeFolder: string, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const onDefect = (error: unknown): void => {
    throw error;
  };
  const server = await startServer({ core, homeFolder, windowFiles: new Map(), version: "1", onDefect, ...options });
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
  await expect(serve(await newHome(), { port })).rejects.toMatchObject({ code: "wrong-state" });
  const { code, stdout, stderr } = await critic("serve", "--port", String(port), "--home", await newHome());
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test.runIf(process.platform === "linux")(
  "unasked, it listens at a free port of 127.0.0.1 and nowhere else",
  async () => {
    const { host, port } = await serve(await newHome());
    expect(host).toBe("127.0.0.1");
    // On Linux every 127.*.*.* is this machine: whoever listened at all addresses would be reached by this one.
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    expect((await fetch(`http://127.0.0.1:${port}/nothing`)).status).toBe(404);
  },
);

test("the address is the same at the next start, and only its owner may read it", async () => {
  const home = await newHome();
  const first = await serve(home);
  await first.close();
  expect((await serve(home)).address).toBe(first.address);
  const { mode } = await stat(join(home, "server.json"));
  expect(mode & 0o777).toBe(0o600);
});

test("where another program sits at the last address, the port and the token are new", async () => {
  const home = await newHome();
  const first = await serve(home);
  await first.close();
  await occupy(first.port);
  const second = await serve(home);
  expect(second.port).not.toBe(first.port);
  expect(tokenOf(second)).not.toBe(tokenOf(first));
  expect(await readFile(join(home, "server.json"), "utf8")).toContain(tokenOf(second));
});

test("another port asked for means another token", async () => {
  const home = await newHome();
  const first = await serve(home);
  const port = await freePort();
  expect(tokenOf(await serve(home, { port }))).not.toBe(tokenOf(first));
});

test("a token that others could have read is not used again", async () => {
  const home = await newHome();
  const first = await serve(home);
  await first.close();
  await chmod(join(home, "server.json"), 0o644);
  const second = await serve(home);
  expect(tokenOf(second)).not.toBe(tokenOf(first));
  expect((await stat(join(home, "server.json"))).mode & 0o777).toBe(0o600);
});

test("an address that others can reach needs a second flag", async () => {
  await expect(serve(await newHome(), { host: "0.0.0.0" })).rejects.toMatchObject({ code: "invalid-argument" });
  const server = await serve(await newHome(), { host: "0.0.0.0", allowOtherMachines: true });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
});

function tokenOf({ address }: RunningServer): string {
  return address.split("#token=")[1] ?? "";
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
