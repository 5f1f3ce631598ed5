/** What is computed now and then beside training: values that would cost too much of every iteration. */
import type * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { InputKind, SeriesFacts } from "../../../shared/systemFacts.ts";
import type { Networks, Series, System } from "../system.ts";

/** The networks of a run as they are: nothing that a probe calls is changed. */
export interface ProbedNetworks {
  /** As a step of the plan has them. */
  readonly training: Networks;
  /** Each sample by itself: batch norm has its running statistics. */
  readonly inference: Networks;
}

export interface Probe {
  /** What its inputs are called by, before a slash. */
  readonly name: string;
  /** The series that runs of the system have of it; none where such a system gives it nothing to compute. */
  readonly series: (system: System) => readonly SeriesFacts[];
  /** What it draws for such a run; nothing where it computes nothing. */
  readonly inputs: (system: System, settings: RunConfiguration) => Readonly<Record<string, InputKind>>;
  /**
   * The values of its series.
   *
   * @param open opens the networks anew: calls of others do not count
   * @param inputs as a loss sees them
   */
  readonly values: (
    system: System,
    settings: RunConfiguration,
    open: () => ProbedNetworks,
    inputs: Readonly<Record<string, tf.Tensor>>,
  ) => Series;
}
