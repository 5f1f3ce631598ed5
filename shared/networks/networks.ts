/** The networks to choose from, by the part that they play. */
import { sampleShape } from "../domains.ts";
import { convolutionalDecoder, convolutionalEncoder } from "./autoEncoder.ts";
import { scale, sequence } from "./builders.ts";
import { dcganConstantGenerator } from "./dcganConstantGenerator.ts";
import { dcganCritic } from "./dcganCritic.ts";
import { dcganGenerator } from "./dcganGenerator.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";
import { withSpectralNorm } from "./spectralNorm.ts";
import { mlpCritic, mlpDecoder, mlpEncoder, mlpGenerator } from "./mlp.ts";

const generators = { dcgan: dcganGenerator, "dcgan-constant": dcganConstantGenerator, mlp: mlpGenerator };
const critics = { dcgan: dcganCritic, mlp: mlpCritic };
const encoders = { dcgan: convolutionalEncoder, mlp: mlpEncoder };
const decoders = { dcgan: convolutionalDecoder, mlp: mlpDecoder };

/**
 * What a system says that one of its networks is:
 *
 * - `generator`, g_θ: noise [n, nz] → samples, such as images [n, size, size, channels] of about -1 … 1
 * - `critic`, f_w, or D's logits: samples → scores [n, 1]
 * - `critic without batch norm`, whose score of a sample depends on that sample alone
 * - `encoder` and `decoder`: samples → codes of the encoder's own shape → samples
 * - `encoder of z`: samples → mean and log variance of each dimension of z, [n, 2 nz]
 * - `added noise`: N(0, 1) of any shape → N(0, σ²)
 */
export type NetworkPart =
  "generator" | "critic" | "critic without batch norm" | "encoder" | "decoder" | "encoder of z" | "added noise";

/** The network that plays this part with these settings: a critic with spectral norm has no batch norm. */
export function networkFor(part: NetworkPart, settings: NetworkSettings): Network {
  switch (part) {
    case "generator":
      return generators[settings.generator](settings);
    case "critic":
      return scoring(settings, settings.spectralNorm);
    case "critic without batch norm":
      return scoring(settings, true);
    case "encoder":
      return encoders[settings.critic](settings, "encoder");
    case "decoder":
      return decoders[settings.critic](settings, "decoder");
    case "encoder of z":
      return critics[settings.critic](settings, {
        norm: settings.criticNorm,
        name: "encoder",
        outputs: 2 * settings.nz,
      });
    case "added noise":
      return sequence(sampleShape(settings), [scale("noise", settings.noiseStd, settings.learnNoise)]);
  }
}

/** @param byItself whether a score depends on its sample alone, so that there is no batch norm */
function scoring(settings: NetworkSettings, byItself: boolean): Network {
  const norm = byItself && settings.criticNorm === "batch" ? "none" : settings.criticNorm;
  const critic = critics[settings.critic](settings, { norm });
  return settings.spectralNorm ? withSpectralNorm(critic) : critic;
}
