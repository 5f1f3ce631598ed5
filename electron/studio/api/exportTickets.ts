import { randomBytes } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { explainSystemError } from "../../../shared/systemErrors.ts";
import { diskFullOr } from "../../storage/atomicFile.ts";
import { keepPrivate, makePrivateFolder } from "../../storage/privacy.ts";
import { scratchName, sweepScratch } from "../../storage/scratchNames.ts";

/** A file that waits to be saved or downloaded. */
export interface Ticket {
  readonly ticket: string;
  /** Absolute. */
  readonly file: string;
  /** What it is to be called. */
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** Files that were exported and not yet taken; they lie in the home folder until the core ends. */
export interface ExportTickets {
  /**
   * @param write makes the file
   * @throws what `write` throws; nothing is left then
   */
  make(fileName: string, write: (file: string) => Promise<void>): Promise<Ticket>;
  /** Undefined where there is no such file any more. */
  find(ticket: string): Ticket | undefined;
  /** Removes them all. */
  close(): Promise<void>;
}

/** The oldest files go when there are more, or when all together are larger. */
export interface TicketLimits {
  readonly files: number;
  readonly bytes: number;
}
const defaultLimits: TicketLimits = { files: 32, bytes: 4 * 1024 ** 3 };

/**
 * @param folder where they lie, one folder in it for each process; what processes left behind that have died is removed
 */
export function createExportTickets(folder: string, limits: TicketLimits = defaultLimits): ExportTickets {
  const own = join(folder, scratchName("exports"));
  const tickets = new Map<string, Ticket>();
  const swept = sweepScratch(folder);

  async function makeRoom(): Promise<void> {
    const total = (): number => [...tickets.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const [name, { file }] of tickets) {
      if (tickets.size <= 1 || (tickets.size <= limits.files && total() <= limits.bytes)) return;
      tickets.delete(name);
      await rm(file, { force: true });
    }
  }

  return {
    async make(fileName, write) {
      const name = randomBytes(16).toString("hex");
      const file = join(own, name);
      try {
        await swept;
        // Each time anew: what stands in the way once may be gone the next time.
        await makePrivateFolder(own);
        await write(file);
        await keepPrivate(file);
        const ticket = { ticket: name, file, fileName, sizeBytes: (await stat(file)).size };
        tickets.set(name, ticket);
        await makeRoom();
        return ticket;
      } catch (error) {
        await rm(file, { force: true }).catch(() => undefined);
        if (error instanceof StudioError) throw error;
        const what = message("export.notPutInto", { folder });
        throw explainSystemError(diskFullOr(error, own), own, what, message("export.tryAgain"));
      }
    },
    find: (ticket) => tickets.get(ticket),
    async close() {
      tickets.clear();
      await swept;
      await rm(own, { recursive: true, force: true });
    },
  };
}
