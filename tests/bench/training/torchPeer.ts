/** PyTorch as the other side: a Python that has it, and the form and kernels that are fastest on this processor. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Workload } from "./workloads.ts";

const run = promisify(execFile);
const script = join(import.meta.dirname, "../../peers/torch_wgan.py");

/**
 * OpenBLAS takes a processor that is newer than itself for an ancient one ("Prescott") and then reaches a quarter of
 * what it could; so each of these is tried. Undefined leaves the choice to OpenBLAS.
 */
const coreTypes = [undefined, "Haswell", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids"] as const;

/**
 * How a process ends that met an instruction which the processor lacks, and what a shell or a wrapper makes of that.
 */
const illegalInstruction = { signal: "SIGILL", exitCode: 132 };

/** Of the largest error of a product's numbers, by their size; float32 itself has some 3e-6. */
const allowedRelativeError = 1e-4;

const productSchema = z.object({
  gflops: z.number().positive(),
  relativeError: z.number(),
  core: z.string().nullable(),
});

export interface Torch {
  readonly python: string;
  /** OPENBLAS_CORETYPE; undefined leaves it unset. */
  readonly coreType: string | undefined;
  /** How fast each product was, in a sentence. */
  readonly note: string;
}

/** How a workload's networks are laid out and run. */
export interface TorchForm {
  /** Images as NHWC in memory. */
  readonly channelsLast: boolean;
  /** By `torch.compile`. */
  readonly compiled: boolean;
}

/** Older ones are slower: a ratio to them would flatter us. */
const leastVersion = 2;

/** The forms to choose from for a workload. */
export function torchForms({ torchNetwork }: Workload): TorchForm[] {
  const layouts = torchNetwork === "points" ? [false] : [false, true];
  return [false, true].flatMap((compiled) => layouts.map((channelsLast) => ({ channelsLast, compiled })));
}

export function formInWords({ channelsLast, compiled }: TorchForm): string {
  return `${channelsLast ? "channels-last" : "contiguous"}${compiled ? ", compiled" : ""}`;
}

/**
 * Finds PyTorch and measures which kernels serve it best.
 *
 * @throws Error that says what to install where no Python has PyTorch
 */
export async function findTorch(threads: number): Promise<Torch> {
  const python = await findPython();
  const tried: { coreType: string | undefined; gflops: number }[] = [];
  for (const coreType of coreTypes) {
    const product = await multiply(python, coreType, threads);
    if (product !== null && product.relativeError < allowedRelativeError) {
      tried.push({ coreType, gflops: product.gflops });
    }
  }
  const [best] = tried.toSorted((a, b) => b.gflops - a.gflops);
  if (best === undefined) throw new Error(`${python}: PyTorch multiplies matrices wrongly on this machine.`);
  const listed = tried.map(({ coreType, gflops }) => `${coreType ?? "unset"} ${Math.round(gflops)}`).join(", ");
  const note =
    `PyTorch runs with OPENBLAS_CORETYPE ${best.coreType ?? "unset"}, the fastest on this machine (a 1024³ ` +
    `product in GFLOP/s: ${listed}).`;
  return { python, coreType: best.coreType, note };
}

async function findPython(): Promise<string> {
  const asked = process.env.PYTHON;
  const candidates = asked === undefined ? ["/usr/bin/python3", "python3", "python"] : [asked];
  const tooOld: string[] = [];
  for (const python of candidates) {
    const version = await run(python, ["-c", "import torch; print(torch.__version__)"]).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (version === null) continue;
    if (Number.parseInt(version) >= leastVersion) return python;
    tooOld.push(`${python} has ${version}`);
  }
  const found = tooOld.length === 0 ? "cannot import torch" : `(${tooOld.join(", ")})`;
  throw new Error(
    `No PyTorch ${leastVersion} to measure beside: ${candidates.join(", ")} ${found}. The ratio is not measured. ` +
      "Install it into a virtual environment (pip install torch), and name its Python with PYTHON.",
  );
}

/** @returns null where the processor lacks the instructions of these kernels */
async function multiply(python: string, coreType: string | undefined, threads: number) {
  const env = { ...process.env, ...torchEnvironment(coreType, threads) };
  try {
    const { stdout } = await run(python, [script, "--matmul", "--threads", String(threads)], { env });
    return productSchema.parse(JSON.parse(stdout));
  } catch (error) {
    const { signal, code } = error as { signal?: unknown; code?: unknown };
    if (signal === illegalInstruction.signal || code === illegalInstruction.exitCode) return null;
    throw error;
  }
}

export function torchEnvironment(coreType: string | undefined, threads: number) {
  return { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: undefined, OPENBLAS_CORETYPE: coreType };
}

export interface TorchOptions {
  readonly threads: number;
  readonly flushDenormal: boolean;
  readonly form: TorchForm;
}

/** The command that trains a workload as its authors write it, or with denormal numbers taken for zero. */
export function torchCommand(
  python: string,
  { system, torchNetwork, configuration }: Workload,
  { threads, flushDenormal, form }: TorchOptions,
): [string, ...string[]] {
  const { imageSize, batch, nf, nz } = configuration;
  const flags = { net: torchNetwork, algo: system, size: imageSize, batch, nf, nz, threads };
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const switches = [
    ...(flushDenormal ? ["--flush-denormal"] : []),
    ...(form.channelsLast ? ["--channels-last"] : []),
    ...(form.compiled ? ["--compile"] : []),
  ];
  return [python, script, ...words, ...switches];
}
