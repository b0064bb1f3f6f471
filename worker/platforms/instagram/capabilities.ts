import type { Capabilities } from "../contract.ts";

/** Bytes of UTF-8, not characters: "é" is two of them, most emoji four. */
export const MAX_TEXT_BYTES = 1000;

export const REQUIRED_SCOPES = [
  "instagram_business_basic",
  "instagram_business_manage_comments",
  "instagram_business_manage_messages",
] as const;

/** Instagram names nobody who likes, follows or shares: only people who write or react are known. */
export const instagramCapabilities = (canConnect: boolean): Capabilities => ({
  connect: canConnect,
  readComments: true,
  readMessages: true,
  readLikers: false,
  privateReply: true,
  message: true,
  automate: true,
  publicReply: true,
  images: true,
  costsMoney: false,
  unavailableRegions: [],
  reportedKinds: ["reaction", "comment", "mention", "story_reply", "message"],
  maxTextBytes: MAX_TEXT_BYTES,
});
