/** What of this machine the compiled engine can compute on. */
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { deviceNames, type DeviceName } from "../../../shared/devices.ts";
import { createOnDemand } from "../../../shared/onDemand.ts";
import { runTask, type RunTaskOptions } from "../../trainer/protocol/runTask.ts";

export interface Device {
  readonly name: DeviceName;
  readonly available: boolean;
  /**
   * The graphics card, or those that it may be; for a missing device the reason, as a sentence. Null where there is
   * nothing to say.
   */
  readonly description: Message | null;
  /** Null where it is not known. */
  readonly memoryBytes: number | null;
}

/**
 * Tries every device, each in a process of its own: a driver that fails may take its process down.
 *
 * @param options the task's process, which a test may stand in for
 * @throws StudioError `cancelled`
 */
export function probeDevices(options: RunTaskOptions = {}): Promise<Device[]> {
  return Promise.all(deviceNames.map((name) => probe(name, options)));
}

async function probe(name: DeviceName, options: RunTaskOptions): Promise<Device> {
  try {
    const found = await runTask({ task: "probe-device", device: name }, options);
    return found.available
      ? {
          name,
          available: true,
          description: found.label === null ? null : quoted(found.label),
          memoryBytes: found.memoryBytes,
        }
      : missing(name, found.reason);
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === "cancelled") throw error;
    return missing(name, message("device.diesAtFirstTry", { why: error.sentence }));
  }
}

function missing(name: DeviceName, reason: Message): Device {
  return { name, available: false, description: reason, memoryBytes: null };
}

/** The devices of this machine, tried once; again only when asked to. */
export interface DeviceList {
  get(): Promise<readonly Device[]>;
  /** Forgets what was found. */
  forget(): void;
}

export function createDeviceList(probeAll: () => Promise<readonly Device[]> = probeDevices): DeviceList {
  const found = createOnDemand(probeAll);
  return {
    get: () => found.get(),
    forget: () => void found.take(),
  };
}

function quoted(words: string): Message {
  return message("plain.quoted", { words });
}
