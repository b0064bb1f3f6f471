import { MINUTE_MS } from "../scoring/days.ts";
import type { Findings } from "./doctor-findings.ts";
import { failed, type Judgement, ok, unknown, warning } from "./doctor-says.ts";
import { paceOf } from "./doctor-webhook-checks.ts";

/** Missed this often, it is no accident. */
const MISSED_INTERVALS = 3;
/** A queue and a reading take their time. */
const LATENESS_ALLOWED_MS = 2 * MINUTE_MS;
/** From here on what is not urgent waits: the rest of the budget is for messages. */
const BUDGET_NEARLY_USED_PERCENT = 90;
/** A slot further away than this is worth telling. */
const SLOT_SOON_MS = 5 * MINUTE_MS;

export function judgeCollection({ now, account, heard, examination }: Findings): Judgement {
  const { lastCollectedAt: at, quietUntil, readingUntil, status } = account;
  const lastEventAt = Math.max(heard.newestAt ?? 0, account.lastWebhookAt ?? 0) || null;
  if (status !== "connected") return failed({ code: "reading-stopped" });
  if (quietUntil > now) return warning({ code: "reading-quiet", until: quietUntil, lastEventAt });
  const used = examination?.usagePercent ?? null;
  const isLimited = examination?.token.kind === "unreachable" && examination.token.cause === "limited";
  if (isLimited || (used !== null && used >= BUDGET_NEARLY_USED_PERCENT))
    return warning({ code: "reading-budget", percent: used });
  const minutes = paceOf(account);
  const patienceMs = minutes * MINUTE_MS * MISSED_INTERVALS + LATENESS_ALLOWED_MS;
  const isNow = readingUntil > now;
  if (isNow || (at !== null && now - at <= patienceMs)) {
    return ok({ code: "reading", at, minutes, lastEventAt, isNow });
  }
  if (now - Math.max(at ?? 0, account.connectedAt) <= patienceMs) return unknown({ code: "reading-first" });
  return failed({ code: "reading-late", at, minutes });
}

export function judgeSending({ now, account, isStopped, gate }: Findings): Judgement {
  if (account.status !== "connected") return failed({ code: "sending-unconnected" });
  if (isStopped) return warning({ code: "sending-stopped" });
  if (account.paused) return warning({ code: "sending-paused" });
  if (gate?.breaker) {
    return failed({ code: "sending-blocked", until: gate.breaker.untilMs, reason: gate.breaker.reason });
  }
  if (account.holdUntil > now) return warning({ code: "sending-held", until: account.holdUntil });
  if (account.dailyDmLimit < 1) return warning({ code: "sending-zero" });
  if (gate === null) return unknown({ code: "sending-unknown" });
  const { freeNow, nextSlotAtMs } = gate;
  if (freeNow === 0 && nextSlotAtMs !== null && nextSlotAtMs > now) {
    return warning({ code: "sending-full", nextSlotAt: nextSlotAtMs });
  }
  const isLater = nextSlotAtMs !== null && nextSlotAtMs - now > SLOT_SOON_MS;
  return ok({ code: "sending", freeNow, nextSlotAt: isLater ? nextSlotAtMs : null });
}

/** A cron that never ran is late once the installation has certainly been there for three of its intervals. */
export function judgeCrons({ now, account, crons }: Findings): Judgement {
  const late = crons.filter(
    ({ lastRunAt, periodMs }) => now - (lastRunAt ?? account.createdAt) > periodMs * MISSED_INTERVALS,
  );
  if (late.length > 0) return failed({ code: "crons-late", crons: late });
  const fresh = crons.filter(({ lastRunAt }) => lastRunAt === null).map(({ name }) => name);
  return fresh.length === crons.length ? unknown({ code: "crons-new", names: fresh }) : ok({ code: "crons" });
}
