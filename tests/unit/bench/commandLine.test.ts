import { availableParallelism } from "node:os";
import { CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseWords } from "../../bench/commandLine.ts";

const known = { history: "metrics", training: "steps" };

let said = "";
beforeEach(() => {
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("npm run bench", () => {
  it("measures everything of ours unless told otherwise", () => {
    expect(parseWords([], known)).toEqual({
      benches: [],
      json: undefined,
      page: undefined,
      options: { peers: [], workloads: [], rounds: null, threads: availableParallelism(), write: false },
    });
  });

  it("takes benches and flags in any order", () => {
    const words = ["--peer", "torch", "training", "history", "--rounds", "3", "--threads", "1", "--peer", "pillow"];
    expect(parseWords([...words, "--workload", "dcgan-64", "mlp-64:gan", "--page", "a.md", "--json"], known)).toEqual({
      benches: ["training", "history"],
      json: true,
      page: "a.md",
      options: {
        peers: ["torch", "pillow"],
        workloads: ["dcgan-64", "mlp-64:gan"],
        rounds: 3,
        threads: 1,
        write: false,
      },
    });
    expect(parseWords(["training", "--json", "results.json"], known).json).toBe("results.json");
  });

  it.each([
    ["an unknown bench", ["trainig"], /no bench "trainig".*history, training/],
    ["an unknown peer", ["--peer", "jax"], /torch, pillow/],
    ["no rounds", ["--rounds", "0"], /whole number of at least 1/],
    ["half a thread", ["--threads", "0.5"], /whole number of at least 1/],
    ["a bench where a file is due", ["--json", "training"], /put --json last/],
    ["an unknown flag", ["--turbo"], /--turbo/],
  ])("refuses %s in a sentence", (_, words, sentence) => {
    expect(() => parseWords(words, known)).toThrow(CommanderError);
    expect(said).toMatch(sentence);
  });
});
