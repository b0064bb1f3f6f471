import type { InboundEvent } from "../platforms/platform.ts";
import type { Thread } from "./jobs.ts";
import type { Reading, StepEnd } from "./reading.ts";
import { lastCompleteAt, turnPage } from "./reading-cursor.ts";
import { OVERLAP_MS, orderThreads, reachesBack } from "./reading-plan.ts";
import { knownKeys } from "./reading-store.ts";

/** A cursor travels in a queue message, which holds 128 KB; ids of conversations are long. */
const MOST_LISTED_UNITS = 60_000;
const MOST_PAGES = 1000;

const LIST = { isList: true, isConversation: true };
const PIECE = { isList: false, isConversation: true };

/** One call further through the conversations; undefined to go on. */
export function walkThreads(reading: Reading): Promise<StepEnd | undefined> {
  const { cursor } = reading.context;
  const { isOutage, messageIds, threadList, threads } = cursor;
  const [thread] = threads;
  // After an outage all are listed first, because the last one listed may be the first to close.
  const isToBeListed =
    !threadList.isOver &&
    (thread === undefined || (isOutage && messageIds === null && !cursor.messagePage && !isFull(threads)));
  if (isToBeListed) return listThreads(reading);
  if (thread) return messageIds === null ? listMessages(reading, thread) : readMessage(reading, messageIds);
  cursor.phases.shift();
  return Promise.resolve(undefined);
}

const isFull = (threads: readonly Thread[]): boolean =>
  threads.reduce((units, thread) => units + thread.id.length, 0) >= MOST_LISTED_UNITS;

async function listThreads(reading: Reading): Promise<StepEnd | undefined> {
  const { cursor, deps, platform, token } = reading.context;
  const place = cursor.threadList;
  const page = await reading.call(LIST, () => platform.listConversations(token, { after: place.after }));
  if (page.kind === "end") return page.end;
  const { items, after } = page.kind === "ok" ? page.value : { items: [], after: null };
  turnPage(place, items.length, after);
  const times = items.map((thread) => thread.updatedAt);
  if (reachesBack(times, cursor.since) || place.pages >= MOST_PAGES) place.isOver = true;
  const listed = new Set(cursor.threads.map((thread) => thread.id));
  const fresh = items.filter((thread) => thread.updatedAt >= cursor.since && !listed.has(thread.id));
  cursor.threads.push(...fresh.map(({ id, updatedAt }) => ({ id, updatedAt })));
  cursor.threads = orderThreads(cursor.threads, deps.now(), cursor.isOutage);
  return undefined;
}

/** The newest messages of a conversation: those nobody has seen yet, of which some are to be read by themselves. */
async function listMessages(reading: Reading, thread: Thread): Promise<StepEnd | undefined> {
  const { account, cursor, platform, tenant, token } = reading.context;
  const place = cursor.messagePage ?? { after: null, seen: 0 };
  const page = await reading.call(PIECE, () =>
    platform.listMessages(token, account.externalId, thread.id, { after: place.after }),
  );
  if (page.kind === "end") return page.end;
  const { items, after } = page.kind === "ok" ? page.value : { items: [], after: null };
  const seen = place.seen + items.length;
  const isOver =
    after === null ||
    after === place.after ||
    items.length === 0 ||
    seen >= platform.readableMessages ||
    reachesBack(
      items.map((message) => message.at),
      cursor.since,
    );
  cursor.messagePage = isOver ? null : { after, seen };
  const fresh = items
    .filter((message) => message.at >= cursor.since && message.event !== null)
    .toSorted((a, b) => a.at - b.at);
  const keys = new Map(fresh.map((message) => [message.externalId, `message:${message.externalId}`]));
  const known = await knownKeys(tenant, account.id, [...keys.values()]);
  const unknown = fresh.filter((message) => !known.has(keys.get(message.externalId)!));
  keep(
    reading,
    unknown.flatMap(({ event }) => event ?? []),
  );
  next(
    reading,
    unknown.filter((message) => message.event === undefined).map((message) => message.externalId),
  );
  return undefined;
}

/** One message that was listed without its words. What cannot be read any more is left. */
async function readMessage(
  reading: Reading,
  [messageId, ...rest]: readonly string[],
): Promise<StepEnd | undefined> {
  const { account, platform, token } = reading.context;
  if (messageId === undefined) return undefined;
  const message = await reading.call(PIECE, () => platform.readMessage(token, account.externalId, messageId));
  if (message.kind === "end") return message.end;
  if (message.kind === "ok" && message.value) keep(reading, [message.value]);
  next(reading, rest);
  return undefined;
}

/**
 * Our own messages are never stored as somebody's, so each reading sees them again: only those since the last
 * reading may still confirm a sending.
 */
function keep(reading: Reading, events: readonly InboundEvent[]): void {
  const from = lastCompleteAt(reading.context.account) - OVERLAP_MS;
  reading.keep(events.filter((event) => event.type !== "echo" || event.at >= from));
}

function next(reading: Reading, messageIds: string[]): void {
  const { cursor } = reading.context;
  cursor.messageIds = messageIds.length > 0 ? messageIds : null;
  if (cursor.messageIds === null && !cursor.messagePage) cursor.threads.shift();
}
