/** Everything about each step of a system's plan, in a file that another program can check. */
import { ratedRoles } from "../../gan/system.ts";
import { createHash } from "node:crypto";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { openLoader } from "../../domains/domainOf.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { HostArray, HostArrays, Program, Variables } from "../../engine/engine.ts";
import { describeNetworks } from "../../gan/describeNetworks.ts";
import { writeResultFile } from "../../storage/resultFile.ts";
import { encodeSafetensors } from "../../storage/safetensors.ts";
import { drawInputs, learningRates } from "../inputs.ts";
import { measure } from "../measure.ts";
import { preparePrograms } from "../programs.ts";
import { openStream } from "../../domains/streams.ts";
import { initialState } from "../trainingState.ts";

export interface StepDump {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly tensorCount: number;
}

const reading = [
  "The steps of the system's plan, each once, follow each other; the first begins at step 0 of a run with " +
    "these settings.",
  "before/ and after/ hold every variable: parameters, optimiser state (optimizer/), batch norm's running " +
    "statistics, what was measured on real samples (measured/), and with --ema the average of the generator " +
    "(average/), a + (1 - ema) (w - a) after each step that trains it.",
  "input/ holds what the plan draws: x real samples (images as bytes, NHWC; points as they are), z noise; " +
    "learningRate/ of each network; and with --augmentation augmentation/<call>/<name>, uniform numbers for each " +
    "picture of a call of the critic, in the order of the calls.",
  "output/ holds scalars from before the update.",
  "Optimisers are PyTorch's RMSprop and Adam, both with eps 1e-8, and SGD without dampening.",
  "After the update wgan has a constraint: clip takes every critic parameter to [-clip, clip]; sphere takes each " +
    "weight and scale w of n numbers, not biases and shifts, to clip √n w / ‖w‖.",
  "The loss of mmd is √(max(MMD², 0) + 1e-6), MMD² the biased estimate with k(x, y) = Σ exp(-‖x - y‖² / 2σ²), where " +
    "σ is measured/medianDistance, or a fixed bandwidth, times each factor.",
].join(" ");

/**
 * Writes `<step>/before/<variable>`, `<step>/after/<variable>`, `<step>/input/<name>` and `<step>/output/<name>` for
 * each step of the plan, `critic_step` for one; settings, engine and the networks layer by layer are in the metadata.
 *
 * @throws StudioError as the data set and the engine do; `disk-full`
 */
export async function stepDump(request: {
  readonly configuration: RunConfiguration;
  readonly datasetFolder: string | null;
  readonly threads: number;
  readonly outFile: string;
}): Promise<StepDump> {
  const { configuration, datasetFolder, threads, outFile } = request;
  const { tensors, engine } = await computeSteps(configuration, datasetFolder, threads);
  const metadata = {
    format: "critic-studio-step-dump 2",
    reading,
    settings: JSON.stringify(configuration),
    engine: JSON.stringify(engine),
    networks: JSON.stringify(describeNetworks(configuration)),
  };
  const chunks = encodeSafetensors({ tensors, metadata });
  await writeResultFile(outFile, chunks, { force: true });
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return {
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0),
    sha256: hash.digest("hex"),
    tensorCount: Object.keys(tensors).length,
  };
}

async function computeSteps(
  configuration: RunConfiguration,
  datasetFolder: string | null,
  threads: number,
): Promise<{ tensors: HostArrays; engine: object }> {
  const data = { configuration, datasetFolder, fork: false };
  const { loader } = await openLoader(data, null);
  const engine = await createEngine(configuration.engine, { threads, device: configuration.device });
  try {
    const state = initialState(configuration);
    const { noise, augmentation } = state.streams;
    const sources = {
      configuration,
      noise: openStream(noise),
      augmentation: augmentation && openStream(augmentation),
      batches: loader,
    };
    const { variables: initial } = await measure(data, state.variables, openLoader);
    const programs = await preparePrograms(engine, configuration, initial, () => undefined);
    const variables = engine.createVariables(initial);
    const tensors: Record<string, HostArray> = {};
    for (const { plan, program } of programs.steps) {
      const inputs = { ...(await drawInputs(sources, plan)), ...learningRates(configuration, ratedRoles(plan), 0) };
      Object.assign(tensors, await recordStep(`${plan.name}_step`, program, variables, inputs));
    }
    return { tensors, engine: engine.description };
  } finally {
    engine.dispose();
    await loader.close();
  }
}

async function recordStep(
  step: string,
  program: Program,
  variables: Variables,
  inputs: HostArrays,
): Promise<HostArrays> {
  const before = await variables.read();
  const outputs = await program.run(variables, inputs);
  const groups = { before, after: await variables.read(), input: inputs, output: outputs };
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, arrays]) =>
      Object.entries(arrays).map(([name, array]) => [`${step}/${group}/${name}`, array]),
    ),
  );
}
