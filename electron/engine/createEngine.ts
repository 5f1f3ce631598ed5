import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { DeviceName } from "../../shared/devices.ts";
import type { EngineName } from "../../shared/settings/run.ts";
import { createCompiledEngine } from "./compiled.ts";
import { deviceFacts } from "./devices/deviceFacts.ts";
import { isBuiltIn, providers } from "./devices/provider.ts";
import { createEagerEngine } from "./eager.ts";
import type { Engine } from "./engine.ts";
import { loadNativePackage } from "./tensorflowNode.ts";

export interface EngineOptions {
  /** At least 1; only the compiled engine on the processor can be told how many to use. */
  readonly threads: number;
  /** What the compiled engine computes on; the others have no choice. */
  readonly device: DeviceName;
}

/**
 * Makes an engine in this process, which a failing driver or native library may take down.
 *
 * @throws StudioError `engine-unavailable` with the reason where the engine is not installed or does not load, or this
 *   system has no such device
 */
export async function createEngine(name: EngineName, { threads, device }: EngineOptions): Promise<Engine> {
  if (name === "compiled") {
    if (!isBuiltIn(device)) {
      const reason = message(providers[device].absence);
      throw new StudioError("engine-unavailable", message("engine.chooseCpu", { reason }), { reason });
    }
    const deviceLabel = device === "cpu" ? null : (await deviceFacts(device)).label;
    return createCompiledEngine({ threads, device, deviceLabel });
  }
  if (name === "cpu") return createEagerEngine("cpu");
  const { version, gpu } = loadNativePackage(`@tensorflow/${name}`);
  return createEagerEngine("tensorflow", {
    name,
    library: `@tensorflow/${name} ${version}, ${gpu ? "GPU" : "CPU"}`,
    threads: 1,
  });
}
