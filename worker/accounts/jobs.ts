/** Bodies of the `sync` queue that concern connected accounts; their version is that of the queue. */

/** A platform knocked at our webhook door and was refused, or tested it: written down for the doctor. */
export type WebhookSeenJob = {
  v: number;
  kind: "webhook-seen";
  platform: string;
  what: "rejected" | "handshake" | "handshake-refused";
  /** Epoch ms. */
  at: number;
};

/** A look at one account's token: refreshed when due. */
export type TokenJob = { v: number; kind: "token"; workspaceId: string; accountId: string };

/** The next chunk of a change of the encryption key; where it goes on is in `key_rotations`. */
export type ResealJob = {
  v: number;
  kind: "reseal";
  /** The key to seal with: an isolate that has another as its newest leaves the chunk alone. */
  kid: string;
};
export type AccountsJob = WebhookSeenJob | TokenJob | ResealJob;
