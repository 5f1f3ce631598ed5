/** Data sets: folders that cannot be trained on, and packed ones that cannot be read. */
export const datasetMessages = {
  "dataset.batchNotWhole": "A batch is a whole number of images, not {batch}.",
  "dataset.fewerThanBatchOf":
    "The data set of {folder} has {count, plural, one {# usable image} other {# usable images}}, fewer than " +
    "one batch of {batch, number}. Train with --batch {count, number, plain} or less, or add images.",
  "dataset.otherPlace":
    "The place in the data to go on from does not belong to the data set in {folder} ({count, plural, one {# " +
    "image} other {# images}}). Resume with the data set that the run was trained on.",
  "dataset.endsEarly":
    "The packed data set in {folder} ends before image {image, number}. Your own pictures and the run's " +
    "checkpoints are untouched; resume the run, which packs them anew.",
  "dataset.noImageAt":
    "The data set in {folder} has {count, plural, one {# image} other {# images}}, none at place {index, number}.",
  "dataset.endsBefore": "The packed data set in {folder} ends before image {image, number}.",
  "dataset.recordsGone": "{file} is gone or damaged.",
  "dataset.keptChanging":
    "{folder} kept changing while it was packed. Nothing was lost; try again when nothing writes to it any more.",
  "dataset.notPacked":
    "There is no packed data set in {folder}. Start again from the folder of pictures, which packs them anew.",
  "dataset.used":
    "Data set {id} is used by {count, plural, one {# run; delete it first} other {# runs; delete them first}}. " +
    "It was kept.",
  "dataset.unknown": "There is no data set {id} in this home folder.",
  "dataset.recordDamaged": 'The record of data set "{id}" is damaged ({fault}).',
  "dataset.reportDamaged":
    "The health report of data set {id} cannot be read. Its pictures are untouched; inspect the folder again.",
  "dataset.fewerThanBatch":
    "{folder} has {count, plural, one {# usable image} other {# usable images}}, fewer than one batch of " +
    "{batch, number}. Train with --batch {count, number, plain} or less, or add images.",
  "dataset.otherShape":
    "The packed data set in {folder} has images of {size, number, plain} px and {channels, number, plain} " +
    "channels, but the run trains on {wantedSize, number, plain} px and {wantedChannels, number, plain}.",
  "dataset.settingsOf": "the settings of data set {id}",
  "dataset.reportOf": "the health report of data set {id}",
  "dataset.otherSetting": "{setting} {packed}, not {wanted}",
  "dataset.otherSettings":
    "The data set of {folder} was packed for other settings than the run has: {settings}. Prepare the folder " +
    "for the run's settings.",
  "dataset.emptyFolder":
    "The folder {folder} is empty: there is nothing to train on. Put images into it, or choose another folder.",
  "dataset.nothingUsable":
    "There is no usable image in {folder}: {files}. PNG, JPEG, WebP, GIF, BMP, AVIF, HEIC, JPEG XL and TIFF " +
    "can be used; choose another folder, or add such images.",
  "dataset.tooFew":
    "{folder} has {count, plural, one {only one usable image} other {# usable images}}, fewer than one batch " +
    "of {batch, number}. {count, plural, one {Add images} other {Train with --batch {count, number, plain} or " +
    "less, or add images}}; what is packed is kept.",
  "dataset.tooFewOf":
    "{folder} has {count, plural, one {only one usable image} other {# usable images}} ({files}), fewer than " +
    "one batch of {batch, number}. {count, plural, one {Add images} other {Train with --batch {count, number, " +
    "plain} or less, or add images}}; what is packed is kept.",
  "dataset.countOf": "{count, number} {reason}",
  "dataset.noPictures": "{count, number} no pictures at all",
  "dataset.ofWhich": "{count, plural, one {# file} other {# files}}, of which {parts}",
  "dataset.readingCancelled":
    "Reading {folder} was cancelled. What was done so far is kept: starting again goes on from there.",
  "dataset.readingDropped": "Reading {folder} was cancelled. Nothing was changed; starting again begins anew.",
  "dataset.oneOfPixels": "one of {sizes} px",
  "dataset.greyOrRgb": "1 (grey) or 3 (RGB)",
  "dataset.aColour": "a colour such as #ffffff",
  "dataset.mustBe": "{setting} must be {range}, but it is {value}.",
  "dataset.unusable":
    "The packed data set in {folder} cannot be used: {why}. Your own pictures are untouched; resume the run, " +
    "or start again from the pictures, which packs them anew.",
  "dataset.fileNotJson": "{file} is not JSON",
  "dataset.manifestField": '{file} has no valid "{field}"',
  "dataset.fileMissing": "{file} is missing",
  "dataset.fileDamaged": "{file} is damaged",
  "dataset.otherSize": "{file} has {found, number} bytes, but its manifest says {wanted, number}",
  "dataset.fileBecause": "{file}: {reason}",
  "dataset.fileChanged": "{file} has changed since it was packed",
  "dataset.needsFolder": "{title} need a folder to train on.",
  "dataset.isDrawn": "{title} are drawn, not read from a folder: leave {folder} out. Nothing was begun.",
} as const;
