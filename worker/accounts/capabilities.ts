import type { Capabilities, PlatformId } from "../platforms/contract.ts";

const NOTHING_YET: Capabilities = {
  connect: false,
  readComments: false,
  readMessages: false,
  readLikers: false,
  privateReply: false,
  message: false,
  automate: false,
  publicReply: false,
  images: false,
  costsMoney: false,
  unavailableRegions: [],
  reportedKinds: [],
  maxTextBytes: 1000,
};

/** What each platform will be able to do, where its abilities are all offered. */
const PLANNED: Record<PlatformId, Partial<Capabilities>> = {
  instagram: {
    readComments: true,
    readMessages: true,
    privateReply: true,
    message: true,
    automate: true,
    publicReply: true,
    images: true,
    reportedKinds: ["reaction", "comment", "mention", "story_reply", "message"],
  },
  // Nobody who liked; messages within 48 hours of the person's own, ten of them.
  tiktok: {
    readComments: true,
    readMessages: true,
    message: true,
    automate: true,
    reportedKinds: ["comment", "message"],
    unavailableRegions: ["EEA", "CH", "GB"],
    maxTextBytes: 6000,
  },
  // No messages by software: a draft that a person sends. Members come without a name.
  linkedin: {
    readComments: true,
    readLikers: true,
    reportedKinds: ["comment", "reaction"],
    maxTextBytes: 1250,
  },
  x: {
    readComments: true,
    readMessages: true,
    readLikers: true,
    message: true,
    automate: true,
    costsMoney: true,
    reportedKinds: ["like", "follow", "share", "comment", "mention", "message"],
    maxTextBytes: 10_000,
  },
  // Sending only: reading mail needs a yearly security assessment.
  gmail: { message: true, maxTextBytes: 100_000 },
};

/** What a region without the platform's messages is left with. */
const WITHOUT_MESSAGES: Partial<Capabilities> = {
  readMessages: false,
  privateReply: false,
  message: false,
  automate: false,
  publicReply: false,
  images: false,
};

/** European Economic Area: the European Union with its outermost regions, Iceland, Liechtenstein, Norway. */
const EEA = new Set(
  "AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IS IT LI LT LU LV MF MQ MT NL NO PL PT RE RO SE SI SK YT".split(
    " ",
  ),
);

/** @param country ISO 3166-1 alpha-2 @param regions countries, or `EEA` */
export const isInRegions = (country: string, regions: readonly string[]): boolean =>
  regions.includes(country) || (regions.includes("EEA") && EEA.has(country));

/** What is left of a platform's abilities in one country. */
export function capabilitiesIn(country: string, capabilities: Capabilities): Capabilities {
  if (!isInRegions(country, capabilities.unavailableRegions)) return capabilities;
  return {
    ...capabilities,
    ...WITHOUT_MESSAGES,
    reportedKinds: capabilities.reportedKinds.filter((kind) => kind !== "message"),
  };
}

/** What a platform will be able to do in a country, once it can be connected. */
export const futureCapabilities = (platform: PlatformId, country: string): Capabilities =>
  capabilitiesIn(country, { ...NOTHING_YET, ...PLANNED[platform] });

/** What the rules go by for a platform that cannot be connected here: nothing is written, by machine or by hand. */
export const plannedCapabilities = (platform: PlatformId): Capabilities => ({
  ...NOTHING_YET,
  ...PLANNED[platform],
  ...WITHOUT_MESSAGES,
});
