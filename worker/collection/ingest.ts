import { type AccountRow, changeAccount, findAccountRow } from "../accounts/service.ts";
import { noteDelivery } from "../accounts/webhook-health.ts";
import { hearEchoes } from "../conversations/echoes.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { noteSignals } from "../guard/service.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { noteReceipts } from "../messaging/service.ts";
import type { InboundEvent, InboundInteraction, Platform } from "../platforms/platform.ts";
import { withoutErased } from "../privacy/tombstones.ts";
import { MINUTE_MS } from "../scoring/days.ts";
import { amend } from "./amend.ts";
import { type AmendmentEvent, toAmendment } from "./amendment.ts";
import type { FoundBy } from "./contract.ts";
import { unpack } from "./delivery-packing.ts";
import { takeIn } from "./intake.ts";
import type { IngestJob } from "./jobs.ts";
import { nameUnknown } from "./profiles.ts";
import { noteReferrals } from "./referral-store.ts";

/** A sign of life is written down at most this often. */
const SEEN_EVERY_MS = 15 * MINUTE_MS;
/** What the developer page's Test button writes in place of ids; the adapter leaves such updates out. */
const PLACEHOLDER_ID = /"id"\s*:\s*"0"/;

/** Takes in one delivery of a platform. Updates of accounts that nobody here connected are dropped. */
export const takeDelivery = async (deps: Deps, job: IngestJob): Promise<void> => {
  await takeDeliveries(deps, [job]);
};

/**
 * Takes in some deliveries, all events of one account in one go.
 *
 * @param mayGoOn asked before each account but the first
 * @returns the deliveries that were not taken, or not wholly: they must come again
 */
export async function takeDeliveries(
  deps: Deps,
  jobs: readonly IngestJob[],
  mayGoOn: () => boolean = () => true,
): Promise<Set<IngestJob>> {
  const left = new Set<IngestJob>();
  let isFirst = true;
  for (const [id, own] of Map.groupBy(jobs, (job) => job.platform)) {
    const platform = deps.platform(id);
    if (!platform) continue;
    const texts = await Promise.all(own.map((job) => unpack(job.body)));
    const brought = own.flatMap((job, index) =>
      platform.readDelivery(texts[index]!, job.receivedAt).map((event) => ({ job, event })),
    );
    const isOurs: boolean[] = [];
    for (const [externalId, theirs] of Map.groupBy(brought, ({ event }) => event.accountExternalId)) {
      if (!isFirst && !mayGoOn()) {
        for (const { job } of theirs) left.add(job);
        continue;
      }
      isFirst = false;
      const events = theirs.map(({ event }) => event);
      isOurs.push(await takeAccountEvents(deps, platform, externalId, events));
    }
    const isTest = brought.length === 0 && texts.some((text) => PLACEHOLDER_ID.test(text));
    const what = isTest ? "test" : isOurs.length > 0 && !isOurs.includes(true) ? "stranger" : "account";
    await noteDelivery(deps, platform.id, own.at(-1)?.signedWith ?? null, what);
  }
  return left;
}

/** @returns false for an account that nobody here has connected */
async function takeAccountEvents(
  deps: Deps,
  platform: Platform,
  externalId: string,
  events: readonly InboundEvent[],
): Promise<boolean> {
  const entry = await deps.system.findAccount(platform.id, externalId);
  const tenant = entry && deps.tenant(entry.workspaceId);
  const account = tenant && (await findAccountRow(tenant, entry.accountId));
  if (!account || account.status === "disconnected") return false;
  // Messages may arrive long before comments do, which need Meta's advanced access: only a comment ends the polling.
  const mode = events.some(isComment) ? "instant" : account.mode;
  const isNews = await takeEvents(deps, { ...account, mode }, platform, events, "webhook");
  const now = deps.now();
  const isStale = now - (account.lastWebhookAt ?? 0) >= SEEN_EVERY_MS;
  if (account.mode !== mode || (isNews && isStale)) {
    await changeAccount(tenant, account.id, { mode, lastWebhookAt: now });
  }
  return true;
}

/**
 * The one path for everything that happened, found by webhook or by polling.
 * @returns false when all of it was known
 */
export async function takeEvents(
  deps: Deps,
  account: AccountRow,
  platform: Platform,
  found: readonly InboundEvent[],
  foundBy: FoundBy,
): Promise<boolean> {
  const tenant = deps.tenant(account.workspaceId);
  const events = await withoutErased(deps, tenant, account, found);
  // Receipts and echoes of a message we are just sending must find it: interactions come after them.
  const strangers = await hearEchoes(
    deps,
    account,
    events.filter((event) => event.type === "echo"),
  );
  await noteReceipts(
    deps,
    account,
    events.filter((event) => event.type === "receipt"),
  );
  const interactions = events.filter((event): event is InboundInteraction => event.type === "interaction");
  const now = deps.now();
  const amendments = events.filter(isAmendment).map((event) => toAmendment(event, now));
  const outcome = await takeIn(deps, { account, platform, events: interactions, amendments, foundBy });
  await sendAll(
    deps.env.DM,
    outcome.messageIds.map((messageId) => ({
      v: DM_JOB_VERSION,
      workspaceId: account.workspaceId,
      kind: "message" as const,
      messageId,
    })),
  );
  await noteSignals(deps, tenant, account.id, "opt-out", outcome.optOuts);
  // Somebody answered in the platform's app before their first word came here.
  const arrived = new Set(interactions.map(({ person }) => person.externalId));
  await hearEchoes(
    deps,
    account,
    strangers.filter(({ personExternalId }) => arrived.has(personExternalId)),
  );
  await nameUnknown(deps, account, platform, outcome.newLeads);
  const wasAmended = await amend(deps, account, amendments);
  const wasReferred = await noteReferrals(tenant, account.id, events);
  return outcome.hasWritten || wasAmended || wasReferred;
}

const isComment = (event: InboundEvent): boolean => event.type === "interaction" && event.kind === "comment";
const isAmendment = (event: InboundEvent): event is AmendmentEvent =>
  event.type === "edited" || event.type === "unsent" || event.type === "unreacted";
