import { createHash } from "node:crypto";
import { digitsOf, lettersOf } from "./random.ts";

/**
 * Ids look like the platform's: decimal strings above 2^53 for nodes, opaque base64 for messages and threads.
 * Live ids carry the clock, so that a sandbox restarted without its state file never repeats one.
 */

/** Instagram-scoped id of a person: stable for one (person, account) pair, different for each account. */
export const igsid = (accountId: string, username: string): string =>
  `91${digitsOf(`igsid:${accountId}:${username}`, 14)}`;

/** The other id a commenter may be given, when the two are not the same. */
export const commenterId = (accountId: string, username: string): string =>
  `92${digitsOf(`commenter:${accountId}:${username}`, 14)}`;

export const seededMediaId = (key: string): string => `179${digitsOf(`media:${key}`, 14)}`;
export const seededCommentId = (key: string): string => `180${digitsOf(`comment:${key}`, 14)}`;

const tail = (serial: number): string => String(serial % 1000).padStart(3, "0");
export const liveMediaId = (atMs: number, serial: number): string => `17${atMs}${tail(serial)}`;
export const liveCommentId = (atMs: number, serial: number): string => `18${atMs}${tail(serial)}`;

export const shortcodeOf = (mediaId: string): string => `C${lettersOf(`shortcode:${mediaId}`, 10)}`;

const opaque = (text: string): string => Buffer.from(text).toString("base64url");
export const messageId = (key: string): string =>
  `aWdfZAG1faXRlbToxOk${opaque(createHash("sha256").update(key).digest("hex").slice(0, 48))}ZD`;
export const conversationId = (accountId: string, username: string): string =>
  `aWdfZAG06MTpJR${opaque(createHash("sha256").update(`${accountId}:${username}`).digest("hex").slice(0, 48))}ZD`;

export const accessTokenText = (key: string): string => `IGAA${lettersOf(`token:${key}`, 152)}`;
export const authorizationCodeText = (key: string): string => `AQB${lettersOf(`code:${key}`, 117)}`;
export const traceId = (key: string): string => `A${lettersOf(`trace:${key}`, 22)}`;
