import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../unit/dataset/fixtures.ts";

const picture = join(import.meta.dirname, "../../fixtures/jpeg/sampling-420.jpg");
const program = join(import.meta.dirname, "exitingProcess.ts");

it("keeps the exit code of a process that ends while its workers decode JPEGs", async () => {
  const folder = await temporaryFolder();
  await cp(picture, join(folder, "picture.jpg"));
  for (let run = 0; run < 5; run++) {
    const ended = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(process.execPath, [program, folder], (error, _, stderr) => {
        resolve({ code: error?.code, stderr });
      });
    });
    expect(ended).toEqual({ code: 3, stderr: "" });
  }
});
