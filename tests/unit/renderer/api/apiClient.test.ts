import { describe, expect, it, vi } from "vitest";
import type { Change } from "../../../../shared/api/changes.ts";
import { createApiClient } from "../../../../renderer/api/client.ts";
import { handTransport } from "./handTransport.ts";
import { quoted } from "../../messages/quoted.ts";

function client() {
  const transport = handTransport();
  const defects: unknown[] = [];
  const api = createApiClient(transport, (error) => defects.push(error));
  return { transport, api, defects };
}

/** Lets what is due as promises happen. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the client's requests", () => {
  it("wait for the first connection", async () => {
    const { transport, api } = client();
    const tags = api.request("metrics.tags", { runId: "run1" });
    await settled();
    expect(transport.sent).toHaveLength(0);
    transport.open();
    await vi.waitFor(
      () => {
        expect(transport.sent).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
    transport.answer({ ok: true, result: ["emEstimate"] });
    await expect(tags).resolves.toEqual(["emEstimate"]);
  });

  it("fail at once during a later gap, and those under way fail when it begins", async () => {
    const { transport, api } = client();
    transport.open();
    const underWay = api.request("runs.list", {});
    await settled();
    transport.lose();
    await expect(underWay).rejects.toMatchObject({ name: "RequestError", code: "disconnected" });
    expect(api.state.value).toBe("reconnecting");
    await expect(api.request("runs.list", {})).rejects.toMatchObject({ code: "disconnected" });
    transport.open();
    expect(api.state.value).toBe("connected");
    expect(api.connectionNumber.value).toBe(2);
  });

  it("that wait for the first connection fail when it is refused", async () => {
    const { transport, api } = client();
    const waiting = api.request("runs.list", {});
    transport.refuse();
    await expect(waiting).rejects.toMatchObject({ code: "disconnected" });
    expect(api.state.value).toBe("refused");
  });

  it("are checked before they are sent", async () => {
    const { transport, api } = client();
    transport.open();
    await expect(api.request("runs.get", { runId: "../etc" })).rejects.toMatchObject({ code: "invalid-argument" });
    await settled();
    expect(transport.sent).toHaveLength(0);
  });

  it("bring failures as errors with their code and sentence", async () => {
    const { transport, api } = client();
    transport.open();
    const asked = api.request("runs.pause", { runId: "run1" });
    await settled();
    const failure = { code: "wrong-state", message: quoted("It is stopped."), details: { state: "stopped" } };
    transport.answer({ ok: false, failure });
    await expect(asked).rejects.toMatchObject({ name: "RequestError", ...failure, message: "It is stopped." });
  });

  it.each([
    ["no outcome", "yes"],
    ["an unknown code", { ok: false, failure: { code: "haha", message: quoted(""), details: {} } }],
    ["a result that does not fit", { ok: true, result: [{ id: "run1" }] }],
  ])("do not trust %s", async (_what, outcome) => {
    const { transport, api } = client();
    transport.open();
    const asked = api.request("runs.list", {});
    await settled();
    transport.answer(outcome);
    await expect(asked).rejects.toMatchObject({ code: "defect" });
  });
});

describe("what is pushed to the client", () => {
  const removed = (runId: string): Change => ({ kind: "run-removed", runId });

  it("reaches every listener in order, until it is taken off", async () => {
    const { transport, api } = client();
    transport.open();
    const [one, other]: [Change[], Change[]] = [[], []];
    const end = api.onChange((change) => one.push(change));
    api.onChange((change) => other.push(change));
    transport.push([removed("run1"), removed("run2")]);
    await settled();
    end();
    transport.push([removed("run3")]);
    await settled();
    expect(one).toEqual([removed("run1"), removed("run2")]);
    expect(other).toHaveLength(3);
  });

  it("is dropped and reported where it does not fit the API", async () => {
    const { transport, api, defects } = client();
    transport.open();
    const heard: Change[] = [];
    api.onChange((change) => heard.push(change));
    transport.push([{ kind: "run-removed", runId: "../../x" }]);
    await settled();
    expect(heard).toEqual([]);
    expect(defects).toHaveLength(1);
  });

  it("reaches the other listeners where one throws", async () => {
    const { transport, api, defects } = client();
    transport.open();
    const heard: Change[] = [];
    api.onChange(() => {
      throw new Error("planted");
    });
    api.onChange((change) => heard.push(change));
    transport.push([removed("run1")]);
    await settled();
    expect(heard).toHaveLength(1);
    expect(defects).toEqual([new Error("planted")]);
  });
});
