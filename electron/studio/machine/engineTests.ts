import { availableParallelism } from "node:os";
import { deviceTitles } from "../../../shared/devices.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { engineNames, type EngineName } from "../../../shared/settings/run.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { runTask, type RunTaskOptions } from "../../trainer/protocol/runTask.ts";
import type { Device } from "./devices.ts";

/** What an engine of this machine computes on, or why it is missing; and whether it agrees with the reference. */
export interface EngineTest {
  readonly name: EngineName;
  /** Of the compiled engine; null for the others, which have no choice. */
  readonly device: DeviceName | null;
  readonly available: boolean;
  /** Library, version and device; or why the engine is missing, as a sentence. */
  readonly description: Message;
  /** Null where it is missing. */
  readonly parity: Parity | null;
}

export interface Parity {
  /**
   * Largest difference from the reference, relative to the largest value of its array; NaN where a number is missing.
   */
  readonly largestDifference: number;
  /** True where a second run gave the same bits. */
  readonly repeats: boolean;
  readonly passed: boolean;
}

/**
 * Holds every engine, the compiled one on each device, against the reference, each in a process of its own.
 *
 * @param devices as `probeDevices` found them
 * @param options.onTested told how many of all are tested
 * @throws StudioError `cancelled`
 */
export async function testEngines(
  devices: readonly Device[],
  { onTested, ...options }: RunTaskOptions & { readonly onTested?: (done: number, total: number) => void } = {},
): Promise<EngineTest[]> {
  const compiled = devices.map((device) =>
    device.available
      ? testEngine("compiled", device.name, options)
      : missing(
          "compiled",
          device.name,
          device.description ?? message("device.notHere", { device: deviceTitles[device.name] }),
        ),
  );
  const others = engineNames.filter((name) => name !== "compiled").map((name) => testEngine(name, null, options));
  const tests = [...compiled, ...others];
  let done = 0;
  onTested?.(done, tests.length);
  return Promise.all(
    tests.map(async (test) => {
      const tested = await test;
      onTested?.(++done, tests.length);
      return tested;
    }),
  );
}

async function testEngine(name: EngineName, device: DeviceName | null, options: RunTaskOptions): Promise<EngineTest> {
  const threads = availableParallelism();
  // A device has computed a sum already, so that one which cannot do this is there and does not work.
  const fails = (reason: Message): EngineTest =>
    device === null ? missing(name, null, reason) : broken(name, device, reason);
  try {
    const found = await runTask({ task: "self-test", engine: name, device: device ?? "cpu", threads }, options);
    if (!found.available) return fails(found.reason);
    const { library, largestDifference, repeats, passed } = found;
    return {
      name,
      device,
      available: true,
      description: message("plain.quoted", { words: library }),
      parity: { largestDifference, repeats, passed },
    };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === "cancelled") throw error;
    return fails(error.sentence);
  }
}

function broken(name: EngineName, device: DeviceName, reason: Message): EngineTest {
  const parity = { largestDifference: NaN, repeats: false, passed: false };
  return { name, device, available: true, description: reason, parity };
}

function missing(name: EngineName, device: DeviceName | null, reason: Message): EngineTest {
  return { name, device, available: false, description: reason, parity: null };
}
