/** All that a run carries from one iteration to the next, and how it begins: anew, or from a checkpoint. */
import { z } from "zod";
import { averageName, keepsAverage } from "../../shared/average.ts";
import { configurationDifferences, type RunConfiguration } from "../../shared/configuration.ts";
import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import type { HostArrays } from "../engine/engine.ts";
import { refuseUnknownSettings } from "../../shared/storedConfiguration.ts";
import { augmentationsIn } from "../gan/augmentation/augment.ts";
import { averagedVariables } from "../gan/average.ts";
import { initialiseVariables } from "../gan/initialiseVariables.ts";
import { readCheckpoint, type CheckpointMetadata } from "../storage/checkpointFile.ts";
import type { TrainingOrder } from "./protocol/messages.ts";
import { openStream, seedStream, streamStateSchema, type StreamState } from "../domains/streams.ts";

export interface TrainingState {
  /** Generator iterations done. */
  readonly step: number;
  /** Critic steps done, all iterations together. */
  readonly criticSteps: number;
  /** Float32, by the names of `gan/`. */
  readonly variables: HostArrays;
  readonly streams: StreamStates;
  /** Null begins at the loader's start. */
  readonly loader: CheckpointMetadata["loader"];
}

export interface StreamStates {
  /** After the initial weights were drawn. */
  readonly initialisation: StreamState;
  /** z of both steps. */
  readonly noise: StreamState;
  /** Only of runs that augment what their critic sees. */
  readonly augmentation?: StreamState | undefined;
  /** What probes draw; a checkpoint that lacks it is of a run that had none. */
  readonly probe: StreamState;
}

const streamStatesSchema = z.strictObject({
  initialisation: streamStateSchema,
  noise: streamStateSchema,
  augmentation: streamStateSchema.optional(),
  probe: streamStateSchema.optional(),
});

/** Step 0: everything follows from the settings, the seed among them. */
export function initialState(configuration: RunConfiguration): TrainingState {
  const initialisation = openStream(seedStream(configuration.seed, "initialisation"));
  const variables = initialiseVariables(configuration, () => initialisation.normal());
  return {
    step: 0,
    criticSteps: 0,
    variables,
    streams: withAugmentation(configuration, {
      initialisation: initialisation.state(),
      noise: seedStream(configuration.seed, "noise"),
      probe: seedStream(configuration.seed, "probe"),
    }),
    loader: null,
  };
}

/**
 * The state that a checkpoint holds, for the settings of the order.
 *
 * @returns also what the checkpoint says of itself, and what the user should know of the state
 * @throws StudioError `not-found`, `corrupt`, or `incompatible` with the differences where the settings do not fit it
 */
export async function restoredState(
  file: string,
  order: TrainingOrder,
): Promise<{ state: TrainingState; metadata: CheckpointMetadata; notices: readonly Message[] }> {
  const { metadata, unknownSettings, tensors } = await readCheckpoint(file);
  if (!order.fork && metadata.runId !== order.runId) {
    throw new StudioError("incompatible", message("trainer.otherRun", { file, run: metadata.runId }));
  }
  refuseUnknownSettings(unknownSettings, message("checkpoint.calledFirst", { path: file }));
  refuseFixedSettings(file, metadata.configuration, order.configuration);
  const streams = streamStatesSchema.safeParse(metadata.streams);
  if (!streams.success) {
    throw new StudioError("corrupt", message("trainer.noStreams", { file }));
  }
  const average = withAverage(tensors, metadata.configuration, order.configuration);
  return {
    state: {
      step: metadata.step,
      criticSteps: metadata.criticSteps,
      variables: fittedVariables(file, average.tensors, order.configuration),
      streams: withAugmentation(order.configuration, {
        ...streams.data,
        probe: streams.data.probe ?? seedStream(order.configuration.seed, "probe"),
      }),
      loader: metadata.loader,
    },
    metadata,
    notices: average.notices,
  };
}

/** A fork may begin to augment, or end it; its stream has the name and the place of any other then. */
function withAugmentation(configuration: RunConfiguration, { augmentation, ...streams }: StreamStates): StreamStates {
  if (augmentationsIn(configuration).length === 0) return streams;
  return { ...streams, augmentation: augmentation ?? seedStream(configuration.seed, "augmentation") };
}

/** A fork may begin an average, with the generator as it is, or end the one that its parent has kept. */
function withAverage(
  tensors: HostArrays,
  before: RunConfiguration,
  after: RunConfiguration,
): { readonly tensors: HostArrays; readonly notices: readonly Message[] } {
  if (keepsAverage(before) === keepsAverage(after)) return { tensors, notices: [] };
  if (keepsAverage(after)) {
    const begun = averagedVariables(after).flatMap((name) => {
      const own = tensors[name];
      return own === undefined ? [] : [[averageName(name), { ...own, data: own.data.slice() }] as const];
    });
    return { tensors: { ...tensors, ...Object.fromEntries(begun) }, notices: [message("trainer.averageBegins")] };
  }
  const ended = new Set(averagedVariables(before).map(averageName));
  const kept = Object.entries(tensors).filter(([name]) => !ended.has(name));
  return { tensors: Object.fromEntries(kept), notices: [message("trainer.averageEnds")] };
}

function refuseFixedSettings(file: string, before: RunConfiguration, after: RunConfiguration): void {
  const refused = configurationDifferences(before, after).filter(({ changedBy }) => changedBy === "nothing");
  if (refused.length === 0) return;
  const settings = refused.map(({ name, before: was, after: asked }) =>
    message("checkpoint.settingIs", { setting: name, was: String(was), asked: String(asked) }),
  );
  const sentence = message("checkpoint.otherSettings", { path: file, settings });
  throw new StudioError("incompatible", sentence, { differences: refused });
}

/** The checkpoint's tensors in the order of the settings' own variables, each with the shape that the settings need. */
function fittedVariables(file: string, tensors: HostArrays, configuration: RunConfiguration): HostArrays {
  const expected = initialiseVariables(configuration, () => 0);
  const problems = [
    ...Object.entries(expected).flatMap(([name, { shape }]) => shapeProblem(name, shape, tensors[name])),
    ...Object.keys(tensors).flatMap((name) =>
      Object.hasOwn(expected, name) ? [] : [message("checkpoint.notInNetwork", { name })],
    ),
  ];
  if (problems.length > 0) {
    const named = problems.slice(0, 3);
    const sentence = message("checkpoint.doesNotFit", {
      path: file,
      problems: named,
      more: problems.length - named.length,
    });
    throw new StudioError("incompatible", sentence, { problems });
  }
  return Object.fromEntries(Object.keys(expected).map((name) => [name, tensors[name]!]));
}

function shapeProblem(name: string, shape: readonly number[], found: HostArrays[string] | undefined): Message[] {
  if (found === undefined) return [message("checkpoint.variableMissing", { name })];
  if (found.data instanceof Uint8Array) return [message("checkpoint.notFloat32", { name })];
  if (found.shape.length === shape.length && found.shape.every((size, axis) => size === shape[axis])) return [];
  return [
    message("checkpoint.otherShape", { name, found: `[${found.shape.join(", ")}]`, shape: `[${shape.join(", ")}]` }),
  ];
}
