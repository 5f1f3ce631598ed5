/** From an order to everything that the loop needs. */
import type { BatchLoader } from "../domains/domain.ts";
import type { EngineDescription } from "../engine/engine.ts";
import type { CheckpointMetadata } from "../storage/checkpointFile.ts";
import type { Training } from "./iteration.ts";
import { measure } from "./measure.ts";
import type { Surroundings } from "./port.ts";
import type { Probing } from "./probing.ts";
import { preparePrograms } from "./programs.ts";
import type { TrainingOrder } from "./protocol/messages.ts";
import { openStream, type StreamState } from "../domains/streams.ts";
import { initialState, restoredState } from "./trainingState.ts";
import { message, type Message } from "../../shared/messages/message.ts";

export interface Beginning {
  readonly training: Training & { readonly batches: BatchLoader; readonly probing: Probing };
  readonly engine: EngineDescription;
  readonly step: number;
  readonly criticSteps: number;
  /** The initialisation stream is finished; its state is only kept. */
  readonly initialisation: StreamState;
  /** What was measured on real samples. */
  readonly measured: readonly Message[];
  /** What the user should know. */
  readonly notices: readonly Message[];
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
  tell: (phase: Message) => void,
): Promise<Beginning> {
  const { configuration, checkpointFile, threads } = order;
  tell(message(checkpointFile === null ? "phase.weights" : "phase.readCheckpoint"));
  const { state, metadata, notices } =
    checkpointFile === null
      ? { state: initialState(configuration), metadata: null, notices: [] }
      : await restoredState(checkpointFile, order);
  tell(message("phase.data"));
  const { loader, restarted } = await openLoader(order, state.loader, tell);
  // On other data than its parent's a fork has to measure anew.
  const isMeasured = checkpointFile !== null && restarted === null;
  const { variables: initial, told } = isMeasured
    ? { variables: state.variables, told: [] }
    : await measure(order, state.variables, openLoader);
  tell(message("phase.engine"));
  const engine = await createEngine(configuration.engine, { threads, device: configuration.device });
  const programs = await preparePrograms(engine, configuration, initial, tell);
  const variables = engine.createVariables(initial);
  const noise = openStream(state.streams.noise);
  const augmentation = state.streams.augmentation && openStream(state.streams.augmentation);
  const stream = openStream(state.streams.probe);
  const probing = { configuration, program: programs.probes, stream, batches: loader, variables };
  return {
    training: { configuration, programs, variables, noise, augmentation, batches: loader, clock, probing },
    engine: engine.description,
    step: state.step,
    criticSteps: state.criticSteps,
    initialisation: state.streams.initialisation,
    measured: told,
    notices: [...notices, ...(restarted === null ? [] : [restarted]), ...engineChange(metadata, engine.description)],
    async dispose() {
      await loader.close();
      engine.dispose();
    },
  };
}

/** The last bits of a sum depend on what computes it: another library or thread count ends bit-for-bit continuation. */
function engineChange(metadata: CheckpointMetadata | null, now: EngineDescription): Message[] {
  if (metadata === null) return [];
  const describe = ({ library, threads }: Omit<EngineDescription, "name">): Message =>
    message("trainer.engine", { library, threads });
  const [before, after] = [describe(metadata.engine), describe(now)];
  return before.text === after.text ? [] : [message("trainer.otherEngine", { before, after })];
}
