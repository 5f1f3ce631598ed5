import { describe, expect, it } from "vitest";
import { namesTogether } from "../../../../renderer/views/compare/namesTogether.ts";

describe("the names of several runs", () => {
  it("are listed", () => {
    expect(namesTogether(["one"])).toBe("one");
    expect(namesTogether(["both (wgan)", "both (gan)"])).toBe("both (wgan) and both (gan)");
    expect(namesTogether(["rooms (wgan)", "cats (gan)", "other"])).toBe("rooms (wgan), cats (gan) and other");
  });

  it("of a large group say what they have in common once", () => {
    const systems = ["wgan 1", "gan", "wgan 2"];
    expect(namesTogether(systems.map((system) => `my (old) rooms (${system})`))).toBe(
      "my (old) rooms (wgan 1, gan and wgan 2)",
    );
  });
});
