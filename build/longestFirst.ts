/** The order of test files: the longest first, so that the last ones end at about the same time on all workers. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Those that take most of a processor's time, and one after the other what takes seconds; all else takes less than one.
 */
const longest = [
  /integration\/engine\/webgpu/,
  /integration\/shell\/packaging/,
  /e2e\//,
  /browser\/(newRun|desktop|errors)/,
  /integration\/engine/,
  /integration\/(cli|studio|trainer|server)/,
  /browser\//,
  /integration\//,
  /unit\/(engine|dataset|gan|trainer)\//,
];

/** The place of a file in that order: the higher, the later. */
function rank({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((pattern) => pattern.test(moduleId.replaceAll("\\", "/")));
  return at === -1 ? longest.length : at;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // By what earlier calls took, or by size, within a rank.
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
