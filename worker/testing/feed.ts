import { type AccountRow, changeAccount } from "../accounts/service.ts";
import { collectStep } from "../collection/collect.ts";
import { type CollectJob, JOB_VERSION } from "../collection/jobs.ts";
import type {
  CommentPage,
  InboundEvent,
  InboundInteraction,
  ListedMessage,
  Paged,
  PlatformMedia,
  ReadResult,
} from "../platforms/platform.ts";
import { DAY_MS } from "../scoring/days.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "./accounts.ts";
import { newWorkspace } from "./people.ts";

export type FeedThread = { id: string; updatedAt: number; messages: (InboundInteraction | EchoEvent)[] };
type EchoEvent = Extract<InboundEvent, { type: "echo" }>;
export type FeedCall =
  | "media"
  | `comments ${string}`
  | `replies ${string}`
  | "conversations"
  | `messages ${string}`
  | `message ${string}`;
/** What a call finds instead of its answer: a refusal, or a process that dies. */
export type FeedFault = ReadResult<never> | "throw" | undefined;

/**
 * A stand-in with posts, comments, replies and conversations, newest first, whose page sizes a test chooses; and an
 * account whose readings are run a queue message at a time.
 */
export async function setUpFeed(overrides: Partial<AccountRow> = {}) {
  const media: PlatformMedia[] = [];
  const comments = new Map<string, InboundInteraction[]>();
  const replies = new Map<string, InboundInteraction[]>();
  const threads: FeedThread[] = [];
  const calls: FeedCall[] = [];
  const sleeps: number[] = [];
  const feed = {
    mediaPage: 25,
    commentPage: 50,
    /** Replies that come with their comment; the rest is asked for. */
    repliesShown: 3,
    replyPage: 5,
    threadPage: 25,
    messagePage: 25,
    /** Empty pages in front of each list, each with a next one. */
    emptyPages: 0,
    /** Whether a conversation's list holds the words too. */
    isDetailed: false,
    usagePercent: null as number | null,
    /** Looks at each call before it is answered. */
    fault: (_call: FeedCall, _count: number): FeedFault => undefined,
  };
  const answer = <T>(call: FeedCall, value: () => T): ReadResult<T> => {
    calls.push(call);
    const fault = feed.fault(call, calls.length);
    if (fault === "throw") throw new Error("the process was killed here");
    return fault ?? { kind: "ok", value: value(), usagePercent: feed.usagePercent };
  };
  const page = <T>(all: readonly T[], after: string | null, size: number): Paged<T> => {
    const place = Number(after ?? -feed.emptyPages);
    if (place < 0) return { items: [], after: String(place + 1) };
    return {
      items: all.slice(place, place + size),
      after: place + size < all.length ? String(place + size) : null,
    };
  };
  const newest = <T extends { at: number }>(items: readonly T[]): T[] =>
    items.toSorted((a, b) => b.at - a.at);
  const platform = fakePlatform({
    listMedia: async (_token, _account, { after, limit }) =>
      answer("media", () => page(newest(media), after, Math.min(limit, feed.mediaPage))),
    listComments: async (_token, _account, mediaId, { after }) =>
      answer(`comments ${mediaId}`, (): CommentPage => {
        const found = page(newest(comments.get(mediaId) ?? []), after, feed.commentPage);
        const behind = (one: InboundInteraction) => replies.get(one.externalId) ?? [];
        return {
          items: found.items.flatMap((one) => [one, ...behind(one).slice(0, feed.repliesShown)]),
          after: found.after,
          moreReplies: found.items
            .filter((one) => behind(one).length > feed.repliesShown)
            .map((one) => ({ commentId: one.externalId, after: String(feed.repliesShown) })),
        };
      }),
    listReplies: async (_token, _account, _mediaId, { commentId, after }) =>
      answer(`replies ${commentId}`, () => {
        const place = Number(after);
        const all = replies.get(commentId) ?? [];
        return {
          items: all.slice(place, place + feed.replyPage),
          after: place + feed.replyPage < all.length ? String(place + feed.replyPage) : null,
        };
      }),
    listConversations: async (_token, { after }) =>
      answer("conversations", () => {
        const listed = threads.toSorted((a, b) => b.updatedAt - a.updatedAt);
        const found = page(listed, after, feed.threadPage);
        return { ...found, items: found.items.map(({ id, updatedAt }) => ({ id, updatedAt })) };
      }),
    listMessages: async (_token, _account, id, { after }) =>
      answer(`messages ${id}`, (): Paged<ListedMessage> => {
        const all = newest(threads.find((thread) => thread.id === id)?.messages ?? []);
        const place = Number(after ?? 0);
        const shown = all.slice(place, place + feed.messagePage);
        return {
          items: shown.map((event) => ({
            externalId: event.externalId,
            at: event.at,
            event: feed.isDetailed ? event : undefined,
          })),
          after: place + feed.messagePage < all.length ? String(place + feed.messagePage) : null,
        };
      }),
    readMessage: async (_token, _account, id) => {
      const thread = threads.find(({ messages }) => messages.some((event) => event.externalId === id));
      const readable = newest(thread?.messages ?? []).slice(0, 20);
      const found = readable.find((event) => event.externalId === id);
      const result = answer(`message ${id}`, () => found ?? null);
      return found || result.kind !== "ok" ? result : { kind: "gone" };
    },
  });
  const { deps: real, clock, queued } = testDeps(platform);
  const deps = { ...real, sleep: async (ms: number) => void sleeps.push(ms) };
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, { createdAt: clock.now - DAY_MS, ...overrides });
  const { pollMinutes, lastCollectedAt } = account;
  await changeAccount(deps.tenant(workspaceId), account.id, { pollMinutes, lastCollectedAt });
  let made = 0;
  const person = () => {
    made += 1;
    return { externalId: `91${String(made).padStart(8, "0")}`, username: `personne.${made}` };
  };
  return {
    feed,
    media,
    comments,
    replies,
    threads,
    calls,
    sleeps,
    platform,
    deps,
    clock,
    queued,
    account,
    /** A post of a day ago, unless told, with one comment for each time. */
    post(id: string, times: readonly number[], about: Partial<PlatformMedia> = {}): void {
      media.push({
        externalId: id,
        caption: id,
        permalink: null,
        mediaType: "IMAGE",
        productType: "FEED",
        at: clock.now - DAY_MS,
        likeCount: null,
        commentCount: times.length,
        ...about,
      });
      comments.set(id, []);
      for (const at of times) this.comment(id, at);
    },
    comment(mediaId: string, at: number, text = "bonjour"): InboundInteraction {
      const one = comment(account, text, at, {
        externalId: `${mediaId}${String(++made).padStart(7, "0")}`,
        mediaId,
        person: person(),
      });
      comments.get(mediaId)!.push(one);
      return one;
    },
    reply(to: InboundInteraction, at: number): InboundInteraction {
      const one = comment(account, "bonjour aussi", at, {
        externalId: `${to.mediaId}${String(++made).padStart(7, "0")}`,
        mediaId: to.mediaId,
        parentId: to.externalId,
        person: person(),
      });
      replies.set(to.externalId, [...(replies.get(to.externalId) ?? []), one]);
      return one;
    },
    /** A conversation with one person, one message for each time. */
    thread(id: string, times: readonly number[]): FeedThread {
      const from = person();
      const thread: FeedThread = {
        id,
        updatedAt: Math.max(...times),
        messages: times.map((at) =>
          inbound(account, "bonjour", at, { externalId: `mid-${id}-${at}`, person: from }),
        ),
      };
      threads.push(thread);
      return thread;
    },
    job: (extra: Partial<CollectJob> = {}): CollectJob => ({
      v: JOB_VERSION,
      workspaceId,
      accountId: account.id,
      reason: "poll",
      since: 0,
      cursor: null,
      ...extra,
    }),
    /** One queue message. Returns the one it asks for, if any. */
    async step(job: CollectJob): Promise<{ body: CollectJob; delaySeconds?: number } | undefined> {
      queued.length = 0;
      await collectStep(deps, job);
      return queued.find((one) => one.queue === "collect") as
        | { body: CollectJob; delaySeconds?: number }
        | undefined;
    },
    /** Runs a job and what it asks to go on with; time passes as asked. Returns how many queue messages that took. */
    async run(first: CollectJob): Promise<number> {
      let steps = 0;
      for (let next: CollectJob | undefined = first; next; steps++) {
        const sent = await this.step(next);
        clock.now += (sent?.delaySeconds ?? 0) * 1000;
        next = sent?.body;
      }
      return steps;
    },
    async count(table: "interactions" | "messages" | "leads" | "media_likes"): Promise<number> {
      const row = await deps.env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?1`)
        .bind(workspaceId)
        .first<{ n: number }>();
      return row!.n;
    },
    /** The keys of everything the feed holds that must be stored. */
    expected(): string[] {
      const all = [
        ...comments.values(),
        ...replies.values(),
        ...threads.map((thread) => thread.messages),
      ].flat();
      return all.flatMap((event) => (event.type === "interaction" ? [event.dedupeKey] : [])).sort();
    },
    async stored(): Promise<string[]> {
      const { results } = await deps.env.DB.prepare(
        "SELECT dedupe_key AS k FROM interactions WHERE workspace_id = ?1 ORDER BY k",
      )
        .bind(workspaceId)
        .all<{ k: string }>();
      return results.map((row) => row.k).sort();
    },
    async row(): Promise<{
      status: string;
      lastCollectedAt: number | null;
      importedAt: number | null;
      quietUntil: number;
      readingId: string | null;
      readingUntil: number;
    }> {
      const row = await deps.env.DB.prepare(
        `SELECT status, last_collected_at AS lastCollectedAt, imported_at AS importedAt, quiet_until AS quietUntil,
           reading_id AS readingId, reading_until AS readingUntil FROM accounts WHERE workspace_id = ?1`,
      )
        .bind(workspaceId)
        .first();
      return row as never;
    },
  };
}
export type Feed = Awaited<ReturnType<typeof setUpFeed>>;

/** So many times, a second apart, the newest `agoMs` before `now`. */
export const times = (count: number, now: number, agoMs = 1000): number[] =>
  Array.from({ length: count }, (_, index) => now - agoMs - index * 1000);
