/** What the two players descend. */
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/** What a system says of its losses. */
export interface LossesOf {
  /** What its paper calls the critic: `Critic`, `Discriminator`. */
  readonly critic: string;
  /** The title of their axis, with the unit. */
  readonly axisTitle: string;
  readonly criticFormula: string;
  readonly generatorFormula: string;
  readonly source: string;
}

/** The declarations of `criticLoss` and `generatorLoss`. */
export function lossSeries(of: LossesOf): readonly [critic: SeriesFacts, generator: SeriesFacts] {
  const loss = (tag: string, player: string, formula: string): SeriesFacts => ({
    tag,
    title: `${player} loss`,
    short: `${player} loss`,
    axisTitle: of.axisTitle,
    formula,
    meaning:
      "What the step descends. The players work against each other: it says who is ahead, not how good samples are.",
    good: "neither",
    limit: null,
    comparable: ["system", "critic"],
    source: of.source,
  });
  return [loss("criticLoss", of.critic, of.criticFormula), loss("generatorLoss", "Generator", of.generatorFormula)];
}
