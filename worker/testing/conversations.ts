import type { AccountRow } from "../accounts/service.ts";
import { takeEvents } from "../collection/ingest.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { DmJob } from "../messaging/jobs.ts";
import { tendAccount } from "../messaging/tend.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "./accounts.ts";
import { newWorkspace } from "./people.ts";

const DAY_MS = 86_400_000;

/** A connected account with an automation that answers "prix" in comments and messages, and hands to feed it. */
export async function conversationWorld(overrides: Partial<AccountRow> = {}) {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const seat = await newWorkspace();
  const { workspaceId } = seat;
  const connected = { createdAt: clock.now - 30 * DAY_MS, connectedAt: clock.now - 30 * DAY_MS };
  const account = await newAccount(deps, workspaceId, { ...connected, ...overrides });
  const db = deps.env.DB;
  await db.batch([
    db
      .prepare(
        "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1)",
      )
      .bind(workspaceId),
    ...["comment", "message"].map((kind) =>
      db
        .prepare(
          `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
           VALUES (?1, ?2, 'Prix', ?3, ?4, '["tpl_1"]', 1, ?5, 1, 1)`,
        )
        .bind(
          workspaceId,
          `aut_${kind}`,
          account.id,
          JSON.stringify({ kind, keywords: ["prix"] }),
          clock.now - 60 * DAY_MS,
        ),
    ),
  ]);
  const rows = async <T>(table: string): Promise<T[]> =>
    (
      await db
        .prepare(`SELECT * FROM ${table} WHERE workspace_id = ?1 ORDER BY 1, 2, 3`)
        .bind(workspaceId)
        .all<T>()
    ).results;
  const run = (work: typeof deps, job: DmJob): Promise<unknown> =>
    job.kind === "account"
      ? tendAccount(work, workspaceId, job.accountId)
      : job.kind === "message"
        ? deliver(work, workspaceId, job.messageId)
        : Promise.resolve();
  /** Works off every ring, as the queue would. */
  const ring = async (): Promise<void> => {
    for (let rounds = 0; rounds < 200; rounds++) {
      const job = queued.find((one) => one.queue === "dm");
      if (!job) return;
      queued.splice(queued.indexOf(job), 1);
      await run(deps, job.body as DmJob);
    }
  };
  let counter = 0;
  const person = (id: string) => ({ externalId: id, username: `u${id}` });
  return {
    deps,
    clock,
    queued,
    platform,
    seat,
    workspaceId,
    account,
    tenant: deps.tenant(workspaceId),
    rows,
    ring,
    take: (...events: InboundEvent[]) => takeEvents(deps, account, platform, events, "webhook"),
    /** The same found by polling. */
    poll: (...events: InboundEvent[]) => takeEvents(deps, account, platform, events, "poll"),
    says: (id: string, text: string, at = clock.now): InboundEvent =>
      comment(account, text, at, { person: person(id) }),
    writes: (id: string, text: string, at = clock.now): InboundEvent =>
      inbound(account, text, at, { person: person(id), externalId: `mid.in.${++counter}` }),
    echo: (
      id: string,
      text: string | null,
      at = clock.now,
      externalId = `mid.app.${++counter}`,
    ): InboundEvent => ({
      type: "echo",
      accountExternalId: account.externalId,
      personExternalId: id,
      externalId,
      text,
      at,
    }),
  };
}
export type ConversationWorld = Awaited<ReturnType<typeof conversationWorld>>;

export type StoredMessage = {
  id: string;
  lead_id: string;
  dedupe_key: string;
  origin: string;
  person_id: string | null;
  text: string;
  state: string;
  reason: string | null;
  open: number;
  external_id: string | null;
  sent_at: number | null;
  not_before_at: number;
};
export type StoredLead = {
  id: string;
  status: string;
  taken_over_at: number | null;
  taken_over_by: string | null;
  taken_over_until: number | null;
  last_sent_at: number | null;
  read_at: number | null;
  opted_out_at: number | null;
  opted_out_text: string | null;
  version: number;
};
