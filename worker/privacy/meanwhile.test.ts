import { expect, test } from "vitest";
import { finishConnect } from "../accounts/connect.ts";
import { nightly } from "../crons/nightly.ts";
import { about, asForm, everything, newVictim, privacyWorld, workOff } from "../testing/privacy.ts";
import { ringUnfinishedErasures } from "./again.ts";
import { receiveDeletion } from "./deletion.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const leadIdIn = async (d1: D1Database, workspaceId: string): Promise<string> => {
  const row = await d1
    .prepare("SELECT id FROM leads WHERE workspace_id = ?1")
    .bind(workspaceId)
    .first<{ id: string }>();
  return row!.id;
};

test("an account that is being connected again when its erasure begins keeps what is new", async () => {
  const world = await privacyWorld();
  const { deps, account, workspaceId, platform, clock } = world;
  const [marie, paul] = [newVictim(), newVictim()];
  await world.take(...world.speaks(marie));
  platform.exchangeCode = async () => ({
    kind: "ok",
    granted: { token: "invented", expiresAt: clock.now + HOUR_MS, scopes: [] },
  });
  platform.identify = async () => ({
    kind: "ok",
    value: {
      externalId: account.externalId,
      appScopedId: account.appScopedId,
      username: account.username,
      displayName: null,
      pictureUrl: null,
    },
    usagePercent: null,
  });
  let calls = 0;
  platform.subscribe = async () => {
    calls += 1;
    if (calls === 1) {
      await receiveDeletion(deps, {
        platform: "instagram",
        userId: account.externalId,
        signedPart: account.id,
      });
    }
    return true;
  };
  const asked = { workspaceId, personId: "usr_test", sessionId: "ses_test" };
  const result = await finishConnect(deps, platform, "code", asked);
  if (result.kind !== "connected") throw new Error(result.reason);
  expect(result.accountId).not.toBe(account.id);
  const entry = { accountId: result.accountId, workspaceId };
  await world.take(...world.speaks(paul));
  for (let round = 0; round < 4; round++) {
    await workOff(deps, world.queued);
    clock.now += 30 * MINUTE_MS;
    await ringUnfinishedErasures(deps);
  }
  const rows = JSON.stringify(await everything(deps.env.DB, workspaceId));
  expect([rows.includes(paul.messageId), rows.includes(marie.messageId)]).toEqual([true, false]);
  expect(await deps.system.findAccount("instagram", account.externalId)).toMatchObject(entry);
  expect(await deps.system.findAccountsByAnyId("instagram", account.appScopedId)).toMatchObject([entry]);
});

test("a person's erasure asked for many times at once is one erasure and one job", async () => {
  const world = await privacyWorld();
  const { deps, workspaceId } = world;
  await world.take(...world.speaks(newVictim()));
  const path = `/v1/leads/${await leadIdIn(deps.env.DB, workspaceId)}/erasure`;
  const answers = await Promise.all(Array.from({ length: 5 }, () => world.call("POST", path)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  const ids = await Promise.all(answers.map(async (one) => ((await one.json()) as { jobId: string }).jobId));
  expect(new Set(ids).size).toBe(1);
  const kept = await everything(deps.env.DB, workspaceId);
  expect([kept.erasures!.length, kept.jobs!.length]).toEqual([1, 1]);
});

test("a block that is lifted ends its erasure: nothing rings for it any more", async () => {
  const world = await privacyWorld();
  const { deps, workspaceId, clock } = world;
  await world.take(...world.speaks(newVictim()));
  await world.call("POST", `/v1/leads/${await leadIdIn(deps.env.DB, workspaceId)}/erasure`);
  await workOff(deps, world.queued);
  const { items } = (await (await world.call("GET", "/v1/erasures")).json()) as { items: { id: string }[] };
  expect((await world.call("DELETE", `/v1/erasures/${items[0]!.id}`)).status).toBe(204);
  clock.now += 30 * MINUTE_MS;
  await ringUnfinishedErasures(deps);
  const rung = world.queued.filter(({ body }) => (body as { kind?: string }).kind === "erase");
  expect(JSON.stringify(rung)).not.toContain(workspaceId);
});

test("an account connected by yesterday's release is found by a request after the next night", async () => {
  const world = await privacyWorld();
  const { deps, account, clock } = world;
  const marie = newVictim();
  await world.take(...world.speaks(marie));
  await deps.env.DB.prepare("DELETE FROM account_holders WHERE account_id = ?1").bind(account.id).run();
  await nightly(deps, clock.now);
  expect(await deps.system.findAccountsByAnyId("instagram", account.appScopedId)).toMatchObject([
    { accountId: account.id },
  ]);
  await world.call("POST", "/platforms/meta/data-deletion", { body: asForm(about(marie.id)) }, {});
  await workOff(deps, world.queued);
  const rows = JSON.stringify(await everything(deps.env.DB, world.workspaceId));
  expect(rows).not.toContain(marie.messageId);
});

test("holders are noted however many pages of accounts there are", async () => {
  const { deps, account } = await privacyWorld();
  await privacyWorld();
  await deps.env.DB.prepare("DELETE FROM account_holders").run();
  const { deletions } = deps.system;
  let pages = 0;
  let after: Awaited<ReturnType<typeof deletions.noteMissingHolders>> = null;
  do {
    after = await deletions.noteMissingHolders(after, 1);
    pages += 1;
  } while (after !== null);
  const count = async (table: string) =>
    (await deps.env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())!.n;
  expect(await count("account_holders")).toBe(await count("accounts"));
  expect(pages).toBe((await count("accounts")) + 1);
  expect(await deps.system.findAccountsByAnyId("instagram", account.externalId)).toHaveLength(1);
});
