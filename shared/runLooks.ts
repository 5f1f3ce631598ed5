/**
 * How runs are told apart where they stand together: by colour, mark and dashes, the same in the window and in exports.
 */
import { colourNames, type ColourName, type MarkName } from "./systemFacts.ts";
import { judgedSeries, systemFacts } from "./systems.ts";

export interface RunLook {
  readonly colour: ColourName;
  readonly mark: MarkName;
  /** Lengths of dashes and gaps of its curve, px; none for a whole line. */
  readonly dash: readonly number[];
}

const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [14, 4], [4, 6]];

/** The dashes of the curve at this place among those that share a chart. */
export function curveDash(place: number): readonly number[] {
  return dashes[place % dashes.length]!;
}

/**
 * The looks of runs that are shown together. One alone has its system's colour. Of several, each has a colour of its
 * own: its system's where no run before it has that, else the first that is free; from the ninth on they come again.
 * Runs that share a chart differ in their dashes as well.
 */
export function runLooks(runs: readonly { readonly system: string }[]): RunLook[] {
  const colours: (ColourName | undefined)[] = [];
  for (const { system } of runs) {
    const { colour } = systemFacts(system);
    colours.push(colours.includes(colour) ? undefined : colour);
  }
  const free = colourNames.filter((colour) => !colours.includes(colour));
  const others = [...free, ...colourNames];
  let taken = 0;
  const sharing = new Map<string, number>();
  return runs.map(({ system }, index) => {
    const { tag } = judgedSeries(system);
    const place = sharing.get(tag) ?? 0;
    sharing.set(tag, place + 1);
    return {
      colour: colours[index] ?? others[taken++ % others.length]!,
      mark: systemFacts(system).mark,
      dash: curveDash(place),
    };
  });
}
