/** Training: how fast the compiled engine trains, how near to what the machine can do, and beside PyTorch. */
import type { Bench, BenchResult } from "./contract.ts";
import { measureWorkload } from "./training/measureWorkload.ts";
import { workloadResult } from "./training/results.ts";
import { findTorch } from "./training/torchPeer.ts";
import { chooseWorkloads } from "./training/workloads.ts";

export const bench: Bench = {
  summary:
    "time of an iteration, memory, share of the MatMul ceiling, the trainer's overhead; --peer torch: beside PyTorch",
  async run(options, tell) {
    const workloads = chooseWorkloads(options.workloads);
    const wanted = options.peers.includes("torch");
    if (wanted) tell("looking for PyTorch's fastest kernels");
    const torch = wanted ? await findTorch(options.threads) : null;
    const results: BenchResult[] = [];
    for (const workload of workloads) {
      results.push(workloadResult(workload, await measureWorkload(workload, torch, options, tell)));
    }
    return {
      comparisons: results.flatMap(({ comparisons }) => comparisons),
      figures: results.flatMap(({ figures }) => figures),
      notes: [...(torch === null ? [] : [torch.note]), ...results.flatMap(({ notes = [] }) => notes)],
    };
  },
};
