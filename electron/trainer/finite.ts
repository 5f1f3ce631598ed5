/** Numbers that are no longer finite: noticed before anything of them is written. */
import { message, type Message, type Words } from "../../shared/messages/message.ts";
import { seriesFacts } from "../../shared/systems.ts";
import type { HostArrays } from "../engine/engine.ts";

/** Thrown where training has produced NaN or Infinity; the sentence says which figure. */
export class NotFinite extends Error {
  override readonly name = "NotFinite";
  readonly sentence: Message;

  constructor(sentence: Message) {
    super(sentence.text);
    this.sentence = sentence;
  }
}

/**
 * A step's scalars by the tags of their series.
 *
 * @param step its name, for the message; null for a whole iteration
 * @throws NotFinite that names the series
 */
export function finiteScalars(
  system: string,
  step: string | null,
  outputs: HostArrays,
): Readonly<Record<string, number>> {
  const scalars: Record<string, number> = {};
  for (const [tag, { data }] of Object.entries(outputs)) {
    const value = data[0];
    if (value === undefined || data.length > 1)
      throw new Error(`The output "${tag}" of the ${step ?? "iteration"} is no scalar.`);
    const { title, mayBeAbsent } = seriesFacts(system, tag);
    if (mayBeAbsent === true && Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) throw new NotFinite(seriesBecame(title, value, step));
    scalars[tag] = value;
  }
  return scalars;
}

function seriesBecame(series: string, found: number, step: string | null): Message {
  const value = String(found);
  return step === null
    ? message("trainer.seriesBecame", { series, value })
    : message("trainer.seriesBecameIn", { series, value, step });
}

/** `optimizer/generator/layer0/weight/mean`: the optimiser's mean of the generator's layer0 weight. */
function variableInWords(name: string): Words {
  const [first = "", second = "", ...rest] = name.split("/");
  if (first === "average") return message("trainer.averageOf", { variable: variableInWords(name.slice(8)) });
  if (first === "optimizer") {
    const part = rest.slice(0, -1).join(" ");
    return message("trainer.optimiserVariable", { state: rest.at(-1) ?? "?", network: second, part });
  }
  return second === "" ? name : message("trainer.variable", { network: first, part: [second, ...rest].join(" ") });
}

/** @throws NotFinite that names the first variable with a value that is not finite */
export function checkVariables(variables: HostArrays): void {
  for (const [name, { data }] of Object.entries(variables)) {
    const found = data.find((value) => !Number.isFinite(value));
    if (found !== undefined) {
      throw new NotFinite(message("trainer.valuesBecame", { variable: variableInWords(name), value: String(found) }));
    }
  }
}
