import { describe, expect, it } from "vitest";
import { compileMessage } from "../../../build/messagesText.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { createRenderer, type RendererOptions } from "../../../shared/messages/render.ts";

/** A renderer of a few texts, in a language. */
function renderer(texts: Readonly<Record<string, string>>, locale = "en-GB", options?: RendererOptions) {
  const compiled = Object.entries(texts).map(([key, text]) => [key, compileMessage(key, text).text]);
  const render = createRenderer(Object.fromEntries(compiled) as Record<string, never>, locale, options);
  return (key: string, params: Message["params"] = {}) => render({ key, params });
}

describe("a message", () => {
  it("has plurals by the rules of its language", () => {
    const english = renderer({ "a.b": "{count, plural, one {# image} other {# images}} in {folder}" });
    expect(english("a.b", { count: 1, folder: "/a" })).toBe("1 image in /a");
    expect(english("a.b", { count: 12_400, folder: "/a" })).toBe("12,400 images in /a");
    // Russian has one form for 1 and 21, one for 2 to 4, one for the others.
    const russian = renderer({ "a.b": "{count, plural, one {# файл} few {# файла} other {# файлов}}" }, "ru");
    expect([1, 3, 5, 21].map((count) => russian("a.b", { count }))).toEqual([
      "1 файл",
      "3 файла",
      "5 файлов",
      "21 файл",
    ]);
  });

  it("has what is said of a number by itself before its plural", () => {
    const text = { "a.b": "{names}{more, plural, =0 {} other { and # more}}." };
    expect(renderer(text)("a.b", { names: ["a", "b"], more: 0 })).toBe("a, b.");
    expect(renderer(text)("a.b", { names: ["a", "b"], more: 3 })).toBe("a, b and 3 more.");
  });

  it.each([
    ["{n, number}", 12_400, "12,400"],
    ["{n, number, plain}", 12_400, "12400"],
    ["{n, number, bytes}", 1_400_000, "1.4 MB"],
    ["{n, number, seconds}", 90_400, "90 s"],
    ["{n, number, seconds}", 3, "1 s"],
    ["{n, number, figure}", 0.69314, "0.6931"],
  ])("writes the figure %s of %d as %s", (text, n, words) => {
    expect(renderer({ "a.b": text })("a.b", { n })).toBe(words);
  });

  it("takes figures and lists as its language does", () => {
    expect(renderer({ "a.b": "{n, number} · {list}" }, "de")("a.b", { n: 12_400, list: ["a", "b"] })).toBe(
      "12.400 · a, b",
    );
    expect(renderer({ "a.b": "{list}" }, "zh")("a.b", { list: ["甲", "乙"] })).not.toContain(",");
  });

  it("takes other messages, each in the same language", () => {
    const german = renderer({ "a.b": "{file}: {reason}.", "a.why": "{size, number} Byte zu viel" }, "de");
    const reason = { key: "a.why", params: { size: 1200 }, text: "1,200 bytes too many" };
    expect(german("a.b", { file: "x", reason })).toBe("x: 1.200 Byte zu viel.");
    const unknown = { key: "a.newer", params: {}, text: "something newer" };
    expect(german("a.b", { file: "x", reason: unknown })).toBe("x: something newer.");
  });

  it("is not rendered where its key or a param is not known: its text stands for it", () => {
    const english = renderer({
      "a.b": "{count, number} of {name}",
      "a.c": "{state, select, on {On} off {Off} other {}}",
    });
    expect(english("a.z")).toBeNull();
    expect(english("a.b", { count: 1 })).toBeNull();
    expect(english("a.b", { count: "1", name: "x" })).toBeNull();
    expect(english("a.b", { count: 1, name: 1 })).toBeNull();
    expect(english("constructor")).toBeNull();
    expect(english("a.c", { state: "on" })).toBe("On");
    expect(english("a.c", { state: "constructor" })).toBe("");
  });

  it("keeps names as they are, and for the eye apart from what follows where they run from right to left", () => {
    const text = { "a.b": 'Run "{name}" ({id}) is at step {step, number}.' };
    const params = { name: "חדרים", id: "8x2k", step: 5 };
    expect(renderer(text)("a.b", params)).toBe('Run "חדרים" (8x2k) is at step 5.');
    expect(renderer(text, "en-GB", { isolatesNames: true })("a.b", params)).toBe(
      'Run "\u2068חדרים\u2069" (8x2k) is at step 5.',
    );
    expect(renderer(text, "en-GB", { isolatesNames: true })("a.b", { ...params, name: "房间" })).not.toContain(
      "\u2068",
    );
  });
});

describe("what is made of the catalogue", () => {
  it("says the same as its text", () => {
    expect(message("storage.missing", { file: "/a/b" })).toEqual({
      key: "storage.missing",
      params: { file: "/a/b" },
      text: "/a/b is missing.",
    });
  });

  it("cuts words that nobody would read, so that it always fits its schema", () => {
    const { params, text } = message("plain.quoted", { words: "x".repeat(1_000_000) });
    expect(text.length).toBeLessThan(5000);
    expect(params.words).toBe(text);
  });
});

describe("a text of the catalogue that contradicts itself is named by its key", () => {
  it.each([
    ["Nothing", "cannot be read", "{"],
    ["a param that is both a number and words", /takes "n" as (Words|number) and as/, "{n} {n, number}"],
    ["a plural without other", "cannot be read", "{n, plural, one {#}}"],
    ["a style that is unknown", "unknown style", "{n, number, percent}"],
    ["a date", "kind that is not used here", "{when, date}"],
    ["a name that is none", "no name", "{0}"],
  ])("%s", (_what, problem, text) => {
    expect(() => compileMessage("a.b", text)).toThrow(problem);
    expect(() => compileMessage("a.b", text)).toThrow(/^The message "a\.b"/);
  });

  it("and so is its key", () => {
    expect(() => compileMessage("Bad key", "x")).toThrow("key that is not subject.name");
  });
});
