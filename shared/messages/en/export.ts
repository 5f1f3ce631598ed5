/** Exports: what cannot be drawn or written, and what their parameters take. */
export const exportMessages = {
  "export.noCurve": "There is no curve to draw: name at least one run.",
  "export.medianWindow": "The median's window must be an odd number of points, but it is {window, number, plain}.",
  "export.ground": "A sheet's ground must be a colour like #fbfaf8, but it is {colour}.",
  "export.sheetRuns": "A sheet shows 1 to 8 runs, not {count, number}.",
  "export.oneStep":
    "A sheet shows one step: {run} is given at step {step, number}, {other} at step {otherStep, number}. " +
    "Choose a step that all have a sample of.",
  "export.pictureTooLarge":
    "The picture would be {width, number, plain} × {height, number, plain} px, more than {longest, number, " +
    "plain} px a side or {most, number} megapixels. Ask for fewer rows or columns, or a smaller scale.",
  "export.progressSize": "A progress sheet shows 1 to 8 runs at 1 to 64 steps, not {runs, number} at {steps, number}.",
  "export.sampleFileMissing": "The sample file {file} is missing: it was removed from outside.",
  "export.notPutInto": "The export could not be put into {folder}",
  "export.tryAgain": "Nothing else was changed; try again.",
  "export.otherCount": "{title} ({what}) is of {runs}, not of {count, number}.",
  "export.noNetwork": '"{name}" ({id}) is a {system}, which has no {network} here: {what} needs one.',
  "export.noAddedNoise":
    "Noisy samples are of models that add noise to them, as a VAE does; " +
    "{systems} {count, plural, one {adds} other {add}} none.",
  "export.noParameterNear": '{what} has no parameter "{name}". Did you mean "{nearest}"?',
  "export.noParameters": '{what} has no parameter "{name}". It has none.',
  "export.noParameter": '{what} has no parameter "{name}". It has {names}.',
  "export.parameterProblem": "{name} of {what} {problem}, but it is {value}.",
  "export.parameterRange": "{name} of {what} must be {range}, but it is {value}.",
  "export.noCheckpointYet":
    'Run "{name}" ({id}) has no checkpoint yet: it is {state} at step {step, number}. Train it first.',
  "export.runCount": "{count, plural, one {# run} other {# runs}}",
  "export.runRange": "{least, number} to {most, plural, one {# run} other {# runs}}",
  "export.wholeNumber": "a whole number from {least, number} to {most, number}",
  "export.steps": "a list of 1 to {most, number} steps",
  "export.names": "a list of 1 to {most, number} names",
  "export.noSample":
    "{runs}: there is no sample {count, plural, one {yet} other {of a step that they have in common yet}}.",
  "export.noSampleAt": "{runs}: there is no sample at step {step, number}. The nearest are at step {nearest}.",
  "export.noSeriesNear": 'No run has a series "{tag}". Did you mean "{nearest}"?',
  "export.noSeriesYet": 'No run has a series "{tag}". There is none yet.',
  "export.noSeries": 'No run has a series "{tag}". There is {known}.',
  "export.checkpointDamaged": "The checkpoint {file} {damage}. Nothing was exported; choose another step.",
  "export.gridRange":
    "A sheet's {what, select, rows {rows} columns {columns} scale {scale} gap {gap} other {}} must be a whole " +
    "number from {least, number} to {most, number}, but it is {value}.",
  "export.tooFewImages":
    "{rows, number} × {columns, number} images need {needed, number}, but the sample of {run} at step {step, " +
    "number} has {count, number}. Ask for fewer rows or columns, or train with a larger --sample-count.",
  "export.noAverage":
    "The checkpoint of run {run} at step {step, number} has no average of the generator: it was trained without " +
    "--ema. Export the trained weights (--weights raw), or fork the run with --ema. Nothing was exported.",
  "export.otherSteps": "A progress sheet shows the same steps of all runs; {run} is given at {given}.",
  "export.sheetOf": "A sheet is of {runs}, not of {count, number}.",
  "export.otherDomain": '{title} ({what}) is of {samples} only, and "{name}" ({id}) generates {others}.',
} as const;
