/**
 * The recorded series of a run, one growing column of numbers per tag, kept out of Vue's reactivity: whoever draws them
 * watches a version number instead. Missing values are NaN.
 */
import { numberOf, type MetricPoint } from "../../shared/api/records.ts";
import type { CurvePoints } from "../../shared/curves/curvePoints.ts";

const firstCapacity = 1024;

export class MetricColumns {
  #length = 0;
  #capacity = firstCapacity;
  #steps = new Float64Array(firstCapacity);
  readonly #columns = new Map<string, Float64Array>();

  get length(): number {
    return this.#length;
  }

  /** The last step held, -1 where there is none: the cursor. */
  get lastStep(): number {
    return this.#length === 0 ? -1 : this.#steps[this.#length - 1]!;
  }

  /** The tags seen so far, sorted. */
  tags(): string[] {
    return [...this.#columns.keys()].sort();
  }

  /** The steps, ascending. A view: valid until the next change. */
  steps(): Float64Array {
    return this.#steps.subarray(0, this.#length);
  }

  /** The values of a tag, one for each step, NaN where there is none. A view: valid until the next change. */
  values(tag: string): Float64Array {
    return this.#columns.get(tag)?.subarray(0, this.#length) ?? new Float64Array(this.#length).fill(Number.NaN);
  }

  /** A tag as a chart draws it: no point at all where it was never recorded. A view: valid until the next change. */
  points(tag: string): CurvePoints {
    const values = this.#columns.get(tag)?.subarray(0, this.#length);
    return values === undefined ? { steps: [], values: [] } : { steps: this.steps(), values };
  }

  /** The value of a tag at the last step at or before `step`; NaN where there is none. */
  valueAt(tag: string, step: number): number {
    const place = this.#countUpTo(step) - 1;
    return place < 0 ? Number.NaN : (this.#columns.get(tag)?.[place] ?? Number.NaN);
  }

  /** Takes points in order of step. A step that is not after the last one held voids what is held from it on. */
  append(points: readonly MetricPoint[]): void {
    for (const point of points) {
      if (point.step <= this.lastStep) this.cutAfter(point.step - 1);
      if (this.#length === this.#capacity) this.#grow();
      this.#steps[this.#length] = point.step;
      for (const column of this.#columns.values()) column[this.#length] = Number.NaN;
      for (const [tag, value] of Object.entries(point.values)) this.#column(tag)[this.#length] = numberOf(value);
      this.#length += 1;
    }
  }

  /** Forgets what lies after a step. */
  cutAfter(step: number): void {
    this.#length = this.#countUpTo(step);
  }

  #column(tag: string): Float64Array {
    let column = this.#columns.get(tag);
    if (column === undefined) {
      column = new Float64Array(this.#capacity).fill(Number.NaN);
      this.#columns.set(tag, column);
    }
    return column;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#steps = enlarged(this.#steps, this.#capacity);
    for (const [tag, column] of this.#columns) this.#columns.set(tag, enlarged(column, this.#capacity));
  }

  /** How many points have a step of at most `step`: by bisection. */
  #countUpTo(step: number): number {
    let [low, high] = [0, this.#length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#steps[middle]! <= step) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function enlarged(column: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(capacity).fill(Number.NaN);
  larger.set(column);
  return larger;
}
