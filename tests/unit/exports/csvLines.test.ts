import { describe, expect, it } from "vitest";
import { csvField, csvLines, joinRows, type MetricRow } from "../../../electron/studio/exports/csvLines.ts";

describe("csvLines", () => {
  it("writes a heading and a line for each step: nan, inf and -inf, empty where nothing was recorded", () => {
    const rows: MetricRow[] = [
      { step: 1, values: { emEstimate: 0.1 + 0.2, criticLoss: -3e-9 } },
      { step: 2, values: { emEstimate: null, criticLoss: Number.NaN, other: 7 } },
      { step: 3, values: { emEstimate: Infinity, criticLoss: -Infinity } },
      { step: 4, values: { criticLoss: 0 } },
    ];
    expect([...csvLines(["emEstimate", "criticLoss"], rows)].join("")).toBe(
      "step,emEstimate,criticLoss\r\n1,0.30000000000000004,-3e-9\r\n2,nan,nan\r\n3,inf,-inf\r\n4,,0\r\n",
    );
  });

  it("quotes names as RFC 4180 says, and takes none from an object's prototype", () => {
    const rows = [{ step: 0, values: { 'a"b,c': 1 } }];
    expect([...csvLines(['a"b,c', "constructor"], rows)].join("")).toBe('step,"a""b,c",constructor\r\n0,1,\r\n');
  });

  it("asks for rows one by one", () => {
    let taken = 0;
    function* endless() {
      for (;;) yield { step: taken++, values: {} };
    }
    const lines = csvLines([], endless());
    for (let line = 0; line < 4; line++) lines.next();
    expect(taken).toBe(3);
  });
});

describe("joinRows", () => {
  it("joins the values of one step, and keeps the order of steps where only one source has a step", () => {
    const row = (step: number, ...tags: string[]): MetricRow => ({
      step,
      values: Object.fromEntries(tags.map((tag) => [tag, step])),
    });
    const joined = joinRows([row(1, "a"), row(3, "a"), row(4, "a")], [row(0, "b"), row(3, "b"), row(9, "b")]);
    expect([...joined]).toEqual([row(0, "b"), row(1, "a"), row(3, "a", "b"), row(4, "a"), row(9, "b")]);
    expect([...joinRows([], [row(2, "b")])]).toEqual([row(2, "b")]);
    expect([...joinRows([row(2, "a")], [])]).toEqual([row(2, "a")]);
  });
});

describe("csvField", () => {
  it.each([
    ["plain text", "plain text"],
    ["", ""],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["two\r\nlines", '"two\r\nlines"'],
  ])("%j becomes %j", (text, field) => {
    expect(csvField(text)).toBe(field);
  });
});
