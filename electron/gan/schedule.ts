/** How many critic steps come before each generator step: "train the critic till optimality" (section 3, Algorithm 1). */

export interface CriticSchedule {
  /** n_critic of Algorithm 1, at least 1. */
  readonly nCritic: number;
  /** True to train the critic for longer at the start and now and then, as the authors' code does. */
  readonly warmup: boolean;
}

const warmupCriticSteps = 100;
const warmupIterations = 25;
const warmupPeriod = 500;

/**
 * @param iteration generator iteration, counted from 0
 * @returns n_critic; with `warmup`, 100 in each of the first 25 iterations and in every one divisible by 500
 *   (the authors' code: github.com/martinarjovsky/WassersteinGAN, main.py)
 */
export function criticStepsInIteration(iteration: number, { nCritic, warmup }: CriticSchedule): number {
  const warm = warmup && (iteration < warmupIterations || iteration % warmupPeriod === 0);
  return warm ? warmupCriticSteps : nCritic;
}
