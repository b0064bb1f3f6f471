import { expect, test } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { deliver } from "../messaging/dispatch.ts";
import { toNamedId } from "../platforms/named-person.ts";
import type { InboundEvent, InboundInteraction } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newWorkspace } from "../testing/people.ts";
import type { FoundBy } from "./contract.ts";
import { takeEvents } from "./ingest.ts";
import { takeIn } from "./intake.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The same composition over a database that counts. */
function metered(deps: Deps) {
  const { d1, counts } = countingD1(deps.env.DB);
  return { counts, deps: { ...deps, tenant: (workspaceId: string) => new TenantDb(d1, workspaceId) } };
}

async function setUp(overrides: Partial<AccountRow> = {}) {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, {
    createdAt: clock.now - DAY_MS,
    connectedAt: clock.now - DAY_MS,
    ...overrides,
  });
  const take = (events: InboundInteraction[], foundBy: FoundBy = "webhook", using: Deps = deps) =>
    takeIn(using, { account, platform, events, amendments: [], foundBy });
  const rows = async <T>(table: string): Promise<T[]> =>
    (await deps.env.DB.prepare(`SELECT * FROM ${table} WHERE workspace_id = ?1`).bind(workspaceId).all<T>())
      .results;
  const automation = (
    keywords: string[],
    activatedAt = clock.now - HOUR_MS,
    trigger: object = { kind: "comment" },
  ) =>
    deps.env.DB.batch([
      deps.env.DB.prepare(
        "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour {{first_name|toi}}, 45 €', 1, 1) ON CONFLICT DO NOTHING",
      ).bind(workspaceId),
      deps.env.DB.prepare(
        `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
         VALUES (?1, ?2, 'Prix', ?3, ?4, '["tpl_1"]', 1, ?5, 1, 1)`,
      ).bind(
        workspaceId,
        `aut_${crypto.randomUUID()}`,
        account.id,
        JSON.stringify({ keywords, ...trigger }),
        activatedAt,
      ),
    ]);
  return { deps, clock, queued, workspaceId, account, take, rows, automation, platform };
}

type LeadRow = {
  id: string;
  sum: number;
  heat: number;
  status: string;
  interaction_count: number;
  target: number;
  has_phone: number;
  last_text: string;
  opted_out_at: number | null;
};
type StoredRow = {
  id: string;
  capped: number;
  at: number;
  points: number;
  found_by: string;
  decisions: string | null;
};
type MessageStored = {
  state: string;
  text: string;
  reason: string | null;
  comment_id: string;
  deadline_at: number;
  dedupe_key: string;
};
type DayRow = {
  day: string;
  people: number;
  interactions: number;
  by_webhook: number;
  by_poll: number;
  phones: number;
};

test("one event delivered ten times changes the database once and writes no row the other nine", async () => {
  const { deps, account, take, rows, clock, automation } = await setUp();
  await automation(["prix"]);
  const event = comment(account, "Prix svp ?", clock.now);
  const first = metered(deps);
  await take([event], "webhook", first.deps);
  expect(first.counts.rowsWritten).toBeGreaterThan(0);
  for (let again = 0; again < 9; again++) {
    const meter = metered(deps);
    await take([event, event], again % 2 ? "poll" : "webhook", meter.deps);
    expect(meter.counts.rowsWritten).toBe(0);
  }
  expect(await rows<LeadRow>("leads")).toHaveLength(1);
  expect(await rows<StoredRow>("interactions")).toHaveLength(1);
  expect(await rows<MessageStored>("messages")).toHaveLength(1);
});

test("a comment costs nine rows written for a new person and seven for a known one, at most", async () => {
  const { deps, account, take, clock } = await setUp();
  const fresh = metered(deps);
  await take([comment(account, "Trop beau !", clock.now - 1000)], "webhook", fresh.deps);
  expect(fresh.counts.rowsWritten).toBeLessThanOrEqual(9);
  const known = metered(deps);
  await take([comment(account, "Encore bravo", clock.now)], "webhook", known.deps);
  expect(known.counts.rowsWritten).toBeLessThanOrEqual(7);
});

test("any order of arrival, in any chunks, ends in the same leads", async () => {
  const texts = [
    "Prix ?",
    "Trop beau",
    "C'est nul",
    "Bonjour",
    "Vous livrez ?",
    "Merci",
    "Dispo ?",
    "Encore",
  ];
  const finals: string[] = [];
  for (const order of [
    [0, 1, 2, 3, 4, 5, 6, 7],
    [7, 6, 5, 4, 3, 2, 1, 0],
    [3, 0, 6, 1, 7, 2, 5, 4],
  ]) {
    const { account, take, rows, clock } = await setUp();
    const events = texts.map((text, index) =>
      comment(account, text, clock.now - (8 - index) * 2 * HOUR_MS, {
        externalId: `1810000000000000${index}`,
      }),
    );
    for (let start = 0; start < order.length; start += 3)
      await take(order.slice(start, start + 3).map((i) => events[i]!));
    const [lead] = await rows<LeadRow>("leads");
    const kept = (await rows<StoredRow & { external_id: string }>("interactions")).sort(
      (a, b) => a.at - b.at,
    );
    finals.push(
      `${lead!.heat.toFixed(9)} ${lead!.interaction_count} ${lead!.last_text} ${kept.map((one) => one.capped).join("")}`,
    );
  }
  expect(new Set(finals).size).toBe(1);
});

test("only the first three comments of a local day count, a refusal always does", async () => {
  const { account, take, rows, clock } = await setUp();
  const texts = ["Bonjour", "Bonsoir", "Salut", "Coucou", "Je suis très déçue, horrible"];
  await take(texts.map((text, index) => comment(account, text, clock.now - (5 - index) * 60_000)));
  const kept = (await rows<StoredRow>("interactions")).sort((a, b) => a.at - b.at);
  expect(kept.map((one) => one.capped)).toEqual([0, 0, 0, 1, 0]);
});

test("a polled time replaces a provisional one once, and only an earlier one", async () => {
  const { account, take, rows, clock } = await setUp();
  const event = comment(account, "Prix ?", clock.now, { atIsProvisional: true });
  await take([event]);
  await take([{ ...event, at: clock.now - 5 * 60_000, atIsProvisional: false }], "poll");
  await take([{ ...event, at: clock.now - 9 * 60_000, atIsProvisional: false }], "poll");
  const [kept] = await rows<StoredRow>("interactions");
  expect(kept!.at).toBe(clock.now - 5 * 60_000);
});

test("what only polling found is a loss until a webhook confirms it within the hour", async () => {
  const { account, take, rows, clock } = await setUp();
  const [early, late] = [comment(account, "un", clock.now - 1), comment(account, "deux", clock.now)];
  await take([early, late], "poll");
  clock.now += 30 * 60_000;
  await take([early]);
  clock.now += 31 * 60_000;
  await take([late]);
  const days = await rows<DayRow>("daily_stats");
  expect(days.map((day) => [day.by_webhook, day.by_poll])).toEqual([[1, 1]]);
});

test("nothing that was imported triggers anything, nor what happened before the automation was switched on", async () => {
  const { account, take, rows, clock, automation } = await setUp();
  await automation(["prix"], clock.now - 10_500);
  await take(
    [comment(account, "prix ?", clock.now - 2 * DAY_MS, { person: { externalId: "91", username: "a" } })],
    "import",
  );
  await take([
    comment(account, "prix ?", clock.now - 12_000, { person: { externalId: "92", username: "b" } }),
  ]);
  expect(await rows("messages")).toEqual([]);
  // Platforms tell whole seconds: the second in which it was switched on counts.
  const second = Math.floor((clock.now - 10_500) / 1000) * 1000;
  await take([comment(account, "prix ?", second, { person: { externalId: "93", username: "c" } })]);
  expect(await rows("messages")).toHaveLength(1);
});

test("the account's own comments never count, whichever of its ids they carry", async () => {
  const { account, take, rows, clock } = await setUp();
  await take([
    comment(account, "prix : 45 €", clock.now, {
      person: { externalId: account.externalId, username: account.username },
    }),
    comment(account, "prix : 45 €", clock.now, {
      person: { externalId: account.appScopedId, username: account.username },
    }),
  ]);
  expect(await rows("interactions")).toEqual([]);
});

test("a matching comment makes one message with its text, its comment and its deadline; a refusal none, with the reason", async () => {
  const { account, take, rows, clock, automation } = await setUp();
  await automation(["prix"]);
  const asked = comment(account, "Prix svp ?", clock.now, {
    person: { externalId: "1", username: "marie.l", displayName: "Marie Lune" },
  });
  await take([asked]);
  await take([
    comment(account, "pas intéressé par le prix merci", clock.now, {
      person: { externalId: "2", username: "paul" },
    }),
  ]);
  const messages = await rows<MessageStored>("messages");
  expect(messages).toMatchObject([
    {
      state: "pending",
      text: "Bonjour Marie, 45 €",
      comment_id: asked.externalId,
      deadline_at: clock.now + 7 * DAY_MS,
    },
  ]);
  const declined = (await rows<StoredRow>("interactions")).filter((one) =>
    one.decisions?.includes("declined"),
  );
  expect(declined).toHaveLength(1);
});

test("five comments and two matching automations make one message per person and post", async () => {
  const { account, take, rows, clock, automation } = await setUp();
  await automation(["prix"]);
  await automation(["prix", "tarif"]);
  for (let nth = 0; nth < 5; nth++) await take([comment(account, "prix ?", clock.now + nth)]);
  expect(await rows("messages")).toHaveLength(1);
  await take([comment(account, "prix ?", clock.now + 9, { mediaId: "17900000000000002" })]);
  expect(await rows("messages")).toHaveLength(2);
});

test("STOP silences what waits and what would come; START opens again", async () => {
  const { account, take, rows, clock, automation } = await setUp();
  await automation(["prix"]);
  await take([comment(account, "prix ?", clock.now - 2000)]);
  await take([inbound(account, "STOP", clock.now - 1000)]);
  expect(await rows("messages")).toMatchObject([{ state: "skipped", reason: "opted-out", open: 0 }]);
  await take([comment(account, "prix ?", clock.now, { mediaId: "17900000000000002" })]);
  expect(await rows("messages")).toHaveLength(1);
  await take([inbound(account, "START", clock.now + 1)]);
  expect((await rows<LeadRow>("leads"))[0]!.opted_out_at).toBeNull();
});

test("a number in an answer completes the lead once, with the quoted words", async () => {
  const { account, take, rows, clock } = await setUp();
  await take([
    inbound(
      account,
      "oui appelez moi au zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre",
      clock.now - 1000,
    ),
  ]);
  await take([inbound(account, "06 39 98 12 34", clock.now)]);
  expect(await rows("contact_points")).toMatchObject([
    { value: "+33639981234", consent: "asked-to-be-called" },
  ]);
  expect((await rows<LeadRow>("leads"))[0]!.has_phone).toBe(1);
  expect((await rows<DayRow>("daily_stats")).reduce((sum, day) => sum + day.phones, 0)).toBe(1);
});

test("twenty consumers that race on the same people lose nothing and double nothing", async () => {
  const { account, take, rows, clock } = await setUp();
  const events = Array.from({ length: 20 }, (_, index) =>
    comment(account, `bonjour ${index}`, clock.now + index, {
      person: { externalId: `77${index % 4}`, username: `p${index % 4}` },
    }),
  );
  const shuffled = [...events, ...events].sort(
    (a, b) => a.externalId.localeCompare(b.externalId) || a.at - b.at,
  );
  let left = shuffled.map((event) => [event]);
  for (let round = 0; round < 20 && left.length > 0; round++) {
    const results = await Promise.allSettled(left.map((chunk) => take(chunk)));
    left = left.filter((_, index) => results[index]!.status === "rejected"); // the queue would repeat them
  }
  const leads = await rows<LeadRow>("leads");
  expect(leads).toHaveLength(4);
  expect(leads.reduce((sum, lead) => sum + lead.interaction_count, 0)).toBe(20);
  expect(await rows("interactions")).toHaveLength(20);
});

test("one chunk is one batch that reads and one that writes, and a known one is not written", async () => {
  const { deps, account, take, clock, rows } = await setUp();
  const events = Array.from({ length: 600 }, (_, index) =>
    comment(account, `bonjour ${index}`, clock.now - index, {
      person: { externalId: `66${index % 250}`, username: `p${index % 250}` },
    }),
  );
  const first = metered(deps);
  await take(events, "webhook", first.deps);
  expect(first.counts.batches).toBe(6);
  const again = metered(deps);
  await take(events, "webhook", again.deps);
  expect([again.counts.batches, again.counts.rowsWritten]).toEqual([3, 0]);
  expect(await rows("interactions")).toHaveLength(600);
});

test("texts at their longest, of new and of known people, fit what the database takes", async () => {
  const { account, take, clock, rows } = await setUp();
  const long = (index: number, at: number) =>
    comment(account, "漢".repeat(10_000), at, {
      person: { externalId: `55${index}`, username: `p${index}` },
    });
  await take(Array.from({ length: 100 }, (_, index) => long(index, clock.now - 1000)));
  // None of these is long, but each writes its lead anew, last words included.
  await take(
    Array.from({ length: 100 }, (_, index) =>
      comment(account, "merci", clock.now - 2000, {
        person: { externalId: `55${index}`, username: `p${index}` },
      }),
    ),
  );
  expect((await rows<LeadRow>("leads")).map((lead) => lead.interaction_count)).toEqual(Array(100).fill(2));
});

test("what brought a person is kept with them, the newest of it, and says nothing of strangers", async () => {
  const { account, deps, platform, clock, rows } = await setUp();
  const take = (event: InboundEvent) => takeEvents(deps, account, platform, [event], "webhook");
  const ad = { source: "ADS", ref: "robe-verte", adId: "120210000000000001", title: "Robe verte" };
  const message = inbound(account, "bonjour", clock.now - 5000, { referral: ad });
  const referred = (at: number, ref: string, personExternalId = message.person.externalId): InboundEvent => ({
    type: "referred",
    accountExternalId: account.externalId,
    personExternalId,
    referral: { source: "SHORTLINK", ref, adId: null, title: null },
    at,
  });
  const referral = async () => JSON.parse((await rows<{ referral: string }>("leads"))[0]!.referral);
  await take(message);
  expect(await referral()).toMatchObject(ad);
  expect(await take(referred(clock.now - 9000, "ancien"))).toBe(false);
  expect(await referral()).toMatchObject(ad);
  expect(await take(referred(clock.now - 1000, "vitrine"))).toBe(true);
  expect(await take(referred(clock.now - 1000, "vitrine"))).toBe(false);
  await take(inbound(account, "encore", clock.now));
  expect(await referral()).toMatchObject({ source: "SHORTLINK", ref: "vitrine", adId: null });
  await take(referred(clock.now, "vitrine", "4040"));
  expect(await rows("leads")).toHaveLength(1);
});

test("somebody the platform only names is one person, from the comment to the answer by their real id", async () => {
  const { account, deps, platform, clock, rows, automation, queued } = await setUp();
  await automation(["prix"]);
  const asked = comment(account, "Prix ?", clock.now - 1000, {
    person: { externalId: toNamedId("Marie.Exemple"), username: "Marie.Exemple" },
  });
  await takeEvents(deps, account, platform, [asked], "poll");
  // The account's own comments carry no id either.
  await takeEvents(
    deps,
    account,
    platform,
    [
      comment(account, "45 €", clock.now, {
        person: { externalId: toNamedId(account.username), username: account.username },
      }),
    ],
    "poll",
  );
  expect(await rows("leads")).toMatchObject([{ external_id: "@marie.exemple", thread_id: null }]);
  const job = queued.find((one) => one.queue === "dm")!.body as { messageId: string };
  await deliver(deps, account.workspaceId, job.messageId);
  expect(platform.sent).toMatchObject([{ target: { kind: "private_reply", commentId: asked.externalId } }]);
  const recipient = `person-of-${asked.externalId}`;
  clock.now += 60_000;
  await takeEvents(
    deps,
    account,
    platform,
    [inbound(account, "oui merci", clock.now, { person: { externalId: recipient, username: null } })],
    "webhook",
  );
  expect(await rows("leads")).toMatchObject([
    { username: "Marie.Exemple", thread_id: recipient, status: "in_progress", interaction_count: 2 },
  ]);
});

test("two webhooks that confirm the same find at once count it once", async () => {
  const { account, take, rows, clock } = await setUp();
  const events = Array.from({ length: 3 }, (_, index) => comment(account, `n ${index}`, clock.now - index));
  await take(events, "poll");
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => take(events)));
  expect(results.some((one) => one.status === "fulfilled")).toBe(true);
  expect(await rows<DayRow>("daily_stats")).toMatchObject([{ by_webhook: 3, by_poll: 0 }]);
});

test("what happened while the account was not connected is no loss, nor is what polling found before any webhook", async () => {
  const { account, take, rows, clock } = await setUp({ connectedAt: 0 });
  account.connectedAt = clock.now - 1000;
  await take([comment(account, "pendant l'absence", clock.now - 2000)], "poll");
  const before = await setUp({ mode: "polling" });
  const found = comment(before.account, "avant le premier", before.clock.now);
  await before.take([found], "poll");
  before.account.mode = "instant";
  await before.take([found]);
  for (const days of [await rows<DayRow>("daily_stats"), await before.rows<DayRow>("daily_stats")]) {
    expect(days[0]!.by_poll).toBe(0);
  }
});

test("an edit is read like new words: its number completes the lead, its STOP is heard", async () => {
  const { account, deps, platform, rows, clock } = await setUp();
  const first = inbound(account, "mon tel 06 39", clock.now);
  await takeEvents(deps, account, platform, [first], "webhook");
  const edit = (text: string, edits: number) =>
    ({
      type: "edited",
      accountExternalId: account.externalId,
      externalId: first.externalId,
      personExternalId: first.person.externalId,
      text,
      edits,
      at: clock.now + 1000,
    }) as const;
  await takeEvents(deps, account, platform, [edit("mon tel 06 39 98 00 11", 1)], "webhook");
  expect(await rows("contact_points")).toMatchObject([{ value: "+33639980011" }]);
  expect(await rows("leads")).toMatchObject([{ has_phone: 1, last_text: "mon tel 06 39 98 00 11" }]);
  expect((await rows<DayRow>("daily_stats")).reduce((sum, day) => sum + day.phones, 0)).toBe(1);
  await takeEvents(deps, account, platform, [edit("stop", 2)], "webhook");
  expect((await rows<LeadRow>("leads"))[0]!.opted_out_at).not.toBeNull();
});
