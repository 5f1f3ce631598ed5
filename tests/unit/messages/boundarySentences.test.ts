import { describe, expect, it } from "vitest";
import { englishTexts } from "../../../shared/messages/english.ts";
import { sentencesOutside } from "./boundarySentences.ts";
import { nodesOf, sourceOf, sourcesIn } from "./sources.ts";
import ts from "typescript";

const sources = sourcesIn("electron", "shared", "renderer");

it("no sentence crosses a boundary but those of the catalogue", () => {
  expect(sources.length).toBeGreaterThan(400);
  expect(sources.flatMap(sentencesOutside)).toEqual([]);
});

describe("a sentence outside of the catalogue is found", () => {
  it.each([
    ["in an error", 'new StudioError("corrupt", "It is gone.");'],
    [
      "in an error, chosen among two",
      'new StudioError("corrupt", found ? `${file} is gone` : message("plain.defect"));',
    ],
    ["in what fills a message", 'message("storage.damaged", { path, reason: "it is gone" });'],
    [
      "in what fills a message, with a value within",
      'message("storage.damaged", { path, reason: `has ${size} bytes` });',
    ],
    ["in a schema's refusal", 'z.string().refine(isName, "is no name at all");'],
    ["as a message made by hand", 'const said = { key: "x", params: {}, text: "It is gone." };'],
    ["as a field of a contract", "const schema = z.strictObject({ reason: z.string().nullable() });"],
  ])("%s", (_where, code) => {
    expect(sentencesOutside(sourceOf("shared/api/planted.ts", code))).toHaveLength(1);
  });

  it("and names, values and messages are none", () => {
    const code =
      'new StudioError("corrupt", message("storage.damaged", { path: `${folder}/a`, reason: why(error) }), { path });';
    expect(sentencesOutside(sourceOf("shared/api/planted.ts", code))).toEqual([]);
  });
});

it("every message of the catalogue is said somewhere", () => {
  const said = new Set<string>();
  for (const source of sources.filter(({ path }) => !/^shared\/(messages\/en|catalogue)\//.test(path))) {
    for (const node of nodesOf(source)) if (ts.isStringLiteralLike(node)) said.add(node.text);
  }
  expect(Object.keys(englishTexts).filter((key) => !said.has(key))).toEqual([]);
});

it("every message stands in the file of its subject", () => {
  for (const { path, tree } of sourcesIn("shared/messages/en")) {
    const subject = /([^/]+)\.ts$/.exec(path)?.[1];
    const keys = nodesOf({ path, tree }).flatMap((node) =>
      ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) ? [node.name.text] : [],
    );
    expect(keys.length, path).toBeGreaterThan(0);
    expect(keys.filter((key) => key.split(".")[0] !== subject)).toEqual([]);
  }
});
