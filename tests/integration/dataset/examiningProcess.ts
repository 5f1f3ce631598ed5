/** Examines one file, and writes what became of it and the most memory that it took: `examiningProcess.ts FOLDER NAME`. */
import { examineFile } from "../../../electron/dataset/examineFile.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const settings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" } as const;
const { record, image } = await examineFile(folder, name, settings, (work) => work());
const heldBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ record, colour: [...(image ?? []).slice(0, 3)], heldBytes }), () =>
  process.exit(0),
);
