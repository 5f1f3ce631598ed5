/** A process that scans the folder named to it and prints the report as JSON. */
import { scanFolder } from "../../../electron/dataset/packing/scanFolder.ts";

const [folder = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await scanFolder({ folder })));
