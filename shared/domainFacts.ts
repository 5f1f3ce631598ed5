/** What is said of a domain, as plain data: what samples are, and where real ones come from. */
import type { SettingValue } from "./settings/setting.ts";

export interface DomainFacts {
  /** What a reader chooses: `Pictures`. */
  readonly title: string;
  /** What is trained on, in a few words after its title. */
  readonly summary: string;
  /** One sample and several of them, in words. */
  readonly words: { readonly one: string; readonly many: string };
  /** The shape of a sample, without the batch: numbers, or the settings that hold them. */
  readonly shape: readonly (number | string)[];
  /** How an exported sample is to be read: its axes and what its numbers mean. */
  readonly axes: string;
  /**
   * How a real sample is stored: as `bytes` 0 … 255, which the networks see in -1 … 1, or as float32 `numbers`, which
   * they see as they are.
   */
  readonly stored: "bytes" | "numbers";
  /** Where real samples come from: a folder that is packed, or the settings and the seed alone. */
  readonly from: "folder" | "settings";
  /** Settings that only this domain has, by name. */
  readonly settings: readonly string[];
  /** The settings that decide which real samples there are: runs of a group share them. */
  readonly dataSettings: readonly string[];
  /** What it changes of the table's defaults; a system's own go before them. */
  readonly defaults: Readonly<Record<string, SettingValue>>;
  /** Settings of other domains that have one value here. */
  readonly fixed: Readonly<Record<string, SettingValue>>;
  /** How a window shows samples: pictures on a grid, or points on two axes; null where it cannot. */
  readonly viewer: "grid" | "scatter" | null;
}
