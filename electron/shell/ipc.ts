/**
 * The one place where the main process listens to windows. Every message is heard only from the top frame of our own
 * page and parsed before anything is done with it; nothing else in the program may use `ipcMain`.
 */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from "electron";
import type { z } from "zod";
import { isPageAddress } from "./addresses.ts";

/** Told of messages that were refused. */
export type RefusalLog = (sentence: string) => void;

/** Hears one-way messages of a channel. */
export function hear<Arguments extends z.ZodType<readonly unknown[]>>(
  channel: string,
  schema: Arguments,
  log: RefusalLog,
  listener: (sender: WebContents, ...values: z.output<Arguments>) => void,
): void {
  ipcMain.on(channel, (event, ...values: unknown[]) => {
    const parsed = isOwnPage(event) ? schema.safeParse(values) : null;
    if (parsed?.success === true) listener(event.sender, ...parsed.data);
    else log(refusal(channel, event));
  });
}

/** Answers questions of a channel; a question that is refused fails where it was asked. */
export function answer<Arguments extends z.ZodType<readonly unknown[]>>(
  channel: string,
  schema: Arguments,
  log: RefusalLog,
  answerer: (sender: WebContents, ...values: z.output<Arguments>) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, ...values: unknown[]) => {
    const parsed = isOwnPage(event) ? schema.safeParse(values) : null;
    if (parsed?.success === true) return answerer(event.sender, ...parsed.data);
    log(refusal(channel, event));
    throw new Error("Refused.");
  });
}

/** Frames inside the page are refused too: ours has none. */
function isOwnPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);
}

function refusal(channel: string, { senderFrame }: IpcMainEvent | IpcMainInvokeEvent): string {
  return `Refused a message on ${channel} from ${senderFrame?.url ?? "a frame that is gone"}.`;
}
