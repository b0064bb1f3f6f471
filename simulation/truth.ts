/**
 * What really happened at the platform, whatever anybody was told: who wrote what, and what reached whom. Instagram's
 * rules are kept here as the platform keeps them. Times are the platform's own clock, epoch ms.
 */

export const DAY_MS = 86_400_000;
export const WINDOW_MS = DAY_MS;
export const REPLY_MS = 7 * DAY_MS;

export type Person = {
  /** Their id in a thread. */
  id: string;
  /** Their id under a comment: often the same. */
  commenterId: string;
  username: string;
};
export type Comment = {
  id: string;
  person: Person;
  mediaId: string;
  text: string;
  at: number;
  isDeleted: boolean;
  /** A private reply was delivered, or tried and refused where that uses it up. */
  isUsed: boolean;
};
export type ThreadItem = {
  id: string;
  from: "person" | "us";
  text: string;
  at: number;
  isTakenBack: boolean;
};
export type Thread = { person: Person; items: ThreadItem[]; lastInboundAt: number | null };
export type Via = "private_reply" | "window" | "human_agent";
export type Delivery = {
  at: number;
  person: Person;
  text: string;
  via: Via;
  commentId: string | null;
  messageId: string;
};
export type SendRequest = {
  to: { commentId: string } | { personId: string };
  isHumanAgent: boolean;
  text: string;
};
export type Refusal = { code: number; subcode: number | null };
export type Verdict = { kind: "delivered"; delivery: Delivery } | { kind: "refused"; refusal: Refusal };

const refused = (code: number, subcode: number | null): Verdict => ({
  kind: "refused",
  refusal: { code, subcode },
});

/** One connected account, its posts and its conversations. */
export class AccountTruth {
  readonly externalId: string;
  readonly media: { id: string; at: number }[] = [];
  readonly comments = new Map<string, Comment>();
  readonly threads = new Map<string, Thread>();
  readonly deliveries: Delivery[] = [];
  /** What a person of the team wrote in the platform's own app. */
  readonly byHand: Delivery[] = [];
  /** Good tokens: any other answers 190. */
  token: string | null = null;
  #made = 0;

  constructor(externalId: string) {
    this.externalId = externalId;
  }

  newId(prefix: string): string {
    this.#made += 1;
    return `${prefix}${this.externalId.slice(-4)}${String(this.#made).padStart(9, "0")}`;
  }

  /** Whether an interaction of this key happened here. */
  knows(key: string): boolean {
    const id = key.slice(key.indexOf(":") + 1);
    return (
      this.comments.has(id) ||
      [...this.threads.values()].some(({ items }) => items.some((one) => one.id === id))
    );
  }

  comment(person: Person, mediaId: string, text: string, at: number): Comment {
    const comment = {
      id: this.newId("180000"),
      person,
      mediaId,
      text,
      at,
      isDeleted: false,
      isUsed: false,
    };
    this.comments.set(comment.id, comment);
    return comment;
  }

  threadOf(person: Person): Thread {
    const known = this.threads.get(person.id);
    if (known) return known;
    const thread: Thread = { person, items: [], lastInboundAt: null };
    this.threads.set(person.id, thread);
    return thread;
  }

  hear(person: Person, text: string, at: number): ThreadItem {
    const thread = this.threadOf(person);
    const item: ThreadItem = { id: this.newId("mid."), from: "person", text, at, isTakenBack: false };
    thread.items.push(item);
    thread.lastInboundAt = at;
    return item;
  }

  /** Whether this may be sent now, as the platform judges it. */
  judge(request: SendRequest, at: number): { person: Person; via: Via; comment: Comment | null } | Refusal {
    if (new TextEncoder().encode(request.text).length > 1000) return { code: 100, subcode: null };
    if ("commentId" in request.to) {
      const comment = this.comments.get(request.to.commentId);
      if (!comment || comment.isDeleted || comment.isUsed || at >= comment.at + REPLY_MS)
        return { code: 100, subcode: 2534025 };
      return { person: comment.person, via: "private_reply", comment };
    }
    const thread = this.threads.get(request.to.personId);
    if (!thread) return { code: 100, subcode: 2534014 };
    const heardAt = thread.lastInboundAt ?? Number.NEGATIVE_INFINITY;
    const limit = request.isHumanAgent ? REPLY_MS : WINDOW_MS;
    if (at >= heardAt + limit) return { code: 10, subcode: 2534022 };
    return { person: thread.person, via: request.isHumanAgent ? "human_agent" : "window", comment: null };
  }

  send(request: SendRequest, at: number): Verdict {
    const judged = this.judge(request, at);
    if ("code" in judged) return refused(judged.code, judged.subcode);
    const { person, via, comment } = judged;
    if (comment) comment.isUsed = true;
    const delivery = {
      at,
      person,
      text: request.text,
      via,
      commentId: comment?.id ?? null,
      messageId: this.newId("mid."),
    };
    this.deliveries.push(delivery);
    this.#write(delivery);
    return { kind: "delivered", delivery };
  }

  /** Somebody of the team answers in the platform's own app. */
  answerByHand(person: Person, text: string, at: number): Delivery {
    const delivery: Delivery = {
      at,
      person,
      text,
      via: "window",
      commentId: null,
      messageId: this.newId("mid."),
    };
    this.byHand.push(delivery);
    this.#write(delivery);
    return delivery;
  }

  #write({ person, text, at, messageId }: Delivery): void {
    this.threadOf(person).items.push({ id: messageId, from: "us", text, at, isTakenBack: false });
  }
}
