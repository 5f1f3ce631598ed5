import { expect, it } from "vitest";
import { tokenOfFragment } from "../../../../renderer/api/accessToken.ts";

const token = "A".repeat(42) + "_";

it("finds the token in the fragment of an address", () => {
  expect(tokenOfFragment(`#token=${token}`)).toBe(token);
  expect(tokenOfFragment(`#other=1&token=${token}`)).toBe(token);
});

it.each(["", "#", "#token=", "#token=short", `#token=${token}x`, `#token=${"<".repeat(43)}`])(
  "finds none in %j",
  (fragment) => {
    expect(tokenOfFragment(fragment)).toBeNull();
  },
);
