import type { Capabilities, PlatformId } from "../platforms/contract.ts";

const NOTHING_YET: Capabilities = {
  connect: false,
  readComments: false,
  readMessages: false,
  readLikers: false,
  privateReply: false,
  message: false,
  automate: false,
  costsMoney: false,
  unavailableRegions: [],
  reportedKinds: [],
  maxTextBytes: 1000,
};

/** What each platform will be able to do once it can be connected; none of it is used before. */
const PLANNED: Record<PlatformId, Partial<Capabilities>> = {
  instagram: {},
  // Business Messaging is not offered to accounts of the EEA, Switzerland and the UK: comments only there.
  tiktok: { readComments: true, reportedKinds: ["comment"], unavailableRegions: ["EEA", "CH", "GB"] },
  // Messages need a partner's approval and a person at the keyboard: drafts only.
  linkedin: { readComments: true, reportedKinds: ["comment", "reaction"] },
  x: {
    readComments: true,
    readMessages: true,
    message: true,
    automate: true,
    costsMoney: true,
    reportedKinds: ["comment", "mention", "message"],
    maxTextBytes: 10_000,
  },
  gmail: { readMessages: false, message: true, reportedKinds: [], maxTextBytes: 100_000 },
};

export const plannedCapabilities = (platform: PlatformId): Capabilities => ({
  ...NOTHING_YET,
  ...PLANNED[platform],
});
