/** Parameters that several kinds of export have. The descriptions stand in the command line's help. */
import { z } from "zod";
import { sampleKinds } from "../../../shared/addedNoise.ts";
import { weightKinds } from "../../../shared/average.ts";

/** How images stand on a sheet. */
export const layoutParameters = {
  rows: z.int().min(1).max(64).optional().describe("Rows of images, 1 to 64. (default: as many as fit)"),
  columns: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe("Columns of images, 1 to 64. (default: 8, of three runs or more 4)"),
  scale: z
    .int()
    .min(1)
    .max(16)
    .optional()
    .describe("How many pixels wide an image's pixel becomes, 1 to 16. (default: 2)"),
};

/** Of a run whose model adds noise to its samples. */
export const samplesParameter = {
  samples: z
    .enum(sampleKinds)
    .optional()
    .describe("Of a model that adds noise, as a VAE: mean, or noisy for mean + σ · noise. (default: mean)"),
};

/** What tells the file's name of noisy samples from that of means. */
export function samplesEnding({ samples = "mean" }: { readonly samples?: unknown }): string {
  return samples === "noisy" ? "-noise" : "";
}

/** Of a run that keeps an average of its generator. */
export const weightsParameter = {
  weights: z
    .enum(weightKinds)
    .optional()
    .describe(
      "Of a run that keeps an average of its generator: average or raw. (default: what its samples are drawn with; " +
        "of weights-safetensors both)",
    ),
};

/** A step, or the newest that there is. */
export const stepOrLast = z.union([z.int().min(0), z.literal("last")]);

export const noParameters = z.strictObject({});
