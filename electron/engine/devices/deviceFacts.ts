/** Names and memory of what computes, which ONNX Runtime keeps to itself. */
import { availableParallelism, cpus, totalmem } from "node:os";
import systeminformation from "systeminformation";
import type { DeviceName } from "../../../shared/devices.ts";

export interface GraphicsCard {
  readonly vendor: string;
  readonly model: string;
  /** Of its own, in MiB; null where the system does not say, or where it shares the processor's. */
  readonly vram: number | null;
  /** True where it takes its memory from the processor's. */
  readonly vramDynamic: boolean;
}

/** What computes, as far as the system says. */
export interface DeviceFacts {
  /**
   * The processor; or the card: several with "or", since ONNX Runtime does not say which it took, null where none is
   * listed.
   */
  readonly label: string | null;
  /** Null where there is more than one card, or the system does not say. */
  readonly memoryBytes: number | null;
}

/**
 * What the system says of the device. For cards it asks programs of the system (`lspci`, PowerShell, …): a second or
 * two.
 */
export async function deviceFacts(device: DeviceName): Promise<DeviceFacts> {
  if (device === "cpu") {
    const model = cpus()[0]?.model.trim() ?? "unknown processor";
    return { label: `${model}, ${availableParallelism()} threads`, memoryBytes: totalmem() };
  }
  const { controllers } = await systeminformation.graphics();
  return factsOf(device, controllers, totalmem());
}

/** @param memoryBytes of the processor, which built-in graphics share */
export function factsOf(device: DeviceName, cards: readonly GraphicsCard[], memoryBytes: number): DeviceFacts {
  const able = cards.filter((card) => canBe(device, card));
  const [first] = able;
  if (first === undefined) return { label: null, memoryBytes: null };
  const label = [...new Set(able.map(nameOf))].join(" or ");
  if (able.length > 1) return { label, memoryBytes: null };
  if (first.vramDynamic) return { label, memoryBytes };
  return { label, memoryBytes: first.vram === null ? null : first.vram * 1024 ** 2 };
}

/** Windows lists its own stand-ins for remote and driverless displays among the cards. */
function canBe(device: DeviceName, { vendor, model }: GraphicsCard): boolean {
  if (model === "" || /microsoft/i.test(vendor)) return false;
  return device !== "cuda" || /nvidia/i.test(`${vendor} ${model}`);
}

/** Some systems repeat the maker in the model's name. */
function nameOf({ vendor, model }: GraphicsCard): string {
  const [maker = ""] = vendor.split(" ");
  return maker === "" || model.toLowerCase().includes(maker.toLowerCase()) ? model : `${maker} ${model}`;
}
