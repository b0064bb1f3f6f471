import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { DAY_MS } from "../scoring/days.ts";
import type { Template, TemplateResults } from "./contract.ts";
import { countResults, readResults, type VariantCounts } from "./results-store.ts";
import { rateOf } from "./wilson.ts";

/** Up to so many messages that may still change are looked at for an answer; with more, it is as of the night. */
const LOOKED_AT = 350;
/** A message may wait a week for its door, and what it brought is counted for a week more. */
const SETTLED_AFTER_MS = 15 * DAY_MS;
const SETTLED_PER_NIGHT = 5000;
const RECENT_PER_NIGHT = 20_000;

/** Body of the `sync` queue: count what became of messages, once a night. */
export const RESULTS_JOB_VERSION = 1;
export type ResultsJob = { v: number; workspaceId: string; kind: "template-results" };

/** An id that sorts behind those of that time (see `newId`). */
const idAt = (at: number): string => `msg_${Math.floor(at).toString(16).padStart(12, "0")}`;

/** The night's count of one workspace. Bounded; what is left is counted the next night. */
export const countTemplateResults = (deps: Deps, workspaceId: string): Promise<void> =>
  countResults(deps.tenant(workspaceId), {
    until: idAt(deps.now() - SETTLED_AFTER_MS),
    limit: SETTLED_PER_NIGHT,
    recentLimit: RECENT_PER_NIGHT,
    now: deps.now(),
  });

/** What became of what was sent with a template's present words: answers and numbers within a week of each message. */
export async function resultsOf(deps: Deps, tenant: TenantDb, template: Template): Promise<TemplateResults> {
  const { kept, countedAt, isAllLooked, live } = await readResults(tenant, template.id, LOOKED_AT);
  const isLive = isAllLooked || countedAt === null;
  const recent = isLive
    ? live
    : kept.map(({ variant, recentSent, recentAnswered, recentPhones }) => ({
        variant,
        sent: recentSent,
        answered: recentAnswered,
        phones: recentPhones,
      }));
  const wordings = [template.body, ...template.variants];
  const variants = wordings.map((text, index) => {
    const { sent, answered, phones } = sumOf([...kept, ...recent].filter(({ variant }) => variant === index));
    return {
      index,
      text,
      share: 1 / wordings.length,
      sent,
      answered,
      phones,
      answerRate: rateOf(answered, sent),
      phoneRate: rateOf(phones, sent),
    };
  });
  return {
    sent: variants.reduce((sum, { sent }) => sum + sent, 0),
    asOf: new Date(isLive ? deps.now() : countedAt).toISOString(),
    variants,
  };
}

const sumOf = (counts: readonly VariantCounts[]): Omit<VariantCounts, "variant"> =>
  counts.reduce(
    (sum, one) => ({
      sent: sum.sent + one.sent,
      answered: sum.answered + one.answered,
      phones: sum.phones + one.phones,
    }),
    { sent: 0, answered: 0, phones: 0 },
  );
