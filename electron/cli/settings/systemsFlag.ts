import { StudioError } from "../../../shared/errors.ts";
import { mostMembers } from "../../../shared/groups.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { systemNames, type SystemName } from "../../../shared/systems.ts";

/**
 * The value of `--algo` of a group: `wgan,gan,gan-minimax`.
 *
 * @throws StudioError `invalid-argument` for none or too many, for one that is not known, or for one that is named
 *   twice
 */
export function parseSystems(text: string): SystemName[] {
  const names = text.split(",").map((name) => name.trim());
  const known = names.map((name) => {
    const found = systemNames.find((each) => each === name);
    if (found !== undefined) return found;
    const nearest = nearestName(name, systemNames);
    const hint = nearest === undefined ? `Choose of ${systemNames.join(", ")}.` : `Did you mean "${nearest}"?`;
    throw refusal(`--algo: there is no system called "${name}". ${hint}`);
  });
  const twice = known.find((name, place) => known.indexOf(name) !== place);
  if (twice !== undefined) {
    throw refusal(`--algo names ${twice} twice: with one seed and one set of flags, both runs would be the same.`);
  }
  if (known.length > mostMembers)
    throw refusal(`--algo names ${known.length} systems; a group has at most ${mostMembers}.`);
  return known;
}

function refusal(message: string): StudioError {
  return new StudioError("invalid-argument", `${message} Nothing was begun.`, { flag: "--algo" });
}
