import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import { TenantDb } from "../db/tenant.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount } from "../testing/accounts.ts";
import { addInteractions, addLeads } from "../testing/leads.ts";
import { type PrivacyWorld, privacyWorld } from "../testing/privacy.ts";
import { expireChanges } from "../undo/expiry.ts";
import { UNDO_MS } from "../undo/service.ts";
import type { TimelineItem } from "./contract.ts";
import type { LeadDetail } from "./merge-contract.ts";
import { showTotals } from "./totals.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});

type Person = { id: string; username: string };
const MARIE: Person = { id: "9100000000000001", username: "marie.exemple" };
const NAMED: Person = { id: "@marie.exemple", username: "marie.exemple" };
const OTHER: Person = { id: "9100000000000002", username: "marie.pro" };

async function world() {
  const one = await privacyWorld();
  return { ...one, tenant: new TenantDb(one.deps.env.DB, one.workspaceId) };
}
type World = Awaited<ReturnType<typeof world>>;

let counter = 0;
const says = (using: AccountRow, who: Person, text: string, at: number, key = `${++counter}`): InboundEvent =>
  comment(using, text, at, {
    externalId: `18${key.padStart(12, "0")}`,
    person: { externalId: who.id, username: who.username },
  });
const writes = (
  using: AccountRow,
  who: Person,
  text: string,
  at: number,
  key = `${++counter}`,
): InboundEvent =>
  inbound(using, text, at, {
    externalId: `mid.${key}`,
    person: { externalId: who.id, username: who.username },
  });

async function leadIdOf(one: PrivacyWorld, who: Person): Promise<string> {
  const row = await one.deps.env.DB.prepare(
    `SELECT coalesce(g.lead_id, d.lead_id) AS id FROM identities d
     LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
     WHERE d.workspace_id = ?1 AND d.external_id = ?2`,
  )
    .bind(one.workspaceId, who.id)
    .first<{ id: string }>();
  return row!.id;
}

async function merge(one: PrivacyWorld, into: string, leadId: string) {
  const response = await one.call("POST", `/v1/leads/${into}/merge`, json({ leadId }));
  expect([response.status, response.status === 200 ? "" : await response.clone().text()]).toEqual([200, ""]);
  return (await response.json()) as { lead: LeadDetail; undoId: string };
}
async function undo(one: PrivacyWorld, undoId: string) {
  const response = await one.call("POST", `/v1/undo/${undoId}`);
  expect([response.status, response.status === 200 ? "" : await response.clone().text()]).toEqual([200, ""]);
  return (await response.json()) as { restored: number; skipped: number };
}
const get = async (one: PrivacyWorld, id: string) =>
  (await (await one.call("GET", `/v1/leads/${id}`)).json()) as LeadDetail & {
    code?: string;
    mergedInto?: string;
  };
const patch = async (one: PrivacyWorld, id: string, body: unknown) => {
  const response = await one.call("PATCH", `/v1/leads/${id}`, json(body));
  expect(response.status).toBe(200);
};
const timeline = async (one: PrivacyWorld, id: string) =>
  ((await (await one.call("GET", `/v1/leads/${id}/timeline?limit=200`)).json()) as { items: TimelineItem[] })
    .items;

/** What the database says must be true, whatever was merged and taken apart. */
async function expectSound({ deps, workspaceId, tenant }: World): Promise<void> {
  const d1 = deps.env.DB;
  const totals = await showTotals(tenant);
  const { results } = await d1
    .prepare("SELECT status, count(*) AS n FROM leads WHERE workspace_id = ?1 GROUP BY status")
    .bind(workspaceId)
    .all<{ status: "new"; n: number }>();
  for (const status of ["new", "contacted", "in_progress", "converted", "refused"] as const) {
    expect([status, totals.status[status]]).toEqual([
      status,
      results.find((row) => row.status === status)?.n ?? 0,
    ]);
  }
  const targets = await d1
    .prepare("SELECT count(*) AS n FROM leads WHERE workspace_id = ?1 AND target = 1")
    .bind(workspaceId)
    .first<{ n: number }>();
  expect(totals.target.count).toBe(targets!.n);
  const lost = await d1
    .prepare(
      `SELECT 'interaction' AS what FROM interactions i WHERE i.workspace_id = ?1
         AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = ?1 AND l.id = i.lead_id)
       UNION ALL SELECT 'count' FROM leads l WHERE l.workspace_id = ?1 AND l.interaction_count <>
         (SELECT count(*) FROM interactions i WHERE i.workspace_id = ?1 AND i.lead_id = l.id)
       UNION ALL SELECT 'message' FROM messages m WHERE m.workspace_id = ?1
         AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = ?1 AND l.id = m.lead_id)
       UNION ALL SELECT 'identity' FROM identities d LEFT JOIN lead_merges g ON g.workspace_id = ?1 AND g.taken_id = d.lead_id
         WHERE d.workspace_id = ?1 AND NOT EXISTS (SELECT 1 FROM leads l
           WHERE l.workspace_id = ?1 AND l.id = coalesce(g.lead_id, d.lead_id))`,
    )
    .bind(workspaceId)
    .all();
  expect(lost.results).toEqual([]);
}

describe("two leads that are one person", () => {
  test("join score, timeline, numbers, tags and notes, and the other id says where it went", async () => {
    const one = await world();
    const { account, clock, take } = one;
    await take(says(account, MARIE, "bonjour", clock.now - 5000));
    await take(writes(account, OTHER, "je suis au 06 39 98 12 34, quel prix ?", clock.now - 3000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    await patch(one, a, { tags: ["cliente"], note: "aime le bleu" });
    await patch(one, b, { tags: ["vip", "cliente"], note: "rappeler mardi", status: "contacted" });
    const [before, other] = [await get(one, a), await get(one, b)];
    expect(other.score).toBeGreaterThan(0);

    const { lead } = await merge(one, a, b);

    expect(lead).toMatchObject({
      id: a,
      username: "marie.exemple",
      status: "contacted",
      tags: ["cliente", "vip"],
      note: "aime le bleu\n\nrappeler mardi",
      interactionCount: 2,
      mergedFrom: 1,
      doNotContact: false,
      reach: { kind: "window" },
      lastText: "je suis au 06 39 98 12 34, quel prix ?",
    });
    expect(lead.phones.map(({ e164 }) => e164)).toEqual(["+33639981234"]);
    expect(lead.score).toBeGreaterThan(Math.max(before.score, other.score));
    const gone = await one.call("GET", `/v1/leads/${b}`);
    expect(gone.status).toBe(404);
    expect(await gone.json()).toMatchObject({ code: "merged", mergedInto: a });
    const items = await timeline(one, a);
    expect(items.filter(({ type }) => type === "interaction")).toHaveLength(2);
    expect(items.find(({ type }) => type === "merge")).toMatchObject({
      data: { leadId: b, username: "marie.pro" },
    });
    await expectSound(one);
  });

  test("score together what the rules say of the joint set, to the point", async () => {
    const one = await world();
    const { account, clock, take } = one;
    const events = [MARIE, OTHER].flatMap((who, place) =>
      Array.from({ length: 3 }, (_, index) =>
        says(account, who, "bonjour", clock.now - (index * 2 + place + 1) * 1000),
      ),
    );
    for (const event of events) await take(event);
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    const { lead } = await merge(one, a, b);
    const preview = (await (
      await one.call(
        "POST",
        "/v1/scoring/preview",
        json({
          interactions: events.map((event) => ({
            kind: "comment",
            text: "bonjour",
            at: new Date((event as { at: number }).at).toISOString(),
          })),
          at: new Date(clock.now).toISOString(),
        }),
      )
    ).json()) as { score: number };
    expect(lead.score).toBe(preview.score);
    // Six comments of one day: three count.
    const capped = await one.deps.env.DB.prepare(
      "SELECT count(*) AS n FROM interactions WHERE workspace_id = ?1 AND lead_id = ?2 AND capped = 1",
    )
      .bind(one.workspaceId, a)
      .first<{ n: number }>();
    expect(capped!.n).toBe(3);
  });

  test("who asked to stop, was blocked or is listed stays so", async () => {
    const one = await world();
    const { account, clock, take } = one;
    await take(says(account, MARIE, "bonjour", clock.now - 5000));
    await take(writes(account, OTHER, "STOP", clock.now - 3000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    await patch(one, b, { blocked: true });
    const listed = await one.call("POST", "/v1/do-not-contact", json({ kind: "person", leadId: b }));
    expect(listed.status).toBe(201);
    const { lead } = await merge(one, a, b);
    expect(lead).toMatchObject({ blocked: true, doNotContact: true, reach: { kind: "none" } });
    expect(lead.optedOutAt).not.toBeNull();
  });

  test("what comes by either id, before and after, counts once for the one lead", async () => {
    const one = await world();
    const { account, clock, take } = one;
    const comments = [
      says(account, MARIE, "prix ?", clock.now - 5000),
      says(account, OTHER, "c'est combien ?", clock.now - 4000),
    ];
    for (const event of comments) await take(event);
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    await merge(one, a, b);
    clock.now += 1000;
    const later = [
      says(account, OTHER, "toujours là", clock.now),
      says(account, MARIE, "moi aussi", clock.now),
    ];
    for (const event of [...later, ...comments, ...later]) await take(event);
    expect(await get(one, a)).toMatchObject({ interactionCount: 4, username: "marie.exemple" });
    await expectSound(one);
  });

  test("the lead of another workspace, the same lead and a missing one are refused", async () => {
    const [one, neighbour] = [await world(), await world()];
    await one.take(says(one.account, MARIE, "bonjour", one.clock.now));
    await neighbour.take(says(neighbour.account, OTHER, "bonjour", neighbour.clock.now));
    const a = await leadIdOf(one, MARIE);
    const theirs = await leadIdOf(neighbour, OTHER);
    for (const leadId of [a, theirs, "lead_missing"]) {
      const response = await one.call("POST", `/v1/leads/${a}/merge`, json({ leadId }));
      expect([leadId, response.status]).toEqual([leadId, 422]);
    }
    const response = await one.call("POST", `/v1/leads/${theirs}/merge`, json({ leadId: a }));
    expect(response.status).toBe(404);
  });

  test("a large one merges, and comes apart, in one go", { timeout: 120_000 }, async () => {
    const one = await world();
    const { account, clock, workspaceId } = one;
    const [a, b] = (await addLeads(
      workspaceId,
      [
        { accountId: account.id, interactionCount: 1 },
        { accountId: account.id, interactionCount: 5000 },
      ],
      clock.now,
    )) as [string, string];
    await addInteractions(workspaceId, [
      { leadId: a, accountId: account.id, points: 10, at: clock.now - HOUR_MS },
      ...Array.from({ length: 5000 }, (_, index) => ({
        leadId: b,
        accountId: account.id,
        points: 10,
        at: clock.now - index * MINUTE_MS,
      })),
    ]);
    const { lead, undoId } = await merge(one, a, b);
    expect(lead.interactionCount).toBe(5001);
    expect(await undo(one, undoId)).toEqual({ restored: 2, skipped: 0 });
    expect((await get(one, a)).interactionCount).toBe(1);
    expect((await get(one, b)).interactionCount).toBe(5000);
  });
});

describe("known under two accounts", () => {
  test("they are answered where they showed up last, and their other doors stay theirs", async () => {
    const one = await world();
    const { account, clock, take, deps, workspaceId } = one;
    const second = await newAccount(deps, workspaceId, {
      username: "atelier.bis",
      createdAt: clock.now - HOUR_MS,
    });
    await take(writes(account, MARIE, "bonjour", clock.now - 5000));
    await take(writes(second, OTHER, "bonjour bis", clock.now - 3000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    expect((await merge(one, a, b)).lead.accountId).toBe(second.id);
    clock.now += 1000;
    await take(writes(account, MARIE, "encore moi", clock.now));
    expect(await get(one, a)).toMatchObject({ accountId: account.id, reach: { kind: "window" } });
    await expectSound(one);
    const platform = one.platform;
    const response = await one.call("POST", "/v1/messages", json({ leadId: a, text: "Bonjour Marie" }));
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    await deliver(deps, workspaceId, id);
    expect(platform.sent.at(-1)).toEqual({
      target: { kind: "window", personId: MARIE.id },
      text: "Bonjour Marie",
    });
    clock.now += 1000;
    await take(writes(second, OTHER, "et ici ?", clock.now));
    expect((await get(one, a)).accountId).toBe(second.id);
    await expectSound(one);
  });
});

describe("nothing is sent because two leads are one", () => {
  test("of two messages for one occasion one goes", async () => {
    const one = await world();
    const { account, clock, take, deps, workspaceId, platform } = one;
    await take(says(account, NAMED, "prix ?", clock.now - 2000));
    await take(says(account, MARIE, "prix ?", clock.now - 1000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, NAMED)];
    const waiting = async () =>
      (
        await deps.env.DB.prepare(
          "SELECT id, state, reason FROM messages WHERE workspace_id = ?1 ORDER BY id",
        )
          .bind(workspaceId)
          .all<{ id: string; state: string; reason: string | null }>()
      ).results;
    expect((await waiting()).map(({ state }) => state)).toEqual(["pending", "pending"]);
    const { undoId } = await merge(one, a, b);
    expect((await waiting()).map(({ state, reason }) => [state, reason]).sort()).toEqual([
      ["pending", null],
      ["skipped", "merged"],
    ]);
    for (const { id } of await waiting()) await deliver(deps, workspaceId, id);
    expect(platform.sent).toHaveLength(1);
    await undo(one, undoId);
    expect((await waiting()).map(({ state }) => state).sort()).toEqual(["pending", "sent"]);
    await expectSound(one);
  });

  test("a message that had no open door does not go through the other's", async () => {
    const one = await world();
    const { account, clock, take, deps, workspaceId, platform } = one;
    const old = clock.now - 10 * 24 * HOUR_MS;
    await take(writes(account, MARIE, "bonjour", old));
    await take(writes(account, OTHER, "bonjour", clock.now - 1000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    const written = (await (
      await one.call("POST", "/v1/messages", json({ leadId: a, text: "Coucou" }))
    ).json()) as {
      id: string;
    };
    await deliver(deps, workspaceId, written.id);
    expect(platform.sent).toHaveLength(0);
    await merge(one, a, b);
    await deliver(deps, workspaceId, written.id);
    expect(platform.sent).toHaveLength(0);
    expect(await (await one.call("GET", `/v1/messages/${written.id}`)).json()).toMatchObject({
      state: "skipped",
      reason: "merged",
    });
  });

  test("a message on its way makes the merge wait, and one looked at before it is looked at again", async () => {
    const one = await world();
    const { account, clock, take, deps, workspaceId, platform } = one;
    await take(writes(account, MARIE, "bonjour", clock.now - 2000));
    await take(writes(account, OTHER, "bonjour", clock.now - 1000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    const written = (await (
      await one.call("POST", "/v1/messages", json({ leadId: b, text: "Coucou" }))
    ).json()) as {
      id: string;
    };
    let refused = 0;
    const slow = fakePlatform({
      async send(_token, _account, target) {
        refused = (await one.call("POST", `/v1/leads/${a}/merge`, json({ leadId: b }))).status;
        return {
          kind: "sent",
          externalId: "mid.slow",
          recipientId: target.kind === "window" ? target.personId : "",
        };
      },
    });
    await deliver({ ...deps, platform: () => slow }, workspaceId, written.id);
    expect(refused).toBe(409);
    expect(platform.sent).toHaveLength(0);
    const { lead } = await merge(one, a, b);
    expect(lead.status).toBe("contacted");
    await expectSound(one);
  });
});

describe("undone, a merge never was", () => {
  test("what somebody chose meanwhile stays, and is told", async () => {
    const one = await world();
    const { account, clock, take } = one;
    await take(says(account, MARIE, "bonjour", clock.now - 5000));
    await take(says(account, OTHER, "bonjour", clock.now - 3000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    await patch(one, a, { tags: ["a"] });
    await patch(one, b, { tags: ["b"], note: "de b" });
    const { undoId } = await merge(one, a, b);
    await patch(one, a, { tags: ["a", "b", "neuf"], status: "converted", amount: 45 });
    expect(await undo(one, undoId)).toEqual({ restored: 1, skipped: 1 });
    expect(await get(one, a)).toMatchObject({
      tags: ["a", "neuf"],
      note: "",
      status: "converted",
      amount: 45,
    });
    expect(await get(one, b)).toMatchObject({ tags: ["b"], note: "de b", status: "new", amount: null });
    expect((await one.call("POST", `/v1/undo/${undoId}`)).status).toBe(409);
    await expectSound(one);
  });

  test("the later of two merges is undone first", async () => {
    const one = await world();
    const { account, clock, take } = one;
    const third: Person = { id: "9100000000000003", username: "marie.trois" };
    for (const who of [MARIE, OTHER, third]) await take(says(account, who, "bonjour", clock.now - 1000));
    const [a, b, c] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER), await leadIdOf(one, third)];
    const first = await merge(one, b, c);
    const second = await merge(one, a, b);
    expect(second.lead.mergedFrom).toBe(2);
    expect(await get(one, c)).toMatchObject({ code: "merged", mergedInto: a });
    const response = await one.call("POST", `/v1/undo/${first.undoId}`);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "undo-later-first" });
    clock.now += 1000;
    await take(says(account, third, "encore", clock.now));
    await undo(one, second.undoId);
    expect(await get(one, b)).toMatchObject({ interactionCount: 3, mergedFrom: 1 });
    expect(await get(one, c)).toMatchObject({ code: "merged", mergedInto: b });
    await undo(one, first.undoId);
    expect(await get(one, c)).toMatchObject({ interactionCount: 2, mergedFrom: 0 });
    expect(await get(one, b)).toMatchObject({ interactionCount: 1, mergedFrom: 0 });
    await expectSound(one);
  });

  /** What happens, each a minute after the other. */
  const happening = fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom("comment", "message", "reaction"),
    text: fc.constantFrom(
      "bonjour",
      "c'est combien ?",
      "je suis au 06 39 98 12 34",
      "mon adresse : marie@courriel.example",
      "STOP",
      "arnaque, à fuir",
      "super travail",
    ),
    isLate: fc.boolean(),
  });
  type Happening = { who: number; what: string; text: string; isLate: boolean };

  /** Columns that a merge may leave behind. */
  const WITHOUT = new Set(["workspace_id", "id", "account_id", "version", "status_at", "reply_media_id"]);

  async function play(
    one: World,
    accounts: readonly AccountRow[],
    people: readonly Person[],
    events: readonly Happening[],
    from: number,
  ): Promise<void> {
    for (const [index, event] of events.entries()) {
      one.clock.now += MINUTE_MS;
      const key = `${from + index}`;
      const who = people[event.who]!;
      // Each person is known under one account.
      const using = accounts[event.who === 1 ? 1 : 0]!;
      const at = one.clock.now - (event.isLate ? 90_000 : 1000);
      const made =
        event.what === "comment"
          ? says(using, who, event.text, at, key)
          : event.what === "message"
            ? writes(using, who, event.text, at, key)
            : {
                ...comment(using, "❤", at, {
                  kind: "reaction",
                  externalId: `r${key}`,
                  mediaId: null,
                  person: { externalId: who.id, username: who.username },
                }),
                dedupeKey: `reaction:r${key}`,
              };
      await one.take(made);
    }
  }

  async function stateOf(one: World, who: Person): Promise<Record<string, unknown>> {
    const id = await leadIdOf(one, who);
    const row = await one.deps.env.DB.prepare("SELECT * FROM leads WHERE workspace_id = ?1 AND id = ?2")
      .bind(one.workspaceId, id)
      .first<Record<string, unknown>>();
    const interactions = await one.deps.env.DB.prepare(
      `SELECT dedupe_key, points, capped, at, via_lead_id, person_id, merge_id FROM interactions
       WHERE workspace_id = ?1 AND lead_id = ?2 ORDER BY dedupe_key`,
    )
      .bind(one.workspaceId, id)
      .all();
    const contacts = await one.deps.env.DB.prepare(
      `SELECT kind, value, consent, quote, found_in, found_at FROM contact_points
       WHERE workspace_id = ?1 AND lead_id = ?2 ORDER BY kind, value`,
    )
      .bind(one.workspaceId, id)
      .all();
    const doors = await one.deps.env.DB.prepare(
      "SELECT * FROM lead_doors WHERE workspace_id = ?1 AND lead_id = ?2",
    )
      .bind(one.workspaceId, id)
      .all();
    const columns = Object.fromEntries(
      Object.entries(row ?? {})
        .filter(([name]) => !WITHOUT.has(name))
        // The same sum may be written down as of another time, and in another order.
        .filter(([name]) => !["sum", "sum_at"].includes(name))
        .map(([name, value]) => [name, name === "heat" ? Math.round(Number(value) * 1e6) / 1e6 : value]),
    );
    return {
      ...columns,
      interactions: interactions.results,
      contacts: contacts.results,
      doors: doors.results,
    };
  }

  test.each(["one account", "two accounts"])(
    "each lead is what a run without the merge makes of it: %s",
    { timeout: 300_000 },
    async (places) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(happening, { maxLength: 4 }),
          fc.array(happening, { maxLength: 6 }),
          fc.array(happening, { maxLength: 3 }),
          fc.boolean(),
          async (before, between, after, isReversed) => {
            const worlds = [await world(), await world()] as const;
            const states: Record<string, unknown>[][] = [];
            for (const [index, one] of worlds.entries()) {
              // What automations say is another test's; here only what people do counts.
              await one.deps.env.DB.prepare("DELETE FROM automations WHERE workspace_id = ?1")
                .bind(one.workspaceId)
                .run();
              const second =
                places === "one account"
                  ? one.account
                  : await newAccount(one.deps, one.workspaceId, { createdAt: one.clock.now - HOUR_MS });
              const accounts = [one.account, second];
              const people = [MARIE, OTHER];
              await one.take(says(one.account, MARIE, "bonjour", one.clock.now - 2000, "9001"));
              await one.take(says(second, OTHER, "bonjour", one.clock.now - 1000, "9002"));
              await play(one, accounts, people, before, 100);
              const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
              const undoId =
                index === 0 ? (await merge(one, isReversed ? b : a, isReversed ? a : b)).undoId : null;
              if (undoId) await expectSound(one);
              await play(one, accounts, people, between, 200);
              if (undoId) await undo(one, undoId);
              await play(one, accounts, people, after, 300);
              await expectSound(one);
              states.push([await stateOf(one, MARIE), await stateOf(one, OTHER)]);
            }
            expect(states[0]).toEqual(states[1]);
          },
        ),
        { numRuns: 12 },
      );
    },
  );
});

describe("an intake and a merge at the same moment", () => {
  /** Lets something happen just before the n-th batch that writes. */
  const interrupted = (one: World, place: number, happen: () => Promise<unknown>) => {
    let seen = 0;
    return {
      ...one.deps,
      tenant: (id: string) => {
        const tenant = new TenantDb(one.deps.env.DB, id);
        const batch = tenant.batch.bind(tenant);
        tenant.batch = (async (statements: Parameters<typeof batch>[0]) => {
          if (seen++ === place) await happen();
          return batch(statements);
        }) as typeof tenant.batch;
        return tenant;
      },
    };
  };

  test.each([0, 1, 2, 3])(
    "neither loses nor doubles an event: a merge before batch %i of an intake",
    async (place) => {
      const one = await world();
      const { account, clock, take } = one;
      await take(says(account, MARIE, "bonjour", clock.now - 5000));
      await take(says(account, OTHER, "bonjour", clock.now - 4000));
      const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
      const { takeEvents } = await import("../collection/ingest.ts");
      const deps = interrupted(one, place, () => merge(one, a, b));
      const events = [
        says(account, OTHER, "encore", clock.now),
        says(account, MARIE, "moi aussi", clock.now),
      ];
      await takeEvents(deps, account, one.platform, events, "webhook");
      const into = (await get(one, b)).mergedInto;
      expect((await get(one, a)).interactionCount).toBe(into ? 4 : 2);
      await expectSound(one);
    },
  );

  test.each([0, 1])(
    "neither loses nor doubles an event: an intake before batch %i of a merge",
    async (place) => {
      const one = await world();
      const { account, clock, take } = one;
      await take(says(account, MARIE, "bonjour", clock.now - 5000));
      await take(says(account, OTHER, "bonjour", clock.now - 4000));
      const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
      const { mergeLeads } = await import("./merge.ts");
      const deps = interrupted(one, place, () => take(says(account, OTHER, "encore", clock.now)));
      const actor = { kind: "person" as const, personId: one.seat.personId, sessionId: one.seat.sessionId };
      await mergeLeads(deps, deps.tenant(one.workspaceId), actor, a, b);
      expect((await get(one, a)).interactionCount).toBe(3);
      await expectSound(one);
    },
  );

  test("an undo and an intake neither", async () => {
    const one = await world();
    const { account, clock, take } = one;
    await take(says(account, MARIE, "bonjour", clock.now - 5000));
    await take(says(account, OTHER, "bonjour", clock.now - 4000));
    const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
    const { undoId } = await merge(one, a, b);
    const { takeEvents } = await import("../collection/ingest.ts");
    const deps = interrupted(one, 1, () => undo(one, undoId));
    await takeEvents(deps, account, one.platform, [says(account, OTHER, "encore", clock.now)], "webhook");
    expect((await get(one, a)).interactionCount).toBe(1);
    expect((await get(one, b)).interactionCount).toBe(2);
    await expectSound(one);
  });
});

test("after its 30 days a merge keeps nothing of how both were, and stays", async () => {
  const one = await world();
  const at = one.clock.now - HOUR_MS;
  await one.take(says(one.account, MARIE, "Mon numéro : 06 39 98 12 34", at));
  await one.take(says(one.account, OTHER, "Le mien : 06 39 98 56 78", at + MINUTE_MS));
  const [a, b] = [await leadIdOf(one, MARIE), await leadIdOf(one, OTHER)];
  const { undoId } = await merge(one, a, b);
  const kept = async () => {
    const row = await one.deps.env.DB.prepare(
      `SELECT (SELECT count(*) FROM lead_merges WHERE workspace_id = ?1) AS merges,
        (SELECT count(*) FROM lead_merges WHERE workspace_id = ?1 AND before IS NOT NULL) AS snapshots,
        (SELECT count(*) FROM merged_contacts WHERE workspace_id = ?1) AS contacts`,
    )
      .bind(one.workspaceId)
      .first();
    return row;
  };
  one.clock.now += UNDO_MS - MINUTE_MS;
  await expireChanges(one.deps);
  expect(await kept()).toEqual({ merges: 1, snapshots: 1, contacts: 2 });
  one.clock.now += MINUTE_MS;
  await expireChanges(one.deps);
  expect(await kept()).toEqual({ merges: 1, snapshots: 0, contacts: 0 });
  expect((await one.call("POST", `/v1/undo/${undoId}`)).status).toBe(409);
  expect((await get(one, a)).phones.map(({ e164 }) => e164).sort()).toEqual(["+33639981234", "+33639985678"]);
  expect(await leadIdOf(one, OTHER)).toBe(a);
});
