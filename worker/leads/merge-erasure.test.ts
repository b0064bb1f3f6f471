import { expect, test } from "vitest";
import { comment, newAccount } from "../testing/accounts.ts";
import {
  findTraces,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  tracesOf,
  type Victim,
  workOff,
} from "../testing/privacy.ts";
import type { LeadDetail } from "./merge-contract.ts";

const HOUR_MS = 3_600_000;
const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});
const leadIdOf = async ({ deps, workspaceId }: PrivacyWorld, one: Victim): Promise<string> =>
  (await deps.env.DB.prepare(
    "SELECT lead_id AS id FROM identities WHERE workspace_id = ?1 AND external_id = ?2",
  )
    .bind(workspaceId, one.id)
    .first<{ id: string }>())!.id;

/** Two people's traces under one lead, with everything that a merge keeps. */
async function merged(world: PrivacyWorld, [a, b]: readonly [Victim, Victim]) {
  const [into, taken] = [await leadIdOf(world, a), await leadIdOf(world, b)];
  for (const [id, who] of [
    [into, a],
    [taken, b],
  ] as const) {
    const body = { note: `note sur ${who.name}`, tags: ["cliente"], status: "contacted" };
    expect((await world.call("PATCH", `/v1/leads/${id}`, json(body))).status).toBe(200);
  }
  const bulk = await world.call(
    "POST",
    "/v1/leads/bulk",
    json({ ids: [into, taken], change: { addTags: ["vip"] } }),
  );
  expect(bulk.status).toBe(200);
  const response = await world.call("POST", `/v1/leads/${into}/merge`, json({ leadId: taken }));
  expect(response.status).toBe(200);
  return { into, taken, ...((await response.json()) as { lead: LeadDetail; undoId: string }) };
}

test("erasing a merged lead leaves nothing of either, and neither comes back", async () => {
  const world = await privacyWorld();
  const [marie, double, paul] = [newVictim(), newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(double), ...world.speaks(paul));
  const { into, taken } = await merged(world, [marie, double]);
  world.clock.now += 1000;
  await world.take(
    comment(world.account, "encore", world.clock.now, {
      person: { externalId: double.id, username: double.username },
    }),
  );
  const copy = (await (await world.call("GET", `/v1/leads/${into}/export`)).json()) as Record<
    string,
    unknown[]
  >;
  expect(copy.merges).toHaveLength(1);
  expect(copy.interactions).toHaveLength(5);
  expect(copy.identities).toHaveLength(2);
  for (const text of [double.text, double.phone, double.id]) expect(JSON.stringify(copy)).toContain(text);

  expect((await world.call("POST", `/v1/leads/${into}/erasure`)).status).toBe(202);
  await workOff(world.deps, world.queued);
  const traces = [...tracesOf(marie), ...tracesOf(double)];
  expect(await findTraces(world.deps.env.DB, traces)).toEqual([]);
  // Our own id may stand in what says that something was erased.
  expect((await findTraces(world.deps.env.DB, [taken])).filter((one) => !one.startsWith("erasures"))).toEqual(
    [],
  );
  expect((await findTraces(world.deps.env.DB, [paul.phone])).length).toBeGreaterThan(0);

  for (const person of [marie, double]) {
    await world.take(
      comment(world.account, "me revoilà", world.clock.now, {
        person: { externalId: person.id, username: person.username },
      }),
      comment(world.account, "me revoilà", world.clock.now, {
        person: { externalId: `@${person.username}`, username: person.username },
      }),
    );
  }
  expect(await findTraces(world.deps.env.DB, traces)).toEqual([]);
});

test("somebody who is being erased is not merged meanwhile", async () => {
  const world = await privacyWorld();
  const [marie, double] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(double));
  const [a, b] = [await leadIdOf(world, marie), await leadIdOf(world, double)];
  await world.call("POST", `/v1/leads/${b}/erasure`);
  expect((await world.call("POST", `/v1/leads/${a}/merge`, json({ leadId: b }))).status).toBe(409);
  await workOff(world.deps, world.queued);
  expect(await findTraces(world.deps.env.DB, [double.phone, double.text])).toEqual([]);
  expect((await findTraces(world.deps.env.DB, [marie.phone])).length).toBeGreaterThan(0);
});

test("erasing one of the accounts takes what it brought out of a merged lead, and the other stays", async () => {
  const world = await privacyWorld();
  const second = await newAccount(world.deps, world.workspaceId, {
    username: "atelier.bis",
    createdAt: world.clock.now - HOUR_MS,
  });
  const [marie, double] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie), ...world.speaks(double, second));
  const { into, lead } = await merged(world, [marie, double]);
  expect(lead.interactionCount).toBe(4);
  const { startAccountErasure } = await import("../privacy/start.ts");
  await startAccountErasure(
    world.deps,
    world.deps.tenant(world.workspaceId),
    { accountId: second.id, platform: second.platform, externalId: second.externalId },
    { by: "person" },
  );
  await workOff(world.deps, world.queued);
  const traces = tracesOf(double).filter((text) => text !== double.name);
  expect(await findTraces(world.deps.env.DB, traces)).toEqual([]);
  const left = (await (await world.call("GET", `/v1/leads/${into}`)).json()) as LeadDetail;
  expect(left).toMatchObject({ interactionCount: 2, accountId: world.account.id, username: marie.username });
  expect(left.phones.map(({ e164 }) => e164)).toEqual([marie.phone]);
  expect(left.reach.kind).toBe("window");
});
