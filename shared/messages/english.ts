/** What Critic Studio says, in English: the one catalogue. `npm run catalogue` takes its texts to pieces. */
import { checkpointMessages } from "./en/checkpoint.ts";
import { cliMessages } from "./en/cli.ts";
import { datasetMessages } from "./en/dataset.ts";
import { commandMessages } from "./en/command.ts";
import { deviceMessages } from "./en/device.ts";
import { endMessages } from "./en/end.ts";
import { engineMessages } from "./en/engine.ts";
import { evaluationMessages } from "./en/evaluation.ts";
import { exportMessages } from "./en/export.ts";
import { fileMessages } from "./en/file.ts";
import { folderMessages } from "./en/folder.ts";
import { groupMessages } from "./en/group.ts";
import { historyMessages } from "./en/history.ts";
import { issueMessages } from "./en/issue.ts";
import { jobMessages } from "./en/job.ts";
import { networkMessages } from "./en/network.ts";
import { phaseMessages } from "./en/phase.ts";
import { picturesMessages } from "./en/pictures.ts";
import { plainMessages } from "./en/plain.ts";
import { pngMessages } from "./en/png.ts";
import { pointsMessages } from "./en/points.ts";
import { rebuildMessages } from "./en/rebuild.ts";
import { requestMessages } from "./en/request.ts";
import { runMessages } from "./en/run.ts";
import { safetensorsMessages } from "./en/safetensors.ts";
import { serverMessages } from "./en/server.ts";
import { settingMessages } from "./en/setting.ts";
import { shellMessages } from "./en/shell.ts";
import { storageMessages } from "./en/storage.ts";
import { studioMessages } from "./en/studio.ts";
import { systemMessages } from "./en/system.ts";
import { taskMessages } from "./en/task.ts";
import { trainerMessages } from "./en/trainer.ts";
import { unusableMessages } from "./en/unusable.ts";

export const englishTexts = {
  ...checkpointMessages,
  ...cliMessages,
  ...datasetMessages,
  ...commandMessages,
  ...deviceMessages,
  ...endMessages,
  ...engineMessages,
  ...evaluationMessages,
  ...exportMessages,
  ...fileMessages,
  ...folderMessages,
  ...groupMessages,
  ...historyMessages,
  ...issueMessages,
  ...jobMessages,
  ...networkMessages,
  ...phaseMessages,
  ...picturesMessages,
  ...plainMessages,
  ...pngMessages,
  ...pointsMessages,
  ...rebuildMessages,
  ...requestMessages,
  ...runMessages,
  ...safetensorsMessages,
  ...serverMessages,
  ...settingMessages,
  ...shellMessages,
  ...storageMessages,
  ...studioMessages,
  ...systemMessages,
  ...taskMessages,
  ...trainerMessages,
  ...unusableMessages,
} as const satisfies Readonly<Record<string, string>>;
