/** What is known of a device, in a few words. */
import type { RequestResult } from "../../../shared/api/requests.ts";
import { deviceTitles } from "../../../shared/devices.ts";
import { formatBytes } from "../../../shared/figures.ts";
import { said } from "../../api/said.ts";

export type Device = RequestResult<"machine.devices">[number];

/** `NVIDIA H100, 80 GB`; for a missing one the reason. */
export function deviceFacts({ available, description, memoryBytes }: Omit<Device, "name">): string {
  const memory = memoryBytes === null ? null : formatBytes(memoryBytes);
  const facts = [description === null ? null : said(description), memory].filter((fact) => fact !== null);
  if (facts.length > 0) return facts.join(", ");
  return available ? "The system names no card, so it may be software on the processor" : "not here";
}

/** As a choice of a list, as short as lists are narrow: `WebGPU`, `DirectML: not here`. */
export function deviceChoice({ name, available }: Pick<Device, "name" | "available">): string {
  return available ? deviceTitles[name] : `${deviceTitles[name]}: not here`;
}
