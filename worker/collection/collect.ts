import { type AccountRow, changeAccount, markReconnect, openAccount } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { backoffSeconds, type Settlement } from "../doorbell/settle.ts";
import type { InboundEvent, Paged, Platform, PlatformMedia, ReadResult } from "../platforms/platform.ts";
import { takeEvents } from "./ingest.ts";
import type { CollectCursor, CollectJob } from "./jobs.ts";
import { saveMedia } from "./media-store.ts";

/** Platform calls of one queue message: within the free plan's 50 subrequests, and fair between accounts. */
const MAX_CALLS = 40;
const MEDIA_PER_PAGE = 25;
const POLLED_MEDIA = 25;
const IMPORTED_MEDIA = 100;
/** However short a platform's pages are, some end must be. */
const MAX_MEDIA_PAGES = 60;
const MAX_CONVERSATION_PAGES = 20;
/** Readings overlap by this much, for what a platform shows late. */
const OVERLAP_MS = 10 * 60_000;
/** Above this share of the account's budget, reading waits (platforms/instagram.md §6). */
const STOP_USAGE_PERCENT = 90;
const SLOW_DOWN_SECONDS = 15 * 60;

const COUNTER_LAG_MS = 7 * 24 * 60 * 60_000;

const DONE: Settlement = { kind: "done" };

/**
 * Reads an account for up to 40 calls: its newest media, their comments newest first with replies, then its
 * conversations. What is left goes on in another queue message, so a large account never holds up the others.
 */
export async function collectStep(deps: Deps, job: CollectJob): Promise<Settlement> {
  const tenant = deps.tenant(job.workspaceId);
  const ready = await openAccount(deps, tenant, job.accountId);
  if (ready.kind !== "ready") return DONE;
  const reading = new Reading(deps, job, ready.account, ready.platform, ready.token);
  const end = await reading.run();
  switch (end.kind) {
    case "complete": {
      const { startedAt } = reading.cursor;
      await changeAccount(tenant, job.accountId, {
        lastCollectedAt: startedAt,
        ...(job.reason === "import" ? { importedAt: startedAt } : {}),
      });
      return DONE;
    }
    case "continue":
      await deps.env.COLLECT.send({ ...job, cursor: reading.cursor });
      return DONE;
    case "wait":
      await deps.env.COLLECT.send({ ...job, cursor: reading.cursor }, { delaySeconds: end.afterSeconds });
      return DONE;
    case "reconnect":
      await markReconnect(tenant, job.accountId);
      return DONE;
    case "failed":
      return { kind: "again", afterSeconds: backoffSeconds(1) };
  }
}

type End =
  | { kind: "complete" | "continue" | "reconnect" | "failed" }
  | { kind: "wait"; afterSeconds: number };

/** What one call came to: a page to go on with, a thing that is gone, or the end of this step. */
type Call<T> = { kind: "ok"; value: T } | { kind: "gone" } | { kind: "end"; end: End };

class Reading {
  readonly #deps: Deps;
  readonly #job: CollectJob;
  readonly #account: AccountRow;
  readonly #platform: Platform;
  readonly #token: string;
  readonly cursor: CollectCursor;
  #calls = 0;
  #isBusy = false;

  constructor(deps: Deps, job: CollectJob, account: AccountRow, platform: Platform, token: string) {
    this.#deps = deps;
    this.#job = job;
    this.#account = account;
    this.#platform = platform;
    this.#token = token;
    const now = deps.now();
    this.cursor = job.cursor ?? {
      startedAt: now,
      since: job.since > 0 ? job.since : (account.lastCollectedAt ?? account.createdAt) - OVERLAP_MS,
      phase: "media",
      mediaAfter: null,
      mediaPages: 0,
      mediaSeen: 0,
      mediaIds: [],
      commentsAfter: null,
      conversationIds: [],
      conversationsAfter: null,
      conversationPages: 0,
    };
  }

  async run(): Promise<End> {
    for (;;) {
      if (this.#isBusy) return { kind: "wait", afterSeconds: SLOW_DOWN_SECONDS };
      if (this.#calls >= MAX_CALLS) return { kind: "continue" };
      const end = this.cursor.phase === "media" ? await this.#media() : await this.#conversations();
      if (end) return end;
    }
  }

  /** One step through media and comments; undefined to go on. */
  async #media(): Promise<End | undefined> {
    const { cursor } = this;
    if (cursor.mediaIds.length > 0) return this.#comments(cursor.mediaIds[0]!);
    const wanted = this.#job.reason === "import" || this.#job.since > 0 ? IMPORTED_MEDIA : POLLED_MEDIA;
    const isLast = cursor.mediaPages > 0 && cursor.mediaAfter === null;
    if (isLast || cursor.mediaSeen >= wanted || cursor.mediaPages >= MAX_MEDIA_PAGES) {
      cursor.phase = "conversations";
      return undefined;
    }
    const page = await this.#call<Paged<PlatformMedia>>(() =>
      this.#platform.listMedia(this.#token, this.#account.externalId, {
        after: cursor.mediaAfter,
        limit: MEDIA_PER_PAGE,
      }),
    );
    if (page.kind === "end") return page.end;
    cursor.mediaPages += 1;
    cursor.mediaAfter = page.kind === "ok" ? page.value.after : null;
    if (page.kind === "ok") {
      cursor.mediaSeen += page.value.items.length;
      await saveMedia(this.#deps.tenant(this.#job.workspaceId), this.#account.id, page.value.items);
      cursor.mediaIds = page.value.items
        .filter((media) => this.#mayHaveComments(media))
        .map((media) => media.externalId);
    }
    return undefined;
  }

  /** One page of comments of one medium, newest first, down to what the reading before has seen. */
  async #comments(mediaId: string): Promise<End | undefined> {
    const { cursor } = this;
    const page = await this.#call(() =>
      this.#platform.listComments(this.#token, this.#account.externalId, mediaId, {
        after: cursor.commentsAfter,
      }),
    );
    if (page.kind === "end") return page.end;
    if (page.kind === "ok") {
      const { items, after } = page.value;
      await this.#take(items.filter((item) => item.at >= cursor.since));
      const topLevel = items.filter((item) => item.type === "interaction" && item.parentId === null);
      const oldest = topLevel.reduce((least, item) => Math.min(least, item.at), Number.POSITIVE_INFINITY);
      const reachedKnown = topLevel.length > 0 && oldest < cursor.since;
      cursor.commentsAfter = reachedKnown ? null : after;
    } else cursor.commentsAfter = null;
    if (cursor.commentsAfter === null) cursor.mediaIds = cursor.mediaIds.slice(1);
    return undefined;
  }

  /** One step through conversations: a page of the list, or the newest messages of one. */
  async #conversations(): Promise<End | undefined> {
    const { cursor } = this;
    const [conversationId] = cursor.conversationIds;
    if (conversationId !== undefined) {
      const page = await this.#call(() =>
        this.#platform.listMessages(this.#token, this.#account.externalId, conversationId),
      );
      if (page.kind === "end") return page.end;
      if (page.kind === "ok") await this.#take(page.value.filter((event) => event.at >= cursor.since));
      cursor.conversationIds = cursor.conversationIds.slice(1);
      return undefined;
    }
    const isOver = cursor.conversationPages > 0 && cursor.conversationsAfter === null;
    if (isOver || cursor.conversationPages >= MAX_CONVERSATION_PAGES) return { kind: "complete" };
    const page = await this.#call(() =>
      this.#platform.listConversations(this.#token, { after: cursor.conversationsAfter }),
    );
    if (page.kind === "end") return page.end;
    cursor.conversationPages += 1;
    if (page.kind === "gone") {
      cursor.conversationsAfter = null;
      return undefined;
    }
    const fresh = page.value.items.filter((conversation) => conversation.updatedAt >= cursor.since);
    cursor.conversationIds = fresh.map((conversation) => conversation.id);
    // The list is newest first: an old one on this page ends it.
    cursor.conversationsAfter = fresh.length === page.value.items.length ? page.value.after : null;
    return undefined;
  }

  /** Counters lag behind: only an old post that says zero is believed. */
  #mayHaveComments(media: PlatformMedia): boolean {
    return media.commentCount !== 0 || media.at >= this.cursor.startedAt - COUNTER_LAG_MS;
  }

  #take(events: readonly InboundEvent[]): Promise<void> {
    return takeEvents(this.#deps, this.#account, this.#platform, events, this.#job.reason);
  }

  async #call<T>(read: () => Promise<ReadResult<T>>): Promise<Call<T>> {
    this.#calls += 1;
    const result = await read();
    switch (result.kind) {
      case "ok":
        this.#isBusy = (result.usagePercent ?? 0) >= STOP_USAGE_PERCENT;
        return { kind: "ok", value: result.value };
      case "gone":
        return { kind: "gone" };
      case "limited":
        return {
          kind: "end",
          end: {
            kind: "wait",
            afterSeconds: Math.ceil((result.retryAfterMs ?? SLOW_DOWN_SECONDS * 1000) / 1000),
          },
        };
      case "reconnect":
        return { kind: "end", end: { kind: "reconnect" } };
      case "failed":
        return { kind: "end", end: { kind: "failed" } };
    }
  }
}
