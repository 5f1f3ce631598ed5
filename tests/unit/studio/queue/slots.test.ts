import { describe, expect, it } from "vitest";
import { createSlots } from "../../../../electron/studio/training/queue/slots.ts";

function record() {
  const begun: string[] = [];
  return { begun, begin: (name: string) => () => void begun.push(name) };
}

function refuseFailures(_runId: string, error: unknown): void {
  throw error;
}

describe("the queue", () => {
  it("lets one lane train at a time, in the order of arrival", () => {
    const slots = createSlots(1, refuseFailures);
    const { begun, begin } = record();
    slots.request("a", "a", begin("a"));
    slots.request("b", "b", begin("b"));
    slots.request("c", "c", begin("c"));
    expect(begun).toEqual(["a"]);
    expect(slots.isWaiting("b")).toBe(true);
    slots.release("a");
    expect(begun).toEqual(["a", "b"]);
    slots.release("b");
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("takes as many lanes as its limit", () => {
    const slots = createSlots(2, refuseFailures);
    const { begun, begin } = record();
    for (const name of ["a", "b", "c"]) slots.request(name, name, begin(name));
    expect(begun).toEqual(["a", "b"]);
  });

  it("counts the runs of a lane as one, until all have left", () => {
    const slots = createSlots(1, refuseFailures);
    const { begun, begin } = record();
    slots.request("group", "wgan", begin("wgan"));
    slots.request("other", "other", begin("other"));
    slots.request("group", "gan", begin("gan"));
    expect(begun).toEqual(["wgan", "gan"]);
    slots.release("wgan");
    expect(begun).toEqual(["wgan", "gan"]);
    slots.release("gan");
    expect(begun).toEqual(["wgan", "gan", "other"]);
  });

  it("forgets a waiting run that is withdrawn", () => {
    const slots = createSlots(1, refuseFailures);
    const { begun, begin } = record();
    slots.request("a", "a", begin("a"));
    slots.request("b", "b", begin("b"));
    slots.release("b");
    expect(slots.isWaiting("b")).toBe(false);
    slots.release("a");
    slots.release("never heard of");
    expect(begun).toEqual(["a"]);
  });

  it("tells whose beginning throws, and neither the one that let it begin nor the others notice", () => {
    const failed: [string, unknown][] = [];
    const slots = createSlots(1, (runId, error) => {
      failed.push([runId, error]);
      slots.release(runId);
    });
    const { begun, begin } = record();
    const problem = new Error("the disk is full");
    slots.request("a", "a", begin("a"));
    slots.request("b", "b", () => {
      throw problem;
    });
    slots.request("c", "c", begin("c"));
    slots.release("a");
    expect(failed).toEqual([["b", problem]]);
    expect(begun).toEqual(["a", "c"]);
  });
});
