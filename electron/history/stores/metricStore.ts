import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { Segment } from "../lineage.ts";
import type { ReadSegments } from "./lineageStore.ts";
import type { MetricPoint } from "../records.ts";
import { isTag } from "../../../shared/seriesTag.ts";
import type { RunRow, RunRows } from "../schema/runRows.ts";

/** A longer name than this is a mistake. */
const longestTag = 100;

export interface MetricStore {
  /**
   * Records a batch of points in one transaction, moves the run to the last step among them and notes its owner's sign
   * of life. Gather about a second's worth: a transaction waits for the disk.
   *
   * @throws StudioError `not-found`; `invalid-argument` for a step that the run inherits or a tag without a name. A
   *   point that is there already is an error of the caller (call `dropAfter` before recomputing): nothing is recorded
   */
  readonly appendMetrics: (runId: string, points: readonly MetricPoint[]) => void;
  /** The tags that the run has points of, its own or inherited, in the order in which they first came up. */
  readonly listTags: (runId: string) => string[];
  /**
   * All tags' values of the steps after `afterStep`, inherited ones included: the increment for a reader who has seen
   * the rest.
   *
   * @param afterStep -1 reads from the beginning
   * @param limit at most so many steps
   */
  readonly readMetricsAfter: (runId: string, afterStep: number, limit: number) => MetricPoint[];
}

interface Tag {
  readonly number: number;
  readonly name: string;
}

export function createMetricStore(
  database: Database,
  rows: RunRows,
  segments: ReadSegments,
  nowMs: () => number,
): MetricStore {
  const insert = database.prepare<[number, number, number, number | null]>(
    "INSERT INTO metrics (run, tag, step, value) VALUES (?, ?, ?, ?)",
  );
  const addTag = database.prepare<[string]>("INSERT INTO tags (name) VALUES (?) ON CONFLICT (name) DO NOTHING");
  const tagNumber = database.prepare<[string], number>("SELECT number FROM tags WHERE name = ?").pluck();
  const advance = database.prepare<[number, number, number]>(
    "UPDATE runs SET step = max(step, ?), seen_ms = ? WHERE number = ?",
  );
  const tagsBetween = database.prepare<[number, number, number], Tag>(`
    SELECT number, name FROM tags WHERE EXISTS (
      SELECT 1 FROM metrics WHERE run = ? AND tag = tags.number AND step > ? AND step <= ?
    ) ORDER BY number`);
  const range = database
    .prepare<[number, number, number, number, number], [number, number | null]>(
      `SELECT step, value FROM metrics WHERE run = ? AND tag = ? AND step > ? AND step <= ? ORDER BY step LIMIT ?`,
    )
    .raw();

  const append = database.transaction((runId: string, points: readonly MetricPoint[]) => {
    const row = rows.get(runId);
    const tagNumbers = new Map<string, number>();
    const numberOf = (tag: string): number => {
      const known = tagNumbers.get(tag);
      if (known !== undefined) return known;
      checkTag(tag);
      if (tagNumber.get(tag) === undefined) addTag.run(tag);
      const number = tagNumber.get(tag) ?? 0;
      tagNumbers.set(tag, number);
      return number;
    };
    let lastStep = row.step;
    for (const { step, values } of points) {
      checkOwnStep(row, step);
      lastStep = Math.max(lastStep, step);
      for (const [tag, value] of Object.entries(values)) {
        insert.run(row.number, numberOf(tag), step, Number.isNaN(value) ? null : value);
      }
    }
    advance.run(lastStep, Math.round(nowMs()), row.number);
  });

  /** The first `limit` steps of one run's own segment. */
  const readSegment = ({ number, afterStep, untilStep }: Segment, limit: number): MetricPoint[] => {
    const byStep = new Map<number, Record<string, number | null>>();
    for (const tag of tagsBetween.all(number, afterStep, untilStep).filter(({ name }) => isTag(name))) {
      for (const [step, value] of range.all(number, tag.number, afterStep, untilStep, limit)) {
        const values = byStep.get(step) ?? {};
        values[tag.name] = value;
        byStep.set(step, values);
      }
    }
    const points = [...byStep].map(([step, values]) => ({ step, values }));
    return points.sort((a, b) => a.step - b.step).slice(0, limit);
  };
  const readAll = database.transaction((runId: string, afterStep: number, limit: number) => {
    const points: MetricPoint[] = [];
    for (const segment of segments(runId)) {
      if (points.length >= limit) break;
      const rest = { ...segment, afterStep: Math.max(segment.afterStep, afterStep) };
      points.push(...readSegment(rest, limit - points.length));
    }
    return points;
  });

  return {
    appendMetrics: (runId, points) => {
      append.immediate(runId, points);
    },
    listTags: (runId) => {
      const tags = segments(runId).flatMap((segment) =>
        tagsBetween.all(segment.number, segment.afterStep, segment.untilStep).filter(({ name }) => isTag(name)),
      );
      const byNumber = new Map(tags.map((tag) => [tag.number, tag.name]));
      return [...byNumber].sort(([a], [b]) => a - b).map(([, name]) => name);
    },
    readMetricsAfter: (runId, afterStep, limit) => readAll(runId, afterStep, limit),
  };
}

function checkTag(tag: string): void {
  if (tag.length > 0 && tag.length <= longestTag) return;
  throw new StudioError("invalid-argument", message("history.tagLength", { most: longestTag, length: tag.length }));
}

function checkOwnStep(row: RunRow, step: number): void {
  const afterStep = row.parentStep ?? -1;
  if (Number.isSafeInteger(step) && step > afterStep) return;
  throw new StudioError("invalid-argument", message("history.metricBefore", { step, id: row.id, after: afterStep }), {
    runId: row.id,
    step,
  });
}
