/** The program's sources, as TypeScript reads them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const project = join(import.meta.dirname, "../../..");

export interface Source {
  /** From the project's folder. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Every TypeScript file of these folders, and the scripts of their Vue files. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,vue}`, { cwd: project }));
  return paths.sort().map((path) => sourceOf(path, readFileSync(join(project, path), "utf8")));
}

export function sourceOf(path: string, text: string): Source {
  const code = path.endsWith(".vue") ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "") : text;
  return { path, tree: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true) };
}

export function nodesOf({ tree }: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
}

/** `file.ts:12` */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
