import type { Account, Comment, Conversation, Media, Message, Reaction } from "./state.ts";

/** What just happened, told to whoever listens: webhooks, the people, the demo, the live page. */
export type WorldEvent =
  | { kind: "comment"; account: Account; media: Media; comment: Comment }
  /** The account was named in a comment on somebody else's post. */
  | { kind: "mention"; account: Account; username: string; text: string; mediaId: string; commentId: string }
  | { kind: "message"; account: Account; conversation: Conversation; message: Message }
  | { kind: "message-edited"; account: Account; conversation: Conversation; message: Message }
  | { kind: "message-unsent"; account: Account; conversation: Conversation; message: Message }
  | {
      kind: "reaction";
      account: Account;
      conversation: Conversation;
      message: Message;
      reaction: Reaction;
      action: "react" | "unreact";
    }
  | { kind: "read"; account: Account; conversation: Conversation; message: Message }
  | {
      kind: "postback";
      account: Account;
      conversation: Conversation;
      mid: string;
      title: string;
      payload: string;
    }
  | {
      kind: "referral";
      account: Account;
      conversation: Conversation;
      referral: { ref: string; source: string; type: string };
    };

export type WorldListener = (event: WorldEvent) => void;
