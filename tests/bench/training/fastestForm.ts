/** Which form of PyTorch a workload is measured beside: the fastest that works here. */
import type { Tell } from "../contract.ts";
import { median } from "../statistics.ts";
import { startSide } from "./sides.ts";
import { formInWords, torchCommand, torchEnvironment, torchForms, type Torch, type TorchForm } from "./torchPeer.ts";
import type { Workload } from "./workloads.ts";

/** Iterations of a trial, after one that compiles and warms up. */
const trialIterations = 3;

export interface ChosenForm {
  readonly form: TorchForm;
  /** What each form took, and which was chosen, in a sentence. */
  readonly note: string;
}

/** @throws Error where not even the plain form works */
export async function fastestForm(
  { python, coreType }: Torch,
  workload: Workload,
  threads: number,
  tell: Tell,
): Promise<ChosenForm> {
  const criticSteps = workload.configuration.nCritic;
  const tried: { readonly form: TorchForm; readonly iterationMs: number }[] = [];
  const failed: string[] = [];
  for (const form of torchForms(workload)) {
    tell(`${workload.name} ${workload.system}: trying PyTorch, ${formInWords(form)}`);
    const command = torchCommand(python, workload, { threads, flushDenormal: false, form });
    const side = await startSide(command, torchEnvironment(coreType, threads));
    try {
      await side.take({ iterations: 1, criticSteps });
      const times: number[] = [];
      for (let turn = 0; turn < trialIterations; turn++) {
        times.push((await side.take({ iterations: 1, criticSteps })).iterationMs);
      }
      tried.push({ form, iterationMs: median(times) });
    } catch (error) {
      // torch.compile has no second-order gradients, for one.
      if (!form.compiled) throw error;
      failed.push(formInWords(form));
    } finally {
      await side.close();
    }
  }
  const [best] = tried.toSorted((a, b) => a.iterationMs - b.iterationMs);
  if (best === undefined) throw new Error(`PyTorch does not train ${workload.name}.`);
  const times = tried.map(({ form, iterationMs }) => `${formInWords(form)} ${Math.round(iterationMs)}`);
  const note =
    `${workload.name} ${workload.system}: PyTorch runs ${formInWords(best.form)}, its fastest form here ` +
    `(ms per iteration: ${[...times, ...failed.map((form) => `${form} does not work`)].join("; ")}).`;
  return { form: best.form, note };
}
