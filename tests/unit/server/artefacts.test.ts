/** Pictures and downloads as a browser gets them. */
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ServedArtefact } from "../../../electron/server/served.ts";
import { ask, sentinel, serveForTest } from "./server.support.ts";

/** A server whose core has these artefacts. */
async function serveArtefacts(artefacts: Readonly<Record<string, ServedArtefact | Error>>) {
  const server = await serveForTest({
    core: {
      connect: () => ({
        request: () => Promise.resolve({ ok: true, result: null }),
        close: () => undefined,
        ended: new Promise(() => undefined),
      }),
      artefact(path) {
        const found = artefacts[path] ?? null;
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      },
    },
  });
  const get = (path: string, options: Parameters<typeof ask>[2] = {}) =>
    ask(server, `/artefacts/${path}?key=${server.artefactKey}`, options);
  return { ...server, get };
}

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "critic-artefact-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "7.png"), text);
  return join(folder, "7.png");
}

const samplePath = "runs/abcd/samples/7.png";

test("a file is sent whole, is not sent again unchanged, and is when it has changed", async () => {
  const file = await fileWith(sentinel);
  const { get } = await serveArtefacts({ [samplePath]: { contentType: "image/png", file } });
  const first = await get(samplePath);
  expect(first).toMatchObject({ status: 200, body: sentinel });
  expect(first.headers).toMatchObject({ "content-type": "image/png", "cache-control": "private, no-cache" });
  const headers = { "if-none-match": String(first.headers.etag) };
  expect(await get(samplePath, { headers })).toMatchObject({ status: 304, body: "" });
  await utimes(file, new Date(), new Date(Date.now() + 5000));
  expect(await get(samplePath, { headers })).toMatchObject({ status: 200, body: sentinel });
});

test("HEAD tells the length of a file and sends nothing", async () => {
  const { get } = await serveArtefacts({ [samplePath]: { contentType: "image/png", file: await fileWith(sentinel) } });
  const answer = await get(samplePath, { method: "HEAD" });
  expect(answer).toMatchObject({ status: 200, body: "" });
  expect(answer.headers["content-length"]).toBe(String(sentinel.length));
});

test("an empty file is an empty answer", async () => {
  const { get } = await serveArtefacts({ [samplePath]: { contentType: "image/png", file: await fileWith("") } });
  expect(await get(samplePath)).toMatchObject({ status: 200, body: "" });
});

test("a file that was deleted outside is missing, not a defect", async () => {
  const file = await fileWith(sentinel);
  await rm(file);
  const { get, defects } = await serveArtefacts({ [samplePath]: { contentType: "image/png", file } });
  expect(await get(samplePath)).toMatchObject({ status: 404 });
  expect(defects).toEqual([]);
});

test("a download has its name, whatever is in it, and is kept by nobody", async () => {
  const fileName = `curves "of" b\u00e4d'names\r\nSet-Cookie: a=b.csv`;
  const { get } = await serveArtefacts({
    "exports/abcd": { contentType: "text/csv", bytes: Buffer.from("a,b"), fileName },
  });
  const { headers, body } = await get("exports/abcd");
  expect(body).toBe("a,b");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["set-cookie"]).toBeUndefined();
  const [, named = ""] =
    /^attachment; filename\*=UTF-8''([\w.%()!*~-]+)$/.exec(headers["content-disposition"] ?? "") ?? [];
  expect(decodeURIComponent(named)).toBe(fileName);
});

test("a packed picture, which never changes, may be kept", async () => {
  const { get } = await serveArtefacts({
    "datasets/abcd/3.png": { contentType: "image/png", bytes: Buffer.from(sentinel) },
  });
  expect((await get("datasets/abcd/3.png")).headers["cache-control"]).toContain("immutable");
});

test("a defect is told to the log, not to the page", async () => {
  const defect = new Error(sentinel);
  const { get, defects } = await serveArtefacts({ [samplePath]: defect });
  const answer = await get(samplePath);
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain(sentinel);
  expect(defects).toEqual([defect]);
});
