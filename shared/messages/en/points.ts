/** Samples of points in the plane, and where they are drawn from. */
export const pointsMessages = {
  "points.notIntact": "{name} is no sample of points: {reason}.",
  "points.otherTensors": "{name} holds tensors, but is no sample of points.",
  "points.missing": '{name} has no points called "{key}", or not of the form [n, 2].',
  "points.notFinite": '{name} has points called "{key}" that are not finite.',
  "points.noPlace": "The checkpoint does not say where among the points to go on. Go back to the checkpoint before it.",
  "points.beginAnew":
    "The checkpoint was trained on the distribution {before}, not on {distribution}: points begin anew.",
  "points.otherDistribution":
    "The checkpoint was trained on the distribution {before}, not on {distribution}. Nothing was changed; " +
    "resume with the run's own, or fork to train on another.",
  "points.noSampleAt": 'Run "{name}" ({id}) has no sample at step {step, number}.',
  "points.notGenerated": 'Run "{name}" ({id}) generates {samples}, no points.',
} as const;
