export type MediaKind = "image" | "video" | "album" | "reel" | "story" | "other";

const KINDS: Record<string, MediaKind> = {
  IMAGE: "image",
  VIDEO: "video",
  CAROUSEL_ALBUM: "album",
  REEL: "reel",
  REELS: "reel",
  STORY: "story",
};

/** What sort of post a platform's word means; a word we do not know is simply a post. */
export const mediaKind = (mediaType: string | null): MediaKind =>
  KINDS[mediaType?.toUpperCase() ?? ""] ?? "other";
