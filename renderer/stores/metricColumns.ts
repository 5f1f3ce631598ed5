/**
 * The recorded series of a run, one growing column of numbers per tag, kept out of Vue's reactivity: whoever draws them
 * watches a version number instead. A value that is no number is NaN; a step without a value has no place in a column.
 */
import { numberOf, type MetricPoint } from "../../shared/api/records.ts";
import { indexAtOrBefore, type CurvePoints } from "../../shared/curves/curvePoints.ts";

const firstCapacity = 1024;

/** Numbers that grow at the end. Views of them are valid until the next change. */
class Numbers {
  length = 0;
  #room = new Float64Array(firstCapacity);

  /** @param first the numbers to begin with */
  constructor(first: Float64Array = new Float64Array()) {
    for (const number of first) this.push(number);
  }

  view(): Float64Array {
    return this.#room.subarray(0, this.length);
  }

  push(number: number): void {
    if (this.length === this.#room.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.length++] = number;
  }

  last(): number | undefined {
    return this.length === 0 ? undefined : this.#room[this.length - 1];
  }
}

/** A series. Its steps are its own from the first one that lacks a value; until then they are those of all points. */
interface Column {
  readonly values: Numbers;
  steps: Numbers | null;
}

export class MetricColumns {
  readonly #steps = new Numbers();
  readonly #columns = new Map<string, Column>();

  get length(): number {
    return this.#steps.length;
  }

  /** The last step held, -1 where there is none: the cursor. */
  get lastStep(): number {
    return this.#steps.last() ?? -1;
  }

  /** The tags seen so far, sorted. */
  tags(): string[] {
    return [...this.#columns.keys()].sort();
  }

  /** The steps, ascending. A view: valid until the next change. */
  steps(): Float64Array {
    return this.#steps.view();
  }

  /** The values of a tag, in order of step. A view: valid until the next change. */
  values(tag: string): Float64Array {
    return this.#columns.get(tag)?.values.view() ?? new Float64Array();
  }

  /** A tag as a chart draws it: a point for each step that has a value of it. A view: valid until the next change. */
  points(tag: string): CurvePoints {
    const column = this.#columns.get(tag);
    return column === undefined
      ? { steps: [], values: [] }
      : { steps: this.#stepsOf(column), values: column.values.view() };
  }

  /** The value of a tag at the last step at or before `step` that has one; NaN where there is none. */
  valueAt(tag: string, step: number): number {
    const { steps, values } = this.points(tag);
    return values[indexAtOrBefore(steps, step)] ?? Number.NaN;
  }

  /** Takes points in order of step. A step that is not after the last one held voids what is held from it on. */
  append(points: readonly MetricPoint[]): void {
    for (const point of points) {
      if (point.step <= this.lastStep) this.cutAfter(point.step - 1);
      for (const [tag, value] of Object.entries(point.values)) this.#add(tag, point.step, numberOf(value));
      this.#steps.push(point.step);
    }
  }

  /** Forgets what lies after a step. */
  cutAfter(step: number): void {
    for (const column of this.#columns.values()) {
      column.values.length = indexAtOrBefore(this.#stepsOf(column), step) + 1;
      if (column.steps !== null) column.steps.length = column.values.length;
    }
    this.#steps.length = indexAtOrBefore(this.steps(), step) + 1;
  }

  #add(tag: string, step: number, value: number): void {
    let column = this.#columns.get(tag);
    if (column === undefined) {
      column = { values: new Numbers(), steps: null };
      this.#columns.set(tag, column);
    }
    // Some steps before this one have no value of it.
    if (column.steps === null && column.values.length < this.length) column.steps = new Numbers(this.#stepsOf(column));
    column.values.push(value);
    column.steps?.push(step);
  }

  #stepsOf({ steps, values }: Column): Float64Array {
    return (steps ?? this.#steps).view().subarray(0, values.length);
  }
}
