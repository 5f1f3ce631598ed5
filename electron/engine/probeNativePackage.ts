/** The child process of `probeNativePackage`: loads the named package and prints one line of JSON. */
import { describeLoadError, loadNativePackage, type NativePackage, type Probe } from "./tensorflowNode.ts";

const [name, from] = process.argv.slice(2) as [NativePackage, string];

function probe(): Probe {
  try {
    return { available: true, ...loadNativePackage(name, from) };
  } catch (error) {
    return { available: false, reason: describeLoadError(name, error) };
  }
}

process.stdout.write(`\n${JSON.stringify(probe())}\n`);
