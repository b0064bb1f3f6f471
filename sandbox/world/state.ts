import type { Subject } from "../people/subject.ts";

/** Everything the sandbox remembers, as plain JSON: what is written to the state file is exactly this. */
export type WorldState = {
  version: 1;
  seed: number;
  /** Counts up with every live id, so that a restart never repeats one. */
  serial: number;
  accounts: Account[];
  people: Person[];
  media: Media[];
  comments: Comment[];
  conversations: Conversation[];
  codes: AuthorizationCode[];
  tokens: AccessToken[];
  demo: DemoProgress | null;
};

export type Language = "fr" | "en";

/** A professional account. `userId` (17841…) is what webhooks carry; `appScopedId` is what `/me` calls `id`. */
export type Account = {
  userId: string;
  appScopedId: string;
  username: string;
  name: string;
  biography: string;
  website: string;
  accountType: "BUSINESS" | "MEDIA_CREATOR";
  followersCount: number;
  followsCount: number;
  language: Language;
  hidesLikeCount: boolean;
  /** The owner's switch for connected tools in the app's settings: off, and messages are neither sent nor delivered. */
  messageAccess: boolean;
  /** Another app owns the threads (handover protocol): deliveries go to `standby`, sends are refused. */
  otherAppOwnsThreads: boolean;
  restrictedFromSending: boolean;
  subscribedFields: string[];
};

/** How a person answers a private message. `scripted` people are led by the story or by a human, never by a rule. */
export type AnswerStyle = "phone" | "email" | "stop" | "refuse" | "chat" | "silent" | "scripted";

export type Person = {
  username: string;
  name: string;
  language: Language;
  answers: AnswerStyle;
  followerCount: number;
  verified: boolean;
  /** Ids of accounts. */
  follows: string[];
  followedBy: string[];
  blocks: string[];
};

export type MediaType = "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
export type MediaProductType = "AD" | "FEED" | "STORY" | "REELS";

export type Media = {
  id: string;
  accountId: string;
  shortcode: string;
  caption: string;
  altText: string;
  mediaType: MediaType;
  productType: MediaProductType;
  /** Epoch ms. */
  postedAt: number;
  likeCount: number;
  commentsEnabled: boolean;
  broadcast: "none" | "live" | "ended";
  adId?: string;
  subject: Subject;
  /** What the play page draws in place of a photograph. */
  picture: { emoji: string; hue: number };
};

export type Comment = {
  id: string;
  accountId: string;
  mediaId: string;
  /** Username of a person, or null when the account itself wrote it. */
  author: string | null;
  text: string;
  at: number;
  likeCount: number;
  hidden: boolean;
  parentId?: string;
  /** Written by somebody the account restricted: nobody else sees it until the owner approves it. */
  heldBack?: boolean;
  /** The one private reply that the platform allows: when it was used up, and the message if one arrived. */
  privateReply?: { at: number; mid?: string };
};

export type Attachment = { type: string; url?: string; title?: string; mediaId?: string };

export type Reaction = { by: "person" | "business"; reaction: string; emoji: string };

export type Message = {
  mid: string;
  at: number;
  from: "person" | "business";
  /** How a business message left: through the API, or typed in the Instagram app. */
  via: "person" | "api" | "app";
  text?: string;
  attachments: Attachment[];
  replyTo?: { mid: string } | { story: { id: string; url: string } };
  quickReply?: string;
  referral?: { ref: string; source: string; type: string; adId?: string };
  unsupported?: boolean;
  commentId?: string;
  unsent: boolean;
  editCount: number;
  reactions: Reaction[];
  readAt?: number;
};

export type Conversation = {
  id: string;
  accountId: string;
  person: string;
  updatedAt: number;
  /** The person's latest act that opens the 24-hour window; absent before their first. */
  lastInboundAt?: number;
  /** A message, an ice breaker or a persistent-menu tap makes the profile readable. */
  consented: boolean;
  folder: "inbox" | "requests";
  messages: Message[];
};

export type AuthorizationCode = {
  code: string;
  accountId: string;
  redirectUri: string;
  scopes: string[];
  at: number;
  used: boolean;
};

export type AccessToken = {
  token: string;
  accountId: string;
  scopes: string[];
  life: "short" | "long";
  issuedAt: number;
  expiresAt: number;
  /** Graph subcode it dies with: 458 app removed, 459 checkpoint, 460 password changed, 467 invalid. */
  deadSubcode?: number;
};

export type DemoProgress = {
  accountId: string;
  startedAt: number;
  /** Steps of the story that are over. */
  done: string[];
  /** Events after the story. */
  liveEvents: number;
};
