import { contactsFoundLate } from "../collection/late-contacts.ts";
import { isLostRace } from "../db/bulk.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { localDay } from "../scoring/days.ts";
import { provenNumbers } from "./ai-answer.ts";
import { callsLeft, endPause, pauseCalls, safetyIdOf } from "./ai-calls.ts";
import { type AiAnswer, type AiSetup, askModel } from "./ai-model.ts";
import { aiSetup, mayLeave } from "./ai-setup.ts";
import { asksToBeCalled } from "./consent.ts";
import { type FoundContact, QUOTE_UNITS } from "./contacts.ts";
import type { Reading, ReadingState } from "./contract.ts";
import { type CountryCode, findPhones } from "./detect.ts";
import { hidesNumber } from "./hidden.ts";
import type { ReadPhoneJob } from "./reading-jobs.ts";
import {
  type AiAllowance,
  callTaken,
  failIfReadElsewhere,
  findReading,
  listReadings,
  type ReadingRow,
  readingForgotten,
  readingMoved,
  type Said,
} from "./reading-store.ts";
import { GIVEN_UP_AFTER_MS, nextDay, nextTry, PAUSE_MS, TAKEN_MS, TOLD_MS } from "./reading-times.ts";

const TRIES = 3;
const LIST = "readings";

/** What becomes of a reading without asking the model, now. */
type Verdict =
  | { kind: "leave" }
  | { kind: "forget" }
  | { kind: "end"; reason: string }
  | { kind: "wait"; reason: string; until: number }
  | { kind: "ask"; setup: AiSetup; said: Said & { text: string } };
type Found = NonNullable<Awaited<ReturnType<typeof findReading>>>;

/**
 * Looks at one message that seems to hide a number: asks the model, and gives the lead what it read and the text says.
 * A call is taken from the day's budget before it is made. Killed anywhere, it is done again from the row: what the
 * lead gets is written once.
 */
export async function readHiddenPhone(deps: Deps, job: ReadPhoneJob): Promise<void> {
  const tenant = deps.tenant(job.workspaceId);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = await findReading(tenant, job);
    if (!found) return;
    const now = deps.now();
    const { reading, allowance } = found;
    const verdict = judge(deps, found, now);
    if (verdict.kind === "leave") return;
    const taken: ReadingRow = { ...reading, dueAt: now + TAKEN_MS };
    try {
      await tenant.batch([failIfReadElsewhere(reading), ...statementsOf(verdict, taken, allowance, now)]);
    } catch (error) {
      if (!isLostRace(error)) throw error;
      continue;
    }
    if (verdict.kind !== "ask") return;
    const { said, setup } = verdict;
    const answer = await askModel(setup, deps.fetch, {
      text: said.text,
      country: allowance.country,
      safetyId: safetyIdOf(tenant.workspaceId, said.lead.id),
    });
    return settle(deps, tenant, taken, said.text, answer);
  }
}

function judge(deps: Deps, { reading, said, isErasing, allowance }: Found, now: number): Verdict {
  if (reading.dueAt > now || isErasing) return { kind: "leave" };
  if (reading.state !== "waiting" || !said) return { kind: "forget" };
  const { text } = said;
  if (text === null) return { kind: "end", reason: "taken-back" };
  if (!isHidden(text, allowance.country)) return { kind: "end", reason: "not-hidden" };
  const setup = aiSetup(deps.config);
  if (!setup || allowance.dailyCalls === 0 || !mayLeave(said.platform))
    return { kind: "wait", reason: "ai-off", until: now + PAUSE_MS };
  if (allowance.pausedUntil > now) return { kind: "wait", reason: "quota", until: allowance.pausedUntil };
  if (callsLeft(allowance, now) <= 0)
    return { kind: "wait", reason: "budget", until: nextDay(now, allowance.zone) };
  return { kind: "ask", setup, said: { ...said, text } };
}

/** Only what the rules could not read is worth a call. */
export const isHidden = (text: string, country: string): boolean =>
  hidesNumber(text, country as CountryCode) && findPhones(text, country as CountryCode).length === 0;

function statementsOf(
  verdict: Exclude<Verdict, { kind: "leave" }>,
  taken: ReadingRow,
  { zone }: AiAllowance,
  now: number,
): Statement[] {
  switch (verdict.kind) {
    case "forget":
      return [readingForgotten(taken)];
    case "end":
      return [ended(taken, "nothing", verdict.reason, now)];
    case "wait":
      return [waits(taken, verdict.reason, verdict.until, now)];
    case "ask":
      return [...callTaken(localDay(now, zone), now), readingMoved(taken, taken, now)];
  }
}

const ended = (of: ReadingRow, state: ReadingState, reason: string | null, now: number): Statement =>
  readingMoved(of, { state, reason, tries: of.tries, dueAt: now + TOLD_MS }, now);

const waits = (of: ReadingRow, reason: string, until: number, now: number): Statement =>
  until - of.askedAt > GIVEN_UP_AFTER_MS
    ? ended(of, "given-up", reason, now)
    : readingMoved(of, { state: "waiting", reason, tries: of.tries, dueAt: until }, now);

/** Writes what came of a call, unless the words changed meanwhile or somebody else has taken the reading over. */
async function settle(
  deps: Deps,
  tenant: TenantDb,
  taken: ReadingRow,
  asked: string,
  answer: AiAnswer,
): Promise<void> {
  const pausedUntil =
    answer.kind === "failed" && answer.reason === "quota" ? await pauseCalls(deps, tenant) : null;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = await findReading(tenant, taken);
    if (!found || found.reading.dueAt !== taken.dueAt || found.isErasing) return;
    const now = deps.now();
    try {
      await tenant.batch([
        failIfReadElsewhere(found.reading),
        ...outcomeOf(found, asked, answer, pausedUntil, now),
      ]);
    } catch (error) {
      if (!isLostRace(error)) throw error;
      continue;
    }
    if (answer.kind === "named") await endPause(deps, tenant, found.allowance);
    return;
  }
}

function outcomeOf(
  { reading, said, allowance }: Found,
  asked: string,
  answer: AiAnswer,
  pausedUntil: number | null,
  now: number,
): Statement[] {
  if (!said) return [readingForgotten(reading)];
  // The answer is about other words: what stands there now is looked at anew.
  if (said.text !== asked) return [readingMoved(reading, { ...reading, dueAt: now }, now)];
  if (answer.kind === "failed") {
    if (pausedUntil !== null) return [waits(reading, "quota", pausedUntil, now)];
    const tries = reading.tries + 1;
    const { askedAt } = reading;
    const dueAt = nextTry(tries, { askedAt, now, retryAfterMs: answer.retryAfterMs });
    const after = { ...reading, tries };
    return dueAt === null
      ? [ended(after, "given-up", answer.reason, now)]
      : [readingMoved(after, { state: "waiting", reason: answer.reason, tries, dueAt }, now)];
  }
  const phones = provenNumbers(asked, answer.numbers, allowance.country);
  if (phones.length === 0)
    return [ended(reading, "nothing", answer.numbers.length > 0 ? "unsupported" : null, now)];
  const contacts = phones.map(
    (phone): FoundContact => ({
      kind: "phone",
      value: phone.e164,
      country: phone.country,
      type: phone.type,
      confidence: phone.confidence,
      method: "ai",
      consent: asksToBeCalled(asked) ? "asked-to-be-called" : "none",
      quote: asked.slice(0, QUOTE_UNITS),
    }),
  );
  const interaction = { id: reading.interactionId, ...said };
  return [
    ...contactsFoundLate({ lead: said.lead, interaction, contacts, zone: allowance.zone }, now),
    ended(reading, "found", null, now),
  ];
}

/** What waits to be read by the model, and what became of it, newest message first. */
export async function showReadings(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Reading[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listReadings(tenant, typeof before === "string" ? before : null, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.interactionId]) : null,
  };
}
