import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { againAfterMs, createOutbox, pushEveryMs } from "../../../electron/studio/api/outbox.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An outbox of numbers: whatever was put into `pending` is told at once. */
function numbers(push: (items: readonly number[]) => unknown) {
  const pending: number[] = [];
  const errors: unknown[] = [];
  const outbox = createOutbox(
    () => ({ items: pending.splice(0), more: false, failed: false }),
    push,
    (error) => errors.push(error),
  );
  const put = (...items: number[]): void => {
    pending.push(...items);
    outbox.wake();
  };
  return { outbox, put, errors, pending };
}

describe("an outbox", () => {
  it("pushes at most ten times a second, with all that came up in between", async () => {
    const pushed: (readonly number[])[] = [];
    const { put } = numbers((items) => pushed.push(items));
    for (let at = 0; at < 100; at++) {
      put(at);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    expect(pushed.length).toBeLessThanOrEqual(11);
    expect(pushed.flat()).toEqual(Array.from({ length: 100 }, (_, at) => at));
  });

  it("gathers nothing while the window has not taken what it was told, and then all at once", async () => {
    const pushed: (readonly number[])[] = [];
    let take: () => void = () => undefined;
    const { put, pending } = numbers((items) => {
      pushed.push(items);
      return new Promise<void>((resolve) => (take = resolve));
    });
    put(1);
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    put(2);
    put(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(pushed).toEqual([[1]]);
    expect(pending).toEqual([2, 3]);
    take();
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    expect(pushed).toEqual([[1], [2, 3]]);
  });

  it("keeps what comes up while it is held, and tells it once every hold has ended", async () => {
    const pushed: (readonly number[])[] = [];
    const { put, outbox } = numbers((items) => pushed.push(items));
    put(1);
    const [letGo, letGoToo] = [outbox.hold(), outbox.hold()];
    put(2);
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    letGo();
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    expect(pushed).toEqual([]);
    letGoToo();
    expect(pushed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(pushed).toEqual([[1, 2]]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("gone");
      },
    ],
    ["rejects", () => Promise.reject(new Error("gone"))],
  ])("ends where a push %s", async (_how, push) => {
    const spy = vi.fn(push);
    const { put, outbox, errors } = numbers(spy);
    put(1);
    await vi.advanceTimersByTimeAsync(pushEveryMs);
    await outbox.ended;
    expect(errors).toEqual([new Error("gone")]);
    put(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it("tries again by itself where gathering throws, not too often, and tells of it once", async () => {
    const errors: unknown[] = [];
    const pushed: unknown[] = [];
    let rounds = 0;
    const outbox = createOutbox(
      () => {
        rounds += 1;
        if (rounds <= 2) throw new Error("disk");
        return { items: [rounds], more: rounds < 4, failed: false };
      },
      (items) => pushed.push(...items),
      (error) => errors.push(error),
    );
    outbox.wake();
    await vi.advanceTimersByTimeAsync(againAfterMs - 1);
    expect(rounds).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * againAfterMs);
    expect([errors.length, pushed]).toEqual([1, [3, 4]]);
  });
});
