import { randomUUID } from "node:crypto";
import { runInBackground } from "../background/runInBackground.ts";
import { exportFileName } from "../exports/exportFileName.ts";
import { carryOut } from "../exports/makeExport.ts";
import { orderExport } from "../exports/orderExport.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";

/** Files for the user. */
export function exportsHandlers({ studio, tickets, jobs }: ApiContext): Handlers<RequestsOf<"exports">> {
  return {
    "exports.make": async ({ jobId = randomUUID(), ...asked }, asker) => {
      const order = orderExport(studio, asked);
      const name = exportFileName(studio.history, order);
      const { ticket, sizeBytes } = await jobs.run({ jobId, kind: "export", owner: asker }, (signal) =>
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
