import { expect, it } from "vitest";
import { said } from "../../../../renderer/api/said.ts";
import { message } from "../../../../shared/messages/message.ts";

it("puts a message of the core into the window's words", () => {
  expect(said(message("job.pack", { folder: "房间" }))).toBe('Packing the pictures of "房间"');
  // A core of another version may say less, or more, than its text here has places for.
  expect(said({ key: "job.pack", params: {}, text: "Packing." })).toBe("Packing.");
  expect(said({ key: "job.later", params: { folder: "x" }, text: "Doing a later thing." })).toBe(
    "Doing a later thing.",
  );
});

it("keeps names that run from right to left apart from what follows them", () => {
  expect(said(message("job.pack", { folder: "חדרים" }))).toBe('Packing the pictures of "\u2068חדרים\u2069"');
});
