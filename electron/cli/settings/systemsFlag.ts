import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { mostMembers } from "../../../shared/groups.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { systemsOfPreset } from "../../../shared/presets.ts";
import { systemNames, type SystemName } from "../../../shared/systems.ts";

/**
 * The systems of a group: those of `--algo`, else those of the preset where it is an experiment.
 *
 * @throws StudioError `invalid-argument` where neither says any, and as `parseSystems`
 */
export function systemsOfGroup({
  algo,
  preset = "",
}: {
  readonly algo?: string;
  readonly preset?: string;
}): readonly SystemName[] {
  if (algo !== undefined) return parseSystems(algo);
  const systems = systemsOfPreset(preset);
  if (systems.length === 0) throw refusal(message("cli.groupWithoutSystems"));
  return systems;
}

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
    throw refusal(
      nearest === undefined
        ? message("cli.noSystem", { name, systems: systemNames })
        : message("cli.noSystemNear", { name, nearest }),
    );
  });
  const twice = known.find((name, place) => known.indexOf(name) !== place);
  if (twice !== undefined) {
    throw refusal(message("cli.systemTwice", { system: twice }));
  }
  if (known.length > mostMembers)
    throw refusal(message("cli.tooManySystems", { count: known.length, most: mostMembers }));
  return known;
}

function refusal(sentence: Message): StudioError {
  return new StudioError("invalid-argument", sentence, { flag: "--algo" });
}
