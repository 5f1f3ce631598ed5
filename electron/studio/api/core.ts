import { join } from "node:path";
import type { Change } from "../../../shared/api/changes.ts";
import type { Outcome } from "../../../shared/api/channel.ts";
import { createDeviceList, probeDevices } from "../machine/devices.ts";
import type { Studio } from "../studio.ts";
import { findArtefact, type ArtefactContent, type ArtefactFile } from "./artefacts.ts";
import type { ApiContext } from "./context.ts";
import { writeToStandardError, type DefectLog } from "../machine/defectLog.ts";
import { datasetsHandlers } from "./datasets.ts";
import { createDispatch } from "./dispatch.ts";
import { exportsHandlers } from "./exports.ts";
import { createExportTickets } from "./exportTickets.ts";
import { followHandlers } from "./follow.ts";
import { foldersHandlers } from "./folders.ts";
import { listDueEvaluations } from "./dueEvaluationsJob.ts";
import { evaluationsHandlers } from "./evaluations.ts";
import { createJobs } from "./jobs.ts";
import { jobTitles } from "./jobTitles.ts";
import { jobsHandlers } from "./jobsHandlers.ts";
import { machineHandlers } from "./machine.ts";
import { metricsHandlers } from "./metrics.ts";
import { runsHandlers } from "./runs.ts";
import { createWindows } from "./windows.ts";

export interface CoreOptions {
  readonly shell: "desktop" | "browser";
  /** Whether Chromium keeps the window in its sandbox; default null: the window is not ours. */
  readonly sandboxed?: boolean;
  /** Of the program. */
  readonly version: string;
  /** Hears of faults of ours; default: written to the standard error output. */
  readonly log?: DefectLog;
  /** Absolute path of the bundled pictures; default: where they lie in the source tree. */
  readonly sampleFolder?: string;
}

/** One window's line to the core. */
export interface Connection {
  /** Answers a request; never rejects. Its followings belong to this connection. */
  request(name: string, params: unknown): Promise<Outcome>;
  /** Nothing is pushed any more. */
  close(): void;
  /**
   * Resolves when nothing is pushed any more: after `close`, or because a push failed. The window should connect anew.
   */
  readonly ended: Promise<void>;
}

/** The API of shared/api over a studio, the same for every shell. */
export interface Core {
  /** Answers a request of nobody in particular; never rejects. Following needs a connection. */
  request(name: string, params: unknown): Promise<Outcome>;
  /**
   * Opens a line to a window.
   *
   * @param push takes increments, at most ten times a second. It may return a promise: until that is settled nothing
   *   more is pushed, and what comes up meanwhile is gathered. Where it throws or rejects, the connection ends
   */
  connect(push: (changes: readonly Change[]) => unknown): Connection;
  /**
   * The file or bytes behind a path of shared/api/artefacts.ts.
   *
   * @returns null for any other path and for what is not there
   */
  artefact(path: string): Promise<ArtefactContent | ArtefactFile | null>;
  /** Ends every connection and job and removes exports that were not taken. Comes before the studio's `close`. */
  close(): Promise<void>;
}

/** @param studio stays the caller's: it is not closed here */
export function createCore(studio: Studio, options: CoreOptions): Core {
  const { shell, version, log = writeToStandardError } = options;
  const windows = createWindows(studio, log);
  const jobs = createJobs({
    changed: (job) => {
      windows.jobChanged(job);
    },
    removed: (jobId) => {
      windows.jobRemoved(jobId);
    },
  });
  const context: ApiContext = {
    studio,
    shell,
    sandboxed: options.sandboxed ?? null,
    version,
    sampleFolder: options.sampleFolder ?? join(import.meta.dirname, "../../../resources/sample-images"),
    windows,
    jobs,
    tickets: createExportTickets(join(studio.home.folder, "exports-temporary")),
    devices: createDeviceList(() =>
      jobs.run({ kind: "devices", title: jobTitles.devices(), owner: null }, (signal) => probeDevices({ signal })),
    ),
  };
  const dispatch = createDispatch(
    {
      ...machineHandlers(context),
      ...foldersHandlers(context),
      ...datasetsHandlers(context),
      ...jobsHandlers(context),
      ...runsHandlers(context),
      ...metricsHandlers(context),
      ...evaluationsHandlers(context),
      ...exportsHandlers(context),
      ...followHandlers(context),
    },
    log,
  );
  const stopListing = listDueEvaluations(studio, jobs, log);
  return {
    request: (name, params) => dispatch(name, params, null),
    connect(push) {
      const follower = windows.open(push);
      void follower.ended.then(() => {
        jobs.leave(follower);
      });
      return {
        request: (name, params) => dispatch(name, params, follower),
        close: () => {
          follower.close();
        },
        ended: follower.ended,
      };
    },
    artefact: (path) => findArtefact(context, path, log),
    async close() {
      windows.close();
      stopListing();
      await jobs.close();
      await context.tickets.close();
    },
  };
}
