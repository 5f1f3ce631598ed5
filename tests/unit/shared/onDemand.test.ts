import { describe, expect, it } from "vitest";
import { createOnDemand } from "../../../shared/onDemand.ts";

/** Fails as often as it is told to, then counts. */
function failingFirst(failures: number) {
  let calls = 0;
  return createOnDemand(() => {
    calls += 1;
    return calls <= failures ? Promise.reject(new Error(`failure ${calls}`)) : Promise.resolve(calls);
  });
}

describe("createOnDemand", () => {
  it("makes a value once for all who ask", async () => {
    const value = failingFirst(0);
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    expect(await value.get()).toBe(1);
  });

  it("tells a failure to all who waited for it, and tries again for the next", async () => {
    const value = failingFirst(2);
    const waiting = [value.get(), value.get()];
    for (const each of waiting) await expect(each).rejects.toThrow("failure 1");
    await expect(value.get()).rejects.toThrow("failure 2");
    expect([await value.get(), await value.get()]).toEqual([3, 3]);
  });

  it("hands the value over and makes another", async () => {
    const value = failingFirst(0);
    expect(value.take()).toBeUndefined();
    await value.get();
    expect(await value.take()).toBe(1);
    expect(value.take()).toBeUndefined();
    expect(await value.get()).toBe(2);
  });

  it("does not forget a newer value because an older one failed late", async () => {
    let fail: (reason: Error) => void = () => undefined;
    const makes = [() => new Promise<number>((_, reject) => (fail = reject)), () => Promise.resolve(2)];
    const value = createOnDemand(() => (makes.shift() ?? (() => Promise.resolve(3)))());
    const first = value.get();
    void value.take();
    expect(await value.get()).toBe(2);
    fail(new Error("late"));
    await expect(first).rejects.toThrow("late");
    expect(await value.get()).toBe(2);
  });
});
