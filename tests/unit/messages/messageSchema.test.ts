import { describe, expect, it } from "vitest";
import { message, type Message } from "../../../shared/messages/message.ts";
import { messageSchema, recordedMessageSchema } from "../../../shared/messages/messageSchema.ts";
import { withWords } from "../../../shared/messages/withWords.ts";

const reason = message("storage.tooLarge", { size: 12 });
const whole = message("storage.damaged", { path: "/a", reason });

function nested(levels: number): Message {
  const inner = levels === 0 ? "end" : nested(levels - 1);
  return { key: "a.b", params: { inner }, text: "x" };
}

describe("a message from elsewhere", () => {
  it("passes as it was made, also through JSON", () => {
    expect(messageSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it("passes where its key is of a newer version", () => {
    const newer = { key: "later.thing", params: { names: ["a", reason], count: 2 }, text: "A later thing." };
    expect(messageSchema.parse(newer)).toEqual(newer);
  });

  it.each([
    ["no object", "text"],
    ["no text", { key: "a.b", params: {} }],
    ["a field too many", { ...whole, html: "<b>" }],
    ["a key that is no key", { ...whole, key: "../../etc" }],
    ["a number that is none", { ...whole, params: { size: Number.NaN } }],
    ["a number without end", { ...whole, params: { size: Infinity } }],
    ["a param that is a function's name", { ...whole, params: { "to string": "x" } }],
    ["a param of another kind", { ...whole, params: { on: true } }],
    ["null", { ...whole, params: { on: null } }],
    ["a list in a list", { ...whole, params: { names: [["a"]] } }],
    ["words without end", { ...whole, params: { path: "x".repeat(100_000) } }],
    ["more names than anybody reads", { ...whole, params: { names: Array(10_000).fill("x") } }],
    ["messages in messages without end", nested(50)],
  ])("is refused with %s", (_what, value) => {
    expect(messageSchema.safeParse(value).success).toBe(false);
  });

  it("has room for the deepest that we make", () => {
    expect(messageSchema.safeParse(nested(8)).success).toBe(true);
  });
});

it("a record from before messages were data is its text", () => {
  expect(recordedMessageSchema.parse("the file has no content").text).toBe("the file has no content");
  expect(recordedMessageSchema.parse(reason)).toEqual(reason);
});

it("every text in a message can be changed at once", () => {
  const changed = withWords({ ...whole, params: { ...whole.params, names: ["a", reason] } }, (words) =>
    words.toUpperCase(),
  );
  expect(changed).toMatchObject({
    key: "storage.damaged",
    text: whole.text.toUpperCase(),
    params: { path: "/A", reason: { text: reason.text.toUpperCase(), params: { size: 12 } } },
  });
  expect(changed.params.names).toMatchObject(["A", { key: "storage.tooLarge" }]);
});
