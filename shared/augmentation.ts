/** What the critic's pictures may be augmented by (Zhao et al. 2020), in the order in which it is done. */

const augmentations = ["colour", "translation", "cutout"] as const;
export type AugmentationName = (typeof augmentations)[number];

/** Nothing, or some of them, after commas: what a run chooses from. */
export const augmentationChoices = [
  "none",
  "colour",
  "translation",
  "cutout",
  "colour,translation",
  "colour,cutout",
  "translation,cutout",
  "colour,translation,cutout",
] as const;
type AugmentationChoice = (typeof augmentationChoices)[number];

/** The augmentations of a run, in their order. */
export function augmentationsOf(run: { readonly augmentation: AugmentationChoice }): readonly AugmentationName[] {
  const chosen = run.augmentation.split(",");
  return augmentations.filter((name) => chosen.includes(name));
}
