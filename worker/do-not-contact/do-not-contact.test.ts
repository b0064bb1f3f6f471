import { expect, test } from "vitest";
import { limitsOf } from "../accounts/service.ts";
import { takeDelivery } from "../collection/ingest.ts";
import { createVault } from "../crypto/vault.ts";
import { deliver } from "../messaging/dispatch.ts";
import { startAccountErasure } from "../privacy/start.ts";
import { comment, inbound, newAccount } from "../testing/accounts.ts";
import { newMember } from "../testing/people.ts";
import {
  delivery,
  everything,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  type Victim,
  workOff,
} from "../testing/privacy.ts";
import type { DoNotContact } from "./contract.ts";
import { isLeadListed, isValueListed } from "./service.ts";

const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});
const list = async (world: PrivacyWorld, body: unknown) => {
  const response = await world.call("POST", "/v1/do-not-contact", json(body));
  expect([response.status, await response.clone().text()]).toEqual([201, expect.any(String)]);
  return (await response.json()) as DoNotContact;
};
const leadIdOf = async ({ deps, workspaceId }: PrivacyWorld, one: Victim): Promise<string> =>
  (await deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1 AND external_id = ?2")
    .bind(workspaceId, one.id)
    .first<{ id: string }>())!.id;
const messages = async ({ deps, workspaceId }: PrivacyWorld) =>
  (
    await deps.env.DB.prepare("SELECT id, state, reason FROM messages WHERE workspace_id = ?1 ORDER BY id")
      .bind(workspaceId)
      .all<{ id: string; state: string; reason: string | null }>()
  ).results;
/** Twice: an automation's message waits while a hand-written one has not gone. */
const deliverAll = async (world: PrivacyWorld) => {
  for (const _ of [1, 2]) {
    for (const { id } of await messages(world)) await deliver(world.deps, world.workspaceId, id);
  }
};

test.each<[string, (one: Victim, leadId: string) => unknown]>([
  ["the person", (_, leadId) => ({ kind: "person", leadId })],
  ["their number, however written", (one) => ({ kind: "phone", value: `06 39 98 ${one.phone.slice(-4)}` })],
  ["their address, in capitals", (one) => ({ kind: "email", value: one.email.toUpperCase() })],
])("nothing that was queued goes to somebody listed since: %s", async (_, entry) => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  await world.call("POST", "/v1/messages", json({ leadId, text: "Bonjour" }));
  expect((await messages(world)).map(({ state }) => state)).toEqual(["pending", "pending"]);
  await list(world, entry(marie, leadId));
  await deliverAll(world);
  expect(world.platform.sent).toEqual([]);
  expect(await messages(world)).toMatchObject([
    { state: "skipped", reason: "do-not-contact" },
    { state: "skipped", reason: "do-not-contact" },
  ]);
  // A send that did not happen holds no slot.
  const usage = await world.deps
    .gate(world.account.platform, world.account.externalId)
    .usage(limitsOf(world.account, "Europe/Paris"), world.clock.now);
  expect(usage.heldAt).toEqual([]);
  expect(await (await world.call("GET", `/v1/leads/${leadId}`)).json()).toMatchObject({ doNotContact: true });
});

test("others are written to all the same, and who is taken off the list too", async () => {
  const world = await privacyWorld();
  const [marie, paul] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(paul));
  const entry = await list(world, { kind: "person", leadId: await leadIdOf(world, marie) });
  await deliverAll(world);
  expect(world.platform.sent).toHaveLength(1);
  const viewer = await newMember(world.workspaceId, "member");
  expect((await world.call("DELETE", `/v1/do-not-contact/${entry.id}`, {}, viewer.auth)).status).toBe(403);
  expect((await world.call("DELETE", `/v1/do-not-contact/${entry.id}`)).status).toBe(204);
  expect((await world.call("DELETE", `/v1/do-not-contact/${entry.id}`)).status).toBe(404);
  const leadId = await leadIdOf(world, marie);
  expect(await (await world.call("GET", `/v1/leads/${leadId}`)).json()).toMatchObject({
    doNotContact: false,
  });
  await world.call("POST", "/v1/messages", json({ leadId, text: "Bonjour" }));
  await deliverAll(world);
  expect(world.platform.sent).toHaveLength(2);
});

test("listed between the last look and the call, it does not go", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  const [message] = await messages(world);
  let isListed = false;
  const gate = world.deps.gate;
  const deps = {
    ...world.deps,
    gate: (platform: string, externalId: string) => {
      const stub = gate(platform, externalId);
      return new Proxy(stub, {
        get: (target, name) =>
          name === "take"
            ? async (...args: Parameters<typeof target.take>) => {
                if (!isListed) await list(world, { kind: "person", leadId });
                isListed = true;
                return target.take(...args);
              }
            : Reflect.get(target, name).bind(target),
      });
    },
  };
  await deliver(deps, world.workspaceId, message!.id);
  expect(isListed).toBe(true);
  expect(world.platform.sent).toEqual([]);
  // The next look knows the reason.
  await deliver(world.deps, world.workspaceId, message!.id);
  expect(await messages(world)).toMatchObject([{ state: "skipped", reason: "do-not-contact" }]);
});

test("the list names nobody, outlives the person's erasure and a change of the encryption key", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  await list(world, { kind: "phone", value: marie.phone, reason: "ne veut plus" });
  await list(world, { kind: "person", leadId });
  const dump = await everything(world.deps.env.DB, world.workspaceId);
  const stored = JSON.stringify([dump.do_not_contact, dump.do_not_contact_digests]);
  for (const trace of [marie.id, marie.phone, marie.username, leadId]) expect(stored).not.toContain(trace);

  expect((await world.call("POST", `/v1/leads/${leadId}/erasure`)).status).toBe(202);
  await workOff(world.deps, world.queued);
  const erasure = ((await (await world.call("GET", "/v1/erasures")).json()) as { items: { id: string }[] })
    .items[0]!;
  expect((await world.call("DELETE", `/v1/erasures/${erasure.id}`)).status).toBe(204);

  const key = crypto.getRandomValues(new Uint8Array(32));
  const vault = createVault(key, [world.deps.config.ENCRYPTION_KEY]);
  const sealed = (await world.deps.env.DB.prepare(
    "SELECT data_key FROM workspace_settings WHERE workspace_id = ?1",
  )
    .bind(world.workspaceId)
    .first<{ data_key: string }>())!.data_key;
  const context = [world.workspaceId, "workspace", "own", "data-key"];
  await world.deps.env.DB.prepare("UPDATE workspace_settings SET data_key = ?2 WHERE workspace_id = ?1")
    .bind(world.workspaceId, await vault.seal(await vault.open(sealed, context), context))
    .run();
  const deps = { ...world.deps, vault };
  const tenant = deps.tenant(world.workspaceId);
  expect(await isValueListed(deps, tenant, { kind: "phone", value: marie.phone })).toBe(true);
  expect(await isValueListed(deps, tenant, { kind: "email", value: marie.email })).toBe(false);

  // Who comes back is nobody's to write to, by whichever of their ids.
  const named = { externalId: `@${marie.username}`, username: marie.username };
  const known = { externalId: marie.id, username: marie.username };
  const events = [
    comment(world.account, "prix ?", world.clock.now, { person: named }),
    inbound(world.account, "prix ?", world.clock.now, { person: known }),
  ];
  await takeDelivery(deps, await delivery(events, world.clock.now));
  const { results } = await world.deps.env.DB.prepare("SELECT id FROM messages WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .all<{ id: string }>();
  for (const { id } of results) await deliver(deps, world.workspaceId, id);
  expect(world.platform.sent).toEqual([]);
});

test("listed once more, the first entry answers; what is no number is refused", async () => {
  const world = await privacyWorld();
  const first = await list(world, { kind: "phone", value: "06 39 98 00 11", reason: "une fois" });
  expect(await list(world, { kind: "phone", value: "+33 6 39 98 00 11" })).toEqual(first);
  const page = (await (await world.call("GET", "/v1/do-not-contact")).json()) as { items: DoNotContact[] };
  expect(page.items).toEqual([first]);
  for (const body of [
    { kind: "phone", value: "36" },
    { kind: "email", value: "marie" },
    { kind: "person", leadId: "lead_missing" },
    { kind: "person", value: "x" },
    { kind: "fax", value: "1" },
    { kind: "phone", value: "06 39 98 00 11", more: 1 },
  ]) {
    expect((await world.call("POST", "/v1/do-not-contact", json(body))).status).toBe(422);
  }
  const check = async (value: string) =>
    (await (
      await world.call("POST", "/v1/do-not-contact/check", json({ kind: "phone", value }))
    ).json()) as unknown;
  expect(await check("0639980011")).toEqual({ listed: true });
  expect(await check("0639980012")).toEqual({ listed: false });
  const neighbour = await privacyWorld();
  expect((await neighbour.call("DELETE", `/v1/do-not-contact/${first.id}`)).status).toBe(404);
  expect(
    await (
      await neighbour.call("POST", "/v1/do-not-contact/check", json({ kind: "phone", value: "0639980011" }))
    ).json(),
  ).toEqual({
    listed: false,
  });
});

test("a page of the list goes on where the last one ended", async () => {
  const world = await privacyWorld();
  for (let index = 0; index < 5; index++) {
    world.clock.now += 1;
    await list(world, { kind: "email", value: `m${index}@courriel.example` });
  }
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const path = `/v1/do-not-contact?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`;
    const page = (await (await world.call("GET", path)).json()) as {
      items: DoNotContact[];
      nextCursor: string | null;
    };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(5);
  expect([...seen].sort().reverse()).toEqual(seen);
});

const isOnList = async (world: PrivacyWorld, leadId: string): Promise<boolean> =>
  ((await (await world.call("GET", `/v1/leads/${leadId}`)).json()) as { doNotContact: boolean }).doNotContact;

test("taken off the list after a new name and a merge, a person may be written to again", async () => {
  const world = await privacyWorld();
  const [marie, double, paul] = [newVictim(), newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(double), ...world.speaks(paul));
  const [leadId, otherId] = [await leadIdOf(world, marie), await leadIdOf(world, double)];
  for (const id of [leadId, otherId, await leadIdOf(world, paul)])
    await list(world, { kind: "person", leadId: id });
  const number = await list(world, { kind: "phone", value: marie.phone });
  world.clock.now += 1000;
  await world.take(
    comment(world.account, "encore", world.clock.now, {
      person: { externalId: marie.id, username: `${marie.username}.neuf` },
    }),
  );
  const merged = await world.call("POST", `/v1/leads/${leadId}/merge`, json({ leadId: otherId }));
  expect(merged.status).toBe(200);
  // Under the new name there is an entry more.
  await list(world, { kind: "person", leadId });

  const path = `/v1/leads/${leadId}/do-not-contact`;
  const member = await newMember(world.workspaceId, "member");
  expect((await world.call("DELETE", path, {}, member.auth)).status).toBe(403);
  expect((await (await privacyWorld()).call("DELETE", path)).status).toBe(404);
  expect(await (await world.call("DELETE", `/v1/leads/${otherId}/do-not-contact`)).json()).toMatchObject({
    status: 404,
    mergedInto: leadId,
  });
  for (let times = 0; times < 2; times++) expect((await world.call("DELETE", path)).status).toBe(204);
  // The number is an entry of its own; the other person stays listed.
  expect(await isOnList(world, leadId)).toBe(true);
  expect((await world.call("DELETE", `/v1/do-not-contact/${number.id}`)).status).toBe(204);
  expect(await isOnList(world, leadId)).toBe(false);
  expect(await isOnList(world, await leadIdOf(world, paul))).toBe(true);
  const page = (await (await world.call("GET", "/v1/do-not-contact")).json()) as { items: DoNotContact[] };
  expect(page.items).toHaveLength(1);
});

test("listed by several at once, there is one entry, and removing it ends it", async () => {
  const world = await privacyWorld();
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  const leadId = await leadIdOf(world, marie);
  await list(world, { kind: "email", value: "cle@courriel.example" });
  for (const body of [
    { kind: "person", leadId },
    { kind: "phone", value: marie.phone },
  ]) {
    const entries = await Promise.all(Array.from({ length: 5 }, () => list(world, body)));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1);
    expect(await isOnList(world, leadId)).toBe(true);
    await world.call("DELETE", `/v1/do-not-contact/${entries[0]!.id}`);
    expect(await isOnList(world, leadId)).toBe(false);
  }
});

test("who was listed before a merge stays so when another account of the lead is erased", async () => {
  const world = await privacyWorld();
  const second = await newAccount(world.deps, world.workspaceId, { username: "atelier.bis" });
  const [here, there, double] = [newVictim(), newVictim(), newVictim()];
  await world.take(
    ...world.speaks(here),
    ...world.speaks(double),
    comment(second, "bonjour", world.clock.now, {
      person: { externalId: there.id, username: there.username },
    }),
  );
  const leadId = await leadIdOf(world, here);
  const takenIds = [await leadIdOf(world, double), await leadIdOf(world, there)];
  await list(world, { kind: "person", leadId: takenIds[0] });
  for (const taken of takenIds) {
    const merged = await world.call("POST", `/v1/leads/${leadId}/merge`, json({ leadId: taken }));
    expect(merged.status).toBe(200);
  }
  const tenant = world.deps.tenant(world.workspaceId);
  expect(await isLeadListed(world.deps, tenant, leadId)).toBe(true);
  await startAccountErasure(
    world.deps,
    tenant,
    { accountId: second.id, platform: second.platform, externalId: second.externalId },
    { by: "person" },
  );
  await workOff(world.deps, world.queued);
  const kept = await world.deps.env.DB.prepare(
    "SELECT count(*) AS n FROM lead_merges WHERE workspace_id = ?1 AND before IS NOT NULL",
  )
    .bind(world.workspaceId)
    .first<{ n: number }>();
  expect(kept?.n).toBe(0);
  expect(await isLeadListed(world.deps, tenant, leadId)).toBe(true);
  expect((await world.call("DELETE", `/v1/leads/${leadId}/do-not-contact`)).status).toBe(204);
  expect(await isLeadListed(world.deps, tenant, leadId)).toBe(false);
});
