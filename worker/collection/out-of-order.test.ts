import fc from "fast-check";
import { expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { showTotals } from "../leads/totals.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import type { FoundBy } from "./contract.ts";
import { takeEvents } from "./ingest.ts";

const MINUTE_MS = 60_000;
const MID = "aWdfZAG1-hors-ordre";
const PERSON = "9100000000000077";

type Row = Record<string, string | number | null>;

async function setUp() {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId);
  const person = { externalId: PERSON, username: "marie.exemple" };
  const place = { accountExternalId: account.externalId, externalId: MID, personExternalId: PERSON };
  const at = (minute: number) => clock.now - 60 * MINUTE_MS + minute * MINUTE_MS;
  const rows = async (table: string): Promise<Row[]> =>
    (await deps.env.DB.prepare(`SELECT * FROM ${table} WHERE workspace_id = ?1`).bind(workspaceId).all<Row>())
      .results;
  const said = (text: string, minute: number, externalId = MID): InboundEvent =>
    inbound(account, text, at(minute), { externalId, person });
  const edited = (text: string, edits: number, minute: number): InboundEvent => ({
    type: "edited",
    ...place,
    text,
    edits,
    at: at(minute),
  });
  const unsent = (minute: number): InboundEvent => ({ type: "unsent", ...place, at: at(minute) });
  const reacted = (minute: number, emoji = "❤"): InboundEvent => ({
    ...inbound(account, emoji, at(minute), { externalId: MID, person, kind: "reaction" }),
    dedupeKey: `reaction:${MID}:${PERSON}`,
  });
  const unreacted = (minute: number): InboundEvent => ({ type: "unreacted", ...place, at: at(minute) });
  const take = (events: InboundEvent[], foundBy: FoundBy = "webhook") =>
    takeEvents(deps, account, platform, events, foundBy);

  /** Everything that must not depend on the order of arrival. */
  const state = async () => {
    const interactions = (await rows("interactions")).map(
      ({ dedupe_key, text, intent, points, capped, at, edits }) => ({
        dedupe_key,
        text,
        intent,
        points,
        capped,
        at,
        edits,
      }),
    );
    const leads = (await rows("leads")).map((lead) => ({
      heat: Number(lead.heat).toFixed(9),
      target: lead.target,
      text: lead.last_text,
      kind: lead.last_kind,
      intent: lead.intent,
      count: lead.interaction_count,
      at: lead.last_interaction_at,
      phone: lead.has_phone,
    }));
    const contacts = (await rows("contact_points")).map(({ kind, value, quote, consent }) => ({
      kind,
      value,
      quote,
      consent,
    }));
    const byKey = (a: { dedupe_key?: unknown }, b: { dedupe_key?: unknown }) =>
      String(a.dedupe_key) < String(b.dedupe_key) ? -1 : 1;
    return {
      interactions: interactions.sort(byKey),
      leads,
      contacts,
      targets: (await showTotals(deps.tenant(workspaceId))).target.count,
      early: await rows("early_amendments"),
    };
  };
  return {
    deps,
    clock,
    queued,
    workspaceId,
    account,
    platform,
    rows,
    said,
    edited,
    unsent,
    reacted,
    unreacted,
    take,
    state,
  };
}
type World = Awaited<ReturnType<typeof setUp>>;

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((one, index) =>
    permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [one, ...rest]),
  );
}

/** What is stored after the events came in every order, one by one and all at once. */
async function outcomes(before: (world: World) => InboundEvent[], events: (world: World) => InboundEvent[]) {
  const count = events(await setUp()).length;
  const found = new Map<string, Awaited<ReturnType<World["state"]>>>();
  for (const order of permutations(Array.from({ length: count }, (_, index) => index))) {
    for (const isTogether of [false, true]) {
      const world = await setUp();
      const earlier = before(world);
      if (earlier.length > 0) await world.take(earlier);
      const inOrder = order.map((index) => events(world)[index]!);
      if (isTogether) await world.take(inOrder);
      else for (const event of inOrder) await world.take([event]);
      const state = await world.state();
      found.set(JSON.stringify(state), state);
    }
  }
  return [...found.values()];
}

const FIRST = "mon tel 06 39 98 12 34";
const SECOND = "pardon, 06 39 98 12 35";
const THIRD = "c'est combien ? rappelez-moi au 06 39 98 12 36";

test("a message and its edits end in the newest words, in every order", async () => {
  const all = await outcomes(
    () => [],
    (world) => [world.said(FIRST, 1), world.edited(SECOND, 1, 2), world.edited(THIRD, 2, 3)],
  );
  expect(all).toMatchObject([
    {
      interactions: [{ text: THIRD, edits: 2 }],
      leads: [{ text: THIRD, phone: 1, count: 1 }],
      contacts: [{ value: "+33639981236", quote: THIRD, consent: "asked-to-be-called" }],
      early: [],
    },
  ]);
});

test("a message that was unsent leaves no word, no point and no number, in every order", async () => {
  const all = await outcomes(
    () => [],
    (world) => [world.said(FIRST, 1), world.edited(SECOND, 1, 2), world.edited(THIRD, 2, 3), world.unsent(4)],
  );
  expect(all).toMatchObject([
    {
      interactions: [{ text: null, points: 0, intent: null }],
      leads: [{ text: null, kind: "message", phone: 0, target: 0, count: 1, intent: null }],
      contacts: [],
      early: [],
    },
  ]);
});

test("what the person said elsewhere stays: last words, and the number they gave twice", async () => {
  const earlier = "bonjour, 06 39 98 12 34";
  const all = await outcomes(
    (world) => [world.said(earlier, 0, "aWdfZAG1-avant")],
    (world) => [world.said(FIRST, 1), world.edited(FIRST, 1, 2), world.unsent(4)],
  );
  expect(all).toMatchObject([
    {
      leads: [{ text: earlier, kind: "message", phone: 1, count: 2 }],
      contacts: [{ value: "+33639981234", quote: earlier }],
    },
  ]);
});

test("a reaction counts by who had the last word, in every order", async () => {
  const given = await outcomes(
    () => [],
    (world) => [world.reacted(1), world.unreacted(2), world.reacted(3, "😍")],
  );
  expect(given).toMatchObject([{ interactions: [{ text: "😍", edits: 0 }] }]);
  expect(given[0]!.interactions[0]!.points).toBeGreaterThan(0);
  const taken = await outcomes(
    () => [],
    (world) => [world.reacted(1), world.unreacted(2), world.reacted(3), world.unreacted(4)],
  );
  // Which reaction had come first decides when the person was last seen, and nothing else.
  expect(new Set(taken.map((one) => JSON.stringify(one.interactions))).size).toBe(1);
  expect(taken[0]).toMatchObject({ interactions: [{ text: null, points: 0 }], early: [] });
});

test("repeats of any of them, in any order, change nothing more", async () => {
  const kinds = ["said", "edit1", "edit2", "unsent", "react", "unreact", "again"] as const;
  const stories = fc.shuffledSubarray([...kinds, ...kinds], { minLength: kinds.length });
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const world = await setUp();
      const event = (kind: (typeof kinds)[number]): InboundEvent =>
        ({
          said: () => world.said(FIRST, 1),
          edit1: () => world.edited(SECOND, 1, 2),
          edit2: () => world.edited(THIRD, 2, 3),
          unsent: () => world.unsent(4),
          react: () => world.reacted(5),
          unreact: () => world.unreacted(6),
          again: () => world.reacted(7),
        })[kind]();
      for (const kind of [...story, ...kinds]) await world.take([event(kind)]);
      const { interactions, contacts, early } = await world.state();
      expect(interactions.map(({ text, edits }) => [text, edits])).toEqual([
        [null, 2 ** 31 - 1],
        ["❤", 0],
      ]);
      expect([contacts, early]).toEqual([[], []]);
    }),
    { numRuns: 12 },
  );
});

test("nothing is sent for a message that was unsent before it came, and polling does not bring it back", async () => {
  const world = await setUp();
  await world.deps.env.DB.batch([
    world.deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour', 1, 1)",
    ).bind(world.workspaceId),
    world.deps.env.DB.prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"message"}', '["tpl_1"]', 1, 1, 1, 1)`,
    ).bind(world.workspaceId, world.account.id),
  ]);
  await world.take([world.unsent(2)]);
  await world.take([world.said("prix ?", 1)]);
  await world.take([world.said("prix ?", 1)], "poll");
  expect(await world.rows("messages")).toEqual([]);
  expect(await world.rows("interactions")).toMatchObject([{ text: null, points: 0, decisions: null }]);
  // In one delivery, too.
  const other = await setUp();
  await other.take([other.said("prix ?", 1), other.unsent(2)]);
  expect(await other.rows("interactions")).toMatchObject([{ text: null, points: 0 }]);
});

test("an unsent message leaves no copy in a quote that began in it, nor in the words of a STOP", async () => {
  const world = await setUp();
  await world.take([world.said("mon numéro : 06 39 98", 1)]);
  await world.take([world.said("12 34", 2, "aWdfZAG1-suite")]);
  const [joined] = await world.rows("contact_points");
  expect(joined!.quote).toContain("06 39 98");
  await world.take([world.unsent(3)]);
  expect(JSON.stringify(await world.rows("contact_points"))).not.toContain("06 39 98");
  const other = await setUp();
  await other.take([other.said("STOP", 1)]);
  await other.take([other.unsent(2)]);
  // The wish stays: who asked to stop once is not written to.
  const [lead] = await other.rows("leads");
  expect([lead!.opted_out_text, lead!.last_text]).toEqual([null, null]);
  expect(lead!.opted_out_at).not.toBeNull();
});

test("twenty consumers that race with a message, its edits and its end lose none of them", async () => {
  for (let round = 0; round < 3; round++) {
    const world = await setUp();
    const events = [
      world.said(FIRST, 1),
      world.edited(SECOND, 1, 2),
      world.edited(THIRD, 2, 3),
      world.said("autre", 4, "aWdfZAG1-autre"),
      world.unsent(5),
    ];
    let left = [...events, ...events, ...events, ...events].map((event) => [event]);
    for (let turn = 0; turn < 20 && left.length > 0; turn++) {
      const results = await Promise.allSettled(left.map((one) => world.take(one)));
      left = left.filter((_, index) => results[index]!.status === "rejected"); // the queue would repeat them
    }
    const state = await world.state();
    expect(state).toMatchObject({ contacts: [], early: [], leads: [{ text: "autre", count: 2, phone: 0 }] });
    expect(state.interactions.map((one) => one.text)).toEqual(["autre", null]);
  }
});

/** The same composition; before its next writing batch something else happens. */
function interrupted(deps: Deps, meanwhile: () => Promise<unknown>): Deps {
  let batches = 0;
  const d1 = {
    prepare: (text: string) => deps.env.DB.prepare(text),
    batch: async (statements: D1PreparedStatement[]) => {
      batches += 1;
      if (batches === 2) await meanwhile();
      return deps.env.DB.batch(statements);
    },
  } as unknown as D1Database;
  return { ...deps, tenant: (id) => new TenantDb(d1, id) };
}

type Moment = (world: World) => InboundEvent;
test.each<[string, Moment[], Moment, Moment]>([
  ["a take-back while its message is taken in", [], (w) => w.said(FIRST, 1), (w) => w.unsent(4)],
  ["the message while its take-back finds nothing", [], (w) => w.unsent(4), (w) => w.said(FIRST, 1)],
  [
    "the last edit while an older one is written",
    [(w) => w.said(FIRST, 1)],
    (w) => w.edited(SECOND, 1, 2),
    (w) => w.edited(THIRD, 2, 3),
  ],
  [
    "a take-back while an edit is written",
    [(w) => w.said(FIRST, 1)],
    (w) => w.edited(SECOND, 1, 2),
    (w) => w.unsent(4),
  ],
  [
    "the last take-back while a reaction is given again",
    [(w) => w.reacted(1)],
    (w) => w.reacted(3),
    (w) => w.unreacted(4),
  ],
  [
    "a message while a take-back of another is written",
    [(w) => w.said(FIRST, 1)],
    (w) => w.unsent(4),
    (w) => w.said(THIRD, 3, "aWdfZAG1-b"),
  ],
])("%s ends as if one had come after the other", async (_, before, first, meanwhile) => {
  const [raced, calm] = [await setUp(), await setUp()];
  for (const moment of before) for (const world of [raced, calm]) await world.take([moment(world)]);
  const deps = interrupted(raced.deps, () => raced.take([meanwhile(raced)]));
  await takeEvents(deps, raced.account, raced.platform, [first(raced)], "webhook");
  await calm.take([meanwhile(calm)]);
  await calm.take([first(calm)]);
  expect(await raced.state()).toEqual(await calm.state());
});

test("a change that came early waits with its words, and its repeat changes nothing", async () => {
  const world = await setUp();
  await world.take([world.edited(SECOND, 1, 2)]);
  expect(await world.rows("early_amendments")).toMatchObject([{ text: SECOND, person_id: PERSON }]);
  expect(await world.take([world.edited(SECOND, 1, 2)])).toBe(false);
});
