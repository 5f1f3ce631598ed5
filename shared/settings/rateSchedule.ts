/** How the learning rates change in the course of a run. */
import { rateSchedules } from "../learningRate.ts";
import type { SettingTable } from "./setting.ts";

const isGoingDown = {
  when: { schedule: { not: "constant" } },
  why: "only a schedule that is not constant has it",
} as const;

export const rateScheduleSettings = {
  schedule: {
    title: "Schedule of the learning rates",
    flag: "schedule",
    group: "optimisation",
    type: "choice",
    choices: rateSchedules,
    choiceTitles: { constant: "Constant", linear: "Linear", cosine: "Cosine" },
    default: "constant",
    unit: null,
    help: "How the learning rates of all networks change in the course of the run.",
    choiceHelp: {
      constant: "stay as they are",
      linear: "fall in a straight line to their end",
      cosine: "fall along half a wave: slowly, faster, slowly",
    },
    source:
      "constant: Arjovsky et al. 2017; linear: Gulrajani et al. 2017, Miyato et al. 2018; cosine: Loshchilov and " +
      "Hutter 2017",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "constant",
    ofSystem: true,
  },
  scheduleSteps: {
    title: "End of the schedule",
    flag: "schedule-steps",
    group: "optimisation",
    type: "integer",
    minimum: 1,
    maximum: 10_000_000,
    default: 20_000,
    unit: "generator iterations",
    help:
      "The step at which the schedule ends, counted from the beginning, a parent's steps included; left out, the " +
      "last one. A run that is resumed with more steps stays at its end; a fork may have another.",
    source: "the whole run, as in Gulrajani et al. 2017",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 20_000,
    follows: "steps",
    staysBehind: true,
    applies: isGoingDown,
    ofSystem: true,
  },
  scheduleEnd: {
    title: "Share at the end",
    flag: "schedule-end",
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 1,
    default: 0,
    unit: "of the learning rate",
    help: "The share of each learning rate that is left at the schedule's end, and after it; at 0 nothing moves.",
    source: "0: Gulrajani et al. 2017, Miyato et al. 2018",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0,
    applies: isGoingDown,
    ofSystem: true,
  },
  rateWarmup: {
    title: "Warm-up of the learning rates",
    flag: "rate-warmup",
    group: "optimisation",
    type: "integer",
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    unit: "generator iterations",
    help:
      "In so many first iterations the learning rates grow in a straight line to their full size; a schedule begins " +
      "after them.",
    source: "Goyal et al. 2017, section 2.2; none in the GAN papers named here",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0,
    rules: [
      {
        when: ({ schedule, scheduleSteps, rateWarmup }) => schedule !== "constant" && rateWarmup >= scheduleSteps,
        text:
          "The schedule begins after the warm-up and has to end later: take a shorter warm-up, or a later end of the " +
          "schedule (--schedule-steps).",
      },
    ],
    ofSystem: true,
  },
} as const satisfies SettingTable;
