import type { Capabilities, InteractionKind, PlatformId } from "./contract.ts";

/**
 * A person as the platform names them. `externalId` is scoped to the account: never compare across accounts. Where
 * the platform gives only a name, it is `@` and the name, which no id can be.
 */
export type PlatformPerson = { externalId: string; username: string | null; displayName?: string | null };

/** What brought a person to a conversation: an advertisement, a link. Texts are the platform's own. */
export type Referral = {
  source: string | null;
  ref: string | null;
  adId: string | null;
  title: string | null;
};

/** One thing that happened, in our words. Times are epoch ms; ids are decimal strings taken from the raw JSON. */
export type InboundEvent = { accountExternalId: string } & (
  | {
      type: "interaction";
      kind: InteractionKind;
      /** The platform's id of the comment, message or reaction. */
      externalId: string;
      /** Unique per account: the same event seen by webhook and by polling has the same key. */
      dedupeKey: string;
      person: PlatformPerson;
      text: string | null;
      mediaId: string | null;
      /** The comment this one replies to; null at top level. */
      parentId: string | null;
      at: number;
      /** True when `at` is only the time of sending: a polled time replaces it once, if earlier. */
      atIsProvisional: boolean;
      /** Another app controls the thread, or the item cannot be answered: keep it, answer nothing. */
      standby: boolean;
      referral: Referral | null;
    }
  | { type: "echo"; personExternalId: string; externalId: string; text: string | null; at: number }
  | {
      type: "edited";
      externalId: string;
      personExternalId: string;
      text: string;
      /** How many times it was edited by then: an older edit may come after a newer one. */
      edits: number;
      at: number;
    }
  /** A known person came back by an advertisement or a link; nothing was written. */
  | { type: "referred"; personExternalId: string; referral: Referral; at: number }
  | { type: "unsent"; externalId: string; personExternalId: string; at: number }
  | { type: "unreacted"; externalId: string; personExternalId: string; at: number }
  | {
      type: "receipt";
      receipt: "delivered" | "read";
      externalId: string;
      personExternalId: string;
      at: number;
    }
);
export type InboundInteraction = Extract<InboundEvent, { type: "interaction" }>;

export type SendTarget =
  | { kind: "private_reply"; commentId: string }
  | { kind: "window"; personId: string }
  | { kind: "human_agent"; personId: string };

/** What one send carries: words, or one picture that the platform fetches from a public https address. */
export type SendContent = { text: string } | { imageUrl: string };

/** Stable reasons why a platform definitely did not send; readable text is made elsewhere. */
export type RefusalReason =
  | "window-closed"
  | "private-reply-used"
  | "person-unavailable"
  | "person-blocked-us"
  | "no-such-person"
  | "thread-controlled-elsewhere"
  | "messages-disabled"
  | "permission-missing"
  | "text-invalid"
  | "restricted"
  | "refused";

export type SendResult =
  /** `usagePercent`, `regainMs`: what the answer said of the account's budget, if anything. */
  | { kind: "sent"; externalId: string; recipientId: string; usagePercent?: number; regainMs?: number }
  /** Definitely not sent; may be tried again after `afterMs`. */
  | { kind: "later"; reason: "rate-limited" | "blocked-by-platform"; afterMs: number | null }
  /** Definitely not sent, and asking again changes nothing. */
  | { kind: "refused"; reason: RefusalReason; code: string }
  /** The token is dead: definitely not sent. */
  | { kind: "reconnect"; code: string }
  /** May have been sent: reconcile, never repeat. */
  | { kind: "unknown"; cause: string };

/** An answer to a read: what the platform said, in four cases callers must tell apart. */
export type ReadResult<T> =
  /** `regainMs`: how long the platform asks to be left alone, although it answered. */
  | { kind: "ok"; value: T; usagePercent: number | null; regainMs?: number }
  | { kind: "limited"; retryAfterMs: number | null }
  | { kind: "reconnect"; code: string }
  /** Deleted, or not for us to read (a profile before the person's consent): do not ask again. */
  | { kind: "gone" }
  /** A permission or a switch of the owner's is missing: the same question stays refused until a person acts. */
  | { kind: "denied"; code: string }
  /** May be asked again later. `cause` holds no secret. */
  | { kind: "failed"; cause: string };

export type PlatformMedia = {
  externalId: string;
  caption: string | null;
  permalink: string | null;
  mediaType: string;
  productType: string | null;
  at: number;
  /** null when the owner hides it. */
  likeCount: number | null;
  commentCount: number | null;
};
/** Replies of one comment that did not fit behind it: to be read from `after`. */
export type MoreReplies = { commentId: string; after: string };
export type CommentPage = Paged<InboundInteraction> & { moreReplies: MoreReplies[] };
/** A message of a conversation as listed; `event` is undefined until `readMessage` was asked, null for what is not kept. */
export type ListedMessage = { externalId: string; at: number; event: InboundEvent | null | undefined };

/** What asking the platform about one account showed; for people who wonder why nothing happens. */
export type Examination = {
  token:
    | { kind: "valid"; identity: ConnectedIdentity }
    | { kind: "reconnect"; code: string }
    | { kind: "unreachable"; cause: string };
  /** Webhook fields this account is subscribed to; null when the platform did not say. */
  subscribedFields: string[] | null;
  /** Whether messages may be read at all: the owner allows it in the platform's own settings. */
  messageAccess: "allowed" | "denied" | "unknown";
  commentAccess: "allowed" | "denied" | "unknown";
  usagePercent: number | null;
  /** The platform's clock minus ours, ms; null when it did not say. */
  clockSkewMs: number | null;
};

/** A public reply of the account's own; `at` in epoch ms. */
export type OwnReply = { externalId: string; text: string | null; at: number };
export type Paged<T> = { items: T[]; after: string | null };

export type ConnectedIdentity = {
  /** The id webhooks carry: index the connection on it. */
  externalId: string;
  /** The id deauthorize and deletion callbacks may carry. */
  appScopedId: string;
  username: string;
  displayName: string | null;
  pictureUrl: string | null;
};
/** `expiresAt` in epoch ms. `scopes` is empty when the platform did not list them: keep the known ones. */
export type GrantedToken = { token: string; expiresAt: number; scopes: string[] };

/** Everything a platform must be able to do for us: the one seam. Their JSON in, our words out. */
export type Platform = {
  id: PlatformId;
  capabilities: Capabilities;
  requiredScopes: readonly string[];
  /** Straight at the platform's consent page, with `redirect_uri` and `state` in the query. */
  authorizeUrl(state: string, redirectUri: string): string;
  /** Code → long-lived token. `refused` is the platform's answer, fit for a log (no secrets). */
  exchangeCode(
    code: string,
    redirectUri: string,
    now: number,
  ): Promise<{ kind: "ok"; granted: GrantedToken } | { kind: "refused"; cause: string }>;
  identify(token: string): Promise<ReadResult<ConnectedIdentity>>;
  refreshToken(token: string, now: number): Promise<ReadResult<GrantedToken>>;
  /** Asks for webhooks of this account; `false` when the platform would not (the account is then polled). */
  subscribe(token: string, accountExternalId: string): Promise<boolean>;
  unsubscribe(token: string, accountExternalId: string): Promise<void>;
  /** Newest first. */
  listMedia(
    token: string,
    accountExternalId: string,
    query: { after: string | null; limit: number },
  ): Promise<ReadResult<Paged<PlatformMedia>>>;
  /** One call. Newest first, the first replies behind their parent, the account's own left out. */
  listComments(
    token: string,
    accountExternalId: string,
    mediaId: string,
    query: { after: string | null },
  ): Promise<ReadResult<CommentPage>>;
  /** One call: a page of the replies to one comment. */
  listReplies(
    token: string,
    accountExternalId: string,
    mediaId: string,
    replies: MoreReplies,
  ): Promise<ReadResult<Paged<InboundInteraction>>>;
  /** One comment's own time and existence: re-read before a private reply in its last hours. */
  readComment(token: string, commentId: string): Promise<ReadResult<{ at: number }>>;
  listConversations(
    token: string,
    query: { after: string | null; personId?: string },
  ): Promise<ReadResult<Paged<{ id: string; updatedAt: number }>>>;
  /** One call. A page of the newest readable messages, newest first; ours are `echo`, the person's `interaction`. */
  listMessages(
    token: string,
    accountExternalId: string,
    conversationId: string,
    query: { after: string | null },
  ): Promise<ReadResult<Paged<ListedMessage>>>;
  /** How many messages of a conversation can be read; older ones answer as if deleted. */
  readableMessages: number;
  /** One call, for a message that was listed without its words; null for what is not kept. */
  readMessage(
    token: string,
    accountExternalId: string,
    messageId: string,
  ): Promise<ReadResult<InboundEvent | null>>;
  /** Calls about conversations that the platform allows each second and account. */
  conversationReadsPerSecond: number;
  readProfile(token: string, personId: string): Promise<ReadResult<PlatformPerson>>;
  send(
    token: string,
    accountExternalId: string,
    target: SendTarget,
    content: SendContent,
  ): Promise<SendResult>;
  /**
   * Answers in public, under a top-level comment: platforms take no reply to a reply. At most once, as `send`.
   * `sent` carries the reply's own id, and as recipient the comment's.
   */
  replyToComment(token: string, commentId: string, text: string): Promise<SendResult>;
  /** One call: a page of what the account itself wrote under one comment, for a reply whose outcome is not known. */
  listOwnReplies(
    token: string,
    accountExternalId: string,
    commentId: string,
    query: { after: string | null },
  ): Promise<ReadResult<Paged<OwnReply>>>;
  /** Asks what can be asked about the account, in a handful of calls; never throws. */
  examine(token: string, accountExternalId: string, now: number): Promise<Examination>;
  /** Webhook fields an account must be subscribed to. */
  webhookFields: readonly string[];
  /** Secrets that may sign the platform's callbacks (`signed_request`). */
  signedRequestSecrets: readonly string[];
  /** Body of the `GET` handshake, or null when it must be refused. */
  answerHandshake(query: URLSearchParams): string | null;
  /**
   * Constant-time check of the delivery's signature over the raw bytes.
   * @returns the name of the setting whose secret signed it, or null
   */
  authenticate(rawBody: Uint8Array, headers: Headers): Promise<string | null>;
  /** The same delivery as many, one update each, to the digit: for those that no queue message could hold. */
  splitDelivery(rawJson: string): string[];
  /** Every update of a delivery; unknown ones are left out. Throws only on text that is not JSON. */
  readDelivery(rawJson: string, receivedAt: number): InboundEvent[];
};
