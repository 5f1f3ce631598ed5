// Written by `npm run catalogue` from the texts in shared/messages/en. Do not change it by hand.
import type { CompiledTexts } from "../messages/compiledText.ts";
import type { Words } from "../messages/messageData.ts";

/** What fills the places of each message; null where it has none. */
export interface MessageParams {
  "checkpoint.otherHash": { readonly found: Words; readonly recorded: Words };
  "checkpoint.otherSize": { readonly size: number; readonly recorded: number };
  "checkpoint.tooLarge": { readonly size: number };
  "checkpoint.shrank": null;
  "checkpoint.otherFile": null;
  "checkpoint.notJson": null;
  "checkpoint.noVersion": null;
  "checkpoint.malformed": { readonly problem: Words };
  "checkpoint.called": { readonly path: Words };
  "checkpoint.calledFirst": { readonly path: Words };
  "checkpoint.damaged": { readonly path: Words; readonly reason: Words };
  "checkpoint.notPermitted": { readonly path: Words; readonly what: "read" | "written" };
  "checkpoint.missing": { readonly path: Words };
  "checkpoint.newer": { readonly path: Words; readonly found: Words; readonly known: number };
  "checkpoint.settingIs": { readonly setting: Words; readonly was: Words; readonly asked: Words };
  "checkpoint.otherSettings": { readonly path: Words; readonly settings: Words };
  "checkpoint.notInNetwork": { readonly name: Words };
  "checkpoint.doesNotFit": { readonly path: Words; readonly problems: Words; readonly more: number };
  "checkpoint.variableMissing": { readonly name: Words };
  "checkpoint.notFloat32": { readonly name: Words };
  "checkpoint.otherShape": { readonly name: Words; readonly found: Words; readonly shape: Words };
  "cli.nameARun": null;
  "cli.runByItself": { readonly run: Words };
  "cli.sheetsContradict": null;
  "cli.interruptedBeforeTraining": null;
  "cli.noTerminal": { readonly question: Words; readonly loss: Words };
  "cli.idleSetting": { readonly flag: Words; readonly value: Words; readonly reason: Words };
  "cli.aStep": null;
  "cli.mustBe": { readonly flag: Words; readonly meant: Words; readonly text: Words };
  "cli.noSystem": { readonly name: Words; readonly systems: Words };
  "cli.noSystemNear": { readonly name: Words; readonly nearest: Words };
  "cli.systemTwice": { readonly system: Words };
  "cli.tooManySystems": { readonly count: number; readonly most: number };
  "cli.noEffect": { readonly flag: Words; readonly title: Words; readonly what: Words };
  "cli.leaveItOut": { readonly idle: Words };
  "cli.defect": { readonly trace: Words };
  "cli.seeRuns": null;
  "cli.seeTakeOver": null;
  "cli.seeCheckpoints": null;
  "cli.groupWithoutSystems": null;
  "cli.presetOfOtherDomain": {
    readonly preset: Words;
    readonly own: Words;
    readonly domain: Words;
    readonly fitting: Words;
    readonly none: Words;
  };
  "dataset.batchNotWhole": { readonly batch: Words };
  "dataset.fewerThanBatchOf": { readonly folder: Words; readonly count: number; readonly batch: number };
  "dataset.otherPlace": { readonly folder: Words; readonly count: number };
  "dataset.endsEarly": { readonly folder: Words; readonly image: number };
  "dataset.noImageAt": { readonly folder: Words; readonly count: number; readonly index: number };
  "dataset.endsBefore": { readonly folder: Words; readonly image: number };
  "dataset.recordsGone": { readonly file: Words };
  "dataset.keptChanging": { readonly folder: Words };
  "dataset.notPacked": { readonly folder: Words };
  "dataset.used": { readonly id: Words; readonly count: number };
  "dataset.unknown": { readonly id: Words };
  "dataset.recordDamaged": { readonly id: Words; readonly fault: Words };
  "dataset.reportDamaged": { readonly id: Words };
  "dataset.fewerThanBatch": { readonly folder: Words; readonly count: number; readonly batch: number };
  "dataset.otherShape": {
    readonly folder: Words;
    readonly size: number;
    readonly channels: number;
    readonly wantedSize: number;
    readonly wantedChannels: number;
  };
  "dataset.settingsOf": { readonly id: Words };
  "dataset.reportOf": { readonly id: Words };
  "dataset.otherSetting": { readonly setting: Words; readonly packed: Words; readonly wanted: Words };
  "dataset.otherSettings": { readonly folder: Words; readonly settings: Words };
  "dataset.emptyFolder": { readonly folder: Words };
  "dataset.nothingUsable": { readonly folder: Words; readonly files: Words };
  "dataset.tooFew": { readonly folder: Words; readonly count: number; readonly batch: number };
  "dataset.tooFewOf": { readonly folder: Words; readonly count: number; readonly files: Words; readonly batch: number };
  "dataset.countOf": { readonly count: number; readonly reason: Words };
  "dataset.noPictures": { readonly count: number };
  "dataset.ofWhich": { readonly count: number; readonly parts: Words };
  "dataset.readingCancelled": { readonly folder: Words };
  "dataset.readingDropped": { readonly folder: Words };
  "dataset.oneOfPixels": { readonly sizes: Words };
  "dataset.greyOrRgb": null;
  "dataset.aColour": null;
  "dataset.mustBe": { readonly setting: Words; readonly range: Words; readonly value: Words };
  "dataset.unusable": { readonly folder: Words; readonly why: Words };
  "dataset.fileNotJson": { readonly file: Words };
  "dataset.manifestField": { readonly file: Words; readonly field: Words };
  "dataset.fileMissing": { readonly file: Words };
  "dataset.fileDamaged": { readonly file: Words };
  "dataset.otherSize": { readonly file: Words; readonly found: number; readonly wanted: number };
  "dataset.fileBecause": { readonly file: Words; readonly reason: Words };
  "dataset.fileChanged": { readonly file: Words };
  "dataset.needsFolder": { readonly title: Words };
  "dataset.isDrawn": { readonly title: Words; readonly folder: Words };
  "command.start": null;
  "command.resume": null;
  "command.pause": null;
  "command.stop": null;
  "command.stopNow": null;
  "command.checkpoint": null;
  "command.sample": null;
  "command.fork": null;
  "command.verify": null;
  "device.diesAtFirstTry": { readonly why: Words };
  "device.notHere": { readonly device: Words };
  "device.tookIn": null;
  "device.gaveBack": null;
  "device.gotReady": { readonly program: Words };
  "device.computed": { readonly program: Words };
  "device.failed": { readonly device: Words; readonly doing: Words; readonly why: Words };
  "device.computesWrongly": null;
  "device.noCard": null;
  "device.noCudaLibraries": null;
  "device.doesNotStart": { readonly why: Words };
  "device.noCpu": null;
  "device.noWebgpu": null;
  "device.noDirectml": null;
  "device.noCoreml": null;
  "device.noCuda": null;
  "end.theProcess": { readonly run: Words };
  "end.itsProcess": { readonly run: Words };
  "end.killed": { readonly who: Words; readonly step: number };
  "end.notFinite": { readonly who: Words; readonly step: number; readonly why: Words };
  "end.failed": { readonly who: Words; readonly step: number; readonly why: Words };
  "end.stopCutShort": { readonly who: Words; readonly how: Words; readonly step: number };
  "end.crashed": { readonly who: Words; readonly how: Words; readonly step: number };
  "end.crashedSaying": { readonly who: Words; readonly how: Words; readonly step: number; readonly said: Words };
  "end.hungAtStart": { readonly who: Words; readonly silent: number };
  "end.hung": { readonly who: Words; readonly silent: number; readonly step: number };
  "end.stopOverdue": { readonly who: Words; readonly waited: number; readonly step: number };
  "end.notUnderstood": { readonly who: Words; readonly problem: Words; readonly step: number };
  "end.deviceMissing": { readonly device: Words; readonly why: Words };
  "end.deviceProbablyFailed": { readonly device: Words; readonly happened: Words };
  "end.beginsAtZero": null;
  "end.resumeFrom": { readonly step: number };
  "end.onAnotherDeviceAtZero": null;
  "end.onAnotherDevice": { readonly step: number };
  "end.beginAnew": null;
  "end.forkWithLess": { readonly step: number };
  "end.wasKilled": null;
  "end.wasEndedBy": { readonly signal: Words };
  "end.couldNotStart": null;
  "end.endedItself": { readonly code: number };
  "engine.cannotExport": { readonly name: Words };
  "engine.chooseCpu": { readonly reason: Words };
  "engine.chooseAnother": { readonly reason: Words };
  "engine.chooseCompiled": { readonly reason: Words };
  "engine.notInstalled": { readonly package: Words };
  "engine.doesNotLoad": { readonly package: Words; readonly why: Words };
  "engine.needsInput": { readonly program: Words; readonly name: Words; readonly want: Words };
  "engine.otherInput": {
    readonly program: Words;
    readonly name: Words;
    readonly want: Words;
    readonly given: Words;
    readonly count: number;
  };
  "engine.tensorFromOutside": null;
  "engine.readsData": null;
  "engine.noTranslation": { readonly operation: Words };
  "engine.cannotCompile": { readonly program: Words; readonly what: Words; readonly place: Words };
  "evaluation.cancelled": null;
  "evaluation.unknownMetric": { readonly metric: Words };
  "evaluation.notReached": {
    readonly name: Words;
    readonly id: Words;
    readonly at: number;
    readonly metric: Words;
    readonly step: number;
  };
  "evaluation.noValue": { readonly step: number; readonly metric: Words; readonly why: Words };
  "evaluation.someWithout": { readonly first: Words; readonly more: number };
  "evaluation.checkpointGone": { readonly step: number };
  "evaluation.goesOn": { readonly why: Words };
  "evaluation.noGenerated": { readonly file: Words };
  "evaluation.noSuchMetric": { readonly metric: Words; readonly known: Words };
  "evaluation.noSuchMetricNear": { readonly metric: Words; readonly nearest: Words };
  "evaluation.otherDomain": {
    readonly metric: Words;
    readonly of: Words;
    readonly name: Words;
    readonly id: Words;
    readonly has: Words;
  };
  "export.noCurve": null;
  "export.medianWindow": { readonly window: number };
  "export.ground": { readonly colour: Words };
  "export.sheetRuns": { readonly count: number };
  "export.oneStep": { readonly run: Words; readonly step: number; readonly other: Words; readonly otherStep: number };
  "export.pictureTooLarge": {
    readonly width: number;
    readonly height: number;
    readonly longest: number;
    readonly most: number;
  };
  "export.progressSize": { readonly runs: number; readonly steps: number };
  "export.sampleFileMissing": { readonly file: Words };
  "export.notPutInto": { readonly folder: Words };
  "export.tryAgain": null;
  "export.otherCount": { readonly title: Words; readonly what: Words; readonly runs: Words; readonly count: number };
  "export.noNetwork": {
    readonly name: Words;
    readonly id: Words;
    readonly system: Words;
    readonly network: Words;
    readonly what: Words;
  };
  "export.noAddedNoise": { readonly systems: Words; readonly count: number };
  "export.noParameterNear": { readonly what: Words; readonly name: Words; readonly nearest: Words };
  "export.noParameters": { readonly what: Words; readonly name: Words };
  "export.noParameter": { readonly what: Words; readonly name: Words; readonly names: Words };
  "export.parameterProblem": {
    readonly name: Words;
    readonly what: Words;
    readonly problem: Words;
    readonly value: Words;
  };
  "export.parameterRange": { readonly name: Words; readonly what: Words; readonly range: Words; readonly value: Words };
  "export.noCheckpointYet": { readonly name: Words; readonly id: Words; readonly state: Words; readonly step: number };
  "export.runCount": { readonly count: number };
  "export.runRange": { readonly least: number; readonly most: number };
  "export.wholeNumber": { readonly least: number; readonly most: number };
  "export.steps": { readonly most: number };
  "export.names": { readonly most: number };
  "export.noSample": { readonly runs: Words; readonly count: number };
  "export.noSampleAt": { readonly runs: Words; readonly step: number; readonly nearest: Words };
  "export.noSeriesNear": { readonly tag: Words; readonly nearest: Words };
  "export.noSeriesYet": { readonly tag: Words };
  "export.noSeries": { readonly tag: Words; readonly known: Words };
  "export.checkpointDamaged": { readonly file: Words; readonly damage: Words };
  "export.gridRange": {
    readonly what: "rows" | "columns" | "scale" | "gap";
    readonly least: number;
    readonly most: number;
    readonly value: Words;
  };
  "export.tooFewImages": {
    readonly rows: number;
    readonly columns: number;
    readonly needed: number;
    readonly run: Words;
    readonly step: number;
    readonly count: number;
  };
  "export.noAverage": { readonly run: Words; readonly step: number };
  "export.otherSteps": { readonly run: Words; readonly given: Words };
  "export.sheetOf": { readonly runs: Words; readonly count: number };
  "export.otherDomain": {
    readonly title: Words;
    readonly what: Words;
    readonly samples: Words;
    readonly name: Words;
    readonly id: Words;
    readonly others: Words;
  };
  "file.otherSize": { readonly size: number; readonly recorded: number };
  "file.hasChanged": null;
  "file.unusable": { readonly reason: Words };
  "file.unusableBecause": { readonly sentence: Words };
  "file.missing": null;
  "file.notReadable": null;
  "file.withFault": { readonly file: Words; readonly fault: Words };
  "file.otherStep": { readonly found: number; readonly step: number };
  "file.sampleOfOtherStep": { readonly found: number; readonly step: number };
  "file.otherCount": { readonly found: number; readonly things: Words; readonly count: number };
  "folder.missing": { readonly folder: Words };
  "folder.isFile": { readonly folder: Words };
  "folder.notReadable": { readonly folder: Words };
  "folder.cannotLook": { readonly folder: Words };
  "folder.chooseAnother": null;
  "folder.refused": { readonly folder: Words; readonly problem: Words };
  "folder.notWhole": null;
  "folder.ofServer": null;
  "folder.ofDevice": null;
  "folder.missingPath": { readonly folder: Words };
  "folder.isFilePath": { readonly folder: Words };
  "folder.nameItself": null;
  "group.unknown": { readonly id: Words };
  "group.size": { readonly most: number; readonly count: number };
  "group.differ": { readonly first: Words; readonly other: Words; readonly differing: "dataset" | "seed" };
  "group.member": { readonly name: Words; readonly state: Words };
  "group.notPossible": { readonly id: Words; readonly states: Words; readonly command: Words };
  "group.settingValues": { readonly setting: Words; readonly values: Words };
  "group.otherSamples": { readonly name: Words; readonly differing: Words };
  "history.noHome": { readonly folder: Words };
  "history.severalProcesses": { readonly file: Words; readonly mode: Words };
  "history.notJson": { readonly what: Words };
  "history.otherDatabase": { readonly file: Words };
  "history.newer": { readonly file: Words; readonly version: number; readonly latest: number };
  "history.metricName": { readonly name: Words };
  "history.madeUpLineage": { readonly run: Words };
  "history.tagLength": { readonly most: number; readonly length: number };
  "history.metricBefore": { readonly step: number; readonly id: Words; readonly after: number };
  "history.onRecord": { readonly id: Words };
  "history.packFirst": { readonly id: Words };
  "history.seriesRoom": { readonly least: number };
  "history.beginsAt": { readonly name: Words; readonly id: Words; readonly step: number };
  "history.readOnlyDisk": { readonly file: Words };
  "history.readOnly": { readonly file: Words; readonly path: Words };
  "history.diskFull": { readonly file: Words };
  "history.damaged": { readonly file: Words };
  "history.locked": { readonly file: Words; readonly waited: number };
  "history.cannotOpen": { readonly file: Words };
  "history.diskFailed": { readonly file: Words; readonly code: Words };
  "history.unexpected": { readonly what: Words; readonly problem: Words };
  "history.beforeItBegins": {
    readonly what: "checkpoint" | "sample" | "evaluation";
    readonly step: number;
    readonly id: Words;
    readonly begins: number;
  };
  "history.badRow": { readonly file: Words; readonly table: Words; readonly row: Words; readonly fault: Words };
  "history.moreBadRows": { readonly file: Words; readonly count: number };
  "history.unreadableSettings": { readonly file: Words; readonly name: Words; readonly id: Words };
  "history.quickCheck": { readonly file: Words; readonly finding: Words };
  "history.dangling": { readonly file: Words; readonly table: Words; readonly parent: Words };
  "history.leftOut": { readonly name: Words; readonly id: Words };
  "history.fault": { readonly column: Words; readonly problem: Words };
  "issue.tooLong": { readonly most: number };
  "issue.tooMany": { readonly most: number };
  "issue.tooLarge": { readonly most: number };
  "issue.tooShort": { readonly least: number };
  "issue.tooFew": { readonly least: number };
  "issue.tooSmall": { readonly least: number };
  "issue.otherKind": { readonly kind: Words };
  "issue.unknownNames": { readonly names: Words };
  "issue.noneOf": { readonly values: Words };
  "issue.otherForm": null;
  "issue.doesNotFit": null;
  "issue.notPrintable": null;
  "issue.noSuchExport": null;
  "issue.notOdd": null;
  "issue.noRunId": null;
  "issue.noDatasetId": null;
  "issue.noPlainName": null;
  "issue.noMetricName": null;
  "issue.noNumber": null;
  "issue.noSha256": null;
  "job.isUnderWay": { readonly id: Words };
  "job.notUnderWay": { readonly id: Words };
  "job.notFailed": { readonly id: Words };
  "job.cancelledBefore": null;
  "job.cancelled": null;
  "job.hasToEnd": null;
  "job.scan": { readonly folder: Words };
  "job.pack": { readonly folder: Words };
  "job.export": { readonly file: Words };
  "job.evaluation": { readonly metrics: Words; readonly run: Words };
  "job.everyEvaluation": { readonly run: Words };
  "job.dueEvaluations": null;
  "job.selfTest": null;
  "job.devices": null;
  "job.verification": { readonly run: Words };
  "job.rebuild": null;
  "network.role": { readonly role: "generator" | "critic" | "encoder" | "decoder" | "noise" };
  "phase.sample": null;
  "phase.checkpoint": null;
  "phase.paused": null;
  "phase.waiting": null;
  "phase.starting": null;
  "phase.weights": null;
  "phase.readCheckpoint": null;
  "phase.data": null;
  "phase.engine": null;
  "phase.checking": { readonly percent: number };
  "phase.iteration": null;
  "phase.samples": null;
  "phase.probing": null;
  "phase.building": { readonly step: Words };
  "phase.step": { readonly step: Words };
  "phase.stepOf": { readonly step: Words; readonly at: number; readonly times: number };
  "phase.iterating": null;
  "pictures.packedAnew": { readonly lost: Words; readonly folder: Words };
  "pictures.gone": { readonly folder: Words };
  "pictures.damaged": { readonly folder: Words };
  "pictures.readOnce": { readonly size: number; readonly longest: number };
  "pictures.notPackedAnew": { readonly lost: Words; readonly why: Words };
  "pictures.readOtherwise": null;
  "pictures.cannotCompare": null;
  "pictures.goneForGood": {
    readonly name: Words;
    readonly id: Words;
    readonly folder: Words;
    readonly difference: Words;
  };
  "pictures.damagedForGood": {
    readonly name: Words;
    readonly id: Words;
    readonly folder: Words;
    readonly difference: Words;
  };
  "pictures.folderChanged": { readonly folder: Words; readonly change: Words };
  "pictures.filesWere": { readonly count: number; readonly what: "removed" | "added" | "changed" };
  "pictures.were": { readonly count: number; readonly what: "removed" | "added" | "changed" };
  "pictures.truncated": null;
  "pictures.notAnImage": null;
  "pictures.tooLarge": null;
  "pictures.empty": null;
  "pictures.unreadable": null;
  "pictures.unsupported": null;
  "pictures.isDamaged": null;
  "pictures.ownSheet": null;
  "pictures.undecodable": null;
  "plain.quoted": { readonly words: Words };
  "plain.twoSentences": { readonly first: Words; readonly second: Words };
  "plain.defect": null;
  "plain.count": { readonly count: number };
  "plain.sentence": { readonly words: Words };
  "plain.step": { readonly step: number };
  "plain.and": { readonly others: Words; readonly last: Words };
  "png.tooFewPixels": { readonly name: Words };
  "png.noHeader": { readonly name: Words };
  "png.size": { readonly name: Words; readonly width: number; readonly height: number };
  "png.otherKind": { readonly name: Words };
  "png.cannotUnpack": { readonly name: Words };
  "png.notPng": { readonly name: Words };
  "png.truncated": { readonly name: Words };
  "png.damaged": { readonly name: Words };
  "png.checksum": { readonly name: Words };
  "png.tooMuchText": { readonly name: Words };
  "png.filter": { readonly name: Words; readonly filter: number };
  "png.otherSampleSize": { readonly name: Words };
  "png.noSample": { readonly name: Words };
  "png.thePng": null;
  "png.theSample": null;
  "points.notIntact": { readonly name: Words; readonly reason: Words };
  "points.otherTensors": { readonly name: Words };
  "points.missing": { readonly name: Words; readonly key: Words };
  "points.notFinite": { readonly name: Words; readonly key: Words };
  "points.noPlace": null;
  "points.beginAnew": { readonly before: Words; readonly distribution: Words };
  "points.otherDistribution": { readonly before: Words; readonly distribution: Words };
  "points.noSampleAt": { readonly name: Words; readonly id: Words; readonly step: number };
  "points.notGenerated": { readonly name: Words; readonly id: Words; readonly samples: Words };
  "rebuild.pictures": { readonly id: Words; readonly why: Words };
  "rebuild.checkpoint": { readonly id: Words; readonly why: Words };
  "rebuild.sample": { readonly id: Words; readonly why: Words };
  "rebuild.noneWhole": { readonly id: Words };
  "rebuild.picturesGone": { readonly id: Words };
  "rebuild.done": null;
  "rebuild.cannotRead": { readonly problem: Words };
  "request.doesNotFit": { readonly request: Words };
  "request.problem": { readonly request: Words; readonly problem: Words };
  "request.fieldProblem": { readonly request: Words; readonly field: Words; readonly problem: Words };
  "request.setting": { readonly setting: Words; readonly range: Words; readonly value: Words };
  "request.missing": null;
  "request.otherKind": { readonly kind: Words };
  "request.unknown": { readonly name: Words };
  "request.unknownNear": { readonly name: Words; readonly nearest: Words };
  "run.noCheckpointYet": { readonly name: Words; readonly id: Words };
  "run.unknown": { readonly run: Words };
  "run.recordDamaged": { readonly run: Words; readonly fault: Words };
  "run.takenOver": { readonly name: Words; readonly id: Words };
  "run.forkEnds": { readonly parent: Words; readonly step: number; readonly steps: number };
  "run.filesLeft": { readonly name: Words; readonly folder: Words };
  "run.nothingToFork": { readonly name: Words; readonly id: Words };
  "run.checkpointOf": { readonly file: Words; readonly run: Words };
  "run.inUse": { readonly name: Words; readonly id: Words };
  "run.atLastStep": { readonly name: Words; readonly id: Words; readonly step: number };
  "run.stepsReached": { readonly name: Words; readonly id: Words; readonly step: number; readonly steps: number };
  "run.nobodyWaits": { readonly name: Words; readonly id: Words };
  "run.called": { readonly name: Words; readonly id: Words };
  "run.calledFirst": { readonly name: Words; readonly id: Words };
  "run.calledByName": { readonly name: Words };
  "run.quoted": { readonly name: Words; readonly id: Words };
  "run.state": { readonly state: "queued" | "running" | "paused" | "stopped" | "interrupted" | "completed" | "failed" };
  "run.unknownNear": { readonly run: Words; readonly nearest: Words };
  "run.unknownAsAll": { readonly run: Words };
  "run.candidate": { readonly id: Words; readonly name: Words; readonly state: Words; readonly step: number };
  "run.mayMean": { readonly wanted: Words; readonly count: number; readonly runs: Words };
  "run.mayMeanMore": { readonly wanted: Words; readonly count: number; readonly runs: Words };
  "run.cannotBecome": {
    readonly name: Words;
    readonly id: Words;
    readonly state: Words;
    readonly next: Words;
    readonly allowed: Words;
  };
  "run.configurationOf": { readonly run: Words };
  "run.noCheckpointAtAll": { readonly name: Words; readonly id: Words; readonly step: number };
  "run.noCheckpointAt": { readonly name: Words; readonly id: Words; readonly step: number; readonly nearest: Words };
  "run.hasForks": { readonly name: Words; readonly id: Words; readonly forks: Words; readonly more: number };
  "run.stillLive": { readonly name: Words; readonly id: Words; readonly state: Words };
  "run.nameNotPrintable": { readonly of: "run" | "group"; readonly name: Words };
  "run.nameLength": { readonly of: "run" | "group"; readonly most: number; readonly length: number };
  "run.nobodyAnswers": { readonly name: Words; readonly id: Words; readonly state: Words };
  "run.anotherAnswers": { readonly name: Words; readonly id: Words; readonly state: Words };
  "run.stopBeforeSettings": { readonly name: Words; readonly id: Words; readonly state: Words };
  "run.inAnotherStudio": {
    readonly name: Words;
    readonly id: Words;
    readonly state: Words;
    readonly pid: number;
    readonly host: Words;
  };
  "run.thisHost": null;
  "run.hasLaterForks": { readonly name: Words; readonly id: Words; readonly step: number; readonly forks: Words };
  "run.otherExperiment": { readonly name: Words; readonly changes: Words };
  "run.forkCannotHave": { readonly parent: Words; readonly changes: Words; readonly step: number };
  "run.adviceQueued": null;
  "run.adviceRunning": null;
  "run.advicePaused": null;
  "run.adviceResume": null;
  "run.adviceCompleted": null;
  "run.adviceFailed": null;
  "run.adviceNotFinite": null;
  "run.isAtRest": null;
  "run.notPossible": {
    readonly name: Words;
    readonly id: Words;
    readonly state: Words;
    readonly command: Words;
    readonly why: Words;
  };
  "run.cannotFork": {
    readonly name: Words;
    readonly id: Words;
    readonly step: number;
    readonly file: Words;
    readonly damage: Words;
  };
  "run.goesOnFrom": { readonly step: number; readonly file: Words; readonly damage: Words; readonly from: number };
  "run.damagedFile": { readonly file: Words; readonly damage: Words };
  "run.computeAgain": null;
  "run.forkParentElsewhere": null;
  "run.parentCheckpointGone": null;
  "run.noneWhole": { readonly name: Words; readonly id: Words; readonly why: Words; readonly next: Words };
  "run.stopAsked": null;
  "run.stopNowAsked": null;
  "run.deletedMeanwhile": null;
  "run.deletionBegun": null;
  "run.closedBefore": null;
  "run.noSampleAtAll": { readonly name: Words; readonly id: Words; readonly step: number };
  "run.noSampleAt": {
    readonly name: Words;
    readonly id: Words;
    readonly step: number;
    readonly count: number;
    readonly first: number;
    readonly last: number;
  };
  "run.waits": null;
  "run.endedUnheard": { readonly state: Words };
  "run.ownerEndedUnheard": { readonly pid: number; readonly host: Words; readonly state: Words };
  "run.wasTakenFrom": { readonly pid: number; readonly host: Words };
  "run.noMetricNear": { readonly run: Words; readonly tag: Words; readonly nearest: Words };
  "run.noMetricYet": { readonly run: Words; readonly tag: Words };
  "run.noMetric": { readonly run: Words; readonly tag: Words; readonly known: Words };
  "run.hasEnded": { readonly name: Words; readonly id: Words; readonly state: Words; readonly step: number };
  "run.anotherWorksOnIt": { readonly owner: Words };
  "run.owner": { readonly pid: number; readonly host: Words; readonly ago: Words };
  "run.secondsAgo": { readonly seconds: number };
  "run.minutesAgo": { readonly minutes: number };
  "run.hoursAgo": null;
  "run.unknownOwner": null;
  "run.notHeard": { readonly who: Words };
  "run.noProcess": { readonly advice: Words };
  "run.isQueued": null;
  "run.settingsAtRest": null;
  "run.estimateFrom": { readonly count: number; readonly run: Words };
  "run.noEstimate": null;
  "safetensors.tooFewBytes": { readonly size: number };
  "safetensors.headerClaims": { readonly claimed: Words };
  "safetensors.endsInHeader": null;
  "safetensors.forbiddenName": null;
  "safetensors.entry": { readonly tensor: Words; readonly problem: Words };
  "safetensors.pastEnd": { readonly tensor: Words };
  "safetensors.tensorBytes": { readonly tensor: Words; readonly size: number; readonly type: Words };
  "safetensors.headerNotJson": null;
  "safetensors.headerNotObject": null;
  "safetensors.metadata": null;
  "safetensors.overlaps": { readonly tensor: Words };
  "safetensors.hole": { readonly tensor: Words };
  "safetensors.leftOver": { readonly size: number };
  "safetensors.notIntact": { readonly reason: Words };
  "server.portInUse": { readonly port: number; readonly host: Words };
  "server.portReserved": { readonly port: number };
  "server.noAddress": { readonly host: Words };
  "server.reachable": { readonly host: Words };
  "server.windowNotBuilt": { readonly folder: Words };
  "server.windowBuildFailed": { readonly said: Words };
  "server.windowMissing": { readonly folder: Words };
  "server.isStopping": null;
  "server.asksTooMuch": null;
  "setting.mustBe": { readonly setting: Words; readonly flag: Words; readonly range: Words; readonly value: Words };
  "setting.oneOf": { readonly choices: Words };
  "setting.trueOrFalse": null;
  "setting.wholeNumber": { readonly least: Words; readonly most: Words };
  "setting.number": { readonly least: Words; readonly most: Words };
  "setting.cannotBe": { readonly setting: Words; readonly flag: Words; readonly value: Words; readonly reason: Words };
  "setting.fixedIn": { readonly domain: Words; readonly value: Words };
  "setting.unknown": { readonly name: Words };
  "setting.unknownNear": { readonly name: Words; readonly nearest: Words };
  "setting.notReadable": { readonly what: Words };
  "setting.unknownRecorded": { readonly what: Words; readonly settings: Words };
  "setting.noPreset": { readonly name: Words; readonly presets: Words };
  "setting.noPresetNear": { readonly name: Words; readonly nearest: Words };
  "shell.cannotShow": { readonly folder: Words; readonly problem: Words };
  "shell.noRunOpen": null;
  "shell.exportGone": null;
  "shell.diskFull": { readonly file: Words };
  "shell.notWritable": { readonly file: Words };
  "shell.windowMissing": { readonly folder: Words };
  "storage.diskFull": { readonly path: Words };
  "storage.cannotLock": { readonly file: Words };
  "storage.homeNotWritable": { readonly folder: Words };
  "storage.homeIsFile": { readonly folder: Words };
  "storage.takenOver": { readonly folder: Words };
  "storage.noAnswer": { readonly place: Words };
  "storage.sampleTooLarge": { readonly file: Words; readonly size: number };
  "storage.missing": { readonly file: Words };
  "storage.notReadable": { readonly file: Words };
  "storage.isThere": { readonly path: Words };
  "storage.notWritable": { readonly file: Words };
  "storage.takesNoFolders": { readonly path: Words; readonly within: Words };
  "storage.tooLarge": { readonly size: number };
  "storage.damaged": { readonly path: Words; readonly reason: Words };
  "storage.byNoFile": null;
  "storage.byLink": null;
  "storage.replaced": { readonly path: Words; readonly by: Words };
  "storage.wasReplaced": { readonly by: Words };
  "storage.staysFolder": { readonly path: Words };
  "storage.staysDevice": { readonly path: Words };
  "storage.inItsWay": { readonly file: Words };
  "storage.takesNoFiles": { readonly file: Words; readonly within: Words };
  "storage.cannotWrite": { readonly file: Words };
  "storage.nameAnotherPlace": null;
  "storage.homeUnusable": { readonly folder: Words };
  "storage.chooseHome": null;
  "storage.homeReadable": { readonly folder: Words; readonly open: Words };
  "storage.homeListable": { readonly folder: Words };
  "studio.cannotFollow": null;
  "studio.mostFollowed": { readonly most: number };
  "studio.leadsOut": { readonly path: Words; readonly folder: Words };
  "system.because": { readonly what: Words; readonly reason: Words; readonly remedy: Words };
  "system.couldNotUse": { readonly path: Words; readonly reason: Words };
  "system.denied": null;
  "system.inUse": null;
  "system.tooManyOpen": null;
  "system.silent": null;
  "system.full": null;
  "system.quota": null;
  "system.fileTooLarge": null;
  "system.readOnly": null;
  "system.diskError": null;
  "system.notThere": null;
  "system.noDrive": null;
  "system.isThere": null;
  "system.notEmpty": null;
  "system.throughFile": null;
  "system.isFolder": null;
  "system.linksToItself": null;
  "system.nameTooLong": null;
  "system.badCharacters": null;
  "system.noFile": null;
  "system.otherDisk": null;
  "task.cancelled": { readonly task: Words };
  "task.exitCode": { readonly code: Words };
  "task.signal": { readonly signal: Words };
  "task.endedSilently": { readonly task: Words; readonly how: Words };
  "task.ended": { readonly task: Words; readonly how: Words; readonly said: Words };
  "task.stepDump": null;
  "task.exportGenerator": null;
  "task.drawSample": null;
  "task.generateForMetrics": null;
  "task.probeDevice": null;
  "task.selfTest": null;
  "task.evaluation": null;
  "trainer.outside": { readonly file: Words };
  "trainer.noPlace": null;
  "trainer.otherImages": { readonly folder: Words };
  "trainer.otherRun": { readonly file: Words; readonly run: Words };
  "trainer.noStreams": { readonly file: Words };
  "trainer.failedUnexpectedly": { readonly problem: Words };
  "trainer.nothingWritten": { readonly what: Words };
  "trainer.engine": { readonly library: Words; readonly threads: number };
  "trainer.otherEngine": { readonly before: Words; readonly after: Words };
  "trainer.seriesBecame": { readonly series: Words; readonly value: Words };
  "trainer.seriesBecameIn": { readonly series: Words; readonly value: Words; readonly step: Words };
  "trainer.optimiserVariable": { readonly state: Words; readonly network: Words; readonly part: Words };
  "trainer.averageOf": { readonly variable: Words };
  "trainer.variable": { readonly network: Words; readonly part: Words };
  "trainer.valuesBecame": { readonly variable: Words; readonly value: Words };
  "trainer.averageBegins": null;
  "trainer.averageEnds": null;
  "trainer.otherDataset": { readonly folder: Words };
  "trainer.measured": { readonly title: Words; readonly value: number; readonly count: number };
  "trainer.measuredNothing": { readonly title: Words; readonly value: Words; readonly count: number };
  "trainer.marginTooLarge": { readonly iterations: number; readonly margin: Words };
  "trainer.marginTooSmall": { readonly iterations: number; readonly margin: Words };
  "trainer.unknownForm": null;
  "unusable.notAFile": null;
  "unusable.noContent": null;
  "unusable.fileTooLarge": { readonly size: number; readonly most: number };
  "unusable.noPicture": null;
  "unusable.formatNotRead": { readonly format: Words };
  "unusable.drawnHere": null;
  "unusable.nothingDecodable": null;
  "unusable.otherSizeThanHeader": { readonly width: number; readonly height: number };
  "unusable.pixelsNotDecodable": null;
  "unusable.convertIt": { readonly said: Words };
  "unusable.channelCount": { readonly count: number };
  "unusable.oddSamples": null;
  "unusable.endsBeforePicture": null;
  "unusable.dataGoesOn": null;
  "unusable.printerBmp": null;
  "unusable.tooManyParts": null;
  "unusable.partLength": null;
  "unusable.partMissing": { readonly part: Words };
  "unusable.endsInHeader": null;
  "unusable.film": null;
  "unusable.nothingShown": null;
  "unusable.noMarker": null;
  "unusable.noFrame": null;
  "unusable.rareJpeg": null;
  "unusable.jpegBits": { readonly bits: number };
  "unusable.jpegComponents": { readonly count: number };
  "unusable.noPixelHeader": null;
  "unusable.noPngHeader": null;
  "unusable.headerSize": { readonly width: number; readonly height: number };
  "unusable.tooManyPixels": {
    readonly width: number;
    readonly height: number;
    readonly megapixels: number;
    readonly most: number;
  };
  "unusable.needsTooMuch": {
    readonly width: number;
    readonly height: number;
    readonly size: number;
    readonly most: number;
  };
  "unusable.bigTiff": null;
  "unusable.rawPhotograph": null;
  "unusable.nothingInIt": null;
  "unusable.tiffBits": { readonly bits: number };
  "unusable.linkToNothing": null;
  "unusable.mayNotRead": null;
  "unusable.linkToItself": null;
  "unusable.pathTooLong": null;
  "unusable.lastBytes": null;
  "unusable.tookTooLong": { readonly limit: number };
  "unusable.endedDecoder": { readonly how: Words };
  "unusable.toldToStop": null;
}
export type MessageKey = keyof MessageParams;

export const english: CompiledTexts = {
  "checkpoint.otherHash": [
    "its SHA-256 is ",
    { words: "found" },
    ", and ",
    { words: "recorded" },
    " was recorded when it was written",
  ],
  "checkpoint.otherSize": [
    "it has ",
    { number: "size" },
    " bytes instead of the ",
    { number: "recorded" },
    " that were written",
  ],
  "checkpoint.tooLarge": ["it has ", { number: "size" }, " bytes, more than any checkpoint"],
  "checkpoint.shrank": ["it became shorter while it was read"],
  "checkpoint.otherFile": ["it is a safetensors file, but not a checkpoint of Critic Studio"],
  "checkpoint.notJson": ["its description is not JSON"],
  "checkpoint.noVersion": ["its description has no format version"],
  "checkpoint.malformed": ["its description is malformed (", { words: "problem" }, ")"],
  "checkpoint.called": ["the checkpoint ", { words: "path" }],
  "checkpoint.calledFirst": ["The checkpoint ", { words: "path" }],
  "checkpoint.damaged": [
    "The checkpoint ",
    { words: "path" },
    " is damaged: ",
    { words: "reason" },
    ". Nothing was changed; go back to an intact checkpoint before this one.",
  ],
  "checkpoint.notPermitted": [
    "The checkpoint ",
    { words: "path" },
    " may not be ",
    { select: "what", options: { read: ["read"], written: ["written"], other: [] } },
    ": check the permissions of its folder. What was there before is kept.",
  ],
  "checkpoint.missing": ["There is no checkpoint ", { words: "path" }, ". Go back to another checkpoint of this run."],
  "checkpoint.newer": [
    "The checkpoint ",
    { words: "path" },
    " was written by a newer Critic Studio (format ",
    { words: "found" },
    ", this one reads ",
    { number: "known", style: "plain" },
    "). It is untouched; update Critic Studio to use it.",
  ],
  "checkpoint.settingIs": [{ words: "setting" }, " is ", { words: "was" }, ", not ", { words: "asked" }],
  "checkpoint.otherSettings": [
    "The checkpoint ",
    { words: "path" },
    " cannot be continued with these settings: in it ",
    { words: "settings" },
    ". Nothing was changed; keep these settings or start a new run.",
  ],
  "checkpoint.notInNetwork": [{ words: "name" }, " is not in the network"],
  "checkpoint.doesNotFit": [
    "The checkpoint ",
    { words: "path" },
    " does not fit the networks of these settings: ",
    { words: "problems" },
    { plural: "more", options: { "=0": [], other: ["; and ", { number: "more" }, " more"] } },
    ". Nothing was changed.",
  ],
  "checkpoint.variableMissing": [{ words: "name" }, " is missing"],
  "checkpoint.notFloat32": [{ words: "name" }, " is not float32"],
  "checkpoint.otherShape": [{ words: "name" }, " is ", { words: "found" }, ", not ", { words: "shape" }],
  "cli.nameARun": ["Name a run, or a group with --group. `critic runs` lists them."],
  "cli.runByItself": ['Run "', { words: "run" }, '" is by itself, not one of a group. Name it without --group.'],
  "cli.sheetsContradict": [
    "--out-dir says where the sheets go, and --no-sheets that there are to be none. Leave one of them out. Nothing was begun.",
  ],
  "cli.interruptedBeforeTraining": [
    "Interrupted before the training began. What was packed of the pictures is kept; the same command goes on from there.",
  ],
  "cli.noTerminal": [
    { words: "question" },
    " ",
    { words: "loss" },
    " There is no terminal to ask at: --yes goes ahead. Nothing was changed.",
  ],
  "cli.idleSetting": [
    "--",
    { words: "flag" },
    " ",
    { words: "value" },
    " would do nothing here: ",
    { words: "reason" },
    ". Leave it out, or change what it depends on. Nothing was begun.",
  ],
  "cli.aStep": ['a step, such as 500, or "last"'],
  "cli.mustBe": [{ words: "flag" }, " must be ", { words: "meant" }, ', but it is "', { words: "text" }, '".'],
  "cli.noSystem": [
    '--algo: there is no system called "',
    { words: "name" },
    '". Choose of ',
    { words: "systems" },
    ". Nothing was begun.",
  ],
  "cli.noSystemNear": [
    '--algo: there is no system called "',
    { words: "name" },
    '". Did you mean "',
    { words: "nearest" },
    '"? Nothing was begun.',
  ],
  "cli.systemTwice": [
    "--algo names ",
    { words: "system" },
    " twice: with one seed and one set of flags, both runs would be the same. Nothing was begun.",
  ],
  "cli.tooManySystems": [
    "--algo names ",
    { number: "count" },
    " systems; a group has at most ",
    { number: "most" },
    ". Nothing was begun.",
  ],
  "cli.noEffect": ["--", { words: "flag" }, " has no effect on ", { words: "title" }, " (", { words: "what" }, ")."],
  "cli.leaveItOut": [{ words: "idle" }, " Leave it out."],
  "cli.defect": [
    "Critic Studio made a mistake; your runs and checkpoints are kept. Please report this:\n",
    { words: "trace" },
  ],
  "cli.seeRuns": ["`critic runs` lists those there are."],
  "cli.seeTakeOver": ["`--take-over` of `critic resume`, `stop` and `delete` does."],
  "cli.seeCheckpoints": ["`critic verify` says which checkpoints of a run are intact."],
  "cli.groupWithoutSystems": [
    "Say which systems to train beside each other: --algo wgan,gan. Or an experiment, which has its own: --preset NAME; `critic presets` lists them.",
  ],
  "cli.presetOfOtherDomain": [
    "--preset ",
    { words: "preset" },
    " is of the domain ",
    { words: "own" },
    ", not of ",
    { words: "domain" },
    ": choose ",
    { words: "fitting" },
    " or ",
    { words: "none" },
    ", or leave it out. Nothing was begun.",
  ],
  "dataset.batchNotWhole": ["A batch is a whole number of images, not ", { words: "batch" }, "."],
  "dataset.fewerThanBatchOf": [
    "The data set of ",
    { words: "folder" },
    " has ",
    {
      plural: "count",
      options: { one: [{ number: "count" }, " usable image"], other: [{ number: "count" }, " usable images"] },
    },
    ", fewer than one batch of ",
    { number: "batch" },
    ". Train with --batch ",
    { number: "count", style: "plain" },
    " or less, or add images.",
  ],
  "dataset.otherPlace": [
    "The place in the data to go on from does not belong to the data set in ",
    { words: "folder" },
    " (",
    { plural: "count", options: { one: [{ number: "count" }, " image"], other: [{ number: "count" }, " images"] } },
    "). Resume with the data set that the run was trained on.",
  ],
  "dataset.endsEarly": [
    "The packed data set in ",
    { words: "folder" },
    " ends before image ",
    { number: "image" },
    ". Your own pictures and the run's checkpoints are untouched; resume the run, which packs them anew.",
  ],
  "dataset.noImageAt": [
    "The data set in ",
    { words: "folder" },
    " has ",
    { plural: "count", options: { one: [{ number: "count" }, " image"], other: [{ number: "count" }, " images"] } },
    ", none at place ",
    { number: "index" },
    ".",
  ],
  "dataset.endsBefore": [
    "The packed data set in ",
    { words: "folder" },
    " ends before image ",
    { number: "image" },
    ".",
  ],
  "dataset.recordsGone": [{ words: "file" }, " is gone or damaged."],
  "dataset.keptChanging": [
    { words: "folder" },
    " kept changing while it was packed. Nothing was lost; try again when nothing writes to it any more.",
  ],
  "dataset.notPacked": [
    "There is no packed data set in ",
    { words: "folder" },
    ". Start again from the folder of pictures, which packs them anew.",
  ],
  "dataset.used": [
    "Data set ",
    { words: "id" },
    " is used by ",
    {
      plural: "count",
      options: {
        one: [{ number: "count" }, " run; delete it first"],
        other: [{ number: "count" }, " runs; delete them first"],
      },
    },
    ". It was kept.",
  ],
  "dataset.unknown": ["There is no data set ", { words: "id" }, " in this home folder."],
  "dataset.recordDamaged": ['The record of data set "', { words: "id" }, '" is damaged (', { words: "fault" }, ")."],
  "dataset.reportDamaged": [
    "The health report of data set ",
    { words: "id" },
    " cannot be read. Its pictures are untouched; inspect the folder again.",
  ],
  "dataset.fewerThanBatch": [
    { words: "folder" },
    " has ",
    {
      plural: "count",
      options: { one: [{ number: "count" }, " usable image"], other: [{ number: "count" }, " usable images"] },
    },
    ", fewer than one batch of ",
    { number: "batch" },
    ". Train with --batch ",
    { number: "count", style: "plain" },
    " or less, or add images.",
  ],
  "dataset.otherShape": [
    "The packed data set in ",
    { words: "folder" },
    " has images of ",
    { number: "size", style: "plain" },
    " px and ",
    { number: "channels", style: "plain" },
    " channels, but the run trains on ",
    { number: "wantedSize", style: "plain" },
    " px and ",
    { number: "wantedChannels", style: "plain" },
    ".",
  ],
  "dataset.settingsOf": ["the settings of data set ", { words: "id" }],
  "dataset.reportOf": ["the health report of data set ", { words: "id" }],
  "dataset.otherSetting": [{ words: "setting" }, " ", { words: "packed" }, ", not ", { words: "wanted" }],
  "dataset.otherSettings": [
    "The data set of ",
    { words: "folder" },
    " was packed for other settings than the run has: ",
    { words: "settings" },
    ". Prepare the folder for the run's settings.",
  ],
  "dataset.emptyFolder": [
    "The folder ",
    { words: "folder" },
    " is empty: there is nothing to train on. Put images into it, or choose another folder.",
  ],
  "dataset.nothingUsable": [
    "There is no usable image in ",
    { words: "folder" },
    ": ",
    { words: "files" },
    ". PNG, JPEG, WebP, GIF, BMP, AVIF, HEIC, JPEG XL and TIFF can be used; choose another folder, or add such images.",
  ],
  "dataset.tooFew": [
    { words: "folder" },
    " has ",
    { plural: "count", options: { one: ["only one usable image"], other: [{ number: "count" }, " usable images"] } },
    ", fewer than one batch of ",
    { number: "batch" },
    ". ",
    {
      plural: "count",
      options: {
        one: ["Add images"],
        other: ["Train with --batch ", { number: "count", style: "plain" }, " or less, or add images"],
      },
    },
    "; what is packed is kept.",
  ],
  "dataset.tooFewOf": [
    { words: "folder" },
    " has ",
    { plural: "count", options: { one: ["only one usable image"], other: [{ number: "count" }, " usable images"] } },
    " (",
    { words: "files" },
    "), fewer than one batch of ",
    { number: "batch" },
    ". ",
    {
      plural: "count",
      options: {
        one: ["Add images"],
        other: ["Train with --batch ", { number: "count", style: "plain" }, " or less, or add images"],
      },
    },
    "; what is packed is kept.",
  ],
  "dataset.countOf": [{ number: "count" }, " ", { words: "reason" }],
  "dataset.noPictures": [{ number: "count" }, " no pictures at all"],
  "dataset.ofWhich": [
    { plural: "count", options: { one: [{ number: "count" }, " file"], other: [{ number: "count" }, " files"] } },
    ", of which ",
    { words: "parts" },
  ],
  "dataset.readingCancelled": [
    "Reading ",
    { words: "folder" },
    " was cancelled. What was done so far is kept: starting again goes on from there.",
  ],
  "dataset.readingDropped": [
    "Reading ",
    { words: "folder" },
    " was cancelled. Nothing was changed; starting again begins anew.",
  ],
  "dataset.oneOfPixels": ["one of ", { words: "sizes" }, " px"],
  "dataset.greyOrRgb": ["1 (grey) or 3 (RGB)"],
  "dataset.aColour": ["a colour such as #ffffff"],
  "dataset.mustBe": [{ words: "setting" }, " must be ", { words: "range" }, ", but it is ", { words: "value" }, "."],
  "dataset.unusable": [
    "The packed data set in ",
    { words: "folder" },
    " cannot be used: ",
    { words: "why" },
    ". Your own pictures are untouched; resume the run, or start again from the pictures, which packs them anew.",
  ],
  "dataset.fileNotJson": [{ words: "file" }, " is not JSON"],
  "dataset.manifestField": [{ words: "file" }, ' has no valid "', { words: "field" }, '"'],
  "dataset.fileMissing": [{ words: "file" }, " is missing"],
  "dataset.fileDamaged": [{ words: "file" }, " is damaged"],
  "dataset.otherSize": [
    { words: "file" },
    " has ",
    { number: "found" },
    " bytes, but its manifest says ",
    { number: "wanted" },
  ],
  "dataset.fileBecause": [{ words: "file" }, ": ", { words: "reason" }],
  "dataset.fileChanged": [{ words: "file" }, " has changed since it was packed"],
  "dataset.needsFolder": [{ words: "title" }, " need a folder to train on."],
  "dataset.isDrawn": [
    { words: "title" },
    " are drawn, not read from a folder: leave ",
    { words: "folder" },
    " out. Nothing was begun.",
  ],
  "command.start": ["start"],
  "command.resume": ["resume"],
  "command.pause": ["pause"],
  "command.stop": ["stop"],
  "command.stopNow": ["stop now"],
  "command.checkpoint": ["checkpoint now"],
  "command.sample": ["sample now"],
  "command.fork": ["fork"],
  "command.verify": ["verify"],
  "device.diesAtFirstTry": ["Its driver does not survive a first try. ", { words: "why" }],
  "device.notHere": [{ words: "device" }, " is not here."],
  "device.tookIn": ["while it took in the variables"],
  "device.gaveBack": ["while it gave back the variables"],
  "device.gotReady": ["while it got ready for the ", { words: "program" }],
  "device.computed": ["while it computed the ", { words: "program" }],
  "device.failed": [{ words: "device" }, " failed ", { words: "doing" }, ": ", { words: "why" }],
  "device.computesWrongly": ["It is there, but computes a sum wrongly."],
  "device.noCard": [
    "No graphics card with a working driver was found (Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS).",
  ],
  "device.noCudaLibraries": [
    "ONNX Runtime's CUDA libraries are not installed; docs/devices.md says how to fetch them. WebGPU needs none.",
  ],
  "device.doesNotStart": ["It does not start: ", { words: "why" }],
  "device.noCpu": ["ONNX Runtime has no library for this system."],
  "device.noWebgpu": ["ONNX Runtime brings WebGPU for Linux on x64, Windows, and macOS on Apple silicon."],
  "device.noDirectml": ["DirectML is a part of Windows."],
  "device.noCoreml": ["Core ML is a part of macOS."],
  "device.noCuda": ["ONNX Runtime has CUDA for Linux on x64."],
  "end.theProcess": ['The training process of "', { words: "run" }, '"'],
  "end.itsProcess": ['the training process of "', { words: "run" }, '"'],
  "end.killed": [
    { words: "who" },
    " was ended at once at step ",
    { number: "step" },
    ", as asked, without a checkpoint.",
  ],
  "end.notFinite": [{ words: "who" }, " has paused after step ", { number: "step" }, ": ", { words: "why" }],
  "end.failed": [{ words: "who" }, " failed at step ", { number: "step" }, ": ", { words: "why" }],
  "end.stopCutShort": [
    { words: "who" },
    " ",
    { words: "how" },
    " at step ",
    { number: "step" },
    ", before it had stopped with a checkpoint.",
  ],
  "end.crashed": [{ words: "who" }, " ", { words: "how" }, " at step ", { number: "step" }, "."],
  "end.crashedSaying": [
    { words: "who" },
    " ",
    { words: "how" },
    " at step ",
    { number: "step" },
    ". Its last output: ",
    { words: "said" },
  ],
  "end.hungAtStart": [
    { words: "who" },
    " gave no sign of life for ",
    { number: "silent", style: "seconds" },
    " while it started and was ended.",
  ],
  "end.hung": [
    { words: "who" },
    " gave no sign of life for ",
    { number: "silent", style: "seconds" },
    " after step ",
    { number: "step" },
    " and was ended.",
  ],
  "end.stopOverdue": [
    { words: "who" },
    " did not stop within ",
    { number: "waited", style: "seconds" },
    " after step ",
    { number: "step" },
    " and was ended.",
  ],
  "end.notUnderstood": [
    { words: "who" },
    " sent a message that is not understood (",
    { words: "problem" },
    ") after step ",
    { number: "step" },
    " and was ended.",
  ],
  "end.deviceMissing": [{ words: "device" }, " is not available: ", { words: "why" }],
  "end.deviceProbablyFailed": [{ words: "device" }, " has probably failed: ", { words: "happened" }],
  "end.beginsAtZero": ["There is no checkpoint yet: resuming begins at step 0."],
  "end.resumeFrom": ["The checkpoint at step ", { number: "step" }, " is kept: resume the run to go on from there."],
  "end.onAnotherDeviceAtZero": [
    "The run can go on from step 0, on the same device or on another: on another its numbers will not be bit for bit what they would have been.",
  ],
  "end.onAnotherDevice": [
    "The run can go on from the checkpoint at step ",
    { number: "step" },
    ", on the same device or on another: on another its numbers will not be bit for bit what they would have been.",
  ],
  "end.beginAnew": [
    "There is no checkpoint yet: begin a new run with a lower learning rate, or smaller initial weights.",
  ],
  "end.forkWithLess": [
    "The last good checkpoint is that of step ",
    { number: "step" },
    ". Resumed, the run would come to the same point: fork it there with a lower learning rate, say.",
  ],
  "end.wasKilled": ["was killed (SIGKILL: by someone, or by the system for want of memory)"],
  "end.wasEndedBy": ["was ended by ", { words: "signal" }],
  "end.couldNotStart": ["could not be started"],
  "end.endedItself": ["ended by itself with exit code ", { number: "code", style: "plain" }],
  "engine.cannotExport": [{ words: "name" }, " cannot be exported: a shape in it depends on the batch size twice."],
  "engine.chooseCpu": [{ words: "reason" }, " Choose --device cpu."],
  "engine.chooseAnother": [{ words: "reason" }, " Choose another --device, cpu for one."],
  "engine.chooseCompiled": [{ words: "reason" }, " Choose --engine compiled."],
  "engine.notInstalled": [
    { words: "package" },
    " is not installed: its TensorFlow library could not be downloaded when Critic Studio was installed, or there is none for this platform. The compiled engine does not need it.",
  ],
  "engine.doesNotLoad": [{ words: "package" }, " is installed but does not load: ", { words: "why" }],
  "engine.needsInput": [
    { words: "program" },
    ' needs the input "',
    { words: "name" },
    '", ',
    { words: "want" },
    ", but it was not given.",
  ],
  "engine.otherInput": [
    { words: "program" },
    ' needs "',
    { words: "name" },
    '" as ',
    { words: "want" },
    ", but was given ",
    { words: "given" },
    " with ",
    { plural: "count", options: { one: [{ number: "count" }, " element"], other: [{ number: "count" }, " elements"] } },
    ".",
  ],
  "engine.tensorFromOutside": [
    "a tensor from outside the step function was used; pass it in as a variable or an input",
  ],
  "engine.readsData": ["the step function reads a tensor's data, which does not exist while it is being compiled"],
  "engine.noTranslation": [
    "the operation ",
    { words: "operation" },
    " has no ONNX translation; use the cpu engine or other operations",
  ],
  "engine.cannotCompile": [
    { words: "program" },
    " cannot be compiled: ",
    { words: "what" },
    " (called at ",
    { words: "place" },
    ").",
  ],
  "evaluation.cancelled": ["The evaluation was cancelled. What was computed until then is kept."],
  "evaluation.unknownMetric": ['There is no metric "', { words: "metric" }, '" of samples.'],
  "evaluation.notReached": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is at step ",
    { number: "at" },
    ': "',
    { words: "metric" },
    '" of step ',
    { number: "step" },
    " was not recorded, since the run has not reached that step, or went back from it. Evaluate it again once it is there.",
  ],
  "evaluation.noValue": ["Step ", { number: "step" }, " has no ", { words: "metric" }, ": ", { words: "why" }],
  "evaluation.someWithout": [
    { words: "first" },
    " The others were recorded.",
    {
      plural: "more",
      options: {
        "=0": [],
        one: [" And ", { number: "more" }, " more sample gave no value."],
        other: [" And ", { number: "more" }, " more samples gave no value."],
      },
    },
  ],
  "evaluation.checkpointGone": ["Step ", { number: "step" }, " was not evaluated: its checkpoint is gone."],
  "evaluation.goesOn": [{ words: "why" }, " The training is not concerned."],
  "evaluation.noGenerated": [
    { words: "file" },
    " is not what was generated for an evaluation: another program has written there.",
  ],
  "evaluation.noSuchMetric": [
    'There is no metric "',
    { words: "metric" },
    '" of samples. There is ',
    { words: "known" },
    ".",
  ],
  "evaluation.noSuchMetricNear": [
    'There is no metric "',
    { words: "metric" },
    '" of samples. Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "evaluation.otherDomain": [
    { words: "metric" },
    " is a metric of ",
    { words: "of" },
    ', and the samples of run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") are ",
    { words: "has" },
    ".",
  ],
  "export.noCurve": ["There is no curve to draw: name at least one run."],
  "export.medianWindow": [
    "The median's window must be an odd number of points, but it is ",
    { number: "window", style: "plain" },
    ".",
  ],
  "export.ground": ["A sheet's ground must be a colour like #fbfaf8, but it is ", { words: "colour" }, "."],
  "export.sheetRuns": ["A sheet shows 1 to 8 runs, not ", { number: "count" }, "."],
  "export.oneStep": [
    "A sheet shows one step: ",
    { words: "run" },
    " is given at step ",
    { number: "step" },
    ", ",
    { words: "other" },
    " at step ",
    { number: "otherStep" },
    ". Choose a step that all have a sample of.",
  ],
  "export.pictureTooLarge": [
    "The picture would be ",
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " px, more than ",
    { number: "longest", style: "plain" },
    " px a side or ",
    { number: "most" },
    " megapixels. Ask for fewer rows or columns, or a smaller scale.",
  ],
  "export.progressSize": [
    "A progress sheet shows 1 to 8 runs at 1 to 64 steps, not ",
    { number: "runs" },
    " at ",
    { number: "steps" },
    ".",
  ],
  "export.sampleFileMissing": ["The sample file ", { words: "file" }, " is missing: it was removed from outside."],
  "export.notPutInto": ["The export could not be put into ", { words: "folder" }],
  "export.tryAgain": ["Nothing else was changed; try again."],
  "export.otherCount": [
    { words: "title" },
    " (",
    { words: "what" },
    ") is of ",
    { words: "runs" },
    ", not of ",
    { number: "count" },
    ".",
  ],
  "export.noNetwork": [
    '"',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is a ",
    { words: "system" },
    ", which has no ",
    { words: "network" },
    " here: ",
    { words: "what" },
    " needs one.",
  ],
  "export.noAddedNoise": [
    "Noisy samples are of models that add noise to them, as a VAE does; ",
    { words: "systems" },
    " ",
    { plural: "count", options: { one: ["adds"], other: ["add"] } },
    " none.",
  ],
  "export.noParameterNear": [
    { words: "what" },
    ' has no parameter "',
    { words: "name" },
    '". Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "export.noParameters": [{ words: "what" }, ' has no parameter "', { words: "name" }, '". It has none.'],
  "export.noParameter": [
    { words: "what" },
    ' has no parameter "',
    { words: "name" },
    '". It has ',
    { words: "names" },
    ".",
  ],
  "export.parameterProblem": [
    { words: "name" },
    " of ",
    { words: "what" },
    " ",
    { words: "problem" },
    ", but it is ",
    { words: "value" },
    ".",
  ],
  "export.parameterRange": [
    { words: "name" },
    " of ",
    { words: "what" },
    " must be ",
    { words: "range" },
    ", but it is ",
    { words: "value" },
    ".",
  ],
  "export.noCheckpointYet": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no checkpoint yet: it is ",
    { words: "state" },
    " at step ",
    { number: "step" },
    ". Train it first.",
  ],
  "export.runCount": [
    { plural: "count", options: { one: [{ number: "count" }, " run"], other: [{ number: "count" }, " runs"] } },
  ],
  "export.runRange": [
    { number: "least" },
    " to ",
    { plural: "most", options: { one: [{ number: "most" }, " run"], other: [{ number: "most" }, " runs"] } },
  ],
  "export.wholeNumber": ["a whole number from ", { number: "least" }, " to ", { number: "most" }],
  "export.steps": ["a list of 1 to ", { number: "most" }, " steps"],
  "export.names": ["a list of 1 to ", { number: "most" }, " names"],
  "export.noSample": [
    { words: "runs" },
    ": there is no sample ",
    { plural: "count", options: { one: ["yet"], other: ["of a step that they have in common yet"] } },
    ".",
  ],
  "export.noSampleAt": [
    { words: "runs" },
    ": there is no sample at step ",
    { number: "step" },
    ". The nearest are at step ",
    { words: "nearest" },
    ".",
  ],
  "export.noSeriesNear": ['No run has a series "', { words: "tag" }, '". Did you mean "', { words: "nearest" }, '"?'],
  "export.noSeriesYet": ['No run has a series "', { words: "tag" }, '". There is none yet.'],
  "export.noSeries": ['No run has a series "', { words: "tag" }, '". There is ', { words: "known" }, "."],
  "export.checkpointDamaged": [
    "The checkpoint ",
    { words: "file" },
    " ",
    { words: "damage" },
    ". Nothing was exported; choose another step.",
  ],
  "export.gridRange": [
    "A sheet's ",
    { select: "what", options: { rows: ["rows"], columns: ["columns"], scale: ["scale"], gap: ["gap"], other: [] } },
    " must be a whole number from ",
    { number: "least" },
    " to ",
    { number: "most" },
    ", but it is ",
    { words: "value" },
    ".",
  ],
  "export.tooFewImages": [
    { number: "rows" },
    " × ",
    { number: "columns" },
    " images need ",
    { number: "needed" },
    ", but the sample of ",
    { words: "run" },
    " at step ",
    { number: "step" },
    " has ",
    { number: "count" },
    ". Ask for fewer rows or columns, or train with a larger --sample-count.",
  ],
  "export.noAverage": [
    "The checkpoint of run ",
    { words: "run" },
    " at step ",
    { number: "step" },
    " has no average of the generator: it was trained without --ema. Export the trained weights (--weights raw), or fork the run with --ema. Nothing was exported.",
  ],
  "export.otherSteps": [
    "A progress sheet shows the same steps of all runs; ",
    { words: "run" },
    " is given at ",
    { words: "given" },
    ".",
  ],
  "export.sheetOf": ["A sheet is of ", { words: "runs" }, ", not of ", { number: "count" }, "."],
  "export.otherDomain": [
    { words: "title" },
    " (",
    { words: "what" },
    ") is of ",
    { words: "samples" },
    ' only, and "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") generates ",
    { words: "others" },
    ".",
  ],
  "file.otherSize": [
    "has ",
    { number: "size" },
    " bytes instead of the ",
    { number: "recorded" },
    " that were written",
  ],
  "file.hasChanged": ["has changed since it was written (its SHA-256 differs)"],
  "file.unusable": ["cannot be used: ", { words: "reason" }],
  "file.unusableBecause": ["cannot be used (", { words: "sentence" }, ")"],
  "file.missing": ["is missing"],
  "file.notReadable": ["may not be read"],
  "file.withFault": [{ words: "file" }, " ", { words: "fault" }, "."],
  "file.otherStep": ["is a checkpoint of step ", { number: "found" }, ", not of step ", { number: "step" }],
  "file.sampleOfOtherStep": ["is a sample of step ", { number: "found" }, ", not of step ", { number: "step" }],
  "file.otherCount": [
    "shows ",
    { number: "found" },
    " ",
    { words: "things" },
    " instead of the ",
    { number: "count" },
    " that were written",
  ],
  "folder.missing": ["There is no folder ", { words: "folder" }, ". Choose another, or check the drive it is on."],
  "folder.isFile": [{ words: "folder" }, " is not a folder. Choose a folder that holds pictures."],
  "folder.notReadable": [
    "The folder ",
    { words: "folder" },
    " may not be read by this user. Change its permissions, or choose another folder.",
  ],
  "folder.cannotLook": [{ words: "folder" }, " cannot be looked through"],
  "folder.chooseAnother": ["Choose another folder."],
  "folder.refused": [{ words: "folder" }, " cannot be looked through: ", { words: "problem" }],
  "folder.notWhole": ["it is not the path of a folder. Give the whole path, from the root or the drive."],
  "folder.ofServer": [
    "it lies on a server. Connect it to this machine first (on Windows as a drive with a letter), and choose it there.",
  ],
  "folder.ofDevice": ["it is a device or belongs to the system. Choose a folder that holds pictures."],
  "folder.missingPath": ["There is no folder ", { words: "folder" }, ". Check the path, or the drive it is on."],
  "folder.isFilePath": [{ words: "folder" }, " is a file, not a folder. Name the folder that the images are in."],
  "folder.nameItself": ["Name the folder itself."],
  "group.unknown": ["There is no group ", { words: "id" }, "."],
  "group.size": ["A group has 1 to ", { number: "most" }, " runs, not ", { number: "count" }, "."],
  "group.differ": [
    'The runs of a group need the same data set and seed, but "',
    { words: "first" },
    '" and "',
    { words: "other" },
    '" differ in their ',
    { select: "differing", options: { dataset: ["data set"], seed: ["seed"], other: [] } },
    ".",
  ],
  "group.member": ['"', { words: "name" }, '" is ', { words: "state" }],
  "group.notPossible": [
    "Group ",
    { words: "id" },
    ": ",
    { words: "states" },
    ', so "',
    { words: "command" },
    '" is not possible for any of them. Nothing was changed.',
  ],
  "group.settingValues": [{ words: "setting" }, " (", { words: "values" }, ")"],
  "group.otherSamples": [
    'The runs of the group "',
    { words: "name" },
    '" must see the same samples in the same order, but differ in ',
    { words: "differing" },
    ".",
  ],
  "history.noHome": ["The home folder ", { words: "folder" }, " does not exist."],
  "history.severalProcesses": [
    { words: "file" },
    ' cannot be opened for several processes at once (SQLite keeps it in mode "',
    { words: "mode" },
    '"). A home folder has to lie on a local disk; choose another with --home.',
  ],
  "history.notJson": ["In the history, ", { words: "what" }, " is not readable JSON."],
  "history.otherDatabase": [
    { words: "file" },
    " is a SQLite database, but not a Critic Studio history. Nothing was changed; choose another home folder with --home.",
  ],
  "history.newer": [
    { words: "file" },
    " was written by a newer Critic Studio: its schema is version ",
    { number: "version", style: "plain" },
    ", and this program knows versions up to ",
    { number: "latest", style: "plain" },
    ". Nothing was changed. Update Critic Studio to open it.",
  ],
  "history.metricName": ["A metric's name is letters and digits, at most 64, not ", { words: "name" }, "."],
  "history.madeUpLineage": [
    'Run "',
    { words: "run" },
    '" descends from a record that no Critic Studio wrote: what it inherits cannot be read. Nothing was changed.',
  ],
  "history.tagLength": [
    "A metric's name has 1 to ",
    { number: "most" },
    " characters, not ",
    { number: "length" },
    ".",
  ],
  "history.metricBefore": [
    "A metric at step ",
    { number: "step" },
    " cannot belong to run ",
    { words: "id" },
    ", whose own steps begin after step ",
    { number: "after" },
    ". Nothing was recorded.",
  ],
  "history.onRecord": ["Run ", { words: "id" }, " is on record already. Nothing was changed."],
  "history.packFirst": ["There is no data set ", { words: "id" }, " in this home folder; pack it first."],
  "history.seriesRoom": ["A series has room for at least ", { number: "least" }, " points."],
  "history.beginsAt": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") begins at step ",
    { number: "step" },
    "; what lies before belongs to the run it was forked from. Nothing was changed.",
  ],
  "history.readOnlyDisk": [
    { words: "file" },
    " cannot be written: it lies on a disk that is read-only. Choose another home folder with --home, or make the disk writable.",
  ],
  "history.readOnly": [
    { words: "file" },
    " cannot be written: ",
    { words: "path" },
    " is read-only for this user. Choose another home folder with --home, or change the permissions.",
  ],
  "history.diskFull": [
    "The disk is full: ",
    { words: "file" },
    " could not be written. What was recorded before is kept; free some space and try again.",
  ],
  "history.damaged": [
    { words: "file" },
    " is not a database that can be read, or it is damaged. Nothing was changed. Put a backup in its place, or choose another home folder with --home; the checkpoints and samples beside it are files of their own.",
  ],
  "history.locked": [
    { words: "file" },
    " is locked by another program: it was not free for ",
    { number: "waited", style: "seconds" },
    ". Nothing was changed; close that program, or try again.",
  ],
  "history.cannotOpen": [
    { words: "file" },
    " cannot be opened for writing. Check the permissions of the file and of its folder, or choose another home folder with --home.",
  ],
  "history.diskFailed": [
    "The disk failed while ",
    { words: "file" },
    " was read or written (",
    { words: "code" },
    "). What was recorded before is kept; check the disk and try again.",
  ],
  "history.unexpected": [
    "In the history, ",
    { words: "what" },
    " does not have the expected form (",
    { words: "problem" },
    ").",
  ],
  "history.beforeItBegins": [
    {
      select: "what",
      options: { checkpoint: ["A checkpoint"], sample: ["A sample"], evaluation: ["An evaluation"], other: [] },
    },
    " at step ",
    { number: "step" },
    " cannot belong to run ",
    { words: "id" },
    ", which begins at step ",
    { number: "begins" },
    ". Nothing was recorded.",
  ],
  "history.badRow": [
    { words: "file" },
    ": the row of ",
    { words: "table" },
    " (",
    { words: "row" },
    ") is left out of every list (",
    { words: "fault" },
    ").",
  ],
  "history.moreBadRows": [
    { words: "file" },
    ": and ",
    {
      plural: "count",
      options: { one: [{ number: "count" }, " more such row"], other: [{ number: "count" }, " more such rows"] },
    },
    ".",
  ],
  "history.unreadableSettings": [
    { words: "file" },
    ': the settings of run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot be read: it cannot be trained or shown, only deleted.",
  ],
  "history.quickCheck": [{ words: "file" }, " is damaged: ", { words: "finding" }, "."],
  "history.dangling": [
    { words: "file" },
    ": a row of ",
    { words: "table" },
    " refers to one of ",
    { words: "parent" },
    " that is not there.",
  ],
  "history.leftOut": [
    'The settings of run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot be read, so it is left out of the lists.",
  ],
  "history.fault": [{ words: "column" }, ": ", { words: "problem" }],
  "issue.tooLong": [
    "it may have ",
    {
      plural: "most",
      options: { one: [{ number: "most" }, " character"], other: [{ number: "most" }, " characters"] },
    },
    " at most",
  ],
  "issue.tooMany": [
    "it may have ",
    { plural: "most", options: { one: [{ number: "most" }, " entry"], other: [{ number: "most" }, " entries"] } },
    " at most",
  ],
  "issue.tooLarge": ["it may be ", { number: "most" }, " at most"],
  "issue.tooShort": [
    "it needs ",
    {
      plural: "least",
      options: { one: [{ number: "least" }, " character"], other: [{ number: "least" }, " characters"] },
    },
    " at least",
  ],
  "issue.tooFew": [
    "it needs ",
    { plural: "least", options: { one: [{ number: "least" }, " entry"], other: [{ number: "least" }, " entries"] } },
    " at least",
  ],
  "issue.tooSmall": ["it must be ", { number: "least" }, " at least"],
  "issue.otherKind": ["it is not of the kind ", { words: "kind" }],
  "issue.unknownNames": ["it has names that are not known here: ", { words: "names" }],
  "issue.noneOf": ["it is none of ", { words: "values" }],
  "issue.otherForm": ["it does not have the expected form"],
  "issue.doesNotFit": ["it does not fit"],
  "issue.notPrintable": ["it may not hold control characters or marks that turn the direction of writing"],
  "issue.noSuchExport": ["there is no such export"],
  "issue.notOdd": ["must be odd"],
  "issue.noRunId": ["is no id of a run"],
  "issue.noDatasetId": ["is no id of a data set"],
  "issue.noPlainName": ["is no plain relative name"],
  "issue.noMetricName": ["is no name of a metric"],
  "issue.noNumber": ["is no number"],
  "issue.noSha256": ["is no SHA-256"],
  "job.isUnderWay": ["A job called ", { words: "id" }, " is under way already. Nothing was begun."],
  "job.notUnderWay": ["There is no job ", { words: "id" }, " under way: it may just have ended."],
  "job.notFailed": ["There is no failed job ", { words: "id" }, ": it was dismissed before."],
  "job.cancelledBefore": ["It was cancelled before it began. Nothing was changed."],
  "job.cancelled": ["It was cancelled. Nothing was changed."],
  "job.hasToEnd": ["It writes into the history and has to come to its end. Nothing was changed."],
  "job.scan": ['Looking through "', { words: "folder" }, '"'],
  "job.pack": ['Packing the pictures of "', { words: "folder" }, '"'],
  "job.export": ["Exporting ", { words: "file" }],
  "job.evaluation": [{ words: "metrics" }, ' of "', { words: "run" }, '"'],
  "job.everyEvaluation": ['Metrics of the samples of "', { words: "run" }, '"'],
  "job.dueEvaluations": ["Computing metrics beside the training"],
  "job.selfTest": ["Testing the engines"],
  "job.devices": ["Looking for devices"],
  "job.verification": ['Verifying "', { words: "run" }, '"'],
  "job.rebuild": ["Recording runs again from their folders"],
  "network.role": [
    {
      select: "role",
      options: {
        generator: ["generator"],
        critic: ["critic"],
        encoder: ["encoder"],
        decoder: ["decoder"],
        noise: ["added noise"],
        other: [],
      },
    },
  ],
  "phase.sample": ["drawing a sample"],
  "phase.checkpoint": ["writing a checkpoint"],
  "phase.paused": ["paused"],
  "phase.waiting": ["waiting"],
  "phase.starting": ["starting"],
  "phase.weights": ["drawing the initial weights"],
  "phase.readCheckpoint": ["reading the checkpoint"],
  "phase.data": ["opening the data"],
  "phase.engine": ["starting the engine"],
  "phase.checking": ["checking the packed pictures, ", { number: "percent" }, " %"],
  "phase.iteration": ["building the iteration"],
  "phase.samples": ["building the drawing of samples"],
  "phase.probing": ["probing"],
  "phase.building": ["building the ", { words: "step" }, " step"],
  "phase.step": [{ words: "step" }, " step"],
  "phase.stepOf": [{ words: "step" }, " step ", { number: "at" }, " of ", { number: "times" }],
  "phase.iterating": ["iteration"],
  "pictures.packedAnew": [
    { words: "lost" },
    " They were packed anew from ",
    { words: "folder" },
    ", and are the same as before.",
  ],
  "pictures.gone": ["The packed pictures of ", { words: "folder" }, " are gone."],
  "pictures.damaged": ["The packed pictures of ", { words: "folder" }, " were damaged."],
  "pictures.readOnce": [
    "The packed pictures (",
    { number: "size", style: "bytes" },
    ") are read once to see that they are whole: up to ",
    { number: "longest", style: "seconds" },
    ".",
  ],
  "pictures.notPackedAnew": [{ words: "lost" }, " They could not be packed anew: ", { words: "why" }],
  "pictures.readOtherwise": ["its files are the same, but this version reads some of them otherwise"],
  "pictures.cannotCompare": ["what differs cannot be told: its list of files is gone with them"],
  "pictures.goneForGood": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot go on: the packed pictures of ",
    { words: "folder" },
    " are gone, and the folder no longer yields the same ones (",
    { words: "difference" },
    "). Nothing was changed. Put the folder back as it was and resume, or begin a new run on it as it is.",
  ],
  "pictures.damagedForGood": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot go on: the packed pictures of ",
    { words: "folder" },
    " were damaged, and the folder no longer yields the same ones (",
    { words: "difference" },
    "). Nothing was changed. Put the folder back as it was and resume, or begin a new run on it as it is.",
  ],
  "pictures.folderChanged": [
    { words: "folder" },
    " has changed since it was packed: ",
    { words: "change" },
    ". The run goes on with the pictures as they were packed; a new run takes the folder as it is now.",
  ],
  "pictures.filesWere": [
    {
      plural: "count",
      options: { one: [{ number: "count" }, " file was"], other: [{ number: "count" }, " files were"] },
    },
    " ",
    { select: "what", options: { removed: ["removed"], added: ["added"], changed: ["changed"], other: [] } },
  ],
  "pictures.were": [
    { plural: "count", options: { one: [{ number: "count" }, " was"], other: [{ number: "count" }, " were"] } },
    " ",
    { select: "what", options: { removed: ["removed"], added: ["added"], changed: ["changed"], other: [] } },
  ],
  "pictures.truncated": ["truncated"],
  "pictures.notAnImage": ["not an image"],
  "pictures.tooLarge": ["too large"],
  "pictures.empty": ["empty"],
  "pictures.unreadable": ["unreadable"],
  "pictures.unsupported": ["unsupported"],
  "pictures.isDamaged": ["damaged"],
  "pictures.ownSheet": ["own sheet"],
  "pictures.undecodable": ["undecodable"],
  "plain.quoted": [{ words: "words" }],
  "plain.twoSentences": [{ words: "first" }, " ", { words: "second" }],
  "plain.defect": ["Something went wrong inside Critic Studio; the log of the program says what. Nothing was lost."],
  "plain.count": [{ number: "count" }],
  "plain.sentence": [{ words: "words" }, "."],
  "plain.step": ["step ", { number: "step" }],
  "plain.and": [{ words: "others" }, " and ", { words: "last" }],
  "png.tooFewPixels": [{ words: "name" }, " has too few pixels: it is damaged."],
  "png.noHeader": [{ words: "name" }, " does not begin as a PNG does."],
  "png.size": [
    { words: "name" },
    " claims to be ",
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " px, which Critic Studio does not read.",
  ],
  "png.otherKind": [{ words: "name" }, " is a PNG, but not of the kind that Critic Studio writes (8-bit grey or RGB)."],
  "png.cannotUnpack": [{ words: "name" }, " is damaged: its pixels cannot be unpacked."],
  "png.notPng": [{ words: "name" }, " is not a PNG file."],
  "png.truncated": [{ words: "name" }, " ends in the middle: it is truncated."],
  "png.damaged": [{ words: "name" }, " is truncated or damaged."],
  "png.checksum": [{ words: "name" }, " is damaged: a checksum in it does not match."],
  "png.tooMuchText": [{ words: "name" }, " carries more text than any file of Critic Studio does."],
  "png.filter": [{ words: "name" }, " is damaged: unknown line filter ", { number: "filter", style: "plain" }, "."],
  "png.otherSampleSize": [
    { words: "name" },
    " does not have the size that its description says: it was changed or damaged.",
  ],
  "png.noSample": [{ words: "name" }, " is a picture, but not a sample of Critic Studio."],
  "png.thePng": ["The PNG"],
  "png.theSample": ["The sample"],
  "points.notIntact": [{ words: "name" }, " is no sample of points: ", { words: "reason" }, "."],
  "points.otherTensors": [{ words: "name" }, " holds tensors, but is no sample of points."],
  "points.missing": [{ words: "name" }, ' has no points called "', { words: "key" }, '", or not of the form [n, 2].'],
  "points.notFinite": [{ words: "name" }, ' has points called "', { words: "key" }, '" that are not finite.'],
  "points.noPlace": [
    "The checkpoint does not say where among the points to go on. Go back to the checkpoint before it.",
  ],
  "points.beginAnew": [
    "The checkpoint was trained on the distribution ",
    { words: "before" },
    ", not on ",
    { words: "distribution" },
    ": points begin anew.",
  ],
  "points.otherDistribution": [
    "The checkpoint was trained on the distribution ",
    { words: "before" },
    ", not on ",
    { words: "distribution" },
    ". Nothing was changed; resume with the run's own, or fork to train on another.",
  ],
  "points.noSampleAt": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no sample at step ",
    { number: "step" },
    ".",
  ],
  "points.notGenerated": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") generates ",
    { words: "samples" },
    ", no points.",
  ],
  "rebuild.pictures": ["The packed pictures ", { words: "id" }, " were left out: ", { words: "why" }],
  "rebuild.checkpoint": ["A checkpoint of run ", { words: "id" }, " was left out: ", { words: "why" }],
  "rebuild.sample": ["A sample of run ", { words: "id" }, " was left out: ", { words: "why" }],
  "rebuild.noneWhole": ["Run ", { words: "id" }, " was left out: no checkpoint of it is whole."],
  "rebuild.picturesGone": [
    "Run ",
    { words: "id" },
    " was left out: the packed pictures that it trained on are gone. Pack their folder again with the same settings, then rebuild.",
  ],
  "rebuild.done": [
    "Rebuilt from its checkpoints and samples. Its curves, its log, its name and what it was forked from are lost. It can be resumed and forked as ever.",
  ],
  "rebuild.cannotRead": ["it cannot be read (", { words: "problem" }, ")."],
  "request.doesNotFit": ['The request "', { words: "request" }, '" cannot be answered. Its parameters do not fit.'],
  "request.problem": ['The request "', { words: "request" }, '" cannot be answered. ', { words: "problem" }, "."],
  "request.fieldProblem": [
    'The request "',
    { words: "request" },
    '" cannot be answered. ',
    { words: "field" },
    ": ",
    { words: "problem" },
    ".",
  ],
  "request.setting": [{ words: "setting" }, " must be ", { words: "range" }, ", but it is ", { words: "value" }],
  "request.missing": ["missing"],
  "request.otherKind": ["a value of another kind (", { words: "kind" }, ")"],
  "request.unknown": ["There is no request called ", { words: "name" }, "."],
  "request.unknownNear": [
    "There is no request called ",
    { words: "name" },
    '. Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "run.noCheckpointYet": ['Run "', { words: "name" }, '" (', { words: "id" }, ") has no checkpoint yet."],
  "run.unknown": ['There is no run "', { words: "run" }, '".'],
  "run.recordDamaged": ['The record of run "', { words: "run" }, '" is damaged (', { words: "fault" }, ")."],
  "run.takenOver": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") was taken over by another Critic Studio while this one was suspended or not heard of. Its training here has ended, and nothing more was written.",
  ],
  "run.forkEnds": [
    'A fork of "',
    { words: "parent" },
    '" at step ',
    { number: "step" },
    " would have nothing left to train, because it ends at step ",
    { number: "steps" },
    ". Give it more steps (--steps).",
  ],
  "run.filesLeft": [
    'Run "',
    { words: "name" },
    '" was deleted, but its files in ',
    { words: "folder" },
    " could not be removed. Remove that folder by hand; nothing needs it.",
  ],
  "run.nothingToFork": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no checkpoint yet, so there is nothing to fork from. Train it for a while first.",
  ],
  "run.checkpointOf": [{ words: "file" }, " is a checkpoint of run ", { words: "run" }, "."],
  "run.inUse": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") was kept: it is in use. Stop it first, then delete it.",
  ],
  "run.atLastStep": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has reached step ",
    { number: "step" },
    ", its last. To train on, resume it with more steps (--steps).",
  ],
  "run.stepsReached": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is at step ",
    { number: "step" },
    " already, so it cannot end at step ",
    { number: "steps" },
    ". Give it more steps (--steps), or fork it at an earlier step.",
  ],
  "run.nobodyWaits": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") was asked to stop; nobody waits for it any more.",
  ],
  "run.called": ['run "', { words: "name" }, '" (', { words: "id" }, ")"],
  "run.calledFirst": ['Run "', { words: "name" }, '" (', { words: "id" }, ")"],
  "run.calledByName": ['Run "', { words: "name" }, '"'],
  "run.quoted": ['"', { words: "name" }, '" (', { words: "id" }, ")"],
  "run.state": [
    {
      select: "state",
      options: {
        queued: ["queued"],
        running: ["running"],
        paused: ["paused"],
        stopped: ["stopped"],
        interrupted: ["interrupted"],
        completed: ["completed"],
        failed: ["failed"],
        other: [],
      },
    },
  ],
  "run.unknownNear": ['There is no run "', { words: "run" }, '". Did you mean "', { words: "nearest" }, '"?'],
  "run.unknownAsAll": ['There is no run "', { words: "run" }, '". There are no runs in this home folder yet.'],
  "run.candidate": [
    { words: "id" },
    ' ("',
    { words: "name" },
    '", ',
    { words: "state" },
    " at step ",
    { number: "step" },
    ")",
  ],
  "run.mayMean": [
    '"',
    { words: "wanted" },
    '" may mean ',
    { number: "count" },
    " runs: ",
    { words: "runs" },
    ". Give more of the id.",
  ],
  "run.mayMeanMore": [
    '"',
    { words: "wanted" },
    '" may mean ',
    { number: "count" },
    " runs: ",
    { words: "runs" },
    " and more. Give more of the id.",
  ],
  "run.cannotBecome": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    ", so it cannot become ",
    { words: "next" },
    "; from here it can only become ",
    { words: "allowed" },
    ". Nothing was changed.",
  ],
  "run.configurationOf": ["the configuration of ", { words: "run" }],
  "run.noCheckpointAtAll": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no checkpoint at step ",
    { number: "step" },
    ". It has no checkpoints yet.",
  ],
  "run.noCheckpointAt": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no checkpoint at step ",
    { number: "step" },
    ". The nearest checkpoints are at step ",
    { words: "nearest" },
    ".",
  ],
  "run.hasForks": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") was kept: ",
    { words: "forks" },
    { plural: "more", options: { "=0": [], other: [" and ", { number: "more" }, " more"] } },
    " carry on its history. Delete them too, or delete them first.",
  ],
  "run.stillLive": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") was kept: it is ",
    { words: "state" },
    ". Stop it first, then delete it.",
  ],
  "run.nameNotPrintable": [
    { select: "of", options: { run: ["A run's name"], group: ["A group's name"], other: [] } },
    " may not hold control characters or marks that turn the direction of writing: ",
    { words: "name" },
    ". Leave them out.",
  ],
  "run.nameLength": [
    { select: "of", options: { run: ["A run's name"], group: ["A group's name"], other: [] } },
    " has 1 to ",
    { number: "most" },
    " characters, but this one has ",
    { number: "length" },
    ".",
  ],
  "run.nobodyAnswers": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    ", and no other process answers for it. Nothing was changed.",
  ],
  "run.anotherAnswers": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    ", and another Critic Studio answers for it. Nothing was changed.",
  ],
  "run.stopBeforeSettings": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    "; stop it before its settings are changed. Nothing was changed.",
  ],
  "run.inAnotherStudio": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    " in another Critic Studio (process ",
    { number: "pid", style: "plain" },
    " on ",
    { words: "host" },
    "). Nothing was changed; use that one, or close it first.",
  ],
  "run.thisHost": ["this host"],
  "run.hasLaterForks": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot go back to step ",
    { number: "step" },
    ": other runs were forked from it at step ",
    { words: "forks" },
    ". Nothing was changed; fork it at step ",
    { number: "step" },
    " instead.",
  ],
  "run.otherExperiment": [
    'Run "',
    { words: "name" },
    '" cannot go on with ',
    { words: "changes" },
    ": that would be another experiment. Fork the run with the change instead; it is untouched.",
  ],
  "run.forkCannotHave": [
    'A fork of "',
    { words: "parent" },
    '" cannot have ',
    { words: "changes" },
    ": the checkpoint at step ",
    { number: "step" },
    " does not fit these. Leave them as they were, or train a new run from the beginning.",
  ],
  "run.adviceQueued": ["It waits for its turn; start it, or stop it to take it out of the queue."],
  "run.adviceRunning": ["Pause or stop it first."],
  "run.advicePaused": ["Resume it first, or stop it."],
  "run.adviceResume": ["Resume it first."],
  "run.adviceCompleted": ["Resume it with more steps, or fork it."],
  "run.adviceFailed": ["Resume it from its last checkpoint, or fork it."],
  "run.adviceNotFinite": ["Its numbers are no longer finite: fork it from a checkpoint with other settings."],
  "run.isAtRest": ["It is at rest already."],
  "run.notPossible": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") is ",
    { words: "state" },
    ': "',
    { words: "command" },
    '" is not possible. ',
    { words: "why" },
    " Nothing was changed.",
  ],
  "run.cannotFork": [
    '"',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot be forked at step ",
    { number: "step" },
    ": ",
    { words: "file" },
    " ",
    { words: "damage" },
    ". Nothing was changed; verify the run to see which checkpoints are whole.",
  ],
  "run.goesOnFrom": [
    "The checkpoint of step ",
    { number: "step" },
    " (",
    { words: "file" },
    ") ",
    { words: "damage" },
    ": the run goes on from step ",
    { number: "from" },
    " instead.",
  ],
  "run.damagedFile": [{ words: "file" }, " ", { words: "damage" }],
  "run.computeAgain": ["With the same settings and seed a new run computes the same again."],
  "run.forkParentElsewhere": [
    "Fork its parent at another step; verify the parent to see which of its checkpoints are whole.",
  ],
  "run.parentCheckpointGone": ["its parent's is gone"],
  "run.noneWhole": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") cannot go on, because no checkpoint of it is whole: ",
    { words: "why" },
    ". Nothing was changed: its metrics and samples are kept. ",
    { words: "next" },
  ],
  "run.stopAsked": [
    "Another Critic Studio asked for the run to be stopped: it finishes its step and writes a checkpoint.",
  ],
  "run.stopNowAsked": ["Another Critic Studio asked for the run to be stopped: at once, without a checkpoint."],
  "run.deletedMeanwhile": ["deleted meanwhile"],
  "run.deletionBegun": ["Its deletion was begun and not finished: its curves are incomplete. Delete it again."],
  "run.closedBefore": ["Critic Studio was closed before it began."],
  "run.noSampleAtAll": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no sample of step ",
    { number: "step" },
    ". It has no samples yet.",
  ],
  "run.noSampleAt": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has no sample of step ",
    { number: "step" },
    ". It has ",
    { number: "count" },
    ", from step ",
    { number: "first" },
    " to ",
    { number: "last" },
    ".",
  ],
  "run.waits": ["It waits: its turn comes when the studio is open, in the window or in the browser."],
  "run.endedUnheard": [
    "Its process ended without a word while the run was ",
    { words: "state" },
    "; resume it to go on from its last checkpoint.",
  ],
  "run.ownerEndedUnheard": [
    "Its process (",
    { number: "pid", style: "plain" },
    " on ",
    { words: "host" },
    ") ended without a word while the run was ",
    { words: "state" },
    "; resume it to go on from its last checkpoint.",
  ],
  "run.wasTakenFrom": [
    "Taken over from process ",
    { number: "pid", style: "plain" },
    " on ",
    { words: "host" },
    ", which answered for it. Its checkpoints are kept.",
  ],
  "run.noMetricNear": [
    'Run "',
    { words: "run" },
    '" has no metric "',
    { words: "tag" },
    '". Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "run.noMetricYet": ['Run "', { words: "run" }, '" has no metric "', { words: "tag" }, '". It has none yet.'],
  "run.noMetric": [
    'Run "',
    { words: "run" },
    '" has no metric "',
    { words: "tag" },
    '". It has ',
    { words: "known" },
    ".",
  ],
  "run.hasEnded": [
    'Run "',
    { words: "name" },
    '" (',
    { words: "id" },
    ") has ",
    { words: "state" },
    " at step ",
    { number: "step" },
    ".",
  ],
  "run.anotherWorksOnIt": [
    "Another Critic Studio (",
    { words: "owner" },
    ") is working on it: use that one, or close it first. If it is gone for good, take the run over.",
  ],
  "run.owner": [
    "process ",
    { number: "pid", style: "plain" },
    " on ",
    { words: "host" },
    ", last heard of ",
    { words: "ago" },
    " ago",
  ],
  "run.secondsAgo": [{ number: "seconds" }, " s"],
  "run.minutesAgo": [{ number: "minutes" }, " min"],
  "run.hoursAgo": ["hours"],
  "run.unknownOwner": ["unknown"],
  "run.notHeard": [
    "The process that trains it (",
    { words: "who" },
    ") does not answer: it may be suspended. Stop the run there, with Ctrl-C or in its window, or end that process, or take the run over; the last checkpoint is kept.",
  ],
  "run.noProcess": ["It has no training process. ", { words: "advice" }],
  "run.isQueued": ["It is in the queue already."],
  "run.settingsAtRest": ["Settings change only at rest: stop it, then resume it with the change."],
  "run.estimateFrom": [
    "The median of the last ",
    { number: "count" },
    ' iterations of "',
    { words: "run" },
    '", which has the same networks, batch, device and threads.',
  ],
  "run.noEstimate": ["No run with the same networks, batch, engine, device and threads has been trained here yet."],
  "safetensors.tooFewBytes": ["it has ", { number: "size" }, " bytes, too few for a header"],
  "safetensors.headerClaims": ["its header claims ", { words: "claimed" }, " bytes"],
  "safetensors.endsInHeader": ["it ends within its header"],
  "safetensors.forbiddenName": ["its header has the forbidden name __proto__"],
  "safetensors.entry": ["the entry of ", { words: "tensor" }, " is malformed (", { words: "problem" }, ")"],
  "safetensors.pastEnd": ["the tensor ", { words: "tensor" }, " reaches past the end of the file"],
  "safetensors.tensorBytes": [
    "the tensor ",
    { words: "tensor" },
    " has ",
    { number: "size" },
    " bytes, not those of ",
    { words: "type" },
  ],
  "safetensors.headerNotJson": ["its header is not JSON"],
  "safetensors.headerNotObject": ["its header is not a JSON object"],
  "safetensors.metadata": ["its metadata is not a table of texts"],
  "safetensors.overlaps": ["the tensor ", { words: "tensor" }, " overlaps the one before it"],
  "safetensors.hole": ["there is a hole before the tensor ", { words: "tensor" }],
  "safetensors.leftOver": [
    {
      plural: "size",
      options: {
        one: [{ number: "size" }, " byte at its end belongs"],
        other: [{ number: "size" }, " bytes at its end belong"],
      },
    },
    " to no tensor",
  ],
  "safetensors.notIntact": ["This is not an intact safetensors file: ", { words: "reason" }, "."],
  "server.portInUse": [
    "Port ",
    { number: "port", style: "plain" },
    " of ",
    { words: "host" },
    " is in use by another program. Choose another with --port, or leave --port out for a free one.",
  ],
  "server.portReserved": [
    "Port ",
    { number: "port", style: "plain" },
    " is reserved for the system. Choose one above 1023 with --port, or leave --port out for a free one.",
  ],
  "server.noAddress": [
    "This machine has no address ",
    { words: "host" },
    " to listen on. Leave --host out for 127.0.0.1.",
  ],
  "server.reachable": [
    "Other machines can reach ",
    { words: "host" },
    ", and what they send and see is not encrypted. A tunnel is safer: `ssh -L PORT:127.0.0.1:PORT this-machine`. To serve there all the same, add --allow-other-machines.",
  ],
  "server.windowNotBuilt": [
    "The window has not been built, and what builds it is not installed: run `npm ci` in ",
    { words: "folder" },
    ", then `npm start`.",
  ],
  "server.windowBuildFailed": [
    "The window could not be built; the one from before, if any, is kept.\n",
    { words: "said" },
  ],
  "server.windowMissing": [
    "The window has not been built: ",
    { words: "folder" },
    " has no index.html. Run `npm start` in the folder of Critic Studio, which builds it.",
  ],
  "server.isStopping": ["Critic Studio is being stopped; nothing new can be begun."],
  "server.asksTooMuch": ["The page asks for too much at a time; try again in a moment."],
  "setting.mustBe": [
    { words: "setting" },
    " (--",
    { words: "flag" },
    ") must be ",
    { words: "range" },
    ", but it is ",
    { words: "value" },
    ".",
  ],
  "setting.oneOf": ["one of ", { words: "choices" }],
  "setting.trueOrFalse": ["true or false"],
  "setting.wholeNumber": ["a whole number from ", { words: "least" }, " to ", { words: "most" }],
  "setting.number": ["a number from ", { words: "least" }, " to ", { words: "most" }],
  "setting.cannotBe": [
    { words: "setting" },
    " (--",
    { words: "flag" },
    ") cannot be ",
    { words: "value" },
    ". ",
    { words: "reason" },
    " Nothing was changed.",
  ],
  "setting.fixedIn": ["In the domain ", { words: "domain" }, " it is ", { words: "value" }, ": leave it out."],
  "setting.unknown": ['There is no setting called "', { words: "name" }, '".'],
  "setting.unknownNear": [
    'There is no setting called "',
    { words: "name" },
    '". Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "setting.notReadable": ["The recorded settings of ", { words: "what" }, " cannot be read. Nothing was changed."],
  "setting.unknownRecorded": [
    { words: "what" },
    " has settings that this version of Critic Studio does not know: ",
    { words: "settings" },
    ". It can be looked at and exported, but not trained. Nothing was changed; update Critic Studio to train it.",
  ],
  "setting.noPreset": [
    'There is no preset called "',
    { words: "name" },
    '". Choose one of ',
    { words: "presets" },
    ".",
  ],
  "setting.noPresetNear": [
    'There is no preset called "',
    { words: "name" },
    '". Did you mean "',
    { words: "nearest" },
    '"?',
  ],
  "shell.cannotShow": [{ words: "folder" }, " could not be shown: ", { words: "problem" }],
  "shell.noRunOpen": ["No run is open: open the page of a run first."],
  "shell.exportGone": ["The export is no longer there; make it again."],
  "shell.diskFull": ["The disk is full: ", { words: "file" }, " was not written. Save it elsewhere."],
  "shell.notWritable": [{ words: "file" }, " may not be written. Save it elsewhere."],
  "shell.windowMissing": [
    "The window has not been built: ",
    { words: "folder" },
    " has no index.html. Run npm run build.",
  ],
  "storage.diskFull": [
    "The disk is full: ",
    { words: "path" },
    " could not be written. What was there before is kept; free some space and try again.",
  ],
  "storage.cannotLock": [
    { words: "file" },
    " cannot be opened or made: check the permissions of its folder, or choose another home folder with --home.",
  ],
  "storage.homeNotWritable": [
    "The home folder ",
    { words: "folder" },
    " may not be written to: check its permissions, or choose another with --home.",
  ],
  "storage.homeIsFile": [
    "The home folder cannot be ",
    { words: "folder" },
    ": a file is in its way. Choose another with --home.",
  ],
  "storage.takenOver": [
    "The run in ",
    { words: "folder" },
    " was taken over by another Critic Studio. Nothing more was written here.",
  ],
  "storage.noAnswer": [
    { words: "place" },
    " does not answer: the drive or server that it is on seems to be gone. Connect it again, or choose another folder.",
  ],
  "storage.sampleTooLarge": [{ words: "file" }, " has ", { number: "size" }, " bytes, more than any sample."],
  "storage.missing": [{ words: "file" }, " is missing."],
  "storage.notReadable": [{ words: "file" }, " may not be read."],
  "storage.isThere": [
    { words: "path" },
    " is there already and was kept. Replace it with --force, or name another file.",
  ],
  "storage.notWritable": [{ words: "file" }, " may not be written. Name another place."],
  "storage.takesNoFolders": [
    "The folder ",
    { words: "path" },
    " cannot be made: ",
    { words: "within" },
    " takes no folders. Name another place.",
  ],
  "storage.tooLarge": ["it has ", { number: "size" }, " bytes, more than Critic Studio ever writes there"],
  "storage.damaged": [{ words: "path" }, " is damaged: ", { words: "reason" }, ". Nothing was changed."],
  "storage.byNoFile": ["something that is no file"],
  "storage.byLink": ["a link"],
  "storage.replaced": [
    { words: "path" },
    " was replaced by ",
    { words: "by" },
    ", which is not followed: what it holds was not written by Critic Studio. Nothing was read or changed.",
  ],
  "storage.wasReplaced": ["it was replaced by ", { words: "by" }],
  "storage.staysFolder": [{ words: "path" }, " cannot be written: it is a folder, which stays as it is. Name a file."],
  "storage.staysDevice": [
    { words: "path" },
    " cannot be written: it is a device, pipe or socket, which stays as it is. Name a file.",
  ],
  "storage.inItsWay": [
    { words: "file" },
    " cannot be written: a folder, or a file in place of a folder, is in its way.",
  ],
  "storage.takesNoFiles": [
    { words: "file" },
    " cannot be written: ",
    { words: "within" },
    " takes no files. Name another place.",
  ],
  "storage.cannotWrite": [{ words: "file" }, " cannot be written"],
  "storage.nameAnotherPlace": ["Name another place."],
  "storage.homeUnusable": ["The home folder ", { words: "folder" }, " cannot be used"],
  "storage.chooseHome": ["Choose another with --home."],
  "storage.homeReadable": [
    "Others on this machine can read the home folder ",
    { words: "folder" },
    " (",
    { words: "open" },
    "). Close it with `chmod 700 ",
    { words: "folder" },
    "`, or keep it on a disk that has permissions.",
  ],
  "storage.homeListable": [
    "Others on this machine can list the home folder ",
    { words: "folder" },
    ", though not read what is in it. Close it with `chmod 700 ",
    { words: "folder" },
    "`, or keep it on a disk that has permissions.",
  ],
  "studio.cannotFollow": ["Only a window with a connection can follow a run. Nothing was changed."],
  "studio.mostFollowed": [
    "One window can follow ",
    { number: "most" },
    " runs at a time. End the following of another run first.",
  ],
  "studio.leadsOut": [
    { words: "path" },
    " leads out of the home folder ",
    { words: "folder" },
    ": no Critic Studio records or makes such a path. It was neither read nor changed.",
  ],
  "system.because": [{ words: "what" }, ": ", { words: "reason" }, ". ", { words: "remedy" }],
  "system.couldNotUse": [
    { words: "path" },
    " could not be used: ",
    { words: "reason" },
    ". What was there before is kept.",
  ],
  "system.denied": ["this user may not do that there"],
  "system.inUse": ["another program is using it"],
  "system.tooManyOpen": ["too many files are open on this machine"],
  "system.silent": ["its drive does not answer"],
  "system.full": ["the disk is full"],
  "system.quota": ["your share of the disk is used up"],
  "system.fileTooLarge": ["the disk takes no file of this size"],
  "system.readOnly": ["its disk can only be read"],
  "system.diskError": ["the disk reported an error"],
  "system.notThere": ["it is not there"],
  "system.noDrive": ["its drive is not there"],
  "system.isThere": ["something of this name is there already"],
  "system.notEmpty": ["there is something in the folder already"],
  "system.throughFile": ["its path leads through a file"],
  "system.isFolder": ["it is a folder"],
  "system.linksToItself": ["it is a link that leads back to itself, or through too many links"],
  "system.nameTooLong": ["its name or path is longer than the disk takes"],
  "system.badCharacters": ["its name has characters that the disk does not take"],
  "system.noFile": ["it is a pipe, socket or device, not a file"],
  "system.otherDisk": ["it lies on another disk"],
  "task.cancelled": ["The ", { words: "task" }, " was cancelled."],
  "task.exitCode": ["exit code ", { words: "code" }],
  "task.signal": ["signal ", { words: "signal" }],
  "task.endedSilently": [
    "The process of the ",
    { words: "task" },
    " ended with ",
    { words: "how" },
    " before it answered. It said nothing.",
  ],
  "task.ended": [
    "The process of the ",
    { words: "task" },
    " ended with ",
    { words: "how" },
    " before it answered. Its last output: ",
    { words: "said" },
  ],
  "task.stepDump": ["dump of a step"],
  "task.exportGenerator": ["export of the generator"],
  "task.drawSample": ["drawing of a sample"],
  "task.generateForMetrics": ["generation of samples for metrics"],
  "task.probeDevice": ["try of a device"],
  "task.selfTest": ["self-test"],
  "task.evaluation": ["evaluation"],
  "trainer.outside": ["The training process wrote ", { words: "file" }, ", outside of its run's folder."],
  "trainer.noPlace": [
    "The checkpoint does not say where in the data set to go on. Go back to the checkpoint before it.",
  ],
  "trainer.otherImages": [
    "The checkpoint was trained on other images than those packed in ",
    { words: "folder" },
    ". Nothing was changed; resume with the run's own data set, or fork to train on another.",
  ],
  "trainer.otherRun": [
    "The checkpoint ",
    { words: "file" },
    " belongs to the run ",
    { words: "run" },
    ", not to this one.",
  ],
  "trainer.noStreams": ["The checkpoint ", { words: "file" }, " has no usable states of its random streams."],
  "trainer.failedUnexpectedly": [
    "Training failed unexpectedly: ",
    { words: "problem" },
    ". Its checkpoints are kept; resume from the last one.",
  ],
  "trainer.nothingWritten": [{ words: "what" }, " Nothing of it was written."],
  "trainer.engine": [
    { words: "library" },
    " with ",
    {
      plural: "threads",
      options: { one: [{ number: "threads" }, " thread"], other: [{ number: "threads" }, " threads"] },
    },
  ],
  "trainer.otherEngine": [
    "The checkpoint was computed by ",
    { words: "before" },
    ", this goes on with ",
    { words: "after" },
    ": the run continues from the same state, but not bit for bit as it would have.",
  ],
  "trainer.seriesBecame": [{ words: "series" }, " became ", { words: "value" }, " in the iteration."],
  "trainer.seriesBecameIn": [
    { words: "series" },
    " became ",
    { words: "value" },
    " in the ",
    { words: "step" },
    " step.",
  ],
  "trainer.optimiserVariable": [
    "the optimiser's ",
    { words: "state" },
    " of the ",
    { words: "network" },
    "'s ",
    { words: "part" },
  ],
  "trainer.averageOf": ["the average of ", { words: "variable" }],
  "trainer.variable": ["the ", { words: "network" }, "'s ", { words: "part" }],
  "trainer.valuesBecame": ["The values of ", { words: "variable" }, " became ", { words: "value" }, "."],
  "trainer.averageBegins": [
    "The checkpoint has no average of the generator (--ema): it begins at this step, with the generator as it is.",
  ],
  "trainer.averageEnds": [
    "The average of the generator ends here, since --ema is 0: samples are drawn with the trained weights.",
  ],
  "trainer.otherDataset": [
    "The data set of ",
    { words: "folder" },
    " is not the one that the checkpoint was trained on: its batches begin anew.",
  ],
  "trainer.measured": [
    { words: "title" },
    ": ",
    { number: "value", style: "figure" },
    ", measured on ",
    { number: "count" },
    " real samples.",
  ],
  "trainer.measuredNothing": [
    { words: "title" },
    ": ",
    { words: "value" },
    ", measured on ",
    { number: "count" },
    " real samples. Training needs one above 0, and most of these samples are the same. Train on other data. Nothing was written.",
  ],
  "trainer.marginTooLarge": [
    "For ",
    { number: "iterations" },
    " iterations no generated sample has had an energy of even a tenth of the margin ",
    { words: "margin" },
    ": the hinge never closes, and the discriminator pushes for ever. Fork with a margin nearer to the energies on the chart.",
  ],
  "trainer.marginTooSmall": [
    "For ",
    { number: "iterations" },
    " iterations every generated sample has had an energy of more than ten times the margin ",
    { words: "margin" },
    ": the discriminator takes no notice of them. Fork with a margin nearer to the energies on the chart.",
  ],
  "trainer.unknownForm": ["unknown form"],
  "unusable.notAFile": ["it is not a file"],
  "unusable.noContent": ["the file has no content"],
  "unusable.fileTooLarge": ["the file has ", { number: "size" }, " MiB; at most ", { number: "most" }, " are read"],
  "unusable.noPicture": ["its content is no picture"],
  "unusable.formatNotRead": [{ words: "format" }, " is not read; convert it to PNG or JPEG, by ImageMagick for one"],
  "unusable.drawnHere": ["Critic Studio drew it: a sheet or chart is no picture to train on"],
  "unusable.nothingDecodable": ["there is no picture in it that can be decoded"],
  "unusable.otherSizeThanHeader": [
    "its pixels are not the ",
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " that its header says",
  ],
  "unusable.pixelsNotDecodable": ["its pixels cannot be decoded"],
  "unusable.convertIt": [{ words: "said" }, "; convert it to PNG or JPEG"],
  "unusable.channelCount": [
    "a picture of ",
    { plural: "count", options: { one: [{ number: "count" }, " channel"], other: [{ number: "count" }, " channels"] } },
  ],
  "unusable.oddSamples": ["a picture whose samples are not whole numbers of 8 or 16 bits"],
  "unusable.endsBeforePicture": ["the file ends before its picture does"],
  "unusable.dataGoesOn": ["its data does not end with its last pixel: part of it is not what was written"],
  "unusable.printerBmp": ["a BMP for printers, with another picture inside"],
  "unusable.tooManyParts": ["it has too many parts to be a picture"],
  "unusable.partLength": ["a part of it has an impossible length"],
  "unusable.partMissing": ['its part "', { words: "part" }, '" is missing'],
  "unusable.endsInHeader": ["the file ends inside its header"],
  "unusable.film": ["a film without a still picture; save one of its pictures as PNG or JPEG"],
  "unusable.nothingShown": ["what is to be shown of its pixels has no size"],
  "unusable.noMarker": ["there is no marker where one must be"],
  "unusable.noFrame": ["its pixels come before its header"],
  "unusable.rareJpeg": ["an arithmetic-coded, lossless or hierarchical JPEG"],
  "unusable.jpegBits": ["a JPEG of ", { number: "bits" }, " bits a sample"],
  "unusable.jpegComponents": [
    "a JPEG of ",
    {
      plural: "count",
      options: { one: [{ number: "count" }, " component"], other: [{ number: "count" }, " components"] },
    },
  ],
  "unusable.noPixelHeader": ["its pixels have no header"],
  "unusable.noPngHeader": ["its first part is not the header that a PNG begins with"],
  "unusable.headerSize": [
    "its header says ",
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " px",
  ],
  "unusable.tooManyPixels": [
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " px is ",
    { number: "megapixels" },
    " megapixels; at most ",
    { number: "most" },
    " are read",
  ],
  "unusable.needsTooMuch": [
    { number: "width", style: "plain" },
    " × ",
    { number: "height", style: "plain" },
    " px stored in this way need ",
    { number: "size" },
    " MB to decode; at most ",
    { number: "most" },
    " are used; make it smaller, or save it as PNG without interlacing or as a JPEG that is not progressive",
  ],
  "unusable.bigTiff": ["a BigTIFF; convert it to PNG or JPEG, by ImageMagick for one"],
  "unusable.rawPhotograph": ["a raw photograph; develop it to PNG or JPEG, by darktable for one"],
  "unusable.nothingInIt": ["it has no picture in it"],
  "unusable.tiffBits": [
    "a TIFF of ",
    { number: "bits" },
    " bits a sample; convert it to 16 bits, by ImageMagick for one",
  ],
  "unusable.linkToNothing": ["it is a link to nothing, or was removed meanwhile"],
  "unusable.mayNotRead": ["this user may not read it"],
  "unusable.linkToItself": ["it is a link that leads back to itself"],
  "unusable.pathTooLong": ["its path is too long"],
  "unusable.lastBytes": ["its last bytes are missing; its picture is whole"],
  "unusable.tookTooLong": ["it took longer than ", { number: "limit", style: "seconds" }],
  "unusable.endedDecoder": ["it ended the decoder (", { words: "how" }, ")"],
  "unusable.toldToStop": ["it was told to stop"],
};
