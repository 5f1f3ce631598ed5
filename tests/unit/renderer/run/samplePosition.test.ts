import { describe, expect, it } from "vitest";
import { atNewest, movedTo, stepInSight, switchedLive } from "../../../../renderer/views/run/samplePosition.ts";

describe("the place in a run's samples", () => {
  const steps = [0, 100, 200];

  it("follows the newest until the user moves it", () => {
    expect(stepInSight(atNewest, steps)).toBe(200);
    const moved = movedTo(100, steps);
    expect(stepInSight(moved, [...steps, 300])).toBe(100);
  });

  it("follows again when the user goes to the newest, or switches it on", () => {
    expect(stepInSight(movedTo(200, steps), [...steps, 300])).toBe(300);
    expect(stepInSight(switchedLive(true, movedTo(0, steps), steps), [...steps, 300])).toBe(300);
  });

  it("stays where it is when following is switched off", () => {
    expect(stepInSight(switchedLive(false, atNewest, steps), [...steps, 300])).toBe(200);
  });

  it("shows what there is where the chosen sample has gone with a roll-back", () => {
    expect(stepInSight(movedTo(100, steps), [0])).toBe(0);
    expect(stepInSight(movedTo(100, steps), [150, 250])).toBe(150);
    expect(stepInSight(movedTo(100, steps), [])).toBeNull();
    expect(stepInSight(atNewest, [])).toBeNull();
  });
});
