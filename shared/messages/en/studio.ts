/** Windows that follow runs, and records that lead elsewhere. */
export const studioMessages = {
  "studio.cannotFollow": "Only a window with a connection can follow a run. Nothing was changed.",
  "studio.mostFollowed": "One window can follow {most, number} runs at a time. End the following of another run first.",
  "studio.leadsOut":
    "{path} leads out of the home folder {folder}: no Critic Studio records or makes such a path. It was " +
    "neither read nor changed.",
} as const;
