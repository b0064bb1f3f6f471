import type { Account, Media } from "../world/state.ts";
import type { GraphCall } from "./call.ts";
import { flagParam, readEdge, readNode, requireScope, SCOPES, textParam } from "./call.ts";
import { badParameter } from "./errors.ts";
import type { NodeShape } from "./fields.ts";
import { mediaPosition, mediaShape } from "./media-nodes.ts";
import { readTime } from "./paging.ts";

/** The webhook fields that exist, from the platform's own list of `subscribed_fields`. */
const WEBHOOK_FIELDS = [
  "comment_poll_response",
  "comments",
  "creator_marketplace_invited_creator_onboarding",
  "creator_marketplace_projects",
  "delta",
  "follow",
  "live_comments",
  "mentions",
  "message_edit",
  "message_reactions",
  "messages",
  "messaging_handover",
  "messaging_optins",
  "messaging_postbacks",
  "messaging_referral",
  "messaging_seen",
  "onboarding_welcome_message_series",
  "share_to_story",
  "standby",
  "story_insights",
  "story_poll_response",
  "story_reactions",
];

export const accountShape = (call: GraphCall): NodeShape<Account> => ({
  name: "IGUser",
  defaults: ["id"],
  readers: {
    id: (account) => account.appScopedId,
    user_id: (account) => account.userId,
    username: (account) => account.username,
    name: (account) => account.name,
    account_type: (account) => account.accountType,
    biography: (account) => account.biography,
    website: (account) => account.website,
    profile_picture_url: (account) => `https://cdn.example/${account.username}/profile.jpg`,
    followers_count: (account) => account.followersCount,
    follows_count: (account) => account.followsCount,
    media_count: (account) => call.world.mediaOf(account.userId).length,
  },
});

export function readAccount(call: GraphCall): Record<string, unknown> {
  requireScope(call, SCOPES.basic);
  return readNode(call, call.account, accountShape(call));
}

/** `/media`, `/stories`, `/live_media` and `/tags`: newest first, `since` and `until` by time of posting. */
export function listMedia(
  call: GraphCall,
  edge: "media" | "stories" | "live_media" | "tags",
): Record<string, unknown> {
  requireScope(call, SCOPES.basic);
  const since = readTime(textParam(call, "since"), "since") ?? Number.NEGATIVE_INFINITY;
  const until = readTime(textParam(call, "until"), "until") ?? Number.POSITIVE_INFINITY;
  const belongs: Record<typeof edge, (media: Media) => boolean> = {
    media: (media) => media.productType !== "STORY" && media.broadcast === "none",
    stories: (media) => media.productType === "STORY",
    live_media: (media) => media.broadcast === "live",
    tags: () => false, // nobody in this world tags the accounts in photographs
  };
  return readEdge(call, {
    nodes: call.world
      .mediaOf(call.account.userId)
      .filter((media) => belongs[edge](media) && media.postedAt >= since && media.postedAt <= until),
    position: mediaPosition,
    shape: mediaShape(call),
    defaultLimit: 25,
    maxLimit: call.faults.now.pages.media,
  });
}

/** `GET | POST | DELETE /<IG_ID>/subscribed_apps` */
export function subscribedApps(call: GraphCall, appId: string): Record<string, unknown> {
  requireScope(call, SCOPES.basic);
  if (call.method === "GET") {
    const fields = call.account.subscribedFields;
    return { data: fields.length ? [{ app_id: appId, subscribed_fields: fields }] : [] };
  }
  if (call.method === "DELETE") {
    call.account.subscribedFields = [];
    call.world.changed();
    return { success: true };
  }
  const asked = listParam(call, "subscribed_fields");
  if (asked.length === 0) throw badParameter("The parameter subscribed_fields is required");
  const unknown = asked.find((field) => !WEBHOOK_FIELDS.includes(field));
  if (unknown !== undefined) {
    throw badParameter(
      `Param subscribed_fields must be one of {${WEBHOOK_FIELDS.join(", ")}} - got "${unknown}"`,
    );
  }
  call.account.subscribedFields = asked;
  call.world.changed();
  return { success: true };
}

/** Comma-separated text or a JSON list. */
function listParam(call: GraphCall, name: string): string[] {
  const text = textParam(call, name) ?? "";
  const bare = text.startsWith("[") ? text.replaceAll(/[[\]"]/g, "") : text;
  return [...new Set(bare.split(/[,\s]+/).filter(Boolean))];
}

/** `POST /<MEDIA_ID>?comment_enabled=` */
export function setCommentsEnabled(call: GraphCall, media: Media): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  const enabled = flagParam(call, "comment_enabled");
  if (enabled === undefined) throw badParameter("The parameter comment_enabled is required");
  media.commentsEnabled = enabled;
  call.world.changed();
  return { success: true };
}
