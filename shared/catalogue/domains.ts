// Written by `npm run catalogue` from the files in electron/domains. Do not change it by hand.
import type { DomainFacts } from "../domainFacts.ts";
import type { SettingTable } from "../settings/setting.ts";

export const domainNames = ["images"] as const;

/** The settings that domains declare. */
export const domainSettings = {} as const satisfies SettingTable;

export const domainCatalogue: Readonly<Record<(typeof domainNames)[number], DomainFacts>> = {
  images: {
    title: "Pictures",
    summary: "A folder of pictures, made square and packed at one size.",
    words: { one: "image", many: "images" },
    shape: ["imageSize", "imageSize", "channels"],
    axes: "NHWC, 0 is black, 1 is white or full colour",
    stored: "bytes",
    from: "folder",
    settings: ["generator", "critic", "imageSize", "channels", "fit"],
    dataSettings: ["imageSize", "channels", "fit"],
    defaults: {},
    fixed: {},
    viewer: "grid",
  },
};
