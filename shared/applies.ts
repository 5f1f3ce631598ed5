/** Which settings mean anything for a run: the others are left out of the form, and refused where somebody sets them. */
import type { RunConfiguration } from "./configuration.ts";
import type { SettingName } from "./hyperparameters.ts";

/** What decides it: all of them choices, which cannot be mistyped. */
export type Deciding = Pick<RunConfiguration, "algorithm" | "optimizer" | "generator" | "critic" | "engine" | "device">;

const conditions: Partial<Readonly<Record<SettingName, (run: Deciding) => boolean>>> = {
  clip: ({ algorithm }) => algorithm === "wgan",
  smoothing: ({ optimizer }) => optimizer === "rmsprop",
  beta1: ({ optimizer }) => optimizer === "adam",
  beta2: ({ optimizer }) => optimizer === "adam",
  // An MLP has 512 units in every hidden layer, whatever nf says.
  nf: ({ generator, critic }) => generator !== "mlp" || critic !== "mlp",
  device: ({ engine }) => engine === "compiled",
  // The other engines take the threads that TensorFlow gives them; accelerators have no use for any.
  threads: ({ engine, device }) => engine === "compiled" && device === "cpu",
};

/** True where the setting has an effect on such a run. */
export function applies(name: SettingName, run: Deciding): boolean {
  return conditions[name]?.(run) ?? true;
}
