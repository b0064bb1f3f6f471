import { expect, test } from "vitest";
import { findAccountRow } from "../accounts/service.ts";
import { collectStep } from "../collection/collect.ts";
import { pack } from "../collection/delivery-packing.ts";
import { takeEvents } from "../collection/ingest.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { comment, inbound } from "../testing/accounts.ts";
import { newMember } from "../testing/people.ts";
import {
  delivery,
  everything,
  findTraces,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  tracesOf,
  type Victim,
  workOff,
} from "../testing/privacy.ts";
import { compareTotals } from "../testing/totals.ts";
import { SUBJECT_TABLES } from "./subject-tables.ts";

const leadIdOf = async ({ deps, workspaceId }: PrivacyWorld, one: Victim): Promise<string> => {
  const row = await deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1 AND external_id = ?2")
    .bind(workspaceId, one.id)
    .first<{ id: string }>();
  return row!.id;
};

async function eraseByHand(world: PrivacyWorld, one: Victim): Promise<string> {
  const response = await world.call("POST", `/v1/leads/${await leadIdOf(world, one)}/erasure`);
  expect(response.status).toBe(202);
  const { jobId } = (await response.json()) as { jobId: string };
  await workOff(world.deps, world.queued);
  return jobId;
}

const countsOf = async ({ deps, workspaceId }: PrivacyWorld) =>
  (await compareTotals(deps.tenant(workspaceId))).counted;
const realCounts = async ({ deps, workspaceId }: PrivacyWorld) =>
  (await compareTotals(deps.tenant(workspaceId))).real;

const edited = ({ account, clock }: PrivacyWorld, one: Victim, text: string): InboundEvent => ({
  type: "edited",
  accountExternalId: account.externalId,
  externalId: one.messageId,
  personExternalId: one.id,
  text,
  edits: 1,
  at: clock.now,
});

async function keepDead(world: PrivacyWorld, id: string, events: InboundEvent[]): Promise<void> {
  await world.deps.system.deadLetters.keep(
    {
      id,
      queue: "ingest",
      body: JSON.stringify(await delivery(events, world.clock.now)),
      kind: null,
      workspaceId: null,
    },
    world.clock.now,
  );
}

test("an erased person leaves no trace in any table, with queued messages and kept deliveries; everybody else stays as they were", async () => {
  const world = await privacyWorld();
  const neighbour = await privacyWorld({}, world);
  const [marie, paul] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(paul));
  await neighbour.take(...neighbour.speaks(paul));
  await neighbour.take(
    comment(neighbour.account, "bonjour", world.clock.now, {
      person: { externalId: marie.id, username: "autre.compte" },
    }),
  );
  await world.call("PATCH", `/v1/leads/${await leadIdOf(world, marie)}`, {
    body: JSON.stringify({ note: `note sur ${marie.name}`, tags: ["cliente"], status: "contacted" }),
    headers: { "content-type": "application/json" },
  });
  await world.call("POST", "/v1/messages", {
    body: JSON.stringify({ leadId: await leadIdOf(world, marie), text: `Bonjour ${marie.name}` }),
    headers: { "content-type": "application/json" },
  });
  const letter = `letter-${marie.id}`;
  await keepDead(world, letter, [...world.speaks(marie), ...world.speaks(paul)]);
  await keepDead(world, `${letter}-theirs`, neighbour.speaks(paul));
  const before = { neighbour: await everything(world.deps.env.DB, neighbour.workspaceId) };
  const traces = tracesOf(marie).filter((text) => text !== marie.id);
  expect(new Set((await findTraces(world.deps.env.DB, traces)).map((one) => one.split(":")[0]))).toEqual(
    new Set(["alerts", "contact_points", "dead_letters", "interactions", "leads", "messages"]),
  );

  const jobId = await eraseByHand(world, marie);

  expect(await findTraces(world.deps.env.DB, traces)).toEqual([]);
  const mine = JSON.stringify(await everything(world.deps.env.DB, world.workspaceId));
  expect(mine).not.toContain(marie.id);
  expect(mine).toContain(paul.phone);
  expect(await everything(world.deps.env.DB, neighbour.workspaceId)).toEqual(before.neighbour);
  const letters = (await everything(world.deps.env.DB)).dead_letters!.filter((row) => row.includes(letter));
  expect(letters).toHaveLength(3);
  expect(letters.join()).toContain(paul.commentId);
  expect(await countsOf(world)).toEqual(await realCounts(world));

  const job = await (await world.call("GET", `/v1/jobs/${jobId}`)).json();
  expect(job).toMatchObject({ id: jobId, kind: "erasure", state: "done", done: 1, total: 1 });
  expect((await neighbour.call("GET", `/v1/jobs/${jobId}`)).status).toBe(404);
  const { items } = (await (await world.call("GET", "/v1/erasures")).json()) as {
    items: Record<string, unknown>[];
  };
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ requestedBy: "person", subject: "lead", state: "done" });
  expect(items[0]!.erasedRows).toBeGreaterThan(6);
});

test("an erased person does not come back, by webhook, reading or import, before the block is lifted", async () => {
  let listed: InboundEvent[] = [];
  const world = await privacyWorld({
    listMedia: async () => ({
      kind: "ok",
      value: {
        items: [
          {
            externalId: "17900000000000001",
            caption: null,
            permalink: null,
            mediaType: "IMAGE",
            productType: null,
            at: Date.UTC(2026, 10, 18, 9),
            likeCount: null,
            commentCount: 1,
          },
        ],
        after: null,
      },
      usagePercent: null,
    }),
    listComments: async () => ({
      kind: "ok",
      value: { items: listed as never[], after: null, moreReplies: [] },
      usagePercent: null,
    }),
  });
  const { deps, clock, account, workspaceId } = world;
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  await eraseByHand(world, marie);
  const profile = { asked: 0 };
  world.platform.readProfile = async () => {
    profile.asked += 1;
    return { kind: "gone" };
  };

  await world.take(...world.speaks(marie));
  await world.take(
    comment(account, "moi encore", clock.now, {
      person: { externalId: `@${marie.username}`, username: null },
    }),
    inbound(account, "sans nom", clock.now, { person: { externalId: marie.id, username: null } }),
    {
      type: "edited",
      accountExternalId: account.externalId,
      externalId: "mid.early",
      personExternalId: marie.id,
      text: marie.message,
      edits: 1,
      at: clock.now,
    },
    {
      type: "referred",
      accountExternalId: account.externalId,
      personExternalId: marie.id,
      referral: { source: "ADS", ref: marie.username, adId: null, title: null },
      at: clock.now,
    },
  );
  listed = world.speaks(marie).slice(0, 1);
  for (const reason of ["poll", "import"] as const) {
    await collectStep(deps, { v: 2, workspaceId, accountId: account.id, reason, since: 0, cursor: null });
    const again = (await findAccountRow(deps.tenant(workspaceId), account.id))!;
    await takeEvents(deps, again, world.platform, world.speaks(marie), reason);
  }
  expect(profile.asked).toBe(0);
  expect(await findTraces(deps.env.DB, tracesOf(marie))).toEqual([]);

  const { items } = (await (await world.call("GET", "/v1/erasures")).json()) as { items: { id: string }[] };
  const address = `/v1/erasures/${items[0]!.id}`;
  expect((await world.call("DELETE", address)).status).toBe(204);
  expect((await world.call("DELETE", address)).status).toBe(404);
  expect(await (await world.call("GET", "/v1/erasures")).json()).toEqual({ items: [], nextCursor: null });
  await collectStep(deps, {
    v: 2,
    workspaceId,
    accountId: account.id,
    reason: "poll",
    since: 0,
    cursor: null,
  });
  await world.take(...world.speaks(marie).slice(1));
  expect(await leadIdOf(world, marie)).toBeTruthy();
  const back = JSON.stringify(await everything(deps.env.DB, workspaceId));
  expect([back.includes(marie.commentId), back.includes(marie.messageId)]).toEqual([true, true]);
});

test("an intake that read before the erasure does not write after it", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const stale = (await findAccountRow(world.deps.tenant(world.workspaceId), world.account.id))!;
  await eraseByHand(world, marie);
  const late = { ...marie, commentId: `${marie.commentId}9`, messageId: `${marie.messageId}9` };
  const paul = newVictim();
  const together = [
    ...world.speaks(late),
    ...world.speaks(paul),
    edited(world, late, "encore moi"),
    edited(world, paul, "encore Paul"),
  ];
  await takeEvents(world.deps, stale, world.platform, together, "webhook");
  const early = { ...newVictim(), messageId: `${paul.messageId}8` };
  await takeEvents(
    world.deps,
    stale,
    world.platform,
    [edited(world, late, "toujours moi"), edited(world, early, "avant son message")],
    "webhook",
  );
  await world.take(...world.speaks(late));
  const rows = JSON.stringify(await everything(world.deps.env.DB, world.workspaceId));
  expect([rows.includes("encore Paul"), rows.includes("avant son message")]).toEqual([true, true]);
  expect([rows.includes("encore moi"), rows.includes("toujours moi")]).toEqual([false, false]);
  expect(await findTraces(world.deps.env.DB, tracesOf(marie))).toEqual([]);
});

test("nothing is sent to an erased person, and a send under way settles into nothing", async () => {
  const world = await privacyWorld();
  const { deps, workspaceId, platform } = world;
  const [marie, lea] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie).slice(0, 1), ...world.speaks(lea).slice(0, 1));
  const idOf = async (one: Victim) =>
    (await deps.env.DB.prepare("SELECT id FROM messages WHERE workspace_id = ?1 AND comment_id = ?2")
      .bind(workspaceId, one.commentId)
      .first<{ id: string }>())!.id;
  const [queued, sending] = [await idOf(marie), await idOf(lea)];
  const leadId = await leadIdOf(world, marie);
  expect((await world.call("POST", `/v1/leads/${leadId}/erasure`)).status).toBe(202);
  await deliver(deps, workspaceId, queued);
  expect(platform.sent).toEqual([]);

  const send = platform.send;
  platform.send = async (...call) => {
    await eraseByHand(world, lea);
    return send(...call);
  };
  await deliver(deps, workspaceId, sending);
  expect(platform.sent).toHaveLength(1);
  expect(await findTraces(deps.env.DB, [...tracesOf(marie), ...tracesOf(lea)])).toEqual([]);
  const written = await world.call("POST", "/v1/messages", {
    body: JSON.stringify({ leadId, text: "Bonjour" }),
    headers: { "content-type": "application/json" },
  });
  expect(written.status).toBe(422);
});

test("asked twice at once, one erasure does it; members and viewers may not ask", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const path = `/v1/leads/${await leadIdOf(world, marie)}/erasure`;
  for (const role of ["member", "viewer"] as const) {
    const other = await newMember(world.workspaceId, role);
    expect((await world.call("POST", path, {}, other.auth)).status).toBe(403);
  }
  const stranger = await privacyWorld();
  expect((await stranger.call("POST", path)).status).toBe(404);
  const admin = await newMember(world.workspaceId, "admin");
  const first = await (await world.call("POST", path)).json();
  expect(await (await world.call("POST", path, {}, admin.auth)).json()).toEqual(first);
  const { items } = (await (await world.call("GET", "/v1/erasures")).json()) as { items: { id: string }[] };
  expect(items).toHaveLength(1);
  expect((await world.call("DELETE", `/v1/erasures/${items[0]!.id}`)).status).toBe(409);
  await workOff(world.deps, world.queued);
  expect((await world.call("POST", path)).status).toBe(404);
  const member = await newMember(world.workspaceId, "member");
  expect((await world.call("DELETE", `/v1/erasures/${items[0]!.id}`, {}, member.auth)).status).toBe(403);
});

test("an export holds everything planted, and exactly the tables that an erasure empties", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  await world.call("PATCH", `/v1/leads/${leadId}`, {
    body: JSON.stringify({ note: "préfère le soir", tags: ["cliente"], status: "converted", amount: 45 }),
    headers: { "content-type": "application/json" },
  });
  await world.call("POST", "/v1/messages", {
    body: JSON.stringify({ leadId, text: "Bonjour, à demain" }),
    headers: { "content-type": "application/json" },
  });
  const response = await world.call("GET", `/v1/leads/${leadId}/export`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="lead-${leadId}.json"`);
  const text = await response.text();
  for (const trace of [...tracesOf(marie), "préfère le soir", "cliente", "Bonjour, à demain"]) {
    expect(text).toContain(trace);
  }
  const held = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(held)).toEqual(
    expect.arrayContaining(SUBJECT_TABLES.flatMap(({ exportAs }) => (exportAs ? [exportAs] : []))),
  );
  expect(held).toMatchObject({
    lead: { username: marie.username, amount: 45, tags: ["cliente"], blocked: false, hasPhone: true },
    identities: [{ accountId: world.account.id, externalId: marie.id }],
    accounts: [{ id: world.account.id, username: "atelier.exemple" }],
    interactions: [{ kind: "comment", text: marie.text, intent: "price" }, { kind: "message" }],
    derived: { score: expect.any(Number), intent: "interest" },
  });
  expect(text).not.toContain("workspace");
  const viewer = await newMember(world.workspaceId, "viewer");
  expect((await world.call("GET", `/v1/leads/${leadId}/export`, {}, viewer.auth)).status).toBe(403);
  const stranger = await privacyWorld();
  expect((await stranger.call("GET", `/v1/leads/${leadId}/export`)).status).toBe(404);
});

test("a person's further ids, which a private reply gave them, are found and blocked too", async () => {
  const world = await privacyWorld();
  const { deps, workspaceId, account } = world;
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  const further = `77${marie.id}`;
  await deps.env.DB.prepare("INSERT INTO identities VALUES (?1, ?2, ?3, ?4)")
    .bind(workspaceId, account.id, further, leadId)
    .run();
  await eraseByHand(world, marie);
  await world.take(
    inbound(account, "bonjour", world.clock.now, { person: { externalId: further, username: null } }),
  );
  expect(await findTraces(deps.env.DB, [further, ...tracesOf(marie)])).toEqual([]);
});

test("a name that an erased person bore blocks nobody else: the platform gives names anew", async () => {
  const world = await privacyWorld();
  const [marie, other] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie));
  await eraseByHand(world, marie);
  await world.take(...world.speaks({ ...other, username: marie.username }));
  await world.take(
    comment(world.account, "sans identifiant", world.clock.now, {
      person: { externalId: `@${marie.username}`, username: marie.username },
    }),
  );
  const rows = JSON.stringify(await everything(world.deps.env.DB, world.workspaceId));
  expect([rows.includes(other.messageId), rows.includes("sans identifiant")]).toEqual([true, false]);
});

test("readings of the account that died go with the person's ids in them; those of other accounts stay", async () => {
  const world = await privacyWorld();
  const neighbour = await privacyWorld({}, world);
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  for (const { workspaceId, account } of [world, neighbour]) {
    const job = { v: 2, workspaceId, accountId: account.id, cursor: { messageIds: [marie.messageId] } };
    await world.deps.system.deadLetters.keep(
      { id: `reading-${account.id}`, queue: "collect", body: JSON.stringify(job), kind: null, workspaceId },
      1,
    );
  }
  await eraseByHand(world, marie);
  const { results } = await world.deps.env.DB.prepare(
    "SELECT id FROM dead_letters WHERE id LIKE 'reading-%'",
  ).all();
  expect(results).toEqual([{ id: `reading-${neighbour.account.id}` }]);
});

test("an export finds every id of a person, among however many there are", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  const { workspaceId, account } = world;
  await world.deps.env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5500)
     INSERT INTO identities SELECT ?1, ?2, '50' || printf('%05d', i), 'lead_other' FROM n
     UNION ALL SELECT ?1, ?2, '990', ?3 UNION ALL SELECT ?1, ?2, '0', ?3`,
  )
    .bind(workspaceId, account.id, leadId)
    .run();
  const held = (await (await world.call("GET", `/v1/leads/${leadId}/export`)).json()) as {
    identities: { externalId: string }[];
  };
  expect(held.identities.map(({ externalId }) => externalId).sort()).toEqual(["0", marie.id, "990"].sort());
});

test("a letter that cannot be read is left alone", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const body = JSON.stringify({ v: 1, platform: "instagram", body: await pack("not JSON"), receivedAt: 1 });
  for (const [id, text] of [
    ["odd-1", body],
    ["odd-2", "{"],
    ["odd-3", "null"],
  ] as const) {
    await world.deps.system.deadLetters.keep(
      { id: `${marie.id}-${id}`, queue: "ingest", body: text, kind: null, workspaceId: null },
      1,
    );
  }
  await eraseByHand(world, marie);
  const { results } = await world.deps.env.DB.prepare("SELECT id FROM dead_letters WHERE id LIKE ?1")
    .bind(`${marie.id}-%`)
    .all();
  expect(results).toHaveLength(3);
});
