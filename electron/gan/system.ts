/**
 * What a training system is: its networks, its settings, its series, and its plan. One file each in systems/; the rest
 * of the program knows of it what `npm run catalogue` writes down.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Message } from "../../shared/messages/message.ts";
import type { PresetName } from "../../shared/presets.ts";
import type { SettingTable, ValueOf } from "../../shared/settings/setting.ts";
import type {
  Caution,
  InputKind,
  Role,
  SeriesFacts,
  StepFacts,
  SystemFacts,
  SystemRule,
} from "../../shared/systemFacts.ts";
import type { Measure } from "./measures.ts";
import type { NamedTensors } from "./tensors.ts";

/** A network with its parameters in place: a batch in, a batch out. Running batch-norm statistics follow along. */
export interface NetworkFunction {
  (x: tf.Tensor): tf.Tensor;
  /** Its parameters by name. */
  readonly parameters: NamedTensors;
  /** The same network with other parameters, all of them: its running statistics stay as they are. */
  at(parameters: NamedTensors): NetworkFunction;
  /**
   * One step of its optimiser, as part of a loss: the network's parameters and the optimiser's state after it.
   *
   * @param from where the step begins, instead of the run's own parameters and state: by name
   */
  descend(
    gradients: NamedTensors,
    from?: NamedTensors,
  ): { readonly parameters: NamedTensors; readonly state: NamedTensors };
}

/** The scalar input that holds the learning rate of a network's optimiser. */
export function learningRateInput(role: Role): string {
  return `learningRate/${role}`;
}

/** The networks of a system by their part; a step that calls one that the system has not is refused by the tests. */
export type Networks = Readonly<Record<Role, NetworkFunction>>;

/** Scalars by the tags of their series. */
export type Series = Readonly<Record<string, tf.Tensor>>;

/** One step of the plan: what it draws, what it trains, what it descends, and what follows the update. */
export interface PlanStep<Input extends string = string> extends StepFacts {
  readonly inputs: Readonly<Record<Input, InputKind>>;
  /** The networks that its loss lets `descend` without training them: it is given their learning rates too. */
  readonly unrolls?: readonly Role[];
  /**
   * The scalar that the step descends, and what is recorded beside it, from before the update. The loss itself is
   * recorded as `<step>Loss`, the norm of each network's gradient as `<role>GradientNorm`.
   *
   * @param measured what the system has measured before the first step, by name
   */
  readonly loss: (
    networks: Networks,
    inputs: Readonly<Record<Input, tf.Tensor>>,
    measured?: NamedTensors,
  ) => { readonly loss: tf.Tensor; readonly series?: Series };
  /** What becomes of the parameters after the update, a projection for one. */
  readonly after?: (parameters: NamedTensors) => { readonly parameters: NamedTensors; readonly series?: Series };
}

/** What is told of a run whose series show it for a while. */
export interface Watch {
  /** So many iterations in a row; it is told once. */
  readonly iterations: number;
  /** @param values of an iteration, by the tags of their series */
  readonly shows: (values: Readonly<Record<string, number | null | undefined>>) => boolean;
  readonly says: Message;
}

/** The networks whose learning rates a step is given. */
export function ratedRoles({ trains, unrolls = [] }: Pick<PlanStep, "trains" | "unrolls">): readonly Role[] {
  return [...trains, ...unrolls];
}

/** Lets a step's inputs be typed by what it declares. */
export function step<const Input extends string>(
  declared: Omit<PlanStep<Input>, "times"> & { readonly times?: StepFacts["times"] },
): PlanStep {
  return { times: "once", ...declared };
}

/** A system as its file declares it. */
export interface SystemDeclaration<Own extends SettingTable> extends Omit<
  SystemFacts,
  "settings" | "defaults" | "whenMissing" | "presets" | "plan" | "series" | "cautions" | "rules"
> {
  readonly name: string;
  /** The settings that only some systems have. Systems that share one declare the very same. */
  readonly settings: Own;
  readonly defaults: Readonly<Partial<RunConfiguration>>;
  /** What its runs have of settings that their records lack, where that is not what the table says. */
  readonly whenMissing?: Readonly<Partial<RunConfiguration>>;
  /** Where its defaults are not what a preset of `shared/presets.ts` promises. */
  readonly presets?: Readonly<Partial<Record<PresetName, Readonly<Partial<RunConfiguration>>>>>;
  readonly series: readonly SeriesFacts[];
  readonly cautions?: readonly Caution[];
  /** Settings with which it cannot train; those of its own declare their rules themselves. */
  readonly rules?: readonly SystemRule[];
  /** What it takes from real samples before the first step. */
  readonly measures?: readonly Measure[];
  /** The steps of an iteration, in order. */
  readonly plan: (settings: SettingsWith<Own>) => readonly PlanStep[];
  /**
   * What its critic says of each sample, [m] or [m, 1], where that is not the output of a network `critic`: its slopes
   * are probed.
   */
  readonly score?: (networks: Networks, x: tf.Tensor) => tf.Tensor;
  /** What to tell of a run that trains badly in a way that its series show. */
  readonly watches?: (settings: SettingsWith<Own>) => readonly Watch[];
}

type SettingsWith<Own extends SettingTable> = RunConfiguration & {
  readonly [Name in keyof Own]: ValueOf<Own[Name]>;
};

/** A system, whatever settings it has of its own. */
export interface System extends Omit<SystemDeclaration<SettingTable>, "plan" | "watches"> {
  readonly plan: (settings: RunConfiguration) => readonly PlanStep[];
  readonly watches?: (settings: RunConfiguration) => readonly Watch[];
}

export function defineSystem<const Own extends SettingTable>(declaration: SystemDeclaration<Own>): System {
  return declaration as unknown as System;
}
