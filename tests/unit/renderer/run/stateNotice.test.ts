import { describe, expect, it } from "vitest";
import { newerNotice, stateNotice } from "../../../../renderer/views/run/stateNotice.ts";
import { quoted } from "../../messages/quoted.ts";

const run = { state: "running", message: null, foreign: false } as const;

describe("the notice above a run", () => {
  it("is absent while all is well", () => {
    expect(stateNotice(run)).toBeNull();
    expect(stateNotice({ ...run, state: "completed" })).toBeNull();
    expect(stateNotice({ ...run, state: "stopped" })).toBeNull();
  });

  it("says what the core said, and otherwise what to do", () => {
    const message = quoted('The training process of "x" was killed at step 12.');
    for (const state of ["interrupted", "failed", "paused", "stopped", "completed"] as const) {
      expect(stateNotice({ ...run, state, message })?.text).toBe(message.text);
    }
    expect(stateNotice({ ...run, state: "interrupted" })?.text).toContain("Resumed");
    expect(stateNotice({ ...run, state: "failed" })?.text).toContain("fork");
  });

  it("tells a pause of the user's from one of the run's own", () => {
    expect(stateNotice({ ...run, state: "paused" })?.level).toBe("info");
    expect(stateNotice({ ...run, state: "paused", message: quoted("not finite") })?.level).toBe("warning");
  });

  it("says first that another process answers for the run", () => {
    expect(stateNotice({ ...run, state: "paused", foreign: true })?.title).toContain("another process");
  });
});

describe("the notice above a run of a newer version", () => {
  it("names what is not known, and what can still be done", () => {
    const notice = newerNotice(['system "wgan-2031"', "gradientPenalty 10"]);
    expect(notice?.text).toContain('does not know system "wgan-2031", gradientPenalty 10.');
    expect(notice?.text).toMatch(/look at the run and export it.*update Critic Studio/);
    expect(newerNotice([])).toBeNull();
  });
});
