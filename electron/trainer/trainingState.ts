/** All that a run carries from one iteration to the next, and how it begins: anew, or from a checkpoint. */
import { z } from "zod";
import { configurationDifferences, type RunConfiguration } from "../../shared/configuration.ts";
import { StudioError } from "../../shared/errors.ts";
import type { HostArrays } from "../engine/engine.ts";
import { refuseUnknownSettings } from "../../shared/storedConfiguration.ts";
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
}

const streamStatesSchema = z.strictObject({ initialisation: streamStateSchema, noise: streamStateSchema });

/** Step 0: everything follows from the settings, the seed among them. */
export function initialState(configuration: RunConfiguration): TrainingState {
  const initialisation = openStream(seedStream(configuration.seed, "initialisation"));
  const variables = initialiseVariables(configuration, () => initialisation.normal());
  return {
    step: 0,
    criticSteps: 0,
    variables,
    streams: { initialisation: initialisation.state(), noise: seedStream(configuration.seed, "noise") },
    loader: null,
  };
}

/**
 * The state that a checkpoint holds, for the settings of the order.
 *
 * @returns also what the checkpoint says of itself
 * @throws StudioError `not-found`, `corrupt`, or `incompatible` with the differences where the settings do not fit it
 */
export async function restoredState(
  file: string,
  order: TrainingOrder,
): Promise<{ state: TrainingState; metadata: CheckpointMetadata }> {
  const { metadata, unknownSettings, tensors } = await readCheckpoint(file);
  if (!order.fork && metadata.runId !== order.runId) {
    throw new StudioError(
      "incompatible",
      `The checkpoint ${file} belongs to the run ${metadata.runId}, not to this one.`,
    );
  }
  refuseUnknownSettings(unknownSettings, `The checkpoint ${file}`);
  refuseFixedSettings(file, metadata.configuration, order.configuration);
  const streams = streamStatesSchema.safeParse(metadata.streams);
  if (!streams.success) {
    throw new StudioError("corrupt", `The checkpoint ${file} has no usable states of its random streams.`);
  }
  return {
    state: {
      step: metadata.step,
      criticSteps: metadata.criticSteps,
      variables: fittedVariables(file, tensors, order.configuration),
      streams: streams.data,
      loader: metadata.loader,
    },
    metadata,
  };
}

function refuseFixedSettings(file: string, before: RunConfiguration, after: RunConfiguration): void {
  const refused = configurationDifferences(before, after).filter(({ changedBy }) => changedBy === "nothing");
  if (refused.length === 0) return;
  const listed = refused.map(({ name, before: was, after: asked }) => `${name} is ${was}, not ${asked}`).join("; ");
  throw new StudioError(
    "incompatible",
    `The checkpoint ${file} cannot be continued with these settings: in it ${listed}. Nothing was changed; keep these settings or start a new run.`,
    { differences: refused },
  );
}

/** The checkpoint's tensors in the order of the settings' own variables, each with the shape that the settings need. */
function fittedVariables(file: string, tensors: HostArrays, configuration: RunConfiguration): HostArrays {
  const expected = initialiseVariables(configuration, () => 0);
  const problems = [
    ...Object.entries(expected).flatMap(([name, { shape }]) => shapeProblem(name, shape, tensors[name])),
    ...Object.keys(tensors).flatMap((name) => (Object.hasOwn(expected, name) ? [] : [`${name} is not in the network`])),
  ];
  if (problems.length > 0) {
    const more = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
    throw new StudioError(
      "incompatible",
      `The checkpoint ${file} does not fit the networks of these settings: ${problems.slice(0, 3).join("; ")}${more}. Nothing was changed.`,
      { problems },
    );
  }
  return Object.fromEntries(Object.keys(expected).map((name) => [name, tensors[name]!]));
}

function shapeProblem(name: string, shape: readonly number[], found: HostArrays[string] | undefined): string[] {
  if (found === undefined) return [`${name} is missing`];
  if (found.data instanceof Uint8Array) return [`${name} is not float32`];
  if (found.shape.length === shape.length && found.shape.every((size, axis) => size === shape[axis])) return [];
  return [`${name} is [${found.shape.join(", ")}], not [${shape.join(", ")}]`];
}
