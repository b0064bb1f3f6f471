import { createHash } from "node:crypto";
import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { Problem } from "../http/problem.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import { localDay, SECOND_MS } from "../scoring/days.ts";
import { provenNumbers, type ReadPhone } from "./ai-answer.ts";
import { askModel } from "./ai-model.ts";
import { aiSetup } from "./ai-setup.ts";
import { type AiAllowance, callsPaused, callTaken, readAllowance } from "./reading-store.ts";
import { nextDay, PAUSE_MS } from "./reading-times.ts";

/** Stands for a person at the model's side: tells two apart, names neither. */
export const safetyIdOf = (workspaceId: string, of: string): string =>
  createHash("sha256").update(`${workspaceId}|${of}`, "utf8").digest("hex");

export const callsLeft = ({ dailyCalls, day, calls, zone }: AiAllowance, now: number): number =>
  dailyCalls - (day === localDay(now, zone) ? calls : 0);

/** There is no money for the model: nobody of the workspace asks it for an hour, and its people are told. */
export async function pauseCalls(deps: Deps, tenant: TenantDb): Promise<number> {
  const now = deps.now();
  const until = now + PAUSE_MS;
  await tenant.batch([callsPaused(until, now)]);
  await raiseNotice(deps, tenant, { kind: "ai-quota", accountId: null, data: {} });
  return until;
}

/** The model answered again after a pause. */
export async function endPause(deps: Deps, tenant: TenantDb, { pausedUntil }: AiAllowance): Promise<void> {
  if (pausedUntil === 0) return;
  await tenant.batch([callsPaused(0, deps.now())]);
  await resolveNotices(tenant, "", ["ai-quota"]);
}

/**
 * Numbers that the model reads in a text that somebody asks about, at once. Counts against the day's budget.
 * @throws Problem ai-off without a key or with a budget of 0; ai-budget-spent; ai-unavailable when it gives no answer
 */
export async function readWithModel(
  deps: Deps,
  tenant: TenantDb,
  text: string,
  country: string,
): Promise<ReadPhone[]> {
  const setup = aiSetup(deps.config);
  const allowance = setup && (await readAllowance(tenant));
  if (!setup || !allowance || allowance.dailyCalls === 0) throw new Problem("ai-off");
  const now = deps.now();
  const wait = (until: number) => ({ retryAfterSeconds: Math.max(1, Math.ceil((until - now) / SECOND_MS)) });
  if (allowance.pausedUntil > now) throw new Problem("ai-unavailable", wait(allowance.pausedUntil));
  try {
    await tenant.batch(callTaken(localDay(now, allowance.zone), now));
  } catch (error) {
    if (!isLostRace(error)) throw error;
    throw new Problem("ai-budget-spent", wait(nextDay(now, allowance.zone)));
  }
  const answer = await askModel(setup, deps.fetch, {
    text,
    country,
    safetyId: safetyIdOf(tenant.workspaceId, "extract"),
  });
  if (answer.kind === "named") {
    await endPause(deps, tenant, allowance);
    return provenNumbers(text, answer.numbers, country);
  }
  if (answer.reason === "quota") throw new Problem("ai-unavailable", wait(await pauseCalls(deps, tenant)));
  throw new Problem("ai-unavailable", answer.retryAfterMs === null ? {} : wait(now + answer.retryAfterMs));
}
