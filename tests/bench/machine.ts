/** What a reader has to know of the machine to judge a figure. */
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { createRequire } from "node:module";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** In units of 10^9 bytes. */
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  readonly onnxruntime: string;
  readonly threads: number;
  /** Average number of processes that wanted a processor in the minute before: what else went on. */
  readonly loadBefore: number;
}

export function describeMachine(threads: number): Machine {
  const { version } = createRequire(import.meta.url)("onnxruntime-node/package.json") as { readonly version: string };
  return {
    processor: cpus()[0]?.model ?? "unknown processor",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    onnxruntime: version,
    threads,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
