/** WebGPU without a graphics card: Vulkan in software, which Chromium brings for itself. */
import { existsSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { requireChromium } from "../../chromium/findChromium.ts";

const manifest = "vk_swiftshader_icd.json";
/** Where packages put Chromium's libraries whose program on the path is a script. */
const libraryFolders = ["/usr/lib/chromium", "/usr/lib/chromium-browser", "/opt/google/chrome"];

/**
 * What to add to the environment of a process so that its WebGPU computes on the processor. On Windows and macOS
 * nothing is: they bring a graphics interface of their own.
 *
 * @throws Error that says what to install
 */
async function softwareVulkan(): Promise<Record<string, string>> {
  if (process.platform !== "linux") return {};
  const chromium = await requireChromium();
  const folder = [dirname(realpathSync(chromium)), ...libraryFolders].find((each) => existsSync(join(each, manifest)));
  if (folder === undefined) {
    throw new Error(
      `The Chromium at ${chromium} brings no Vulkan in software (${manifest}): install Debian's, or Chrome.`,
    );
  }
  const description = join(folder, manifest);
  return {
    VK_ICD_FILENAMES: description,
    VK_DRIVER_FILES: description,
    // The loader of Vulkan itself, which a machine without a graphics card may lack.
    LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter((each) => each !== undefined).join(":"),
    XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? mkdtempSync(join(tmpdir(), "critic-vulkan-")),
  };
}

/** The environment, or null where there is none: that is told loudly, and a failure in CI. */
export async function softwareVulkanOrNull(): Promise<Record<string, string> | null> {
  try {
    return await softwareVulkan();
  } catch (error) {
    if (process.env.CI !== undefined && process.env.CI !== "" && process.env.CI !== "false") throw error;
    const bar = "!".repeat(100);
    process.stderr.write(`\n${bar}\nNOT TESTED on WebGPU. ${String(error)}\n${bar}\n\n`);
    return null;
  }
}
