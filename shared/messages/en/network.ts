/** The parts that networks play. */
export const networkMessages = {
  "network.role":
    "{role, select, generator {generator} critic {critic} encoder {encoder} decoder {decoder} noise {added noise} " +
    "other {}}",
} as const;
