/** How far a task is, of those that tell. */
export interface TaskProgress {
  readonly done: number;
  readonly total: number;
}
