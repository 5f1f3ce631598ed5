import type ort from "../onnxRuntime.ts";
import type { HostArrays } from "../engine.ts";
import { copyOf, type HeldVariables } from "./heldVariables.ts";
import type { Transfer } from "./transfer.ts";

/**
 * Variables in the memory of a device: they go there before the first step, stay there from step to step, and come back
 * only to be read.
 *
 * @param transfer becomes the variables' own
 */
export function createDeviceVariables(arrays: HostArrays, transfer: Transfer): HeldVariables {
  /** What has not gone to the device yet. */
  let waiting: HostArrays | null = arrays;
  let held = new Map<string, ort.Tensor>();
  return {
    async ready() {
      if (waiting === null) return;
      held = await transfer.upload(waiting);
      waiting = null;
    },
    current: (name) => held.get(name)!,
    replace(name, next) {
      held.get(name)?.dispose();
      held.set(name, next);
    },
    read: () => (waiting === null ? transfer.download(held) : Promise.resolve(mapValues(waiting, copyOf))),
    dispose() {
      for (const tensor of held.values()) tensor.dispose();
      held.clear();
      transfer.dispose();
    },
  };
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
