/**
 * Examines one file, and writes what became of it and the most memory that it took: `examiningProcess.ts FOLDER NAME`.
 */
import { readFileSync } from "node:fs";
import { examineFile } from "../../../electron/dataset/packing/examineFile.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const settings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" } as const;
const { record, image } = await examineFile(folder, name, settings, (work) => work());
/** What `resourceUsage` says begins on Linux with what the parent held. */
const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
const kibibytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
const heldBytes = kibibytes * 1024;
process.stdout.write(JSON.stringify({ record, colour: [...(image ?? []).slice(0, 3)], heldBytes }), () =>
  process.exit(0),
);
