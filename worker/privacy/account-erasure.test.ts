import { expect, test } from "vitest";
import { findAccountRow } from "../accounts/service.ts";
import { takeEvents } from "../collection/ingest.ts";
import { saveMedia } from "../collection/media-store.ts";
import { showTotals } from "../leads/totals.ts";
import { deliver } from "../messaging/dispatch.ts";
import { raiseNotice } from "../notifications/service.ts";
import type { PlatformMedia } from "../platforms/platform.ts";
import { comment, newAccount } from "../testing/accounts.ts";
import { fillWithLeads } from "../testing/crowd.ts";
import {
  about,
  asForm,
  delivery,
  everything,
  findTraces,
  grantsOf,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  tracesOf,
  workOff,
} from "../testing/privacy.ts";
import { ringUnfinishedErasures } from "./again.ts";

type Answer = { url: string; confirmation_code: string };

async function askDeletion(world: PrivacyWorld, userId: string): Promise<Answer> {
  const response = await world.call(
    "POST",
    "/platforms/meta/data-deletion",
    { body: asForm(about(userId)) },
    {},
  );
  expect(response.status).toBe(200);
  return response.json();
}
const pageOf = async (world: PrivacyWorld, code: string): Promise<string> =>
  (await world.call("GET", `/deletion/${code}`, {}, { "accept-language": "en" })).text();

test("Meta's request erases everything an account brought, in tables, kept deliveries and the gate; other accounts and workspaces stay", async () => {
  const world = await privacyWorld();
  const neighbour = await privacyWorld({}, world);
  const { deps, account, workspaceId } = world;
  const other = await newAccount(deps, workspaceId);
  const [marie, paul, zoe] = [newVictim(), newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(paul));
  await world.take(...world.speaks(zoe, other));
  await neighbour.take(...neighbour.speaks(marie));
  const media = {
    externalId: `17${account.id}`,
    caption: `légende ${account.id}`,
    permalink: null,
    mediaType: "IMAGE",
    productType: null,
    at: world.clock.now,
    likeCount: 3,
    commentCount: 1,
  };
  await deps.env.DB.prepare(
    "INSERT INTO media (workspace_id, account_id, id, caption, media_type, at) VALUES (?1, ?2, ?3, ?4, 'IMAGE', 1)",
  )
    .bind(workspaceId, account.id, media.externalId, media.caption)
    .run();
  await deps.env.DB.prepare("INSERT INTO media_likes VALUES (?1, ?2, ?3, 1, 3)")
    .bind(workspaceId, account.id, media.externalId)
    .run();
  await raiseNotice(deps, deps.tenant(workspaceId), { kind: "loss", accountId: account.id, data: {} });
  const sent = await deps.env.DB.prepare(
    "SELECT id FROM messages WHERE workspace_id = ?1 AND comment_id = ?2",
  )
    .bind(workspaceId, marie.commentId)
    .first<{ id: string }>();
  await deliver(deps, workspaceId, sent!.id);
  expect((await grantsOf(deps, account)).map((grant) => grant.message_id)).toEqual([sent!.id]);
  const letters = [delivery(world.speaks(marie), 1), delivery(neighbour.speaks(paul), 1)];
  for (const [index, letter] of (await Promise.all(letters)).entries()) {
    await deps.system.deadLetters.keep(
      {
        id: `${account.id}-${index}`,
        queue: "ingest",
        body: JSON.stringify(letter),
        kind: null,
        workspaceId: null,
      },
      1,
    );
  }
  const before = {
    neighbour: await everything(deps.env.DB, neighbour.workspaceId),
    other: JSON.stringify((await everything(deps.env.DB, workspaceId)).interactions).includes(zoe.messageId),
  };
  expect(before.other).toBe(true);

  const { url, confirmation_code: code } = await askDeletion(world, account.appScopedId);
  expect(url).toBe(`http://localhost:8787/deletion/${code}`);
  expect(await pageOf(world, code)).toContain("Deletion under way");
  await workOff(deps, world.queued);
  expect(await pageOf(world, code)).toContain("Deletion done");

  const mine = JSON.stringify(await everything(deps.env.DB, workspaceId));
  for (const text of [
    ...tracesOf(marie),
    ...tracesOf(paul),
    account.externalId,
    account.appScopedId,
    media.caption,
  ]) {
    expect(mine).not.toContain(text);
  }
  const all = JSON.stringify(await everything(deps.env.DB));
  for (const text of [account.externalId, account.appScopedId]) expect(all).not.toContain(text);
  const kept = await everything(deps.env.DB, workspaceId);
  for (const [table, rows] of Object.entries(kept)) {
    if (!["erasures"].includes(table)) expect(rows.join(), table).not.toContain(account.id);
  }
  for (const text of [zoe.id, zoe.username, zoe.messageId]) expect(mine).toContain(text);
  expect(await showTotals(deps.tenant(workspaceId))).toMatchObject({ total: 1, status: { new: 1 } });
  expect(await everything(deps.env.DB, neighbour.workspaceId)).toEqual(before.neighbour);
  expect((await grantsOf(deps, account)).map((grant) => grant.message_id)).toEqual([""]);
  const rest = (await everything(deps.env.DB)).dead_letters!.filter((row) => row.includes(account.id));
  expect(rest).toHaveLength(1);
  expect(rest[0]).toContain(neighbour.account.externalId);

  await world.take(...world.speaks(marie));
  await expect(takeEvents(deps, account, world.platform, world.speaks(marie), "webhook")).rejects.toThrow();
  expect(JSON.stringify(await everything(deps.env.DB, workspaceId))).not.toContain(marie.commentId);
});

test("the id of a person erases that person in every workspace that knows them, and nobody else", async () => {
  const world = await privacyWorld();
  const neighbour = await privacyWorld({}, world);
  const [marie, paul] = [newVictim(), newVictim()];
  for (const one of [world, neighbour]) await one.take(...one.speaks(marie), ...one.speaks(paul));
  const { confirmation_code: code } = await askDeletion(world, marie.id);
  await workOff(world.deps, world.queued);
  expect(await pageOf(world, code)).toContain("Deletion done");
  expect(await findTraces(world.deps.env.DB, tracesOf(marie))).toEqual([]);
  for (const one of [world, neighbour]) {
    await one.take(...one.speaks(marie));
    const rows = JSON.stringify(await everything(world.deps.env.DB, one.workspaceId));
    expect([rows.includes(paul.messageId), rows.includes(marie.messageId)]).toEqual([true, false]);
    const { items } = (await (await one.call("GET", "/v1/erasures")).json()) as { items: unknown[] };
    expect(items).toMatchObject([{ requestedBy: "platform", subject: "lead", state: "done" }]);
  }
});

test("the same request again is the same; about somebody unknown it is done at once", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  const first = await askDeletion(world, marie.id);
  expect(world.queued.filter(({ queue }) => queue === "sync")).toEqual([]);
  expect(await pageOf(world, first.confirmation_code)).toContain("Deletion done");
  await world.take(...world.speaks(marie));
  const dump = await everything(world.deps.env.DB);
  expect(await askDeletion(world, marie.id)).toEqual(first);
  expect(await everything(world.deps.env.DB)).toEqual(dump);
  const later = about(marie.id, { issued_at: 1_795_000_500 });
  const second = await world.call("POST", "/platforms/meta/data-deletion", { body: asForm(later) }, {});
  expect(((await second.json()) as Answer).confirmation_code).not.toBe(first.confirmation_code);
  await workOff(world.deps, world.queued);
  expect(await findTraces(world.deps.env.DB, tracesOf(marie))).toEqual([]);
});

test("an account connected again while its old data goes keeps what is new", async () => {
  const world = await privacyWorld();
  const { deps, account, workspaceId } = world;
  const [marie, paul] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie));
  await askDeletion(world, account.externalId);
  const again = await newAccount(deps, workspaceId, {
    externalId: account.externalId,
    appScopedId: account.appScopedId,
  });
  expect(again.id).not.toBe(account.id);
  await world.take(...world.speaks(paul, again));
  await workOff(deps, world.queued);
  const rows = JSON.stringify(await everything(deps.env.DB, workspaceId));
  expect([rows.includes(paul.messageId), rows.includes(marie.messageId)]).toEqual([true, false]);
  expect(await deps.system.findAccount("instagram", account.externalId)).toMatchObject({
    accountId: again.id,
  });
  expect(await deps.system.findAccountsByAnyId("instagram", account.appScopedId)).toMatchObject([
    { accountId: again.id },
  ]);
});

test("a lead that another account knows too stays, without what this one brought", async () => {
  const world = await privacyWorld();
  const { deps, account, workspaceId } = world;
  const other = await newAccount(deps, workspaceId);
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const lead = await deps.env.DB.prepare("SELECT id, last_text FROM leads WHERE workspace_id = ?1")
    .bind(workspaceId)
    .first<{ id: string }>();
  const theirs = newVictim();
  await deps.env.DB.prepare("INSERT INTO identities VALUES (?1, ?2, ?3, ?4)")
    .bind(workspaceId, other.id, theirs.id, lead!.id)
    .run();
  await world.take(
    comment(other, `encore ${theirs.id}`, world.clock.now, {
      externalId: theirs.commentId,
      person: { externalId: theirs.id, username: marie.username },
    }),
  );
  await askDeletion(world, account.externalId);
  await workOff(deps, world.queued);
  const kept = await everything(deps.env.DB, workspaceId);
  expect(kept.interactions).toHaveLength(1);
  expect(JSON.parse(kept.leads![0]!)).toMatchObject({
    id: lead!.id,
    account_id: other.id,
    external_id: theirs.id,
    interaction_count: 1,
    last_text: `encore ${theirs.id}`,
    last_kind: "comment",
    thread_id: null,
    has_phone: 0,
    // One comment is 24 points of a hundred.
    target: 1,
    sum: 10,
  });
  expect(await showTotals(deps.tenant(workspaceId))).toMatchObject({
    account: { [other.id]: 1 },
    status: { new: 1 },
    target: { count: 1 },
  });
  expect(kept.identities).toHaveLength(1);
  const texts = [marie.text, marie.message, marie.phone, marie.email, marie.commentId, marie.id];
  expect(await findTraces(deps.env.DB, texts)).toEqual([]);
});

test("a large account goes in steps of bounded size, and the page shows how far it is", async () => {
  const world = await privacyWorld();
  const { deps, account, workspaceId } = world;
  await fillWithLeads(deps, account, 1200);
  const { confirmation_code: code } = await askDeletion(world, account.externalId);
  expect(await pageOf(world, code)).toContain("0 of 1,200 deleted");
  const [job] = world.queued.splice(
    world.queued.findIndex(({ queue }) => queue === "sync"),
    1,
  );
  await workOff(deps, [job!]);
  expect(await pageOf(world, code)).toMatch(/[248]00 of 1,200 deleted/);
  const rings = world.queued.filter(({ queue }) => queue === "sync");
  expect(rings).toHaveLength(1);
  await workOff(deps, world.queued);
  expect(await pageOf(world, code)).toContain("Deletion done");
  const kept = await everything(deps.env.DB, workspaceId);
  for (const table of ["leads", "identities", "interactions", "messages", "contact_points"]) {
    expect(kept[table], table).toEqual([]);
  }
  expect(kept.lead_totals).toEqual([]);
  expect(await showTotals(deps.tenant(workspaceId))).toMatchObject({ total: 0, target: { count: 0 } });
});

test("beside another account the question who is shared is asked once, and with nobody shared costs nothing more", async () => {
  const world = await privacyWorld();
  const { account, workspaceId } = world;
  const other = await newAccount(world.deps, workspaceId);
  await fillWithLeads(world.deps, account, 1000);
  await world.deps.env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
     INSERT INTO identities SELECT ?1, ?2, '50' || printf('%05d', i), 'lead_other' || i FROM n`,
  )
    .bind(workspaceId, other.id)
    .run();
  const asked: string[] = [];
  const deps = {
    ...world.deps,
    tenant: (id: string) => {
      const tenant = world.deps.tenant(id);
      return new Proxy(tenant, {
        get: (_, name) => {
          const value = Reflect.get(tenant, name, tenant) as unknown;
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if (name === "all" && /lead_id IN/.test(String(given[0]))) asked.push("shared");
            return (value as (...all: unknown[]) => unknown).apply(tenant, given);
          };
        },
      });
    },
  };
  await askDeletion(world, account.externalId);
  await workOff(deps, world.queued);
  expect(asked).toEqual([]);
  const { results } = await world.deps.env.DB.prepare(
    "SELECT account_id, count(*) AS n FROM identities WHERE workspace_id = ?1 GROUP BY 1",
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([{ account_id: other.id, n: 5000 }]);
});

test("what was being written during an erasure is found by a second look", async () => {
  const world = await privacyWorld();
  const { deps, account, workspaceId, clock } = world;
  const erasing = () => world.queued.filter(({ body }) => (body as { kind?: string }).kind === "erase");
  await world.take(...world.speaks(newVictim()));
  await askDeletion(world, account.externalId);
  await workOff(deps, world.queued);
  const late: PlatformMedia = {
    externalId: "17999",
    caption: "une légende tardive",
    permalink: null,
    mediaType: "IMAGE",
    productType: null,
    at: clock.now,
    likeCount: null,
    commentCount: null,
  };
  await saveMedia(deps.tenant(workspaceId), account.id, [late], new Map(), clock.now);
  await ringUnfinishedErasures(deps);
  expect(erasing()).toEqual([]);
  clock.now += 21 * 60_000;
  await ringUnfinishedErasures(deps);
  await workOff(deps, world.queued);
  expect(await findTraces(deps.env.DB, ["une légende tardive"])).toEqual([]);
  clock.now += 60 * 60_000;
  await ringUnfinishedErasures(deps);
  expect(erasing()).toEqual([]);
  expect(await findAccountRow(deps.tenant(workspaceId), account.id)).toBeUndefined();
});
