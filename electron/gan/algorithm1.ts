/**
 * Algorithm 1 of the paper: WGAN with weight clipping (Arjovsky, Chintala, Bottou 2017, section 3).
 *
 *     while θ has not converged:
 *       for t = 0 … n_critic:        criticStep, as often as schedule.ts says
 *       generatorStep
 *
 * Optimisers descend, so the critic, which climbs, is given a loss with the opposite sign. With `algorithm: "gan"` or `"gan-minimax"` the objective changes and nothing is clipped; the loop stays the same.
 */
import { clip } from "./clip.ts";
import { gradientsOf } from "./gradients.ts";
import { realImages } from "./images.ts";
import { criticNetwork, forward, generatorNetwork, parametersOf } from "./networks/networks.ts";
import { objectiveOf } from "./objectives/objectives.ts";
import { optimiserOf } from "./optimisers/optimisers.ts";
import { tensorNamed, type GanSettings, type NamedTensors, type Step } from "./settings.ts";

/**
 * One step of the critic f_w, lines 3 to 7.
 *
 * Inputs: `real` [m, size, size, channels] with values 0 … 255, and `noise` [m, nz] drawn from N(0, 1).
 * Outputs, scalars from before the update: `criticLoss` (minimised), `estimate` (EM or JS), `meanReal`, `meanFake`.
 */
export function criticStep(settings: GanSettings): Step {
  const [g, f] = [generatorNetwork(settings), criticNetwork(settings)];
  const [objective, optimiser] = [objectiveOf(settings), optimiserOf(settings)];
  return (tensors) => {
    const x = realImages(tensorNamed(tensors, "real")); //             sample x ~ P_r, a batch of m
    const z = tensorNamed(tensors, "noise"); //                        sample z ~ p(z), a batch of m
    const fake = forward(g, tensors, z, "training"); //                g_θ(z): θ gets no gradient here
    const { gradients, results } = gradientsOf(parametersOf(f, tensors), (w) => {
      const onReal = forward(f, { ...tensors, ...w }, x, "training");
      const onFake = forward(f, { ...tensors, ...w, ...onReal.statistics }, fake.output, "training");
      const outputs = objective.critic(onReal.output, onFake.output);
      return { loss: outputs.criticLoss, results: { statistics: onFake.statistics, outputs } };
    }); //                                                             g_w ← ∇_w [mean f_w(x) - mean f_w(g_θ(z))]
    const { parameters, state } = optimiser.update("critic", tensors, gradients); // w ← w + α · RMSProp(w, g_w)
    const w = settings.algorithm === "wgan" ? clip(parameters, settings.clip) : parameters; // w ← clip(w, -c, c)
    return { variables: { ...w, ...state, ...fake.statistics, ...results.statistics }, outputs: results.outputs };
  };
}

/**
 * One step of the generator g_θ, lines 9 to 11.
 *
 * Input: `noise` [m, nz] drawn from N(0, 1). Output: the scalar `generatorLoss` (minimised), from before the update.
 */
export function generatorStep(settings: GanSettings): Step {
  const [g, f] = [generatorNetwork(settings), criticNetwork(settings)];
  const [objective, optimiser] = [objectiveOf(settings), optimiserOf(settings)];
  return (tensors) => {
    const z = tensorNamed(tensors, "noise"); //                        sample z ~ p(z), a batch of m
    const { gradients, results } = gradientsOf(parametersOf(g, tensors), (θ) => {
      const fake = forward(g, { ...tensors, ...θ }, z, "training");
      const onFake = forward(f, tensors, fake.output, "training");
      const generatorLoss = objective.generator(onFake.output);
      const statistics = { ...fake.statistics, ...onFake.statistics };
      return { loss: generatorLoss, results: { statistics, outputs: { generatorLoss } } };
    }); //                                                             g_θ ← -∇_θ mean f_w(g_θ(z))
    const { parameters: θ, state } = optimiser.update("generator", tensors, gradients); // θ ← θ - α · RMSProp(θ, g_θ)
    return { variables: { ...θ, ...state, ...results.statistics }, outputs: results.outputs };
  };
}

/**
 * One iteration of the outer loop as a single step: nCritic critic steps and the generator's, each from where the one before left
 * off. The same numbers as those steps one by one.
 *
 * Inputs: `real/t` for t = 1 … nCritic and `noise/t` for t = 1 … nCritic + 1, as `real` and `noise` there; the last noise is the
 * generator's. Outputs: those of the last critic step, and the generator step's.
 */
export function iteration(settings: GanSettings, nCritic: number): Step {
  const [critic, generator] = [criticStep(settings), generatorStep(settings)];
  return (tensors) => {
    let variables: NamedTensors = {};
    let outputs: NamedTensors = {};
    for (let t = 1; t <= nCritic; t++) {
      const inputs = { real: tensorNamed(tensors, `real/${t}`), noise: tensorNamed(tensors, `noise/${t}`) };
      const step = critic({ ...tensors, ...variables, ...inputs });
      variables = { ...variables, ...step.variables };
      outputs = step.outputs;
    }
    const noise = tensorNamed(tensors, `noise/${nCritic + 1}`);
    const step = generator({ ...tensors, ...variables, noise });
    return { variables: { ...variables, ...step.variables }, outputs: { ...outputs, ...step.outputs } };
  };
}
