/** Frames for other messages. */
export const plainMessages = {
  /** What a library, a driver or the system said, in its own words, which nobody translates. */
  "plain.quoted": "{words}",
  "plain.twoSentences": "{first} {second}",
  "plain.defect": "Something went wrong inside Critic Studio; the log of the program says what. Nothing was lost.",
  "plain.count": "{count, number}",
  "plain.sentence": "{words}.",
  "plain.step": "step {step, number}",
  "plain.and": "{others} and {last}",
} as const;
