import { expect, it } from "vitest";
import { verificationSentence } from "../../../../renderer/views/run/useVerification.ts";

it.each([
  [2, 3, 0, "All as written: 2 checkpoints and 3 samples."],
  [1, 0, 0, "All as written: 1 checkpoint and 0 samples."],
  [2, 3, 1, "1 file of 2 checkpoints and 3 samples is damaged or gone. The others are as written."],
  [2, 1500, 4, "4 files of 2 checkpoints and 1,500 samples are damaged or gone. The others are as written."],
  [2, 3, 5, "All damaged or gone: 2 checkpoints and 3 samples."],
])(
  "says of %i checkpoints and %i samples, of which %i are not as written: %s",
  (checkpointCount, sampleCount, bad, text) => {
    expect(verificationSentence({ checkpointCount, sampleCount, bad })).toBe(text);
  },
);
