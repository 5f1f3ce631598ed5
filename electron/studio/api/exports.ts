import { runInBackground } from "../background/runInBackground.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { jobTitles } from "./jobTitles.ts";

/** Files for the user. */
export function exportsHandlers({ studio, tickets, jobs }: ApiContext): Handlers<RequestsOf<"exports">> {
  return {
    "exports.make": async ({ jobId, ...asked }, asker) => {
      // The window is there sooner without the formats.
      const { orderExport } = await import("../exports/orderExport.ts");
      const { exportFileName } = await import("../exports/exportFileName.ts");
      const { carryOut } = await import("../exports/makeExport.ts");
      const order = orderExport(studio, asked);
      const name = exportFileName(studio.history, order);
      const job = { jobId, kind: "export", title: jobTitles.export(name), owner: asker } as const;
      const { ticket, sizeBytes } = await jobs.run(job, (signal) =>
        tickets.make(name, async (outFile) => {
          const homeFolder = studio.home.folder;
          await carryOut(studio, order, { outFile, force: true, signal }, (_source, prepared, { force }) =>
            runInBackground({ kind: "export", homeFolder, order: prepared, outFile, force }, signal),
          );
        }),
      );
      return { ticket, fileName: name, sizeBytes };
    },
  };
}
