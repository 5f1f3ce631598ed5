/** What decides the bytes of a packed picture. */
import { z } from "zod";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { channelCounts, imageSizes } from "../../../shared/settings/networks.ts";
import { fits } from "../../../shared/settings/data.ts";

/** The colour under transparent pixels and around letterboxed pictures where the caller names none. */
export const defaultBackground = "#ffffff";

export const packSettingsSchema = z.strictObject({
  /** Width and height of the training images in pixels. */
  imageSize: z.union(imageSizes.map((size) => z.literal(size))),
  channels: z.union(channelCounts.map((count) => z.literal(count))),
  fit: z.enum(fits),
  background: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .toLowerCase(),
});
export type PackSettings = z.infer<typeof packSettingsSchema>;

/** @throws StudioError `invalid-argument` naming the first setting that is out of range */
export function parsePackSettings(candidate: Record<keyof PackSettings, unknown>): PackSettings {
  const parsed = packSettingsSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]) as keyof PackSettings;
  const allowed = {
    imageSize: message("dataset.oneOfPixels", { sizes: imageSizes.map(String) }),
    channels: message("dataset.greyOrRgb"),
    fit: message("setting.oneOf", { choices: fits }),
    background: message("dataset.aColour"),
  };
  const params = {
    setting: name,
    range: allowed[name],
    value: (JSON.stringify(candidate[name]) as string | undefined) ?? "undefined",
  };
  throw new StudioError("invalid-argument", message("dataset.mustBe", params), { setting: name });
}

/** Bytes of one packed picture. */
export function imageBytes(settings: Pick<PackSettings, "imageSize" | "channels">): number {
  return settings.imageSize ** 2 * settings.channels;
}
