import type { Setting } from "./setting.ts";

/**
 * What a setting does, and what each of its choices is.
 *
 * @param titleOf how a choice is called where this is read: as one types it, or by its title
 */
export function settingHelp(setting: Setting, titleOf: (choice: string) => string): string {
  if (setting.type !== "choice" || setting.choiceHelp === undefined) return setting.help;
  const choices = Object.entries(setting.choiceHelp).map(([choice, what]) => `${titleOf(choice)}: ${what}`);
  return `${setting.help} ${choices.join("; ")}.`;
}
