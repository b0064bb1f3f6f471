import { VaultError } from "../crypto/vault.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { CRON_PERIODS_MS } from "../health/periods.ts";
import { readWorkspace } from "../identity/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import type { Examination, Platform } from "../platforms/platform.ts";
import { DAY_MS } from "../scoring/days.ts";
import { tryCallback } from "./doctor-callback.ts";
import { judge } from "./doctor-checks.ts";
import type { Doctor } from "./doctor-contract.ts";
import type { CronFinding, CronName, Findings } from "./doctor-findings.ts";
import { judgeMetaSettings } from "./doctor-settings.ts";
import { readHeard } from "./doctor-store.ts";
import { type Language, tell, wordsFor } from "./doctor-texts.ts";
import { forgetExamination, recallExamination, rememberExamination } from "./examination.ts";
import { loseToken } from "./reconnect.ts";
import { rotationState } from "./rotation.ts";
import { type AccountRow, limitsOf, requireAccountRow, tokenContext } from "./service.ts";

const HEARD_DAYS = 7;
/** A platform that is down must not keep a person waiting: what it did not answer by then is unknown. */
const EXAMINED_WITHIN_MS = 20_000;
const GATE_WITHIN_MS = 5000;

const CRONS: Record<CronName, string> = {
  sweep: "* * * * *",
  collect: "*/15 * * * *",
  score: "0 * * * *",
  nightly: "0 3 * * *",
};

/**
 * Looks at everything that usually goes wrong with an account, all at once, and says it in sentences. A part that
 * does not answer makes its checks unknown, never the whole.
 *
 * @throws Problem not-found
 */
export async function examineAccount(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  language: Language,
): Promise<Doctor> {
  const account = await requireAccountRow(tenant, id);
  const workspace = await readWorkspace(tenant);
  const findings = await gather(deps, tenant, account, workspace);
  const reader = {
    language,
    zone: workspace.zone,
    platformId: account.platform as PlatformId,
    apiUrl: deps.config.PUBLIC_API_URL,
  };
  const verdicts = judge(findings);
  const words = wordsFor(reader);
  return {
    accountId: id,
    checkedAt: new Date(findings.now).toISOString(),
    isHealthy: verdicts.every(({ state }) => state === "ok" || state === "unknown"),
    checks: verdicts.map((verdict) => tell(verdict, reader, words)),
  };
}

/**
 * Asks the platform once more for this account's webhooks. Whether it worked is seen by examining.
 *
 * @throws Problem not-found
 */
export async function resubscribe(deps: Deps, tenant: TenantDb, id: string): Promise<void> {
  const account = await requireAccountRow(tenant, id);
  const platform = deps.platform(account.platform);
  const { token } = await unseal(deps, account);
  if (!platform || token === undefined) return;
  await platform.subscribe(token, account.externalId).catch(() => false);
  forgetExamination(id);
}

async function gather(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  workspace: { zone: string; stopped: boolean },
): Promise<Findings> {
  const { config, system } = deps;
  const now = deps.now();
  const platform = deps.platform(account.platform);
  const { vault, token } = await unseal(deps, account);
  const [examination, callback, webhook, heard, gate, crons, rotation] = await Promise.all([
    platform && token !== undefined ? ask(platform, token, account, now) : null,
    tryCallback(deps.fetch, {
      apiUrl: config.PUBLIC_API_URL,
      platformId: account.platform,
      platformUrl: config.INSTAGRAM_GRAPH_URL,
      verifyToken: config.META_WEBHOOK_VERIFY_TOKEN,
      nonce: crypto.randomUUID(),
    }),
    system.webhooks.find(account.platform),
    readHeard(tenant, account, { since: now - HEARD_DAYS * DAY_MS, now }),
    within(
      GATE_WITHIN_MS,
      (async () =>
        deps.gate(account.platform, account.externalId).usage(limitsOf(account, workspace.zone), now))(),
      null,
    ),
    readCrons(deps),
    readRotation(deps),
  ]);
  if (examination?.token.kind === "reconnect") {
    await loseToken(deps, tenant, account.id, examination.token.code, token);
  }
  return {
    now,
    account,
    isStopped: workspace.stopped,
    settings: judgeMetaSettings(config),
    platform: platform ?? null,
    vault,
    examination,
    callback,
    webhook: webhook ?? null,
    heard,
    gate,
    crons,
    rotation,
  };
}

/** The token in clear, and how its record opened. */
async function unseal(
  deps: Deps,
  account: AccountRow,
): Promise<{ vault: Findings["vault"]; token?: string }> {
  if (account.token === null) return { vault: "no-token" };
  try {
    const token = await deps.vault.open(account.token, tokenContext(account));
    return { vault: deps.vault.isOutdated(account.token) ? "opens-with-old-key" : "opens", token };
  } catch (error) {
    const isKeyGone = error instanceof VaultError && error.fault === "unknown-key";
    return { vault: isKeyGone ? "unknown-key" : "damaged" };
  }
}

const SILENT: Examination = {
  token: { kind: "unreachable", cause: "no answer in time" },
  subscribedFields: null,
  messageAccess: "unknown",
  commentAccess: "unknown",
  usagePercent: null,
  clockSkewMs: null,
};

/** Asked too often a moment ago, which is why the account is left alone until then. */
const QUIET: Examination = { ...SILENT, token: { kind: "unreachable", cause: "limited" } };

async function ask(
  platform: Platform,
  token: string,
  account: AccountRow,
  now: number,
): Promise<Examination> {
  if (account.quietUntil > now) return QUIET;
  const record = account.token ?? "";
  const recalled = recallExamination(account.id, record, now);
  if (recalled) return recalled;
  const found = await within(EXAMINED_WITHIN_MS, platform.examine(token, account.externalId, now), SILENT);
  rememberExamination(account.id, record, now, found);
  return found;
}

async function readCrons(deps: Deps): Promise<CronFinding[]> {
  const runs = new Map((await deps.system.listCronRuns()).map((run) => [run.cron, run]));
  return (Object.keys(CRONS) as CronName[]).map((name) => {
    const cron = CRONS[name];
    const run = runs.get(cron);
    const lastRunAt = run ? (run.finishedAt ?? run.windowAt) : null;
    return { name, periodMs: CRON_PERIODS_MS[cron]!, lastRunAt };
  });
}

/** Only while an older key is set: otherwise there is nothing to change from, and nothing to count. */
async function readRotation(deps: Deps): Promise<Findings["rotation"]> {
  if (deps.config.ENCRYPTION_KEYS_PREVIOUS.length === 0) return null;
  const { outdated, failed, finishedAt } = await rotationState(deps);
  return { outdated, failed, isFinished: finishedAt !== null };
}

/** The answer, or `otherwise` when it fails or takes longer. */
async function within<T, U>(ms: number, answer: Promise<T>, otherwise: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([answer.catch(() => otherwise), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
