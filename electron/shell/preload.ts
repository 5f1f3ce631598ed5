/**
 * All that the page gets of Electron: a closed list of functions, none of which takes a channel's name or gives an
 * event on.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { channels, longestFrame } from "./channels.ts";

/** Calls the listener with the first argument of each message. @returns a function that takes it off again */
function listen(channel: string, listener: (value: unknown) => void): () => void {
  const forward = (_event: IpcRendererEvent, value: unknown): void => {
    listener(value);
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
}

contextBridge.exposeInMainWorld("criticStudio", {
  post(message: unknown): void {
    const frame = JSON.stringify(message);
    if (typeof frame !== "string" || frame.length > longestFrame) {
      throw new Error("The message is too long for Critic Studio.");
    }
    ipcRenderer.send(channels.toCore, frame);
  },
  onMessage(listener: (message: unknown) => void): () => void {
    return listen(channels.toWindow, (frame) => {
      listener(JSON.parse(String(frame)));
    });
  },
  onLost(listener: () => void): () => void {
    return listen(channels.lost, () => {
      listener();
    });
  },
  onOpen(listener: (path: string) => void): () => void {
    return listen(channels.open, (path) => {
      listener(String(path));
    });
  },
  pickFolder(): Promise<unknown> {
    return ipcRenderer.invoke(channels.pickFolder);
  },
  saveExport(ticket: string, fileName: string): Promise<unknown> {
    return ipcRenderer.invoke(channels.saveExport, ticket, fileName);
  },
});
