import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { mostMembers } from "../../../shared/groups.ts";
import { printableLine } from "../../../shared/printableText.ts";
import type { Group, Run } from "../records.ts";
import { newId } from "../runId.ts";
import { checkedName } from "./names.ts";
import type { InsertRun, NewRun } from "./runInsertion.ts";

/** A group to be recorded, with its runs. */
export interface NewGroup {
  readonly name: string;
  /** One to eight, in the order in which they stand beside each other. */
  readonly runs: readonly NewRun[];
}

export interface GroupStore {
  /**
   * Records runs that advance together, in one transaction.
   *
   * @throws StudioError `invalid-argument` where there are none or too many, or they differ in data set or seed, and
   *   as `createRun`
   */
  readonly createGroup: (group: NewGroup) => { readonly groupId: string; readonly runs: readonly Run[] };
  /** @throws StudioError `not-found` */
  readonly group: (groupId: string) => Group;
}

export function createGroupStore(database: Database, insertRun: InsertRun, nowMs: () => number): GroupStore {
  const insert = database.prepare<[string, string, number]>(
    'INSERT INTO "groups" (id, name, created_ms) VALUES (?, ?, ?)',
  );
  const byId = database.prepare<[string], Omit<Group, "runIds">>(
    'SELECT id, name, created_ms AS createdMs FROM "groups" WHERE id = ?',
  );
  const memberIds = database
    .prepare<[string], string>("SELECT id FROM runs WHERE group_id = ? ORDER BY number")
    .pluck();

  const create = database.transaction(({ name, runs }: NewGroup) => {
    checkMembers(runs);
    const groupId = newId();
    insert.run(groupId, checkedName("group", name), Math.round(nowMs()));
    return { groupId, runs: runs.map((run, place) => insertRun(run, { id: groupId, place })) };
  });

  return {
    createGroup: (group) => create.immediate(group),
    group: (groupId) => {
      const row = byId.get(groupId);
      if (row === undefined) throw new StudioError("not-found", message("group.unknown", { id: groupId }), { groupId });
      return { ...row, name: printableLine(row.name), runIds: memberIds.all(groupId) };
    },
  };
}

function checkMembers(runs: readonly NewRun[]): void {
  if (runs.length < 1 || runs.length > mostMembers) {
    throw new StudioError("invalid-argument", message("group.size", { most: mostMembers, count: runs.length }));
  }
  const [first, ...others] = runs;
  for (const other of others) {
    const differing =
      first!.datasetId !== other.datasetId
        ? "dataset"
        : first!.configuration.seed !== other.configuration.seed
          ? "seed"
          : null;
    if (differing === null) continue;
    const params = { first: first!.name, other: other.name, differing } as const;
    throw new StudioError("invalid-argument", message("group.differ", params));
  }
}
