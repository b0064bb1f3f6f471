import fc from "fast-check";
import { expect, test } from "vitest";
import { amend } from "../collection/amend.ts";
import { type Amendment, toAmendment } from "../collection/amendment.ts";
import { takeIn } from "../collection/intake.ts";
import { sql } from "../db/tenant.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { comment, fakePlatform, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { DEFAULT_SCORING, type Scoring } from "./contract.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.ts";
import { countCrossings } from "./hourly.ts";
import { saveScoring } from "./save.ts";
import { explainScore, previewScore, readScoring } from "./service.ts";

/**
 * DESIGN: what a preview says of a set of interactions is what the real intake stores, in whatever order they come,
 * by whatever rules, in whatever zone.
 */
const TEXTS = [
  "C'est combien le sac vert ? 😍",
  "😍",
  "arnaque, c'est nul",
  "je le veux !",
  "vous livrez en Belgique ?",
  "trop cher pour moi",
  "bonjour",
];
/** Around both changes of clocks in Europe and in America. */
const SEASONS = [
  Date.UTC(2026, 2, 8, 6),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 10, 1, 6),
];
const ZONES = [
  "Europe/Paris",
  "America/Montreal",
  "Pacific/Auckland",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

const points = fc.integer({ min: -200, max: 400 }).map((tenths) => tenths / 10);
const scoringSet: fc.Arbitrary<Scoring> = fc.record({
  points: fc.record(
    Object.fromEntries(Object.keys(DEFAULT_SCORING.points).map((kind) => [kind, points])) as Record<
      InteractionKind,
      typeof points
    >,
  ),
  intentPoints: fc.record({ buying: points, negative: points }),
  rules: fc.constantFrom(
    [],
    [
      { name: "livraison", keywords: ["livrez", "livraison"], points: 7 },
      { name: "cher", keywords: ["cher"], points: -12.5 },
    ],
  ),
  halfLifeDays: fc.constantFrom(1, 3.5, 14, 90, 365),
  threshold: fc.integer({ min: 0, max: 60 }),
  commentsPerDay: fc.integer({ min: 1, max: 5 }),
});

type Said = {
  kind: "comment" | "message" | "mention" | "story_reply";
  text: string;
  minute: number;
  /** A webhook's provisional time comes first or later, and the polled one is earlier. */
  lateMinutes: number;
  change: "none" | "edited" | "unsent";
  newText: string;
  place: number;
};
const saidSet = fc.array(
  fc.record<Said>({
    kind: fc.constantFrom("comment", "comment", "comment", "message", "mention", "story_reply"),
    text: fc.constantFrom(...TEXTS),
    // Whole hours often, so that some happen at one instant.
    minute: fc.oneof(
      fc.integer({ min: 0, max: 5 * 24 }).map((hour) => hour * 60),
      fc.integer({ min: 0, max: 7200 }),
    ),
    lateMinutes: fc.constantFrom(0, 0, 0, 45, 600),
    change: fc.constantFrom("none", "none", "edited", "unsent"),
    newText: fc.constantFrom(...TEXTS),
    place: fc.nat(),
  }),
  { minLength: 1, maxLength: 14 },
);

/** The third lies just over 36 hours behind the first: of the first's day only the second is near it. */
const A_DAY_AND_A_HALF_APART: [Said[], Scoring, string, number, number] = [
  [0, 60, 36 * 60 + 1].map((minute) => ({
    kind: "comment",
    text: "bonjour",
    minute,
    lateMinutes: 0,
    change: "none",
    newText: "bonjour",
    place: 0,
  })),
  { ...DEFAULT_SCORING, rules: [], commentsPerDay: 1 },
  "Europe/Paris",
  Date.UTC(2026, 2, 8, 6),
  1,
];

test("preview and stored scores agree to the point, in any order of arrival", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      saidSet,
      scoringSet,
      fc.constantFrom(...ZONES),
      fc.constantFrom(...SEASONS),
      fc.integer({ min: 1, max: 4 }),
      async (all, scoring, zone, season, chunk) => {
        const now = season + 6 * DAY_MS;
        const platform = fakePlatform();
        const { deps, clock } = testDeps(platform, now);
        const { workspaceId } = await newWorkspace();
        const tenant = deps.tenant(workspaceId);
        await saveScoring(deps, tenant, scoring);
        const account = await newAccount(deps, workspaceId, { createdAt: season - 30 * DAY_MS });
        const moved = await tenant.run(
          (mine) => sql`UPDATE workspace_settings SET zone = ${zone} WHERE workspace_id = ${mine.id}`,
        );
        expect(moved).toBe(1);
        const event = (one: Said, index: number, late = 0): InboundInteraction => {
          const externalId = `1800000000${String(index).padStart(6, "0")}`;
          return comment(account, one.text, season + (one.minute + late) * MINUTE_MS, {
            kind: one.kind,
            externalId,
            dedupeKey: `${one.kind === "comment" ? "comment" : "message"}:${externalId}`,
            atIsProvisional: late > 0,
          });
        };
        const amendment = (one: Said, index: number): Amendment => {
          const { externalId } = event(one, index);
          const place = {
            accountExternalId: account.externalId,
            externalId,
            personExternalId: "9100000000000001",
            at: now - HOUR_MS,
          };
          return one.change === "edited"
            ? toAmendment({ type: "edited", ...place, text: one.newText, edits: 1 }, now)
            : toAmendment({ type: "unsent", ...place }, now);
        };
        const amended = (one: Said): boolean => one.kind !== "comment" && one.change !== "none";
        // Each arrival once or twice, changes of words among them, and all of it shuffled.
        const arrivals = all.flatMap((one, index) => [
          { place: one.place, run: () => event(one, index) },
          ...(one.lateMinutes > 0 && one.kind === "comment"
            ? [{ place: (one.place * 7919) % 101, run: () => event(one, index, one.lateMinutes) }]
            : []),
          ...(amended(one) ? [{ place: (one.place * 31) % 103, run: () => amendment(one, index) }] : []),
        ]);
        arrivals.sort((a, b) => a.place - b.place);
        for (let start = 0; start < arrivals.length; start += chunk) {
          const part = arrivals.slice(start, start + chunk).map(({ run }) => run());
          const events = part.filter((one): one is InboundInteraction => "type" in one);
          const amendments = part.filter((one): one is Amendment => !("type" in one));
          // Times are provisional in what webhooks bring, and exact in what is polled.
          for (const foundBy of ["webhook", "poll"] as const) {
            const own = events.filter((one) => one.atIsProvisional === (foundBy === "webhook"));
            if (own.length > 0) await takeIn(deps, { account, platform, events: own, amendments, foundBy });
          }
          if (amendments.length > 0) await amend(deps, account, amendments);
          if (start % 5 === 0) await countCrossings(deps, workspaceId, now - 30 * MINUTE_MS);
        }

        clock.now = now + 2 * DAY_MS;
        await countCrossings(deps, workspaceId, clock.now);
        const rules = await readScoring(tenant);
        expect(rules.scoring).toEqual(scoring);
        const lead = (await tenant.first<{ id: string; sum: number; sumAt: number; target: number }>(
          (mine) => sql`SELECT id, sum, sum_at AS sumAt, target FROM leads WHERE workspace_id = ${mine.id}`,
        ))!;
        const kept = all
          .map((one, index) => ({ one, key: event(one, index).dedupeKey }))
          .filter(({ one }) => !(amended(one) && one.change === "unsent"))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        const { score, raw, reasons } = previewScore(
          kept.map(({ one }) => ({
            kind: one.kind,
            text: amended(one) ? one.newText : one.text,
            at: new Date(season + one.minute * MINUTE_MS).toISOString(),
          })),
          clock.now,
          rules,
        );
        const stored = lead.sum * 2 ** (-(clock.now - lead.sumAt) / DAY_MS / scoring.halfLifeDays);
        const scale = Math.max(1, ...reasons.map(({ points: worth }) => Math.abs(worth))) * reasons.length;
        expect(Math.abs(Math.max(0, stored) - raw)).toBeLessThan(1e-9 * Math.max(1, scale));
        const explained = await explainScore(tenant, lead.id, clock.now, rules, "fr");
        expect(explained.history.at(-1)!.score).toBe(score);
        const counted = explained.reasons.filter(({ points: worth }) => worth !== 0).length;
        expect(counted).toBe(reasons.filter(({ points: worth }) => worth !== 0).length);
        expect(lead.target === 1).toBe(score >= scoring.threshold);
      },
    ),
    { numRuns: 60, examples: [A_DAY_AND_A_HALF_APART] },
  );
});
