import { describe, expect, it } from "vitest";
import { defaultWords } from "../../../../renderer/views/new-run/defaultWords.ts";
import { formSections } from "../../../../renderer/views/new-run/formSections.ts";
import { freshForm } from "../../../../renderer/views/new-run/runForm.ts";
import type { SettingName } from "../../../../shared/settings/table.ts";

const rows = formSections(freshForm).flatMap((section) => [...section.rows, ...section.advanced]);
const wordsOf = (name: SettingName) => defaultWords(rows.find((row) => row.name === name)!);

describe("defaultWords", () => {
  it("has the table's value, not the preset's", () => {
    expect(wordsOf("imageSize")).toBe("default 64");
    expect(wordsOf("warmup")).toBe("default off");
  });

  it("has each side's where they differ, and only sides that have the setting", () => {
    expect(wordsOf("learningRate")).toBe("default WGAN 5e-5, GAN 2e-4");
    expect(wordsOf("optimizer")).toBe("default WGAN RMSProp, GAN Adam");
    expect(wordsOf("clip")).toBe("default 0.01");
  });
});
