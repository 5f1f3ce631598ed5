import { systemFacts, type SystemName } from "../../../shared/systems.ts";

/** The systems whose name, title, summary or paper has every word that was typed, or its beginning. */
export function findSystems(systems: readonly SystemName[], typed: string): readonly SystemName[] {
  const words = plain(typed).split(" ").filter(Boolean);
  return systems.filter((name) => {
    const { title, summary, paper } = systemFacts(name);
    const text = plain([name, title, summary, paper].join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** Lower case, without accents, hyphens as spaces: `WGAN-GP` is found as `wgan gp`, `wgangp` is not asked for. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s\p{Dash}]+/gu, " ");
}
