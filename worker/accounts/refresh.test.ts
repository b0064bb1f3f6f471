import { expect, test } from "vitest";
import type { Deps } from "../deps.ts";
import type { Mail } from "../identity/mailer.ts";
import { fakePlatform, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { askForTokens, tendToken } from "./refresh.ts";
import { type AccountRow, changeAccount, findAccountRow, openToken, tokenContext } from "./service.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
type Refreshed = Awaited<ReturnType<ReturnType<typeof fakePlatform>["refreshToken"]>>;

async function setUp(leftMs: number, ageMs = 30 * DAY_MS, overrides: Partial<AccountRow> = {}) {
  const asked: string[] = [];
  const answers: (Refreshed | (() => Promise<Refreshed>))[] = [];
  const platform = fakePlatform({
    refreshToken: async (token, now) => {
      asked.push(token);
      const answer = answers.shift();
      if (typeof answer === "function") return answer();
      return answer ?? granted(now);
    },
  });
  const base = testDeps(platform);
  const mails: Mail[] = [];
  const deps: Deps = { ...base.deps, mailer: { send: async (mail) => void mails.push(mail) } };
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, {
    tokenExpiresAt: base.clock.now + leftMs,
    tokenRefreshedAt: base.clock.now - ageMs,
    connectedAt: base.clock.now - 40 * DAY_MS,
    ...overrides,
  });
  const tenant = deps.tenant(workspaceId);
  return {
    ...base,
    deps,
    asked,
    answers,
    mails,
    account,
    tenant,
    night: () => tendToken(deps, { v: 1, kind: "token", workspaceId, accountId: account.id }),
    row: async () => (await findAccountRow(tenant, account.id))!,
    notices: async () =>
      (
        await deps.env.DB.prepare("SELECT kind FROM notices WHERE workspace_id = ?1 AND resolved_at IS NULL")
          .bind(workspaceId)
          .all<{ kind: string }>()
      ).results.map(({ kind }) => kind),
  };
}
const granted = (now: number, scopes: string[] = []): Refreshed => ({
  kind: "ok",
  usagePercent: null,
  value: { token: "token-new", expiresAt: now + 60 * DAY_MS, scopes },
});

test.each([
  ["10 days and 1 ms left", 10 * DAY_MS + 1, 30 * DAY_MS, 0],
  ["10 days left", 10 * DAY_MS, 30 * DAY_MS, 1],
  ["10 days less 1 ms left", 10 * DAY_MS - 1, 30 * DAY_MS, 1],
  ["24 h less 1 ms old", 2 * DAY_MS, DAY_MS - 1, 0],
  ["24 h old", 2 * DAY_MS, DAY_MS, 1],
  ["24 h and 1 ms old", 2 * DAY_MS, DAY_MS + 1, 1],
])("%s: the platform is asked exactly when it is time", async (_, leftMs, ageMs, times) => {
  const { night, asked } = await setUp(leftMs, ageMs);
  await night();
  expect(asked).toHaveLength(times);
});

test("a refreshed token is stored with its new life, and asked for again only when due", async () => {
  const { night, row, deps, clock, asked, answers } = await setUp(9 * DAY_MS, 30 * DAY_MS);
  answers.push(granted(clock.now, ["instagram_business_basic"]));
  await night();
  await night();
  expect(asked).toEqual(["test-token"]);
  const account = await row();
  expect(account).toMatchObject({
    tokenExpiresAt: clock.now + 60 * DAY_MS,
    tokenRefreshedAt: clock.now,
    refreshFailedAt: null,
    scopes: ["instagram_business_basic"],
  });
  expect(await openToken(deps, account)).toBe("token-new");
});

test("permissions that are not listed stay as they were", async () => {
  const { night, row, account } = await setUp(9 * DAY_MS);
  await night();
  expect((await row()).scopes).toEqual(account.scopes);
});

test("a refresh that fails is tried every night; from five days before the end the owner is told once, and success clears it", async () => {
  const { night, row, clock, answers, notices, mails } = await setUp(7 * DAY_MS - HOUR_MS);
  for (const failure of [
    { kind: "failed", cause: "timeout" },
    { kind: "limited", retryAfterMs: null },
    { kind: "gone" },
    { kind: "failed", cause: "500" },
  ] satisfies Refreshed[]) {
    answers.push(failure);
    await night();
    expect((await row()).refreshFailedAt).toBe(clock.now);
    expect((await row()).status).toBe("connected");
    clock.now += DAY_MS;
    if (failure.kind === "failed" && failure.cause === "timeout") expect(await notices()).toEqual([]);
  }
  expect(await notices()).toEqual(["token-expiring"]);
  expect(mails).toHaveLength(1);
  await night();
  expect((await row()).refreshFailedAt).toBeNull();
  expect(await notices()).toEqual([]);
});

test("a token past its end, or refused, waits for reconnecting: told once, and the nights after ask nothing", async () => {
  const over = await setUp(-1);
  await over.night();
  expect([(await over.row()).status, over.asked]).toEqual(["reconnect", []]);
  const refused = await setUp(4 * DAY_MS);
  refused.answers.push({ kind: "failed", cause: "500" }, { kind: "reconnect", code: "190/458" });
  await refused.night();
  await refused.night();
  expect((await refused.row()).status).toBe("reconnect");
  for (const one of [over, refused]) {
    await one.night();
    expect(await one.notices()).toEqual(["reconnect"]);
  }
  expect(refused.asked).toHaveLength(2);
  expect(over.mails).toHaveLength(1);
});

test("an account marked by a process that died before it could tell is told the next night", async () => {
  const { night, tenant, account, notices, mails } = await setUp(30 * DAY_MS);
  await changeAccount(tenant, account.id, { status: "reconnect" });
  await night();
  await night();
  expect(await notices()).toEqual(["reconnect"]);
  expect(mails).toHaveLength(1);
});

test("whoever reconnects while the platform answers keeps the token of that moment", async () => {
  const { night, row, deps, tenant, account, answers, clock } = await setUp(9 * DAY_MS);
  answers.push(async () => {
    const token = await deps.vault.seal("token-of-the-person", tokenContext(account));
    await changeAccount(tenant, account.id, { token });
    return granted(clock.now);
  });
  await night();
  expect(await openToken(deps, await row())).toBe("token-of-the-person");
});

test("a token sealed anew while the platform answers does not cost the refreshed one", async () => {
  const { night, row, deps, tenant, account, answers, clock } = await setUp(9 * DAY_MS);
  answers.push(async () => {
    await changeAccount(tenant, account.id, {
      token: await deps.vault.seal("test-token", tokenContext(account)),
    });
    return granted(clock.now);
  });
  await night();
  expect(await openToken(deps, await row())).toBe("token-new");
});

test("a refresh that fails says nothing of the token that somebody connected meanwhile", async () => {
  const { night, row, deps, tenant, account, answers, notices, mails } = await setUp(4 * DAY_MS);
  answers.push(async () => {
    const token = await deps.vault.seal("token-of-the-person", tokenContext(account));
    await changeAccount(tenant, account.id, { token });
    return { kind: "failed", cause: "500" };
  });
  await night();
  expect((await row()).refreshFailedAt).toBeNull();
  expect([await notices(), mails]).toEqual([[], []]);
});

test("a token that no key opens is a failed refresh and no lost account", async () => {
  const { night, row, deps, tenant, account, asked } = await setUp(9 * DAY_MS);
  const elsewhere = await deps.vault.seal("test-token", ["another", "place"]);
  await changeAccount(tenant, account.id, { token: elsewhere });
  await night();
  expect(asked).toEqual([]);
  expect(await row()).toMatchObject({ status: "connected", token: elsewhere });
  expect((await row()).refreshFailedAt).not.toBeNull();
});

test("the night asks for each account in a message of its own and calls no platform", async () => {
  const { deps, queued, asked } = await setUp(9 * DAY_MS);
  const accounts = Array.from({ length: 3 }, (_, place) => ({
    workspaceId: "ws_x",
    accountId: `acc_${place}`,
  }));
  await askForTokens(deps, accounts);
  expect(queued.map(({ queue, body }) => [queue, body])).toEqual(
    accounts.map((one) => ["sync", { v: 1, kind: "token", ...one }]),
  );
  expect(asked).toEqual([]);
});
