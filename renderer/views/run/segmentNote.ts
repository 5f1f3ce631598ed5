import type { Run } from "../../../shared/api/records.ts";
import { formatCount, formatNumberOf } from "../../../shared/figures.ts";

type Segment = Run["segments"][number];

/**
 * What a run with more than one segment has to say: its later numbers are not bit for bit what its first device would
 * have given. Null for one that was computed by the same all along.
 */
export function segmentNote(segments: readonly Segment[]): string | null {
  const [first, ...later] = segments;
  if (first === undefined || later.length === 0) return null;
  const changes = later.map((segment) => `from step ${formatCount(segment.fromStep)} by ${computer(segment)}`);
  const begin = formatCount(later[0]!.fromStep);
  return (
    `Computed at first by ${computer(first)}, ${changes.join(", ")}. After step ${begin} its numbers are no ` +
    "longer bit for bit those that it would have had without the change."
  );
}

function computer({ library, threads }: Segment): string {
  return `${library} (${formatNumberOf(threads, "thread")})`;
}
