/** From an order to everything that the loop needs. */
import type { BatchLoader } from "../domains/domain.ts";
import type { EngineDescription } from "../engine/engine.ts";
import type { CheckpointMetadata } from "../storage/checkpointFile.ts";
import type { Training } from "./iteration.ts";
import type { Surroundings } from "./port.ts";
import { preparePrograms } from "./programs.ts";
import type { TrainingOrder } from "./protocol/messages.ts";
import { openStream, type StreamState } from "../domains/streams.ts";
import { initialState, restoredState } from "./trainingState.ts";

export interface Beginning {
  readonly training: Training & { readonly batches: BatchLoader };
  readonly engine: EngineDescription;
  readonly step: number;
  readonly criticSteps: number;
  /** The initialisation stream is finished; its state is only kept. */
  readonly initialisation: StreamState;
  /** What the user should know, in sentences. */
  readonly notices: readonly string[];
  dispose(): Promise<void>;
}

/**
 * Makes the engine and its programs, and fills them with the state of step 0 or of the order's checkpoint.
 *
 * @param tell is told what is being done, before it is
 * @throws StudioError as `restoredState`, the data set and the engine do
 */
export async function begin(
  order: TrainingOrder,
  { clock, createEngine, openLoader }: Surroundings,
  tell: (phase: string) => void,
): Promise<Beginning> {
  const { configuration, checkpointFile, threads } = order;
  tell(checkpointFile === null ? "drawing the initial weights" : "reading the checkpoint");
  const { state, metadata } =
    checkpointFile === null
      ? { state: initialState(configuration), metadata: null }
      : await restoredState(checkpointFile, order);
  tell("opening the data");
  const { loader, restarted } = await openLoader(order, state.loader, tell);
  tell("starting the engine");
  const engine = await createEngine(configuration.engine, { threads, device: configuration.device });
  const programs = await preparePrograms(engine, configuration, state.variables, tell);
  const variables = engine.createVariables(state.variables);
  const noise = openStream(state.streams.noise);
  return {
    training: { configuration, programs, variables, noise, batches: loader, clock },
    engine: engine.description,
    step: state.step,
    criticSteps: state.criticSteps,
    initialisation: state.streams.initialisation,
    notices: [...(restarted === null ? [] : [restarted]), ...engineChange(metadata, engine.description)],
    async dispose() {
      await loader.close();
      engine.dispose();
    },
  };
}

/** The last bits of a sum depend on what computes it: another library or thread count ends bit-for-bit continuation. */
function engineChange(metadata: CheckpointMetadata | null, now: EngineDescription): string[] {
  if (metadata === null) return [];
  const describe = ({ library, threads }: Omit<EngineDescription, "name">): string =>
    `${library} with ${threads} ${threads === 1 ? "thread" : "threads"}`;
  const [before, after] = [describe(metadata.engine), describe(now)];
  if (before === after) return [];
  return [
    `The checkpoint was computed by ${before}, this goes on with ${after}: the run continues from the same state, but not bit for bit as it would have.`,
  ];
}
