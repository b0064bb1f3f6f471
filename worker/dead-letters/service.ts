import { auditStatements, type NewEntry } from "../audit/record.ts";
import type { DeadLetterRow } from "../db/system-dead-letters.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import { DAY_MS, MINUTE_MS } from "../scoring/days.ts";
import { DEAD_QUEUES, type DeadLetter, type DeadQueue } from "./contract.ts";
import { kindOf, ownerOf } from "./owner.ts";
import { summaryOf } from "./texts.ts";

/** Whoever began to replay longer ago than this is gone. */
const REPLAY_LEASE_MS = MINUTE_MS;
const KEPT_AFTER_REPLAY_MS = 30 * DAY_MS;

/** Keeps what could not be worked on, and tells the owners of whose it is. */
export async function keepDeadLetter(
  deps: Deps,
  letter: { id: string; queue: string; body: unknown },
): Promise<void> {
  const { id, queue, body } = letter;
  const workspaceId = await ownerOf(deps, queue, body);
  const text = JSON.stringify(body);
  const kept = { id, queue, body: text, kind: kindOf(queue, body), workspaceId };
  if (!(await deps.system.deadLetters.keep(kept, deps.now()))) return;
  console.warn(
    JSON.stringify({ event: "dead-letter", queue, kind: kept.kind, ofNobody: workspaceId === null }),
  );
  // A ring for messages is lost to nobody: the sweep rings again each minute.
  if (workspaceId === null || queue === "dm") return;
  await raiseNotice(deps, deps.tenant(workspaceId), { kind: "dead-letter", accountId: null, data: {} });
}

const isQueue = (name: string): name is DeadQueue => DEAD_QUEUES.some((one) => one === name);

function show(row: DeadLetterRow, language: "fr" | "en"): DeadLetter {
  return {
    id: row.id,
    queue: isQueue(row.queue) ? row.queue : "sync",
    kind: row.kind,
    summary: summaryOf(row.queue, row.kind, language),
    receivedAt: new Date(row.receivedAt).toISOString(),
    replayedAt: row.replayedAt === null ? null : new Date(row.replayedAt).toISOString(),
    state: row.replayedAt === null ? "waiting" : "replayed",
  };
}

export async function listDeadLetters(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string },
  language: "fr" | "en",
): Promise<{ items: DeadLetter[]; nextCursor: string | null }> {
  const { workspaceId } = tenant;
  const [at, id] = query.cursor ? await deps.cursors.read("dead-letters", workspaceId, query.cursor) : [];
  const before = typeof at === "number" && typeof id === "string" ? { receivedAt: at, id } : null;
  const rows = await deps.system.deadLetters.list(workspaceId, before, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => show(row, language)),
    nextCursor: last
      ? await deps.cursors.write("dead-letters", workspaceId, [last.receivedAt, last.id])
      : null,
  };
}

/**
 * Gives one back to its queue, once: a second click changes nothing. The handlers are idempotent, so that one whose
 * replay died half-way may be replayed again after a minute.
 * @throws Problem not-found; unavailable when the queue does not take it
 */
export async function replayDeadLetter(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  id: string,
): Promise<void> {
  const { workspaceId } = tenant;
  const { deadLetters } = deps.system;
  const letter = await deadLetters.find(workspaceId, id);
  if (!letter) throw notFound();
  const queue = queueOf(deps, letter.queue);
  if (!queue || !(await deadLetters.takeReplay(workspaceId, id, deps.now(), REPLAY_LEASE_MS))) return;
  try {
    await queue.send(JSON.parse(letter.body));
  } catch {
    await deadLetters.releaseReplay(workspaceId, id);
    throw new Problem("unavailable");
  }
  await deadLetters.noteReplayed(workspaceId, id, deps.now());
  await tenant.batch(auditStatements(entryOf(deps, actor, "dead-letter.replayed", letter)));
  await closeWhenDone(deps, tenant);
}

function queueOf({ env }: Deps, name: string): Queue<unknown> | undefined {
  const queues: Record<string, Queue<never>> = {
    ingest: env.INGEST as Queue<never>,
    collect: env.COLLECT as Queue<never>,
    dm: env.DM as Queue<never>,
    sync: env.SYNC as Queue<never>,
  };
  return queues[name] as Queue<unknown> | undefined;
}

/** @throws Problem not-found */
export async function removeDeadLetter(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  id: string,
): Promise<void> {
  const letter = await deps.system.deadLetters.find(tenant.workspaceId, id);
  if (!letter || !(await deps.system.deadLetters.remove(tenant.workspaceId, id))) throw notFound();
  await tenant.batch(auditStatements(entryOf(deps, actor, "dead-letter.removed", letter)));
  await closeWhenDone(deps, tenant);
}

const entryOf = (
  deps: Deps,
  by: Actor,
  action: "dead-letter.replayed" | "dead-letter.removed",
  { id, queue, kind }: DeadLetterRow,
): NewEntry => ({
  at: deps.now(),
  by,
  action,
  target: { kind: "dead-letter", id },
  before: { queue, kind },
  after: null,
});

async function closeWhenDone(deps: Deps, tenant: TenantDb): Promise<void> {
  if (await deps.system.deadLetters.isAnyWaiting(tenant.workspaceId)) return;
  await resolveNotices(tenant, "", ["dead-letter"]);
}

/** What was replayed long ago is of no use to anybody. */
export const purgeReplayed = (deps: Deps): Promise<void> =>
  deps.system.deadLetters.purgeReplayed(deps.now() - KEPT_AFTER_REPLAY_MS);
