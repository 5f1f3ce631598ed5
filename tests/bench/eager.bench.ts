/**
 * The compiled engine beside the reference: TensorFlow.js in plain JavaScript, on which the very same steps run
 * eagerly.
 */
import type { Bench } from "./contract.ts";
import { compareRounds, median } from "./statistics.ts";
import { stepCommand } from "./training/measureWorkload.ts";
import { startSide, type MeasuredTurn } from "./training/sides.ts";
import { chooseWorkloads } from "./training/workloads.ts";

/** The reference takes minutes for its two steps, long enough for one round to tell. */
const defaultRounds = 1;
const ourIterations = 5;

const quantities = [
  ["one critic and one generator step", (turn: MeasuredTurn) => turn.iterationMs],
  ["critic step", (turn: MeasuredTurn) => median(turn.criticMs)],
  ["generator step", (turn: MeasuredTurn) => median(turn.generatorMs)],
] as const;

export const bench: Bench = {
  summary: "the compiled engine beside eager TensorFlow.js (cpu) at 32 px; takes minutes",
  async run({ rounds, threads }, tell) {
    const workload = chooseWorkloads(["dcgan-32:wgan"])[0]!;
    const reference = { ...workload, configuration: { ...workload.configuration, engine: "cpu" as const } };
    const ours = await startSide(stepCommand(workload, threads, "steps"));
    const eager = await startSide(stepCommand(reference, threads));
    try {
      await ours.take({ iterations: 1, criticSteps: 1 });
      const [ourTurns, eagerTurns]: [MeasuredTurn[], MeasuredTurn[]] = [[], []];
      for (let round = 1; round <= (rounds ?? defaultRounds); round++) {
        tell(`round ${round} of ${rounds ?? defaultRounds}`);
        ourTurns.push(await ours.take({ iterations: ourIterations, criticSteps: 1 }));
        eagerTurns.push(await eager.take({ iterations: 1, criticSteps: 1 }));
      }
      const { name, system } = workload;
      const common = { workload: name, system, unit: "ms", peerName: eager.ready.library };
      const comparisons = quantities.map(([quantity, pick]) => ({
        ...common,
        quantity,
        ...compareRounds(ourTurns.map(pick), eagerTurns.map(pick)),
      }));
      return { comparisons, figures: [] };
    } finally {
      await Promise.all([ours.close(), eager.close()]);
    }
  },
};
