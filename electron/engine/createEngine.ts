import type { EngineName } from "../../shared/hyperparameters.ts";
import { createCompiledEngine } from "./compiled.ts";
import { createEagerEngine } from "./eager.ts";
import type { Engine } from "./engine.ts";
import { requireNativePackage } from "./tensorflowNode.ts";

/**
 * @param threads at least 1; only the compiled engine can be told how many to use
 * @throws StudioError `engine-unavailable` with the reason where the engine is not installed or does not load
 */
export async function createEngine(name: EngineName, options: { readonly threads: number }): Promise<Engine> {
  if (name === "compiled") return createCompiledEngine(options);
  if (name === "cpu") return createEagerEngine("cpu");
  const { version, gpu } = await requireNativePackage(`@tensorflow/${name}`);
  return createEagerEngine("tensorflow", {
    name,
    library: `@tensorflow/${name} ${version}, ${gpu ? "GPU" : "CPU"}`,
    threads: 1,
  });
}
