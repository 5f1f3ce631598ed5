/** What becomes of the pictures. */
import type { SettingTable } from "./setting.ts";

export const fits = ["crop", "letterbox"] as const;

export const dataSettings = {
  fit: {
    title: "Fit",
    flag: "fit",
    group: "data",
    type: "choice",
    choices: fits,
    choiceTitles: { crop: "Crop the centre", letterbox: "Letterbox" },
    default: "crop",
    unit: null,
    help: "How a picture that is not square becomes one: crop keeps its centre, letterbox keeps all of it on a plain ground.",
    source: "centre crop as in the DCGAN data pipeline",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "crop",
    prominence: 1,
  },
} as const satisfies SettingTable;
