import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { Segment } from "../lineage.ts";
import type { ReadSegments } from "./lineageStore.ts";
import type { SeriesPoint } from "../records.ts";

export interface SeriesRange {
  /** The first step wanted; the beginning where left out. */
  readonly fromStep?: number;
  /** The last step wanted; the end where left out. */
  readonly toStep?: number;
  /**
   * At most so many points come back (or 5 for each run of the line, where that is more); all where left out. At least
   * 10.
   */
  readonly maximumPoints?: number;
}

/** One metric of a run over its steps. */
export interface Series {
  readonly tag: string;
  readonly points: readonly SeriesPoint[];
  /** True where points were left out. */
  readonly thinned: boolean;
}

/** What is kept of a bucket of steps: its first, last, lowest and highest point, and the first gap. */
const keptPerBucket = 5;

export interface SeriesStore {
  /**
   * One metric of a run, ancestors' points up to the fork included. Where there are more than `maximumPoints`, the
   * range is cut into equal buckets of steps, and of each its first, last, lowest and highest finite point and its
   * first gap (NaN or infinite) are kept, so that no peak and no gap is lost. A tag without points gives an empty
   * series.
   *
   * @throws StudioError `not-found`; `invalid-argument` for a `maximumPoints` below 10
   */
  readonly readSeries: (runId: string, tag: string, range?: SeriesRange) => Series;
}

export function createSeriesStore(database: Database, segments: ReadSegments): SeriesStore {
  const inSegment = "run = @run AND tag = @tag AND step > @afterStep AND step <= @untilStep";
  const inBucket = "run = @run AND tag = @tag AND step BETWEEN bucket.low AND bucket.high";
  // Beyond the largest number lie only the infinities; NaN is null.
  const finite = "value BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308";
  const tagNumber = database.prepare<[string], number>("SELECT number FROM tags WHERE name = ?").pluck();
  const countUpTo = database
    .prepare<[SegmentParameters & { limit: number }], number>(
      `SELECT count(*) FROM (SELECT 1 FROM metrics WHERE ${inSegment} LIMIT @limit)`,
    )
    .pluck();
  const firstStep = database
    .prepare<[SegmentParameters], number | null>(`SELECT min(step) FROM metrics WHERE ${inSegment}`)
    .pluck();
  const lastStep = database
    .prepare<[SegmentParameters], number | null>(`SELECT max(step) FROM metrics WHERE ${inSegment}`)
    .pluck();
  const every = database.prepare<[SegmentParameters], SeriesPoint>(
    `SELECT step, value FROM metrics WHERE ${inSegment} ORDER BY step`,
  );
  // Beside a lone min() or max(), SQLite takes the other columns from the row that has it (sqlite.org/lang_select.html,
  // "bare columns"). Each subquery walks one bucket along the key: the whole series is never in memory or sorted.
  const kept = database.prepare<[SegmentParameters & { low: number; width: number }], SeriesPoint>(`
    WITH RECURSIVE bucket (low, high) AS (
      VALUES (@low, @low + @width - 1)
      UNION ALL
      SELECT high + 1, high + @width FROM bucket WHERE high < @untilStep
    ),
    kept (step) AS (
      SELECT (SELECT min(step) FROM metrics WHERE ${inBucket}) FROM bucket
      UNION SELECT (SELECT max(step) FROM metrics WHERE ${inBucket}) FROM bucket
      UNION SELECT (SELECT step FROM (SELECT step, min(value) FROM metrics WHERE ${inBucket} AND ${finite})) FROM bucket
      UNION SELECT (SELECT step FROM (SELECT step, max(value) FROM metrics WHERE ${inBucket} AND ${finite})) FROM bucket
      UNION SELECT (
        SELECT min(step) FROM (
          SELECT * FROM (
            SELECT step FROM metrics INDEXED BY metrics_gaps WHERE ${inBucket} AND value IS NULL ORDER BY step LIMIT 1
          )
          UNION ALL SELECT min(step) FROM metrics WHERE ${inBucket} AND NOT ${finite}
        )
      ) FROM bucket
    )
    SELECT metrics.step, metrics.value FROM kept CROSS JOIN metrics
      ON metrics.run = @run AND metrics.tag = @tag AND metrics.step = kept.step
    ORDER BY kept.step`);

  const read = database.transaction((runId: string, tag: string, range: SeriesRange): Series => {
    const clipped = clip(segments(runId), range);
    const number = tagNumber.get(tag);
    if (number === undefined) return { tag, points: [], thinned: false };
    const parameters = clipped.map((segment) => toParameters(segment, number));
    const limit = range.maximumPoints ?? Number.MAX_SAFE_INTEGER;
    if (limit < 2 * keptPerBucket) {
      throw new StudioError("invalid-argument", message("history.seriesRoom", { least: 2 * keptPerBucket }));
    }
    let count = 0;
    for (const segment of parameters) count += countUpTo.get({ ...segment, limit: limit + 1 - count }) ?? 0;
    if (count <= limit) return { tag, points: parameters.flatMap((segment) => every.all(segment)), thinned: false };

    const spans = parameters.flatMap((segment) => {
      const low = firstStep.get(segment) ?? null;
      const high = lastStep.get(segment) ?? null;
      return low === null || high === null ? [] : [{ ...segment, low, untilStep: high }];
    });
    const width = bucketWidth(
      spans.map((span) => span.untilStep - span.low + 1),
      Math.floor(limit / keptPerBucket),
    );
    return { tag, points: spans.flatMap((span) => kept.all({ ...span, width })), thinned: true };
  });
  return { readSeries: (runId, tag, range = {}) => read(runId, tag, range) };
}

interface SegmentParameters {
  readonly run: number;
  readonly tag: number;
  readonly afterStep: number;
  readonly untilStep: number;
}

function toParameters({ number, afterStep, untilStep }: Segment, tag: number): SegmentParameters {
  return { run: number, tag, afterStep, untilStep };
}

/** The parts of the segments that lie in the range, empty ones left out. */
function clip(
  segments: readonly Segment[],
  { fromStep = 0, toStep = Number.MAX_SAFE_INTEGER }: SeriesRange,
): Segment[] {
  return segments
    .map((segment) => ({
      ...segment,
      afterStep: Math.max(segment.afterStep, fromStep - 1),
      untilStep: Math.min(segment.untilStep, toStep),
    }))
    .filter((segment) => segment.afterStep < segment.untilStep);
}

/**
 * A width, in steps, with which spans of these lengths are cut into at most `buckets` buckets in all. Each
 * span begins a bucket of its own; with more spans than buckets, one bucket a span is as few as there can be.
 */
export function bucketWidth(lengths: readonly number[], buckets: number): number {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const needed = (width: number): number => lengths.reduce((sum, length) => sum + Math.ceil(length / width), 0);
  let width = Math.max(1, Math.ceil(total / buckets));
  while (needed(width) > Math.max(buckets, lengths.length)) width = Math.ceil(width * 1.1);
  return width;
}
