/** What a training process finds wrong or changed. */
export const trainerMessages = {
  "trainer.outside": "The training process wrote {file}, outside of its run's folder.",
  "trainer.noPlace": "The checkpoint does not say where in the data set to go on. Go back to the checkpoint before it.",
  "trainer.otherImages":
    "The checkpoint was trained on other images than those packed in {folder}. Nothing was changed; resume " +
    "with the run's own data set, or fork to train on another.",
  "trainer.otherRun": "The checkpoint {file} belongs to the run {run}, not to this one.",
  "trainer.noStreams": "The checkpoint {file} has no usable states of its random streams.",
  "trainer.failedUnexpectedly":
    "Training failed unexpectedly: {problem}. Its checkpoints are kept; resume from the last one.",
  "trainer.nothingWritten": "{what} Nothing of it was written.",
  "trainer.engine": "{library} with {threads, plural, one {# thread} other {# threads}}",
  "trainer.otherEngine":
    "The checkpoint was computed by {before}, this goes on with {after}: the run continues from the same " +
    "state, but not bit for bit as it would have.",
  "trainer.seriesBecame": "{series} became {value} in the iteration.",
  "trainer.seriesBecameIn": "{series} became {value} in the {step} step.",
  "trainer.optimiserVariable": "the optimiser's {state} of the {network}'s {part}",
  "trainer.averageOf": "the average of {variable}",
  "trainer.variable": "the {network}'s {part}",
  "trainer.valuesBecame": "The values of {variable} became {value}.",
  "trainer.averageBegins":
    "The checkpoint has no average of the generator (--ema): it begins at this step, with the generator as it is.",
  "trainer.averageEnds":
    "The average of the generator ends here, since --ema is 0: samples are drawn with the trained weights.",
  "trainer.otherDataset":
    "The data set of {folder} is not the one that the checkpoint was trained on: its batches begin anew.",
  "trainer.measured": "{title}: {value, number, figure}, measured on {count, number} real samples.",
  "trainer.measuredNothing":
    "{title}: {value}, measured on {count, number} real samples. Training needs one above 0, and most of these " +
    "samples are the same. Train on other data. Nothing was written.",
  "trainer.marginTooLarge":
    "For {iterations, number} iterations no generated sample has had an energy of even a tenth of the margin " +
    "{margin}: the hinge never closes, and the discriminator pushes for ever. Fork with a margin nearer to the " +
    "energies on the chart.",
  "trainer.marginTooSmall":
    "For {iterations, number} iterations every generated sample has had an energy of more than ten times the margin " +
    "{margin}: the discriminator takes no notice of them. Fork with a margin nearer to the energies on the chart.",
  "trainer.unknownForm": "unknown form",
} as const;
