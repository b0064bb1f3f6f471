import { expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import { nameUnknown } from "../collection/profiles.ts";
import type { Deps } from "../deps.ts";
import type { Mail } from "../identity/mailer.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { DmJob } from "../messaging/jobs.ts";
import { tendAccount } from "../messaging/tend.ts";
import { comment, fakePlatform, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { finishConnect } from "./connect.ts";
import { examineAccount } from "./doctor.ts";
import { loseToken } from "./reconnect.ts";
import { type AccountRow, describeAccount, disconnect, findAccountRow, openToken } from "./service.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type StoredMessage = { id: string; state: string; reason: string | null; open: number };

async function setUp(overrides: Partial<AccountRow> = {}) {
  const platform = fakePlatform();
  const base = testDeps(platform);
  const { clock, queued } = base;
  const mails: Mail[] = [];
  const deps: Deps = { ...base.deps, mailer: { send: async (mail) => void mails.push(mail) } };
  const owner = await newWorkspace();
  const { workspaceId } = owner;
  const longAgo = clock.now - 30 * DAY_MS;
  const account = await newAccount(deps, workspaceId, {
    createdAt: longAgo,
    connectedAt: longAgo,
    ...overrides,
  });
  const tenant = deps.tenant(workspaceId);
  const all = async <T>(text: string): Promise<T[]> =>
    (await deps.env.DB.prepare(text).bind(workspaceId).all<T>()).results;
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1)",
    ).bind(workspaceId),
    deps.env.DB.prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"comment","keywords":["prix"]}', '["tpl_1"]', 1, ?3, 1, 1)`,
    ).bind(workspaceId, account.id, longAgo),
  ]);
  const ring = async (): Promise<void> => {
    for (let rounds = 0; rounds < 500; rounds++) {
      const job = queued.find((one) => one.queue === "dm");
      if (!job) return;
      queued.splice(queued.indexOf(job), 1);
      const body = job.body as DmJob;
      if (body.kind === "account") await tendAccount(deps, workspaceId, body.accountId);
      else if (body.kind === "message") await deliver(deps, workspaceId, body.messageId);
    }
  };
  /** Somebody asks for the price; `leftMs` is how long an answer is allowed. */
  const ask = (person: number, leftMs: number) =>
    takeEvents(
      deps,
      account,
      platform,
      [
        comment(account, "prix ?", clock.now + leftMs - 7 * DAY_MS, {
          person: { externalId: `91000000000${person}`, username: `u${person}` },
        }),
      ],
      "webhook",
    );
  const connect = (workspace = workspaceId, scopes: string[] = [...account.scopes], as = account) => {
    platform.exchangeCode = async (_code, _uri, now) => ({
      kind: "ok",
      granted: { token: "token-two", expiresAt: now + 60 * DAY_MS, scopes },
    });
    platform.identify = async () => ({
      kind: "ok",
      usagePercent: null,
      value: {
        externalId: as.externalId,
        appScopedId: as.appScopedId,
        username: as.username,
        displayName: as.displayName,
        pictureUrl: null,
      },
    });
    return finishConnect(deps, platform, "code", {
      workspaceId: workspace,
      personId: owner.personId,
      sessionId: owner.sessionId,
    });
  };
  return {
    ...base,
    deps,
    platform,
    mails,
    owner,
    workspaceId,
    account,
    tenant,
    ring,
    ask,
    connect,
    messages: () => all<StoredMessage>("SELECT * FROM messages WHERE workspace_id = ?1 ORDER BY id"),
    notices: () =>
      all<{ kind: string; resolved_at: number | null }>("SELECT * FROM notices WHERE workspace_id = ?1"),
    row: async () => (await findAccountRow(tenant, account.id))!,
    tend: async () => {
      await tendAccount(deps, workspaceId, account.id);
      await ring();
    },
  };
}

test("fifty callers that meet a dead token together mark it once, tell it once and mail it once", async () => {
  const { deps, tenant, account, mails, notices, row, queued } = await setUp();
  const marked = await Promise.all(
    Array.from({ length: 50 }, () => loseToken(deps, tenant, account.id, "190/460", "test-token")),
  );
  expect(marked.filter(Boolean)).toHaveLength(1);
  expect((await row()).status).toBe("reconnect");
  expect(await notices()).toMatchObject([{ kind: "reconnect", resolved_at: null }]);
  expect(mails).toHaveLength(1);
  expect(queued.filter(({ queue }) => queue === "dm")).toHaveLength(1);
});

test("fourteen messages wait, three expire with their window, and after reconnecting eleven go, each once", async () => {
  const { ask, ring, tend, platform, messages, clock, connect, notices, mails, account, row } = await setUp();
  platform.answers.push({ kind: "reconnect", code: "190" });
  for (let person = 0; person < 14; person++) await ask(person, person < 3 ? 2 * HOUR_MS : 5 * DAY_MS);
  await ring();
  expect((await row()).status).toBe("reconnect");
  expect(await messages()).toEqual(
    Array.from({ length: 14 }, () =>
      expect.objectContaining({ state: "pending", reason: "reconnect", open: 1 }),
    ),
  );
  await tend();
  clock.now += 3 * HOUR_MS;
  await tend();
  const expired = (await messages()).filter(({ state }) => state === "expired");
  expect(expired).toHaveLength(3);
  expect(expired.every(({ open, reason }) => open === 0 && reason !== null)).toBe(true);
  expect(platform.sent).toHaveLength(0);
  expect(await connect()).toEqual({ kind: "connected", accountId: account.id });
  await ring();
  expect(platform.sent).toHaveLength(11);
  const states = Object.groupBy(await messages(), ({ state }) => state);
  expect([states.sent?.length, states.expired?.length]).toEqual([11, 3]);
  expect((await notices()).filter((one) => one.resolved_at === null)).toEqual([]);
  expect(mails).toHaveLength(1);
});

test("messages planned for later wait for reconnecting too, and are planned again after it", async () => {
  const { ask, ring, tend, platform, messages, connect, deps, tenant, account } = await setUp({
    dailyDmLimit: 2,
  });
  for (let person = 0; person < 5; person++) await ask(person, 5 * DAY_MS);
  await ring();
  await tend();
  expect(platform.sent).toHaveLength(2);
  expect((await messages()).filter(({ state }) => state === "scheduled")).toHaveLength(3);
  await loseToken(deps, tenant, account.id, "190");
  await ring();
  const waiting = (await messages()).filter(({ open }) => open === 1);
  expect(waiting).toMatchObject(Array.from({ length: 3 }, () => ({ state: "pending", reason: "reconnect" })));
  await connect();
  await ring();
  expect(
    (await messages()).filter(({ state, reason }) => state === "scheduled" && reason === "quota"),
  ).toHaveLength(3);
  expect(platform.sent).toHaveLength(2);
});

test("a refusal that comes late, of a token that was replaced meanwhile, marks nothing", async () => {
  const { deps, tenant, account, connect, row, notices } = await setUp();
  await connect();
  expect(await loseToken(deps, tenant, account.id, "190", "test-token")).toBe(false);
  expect((await row()).status).toBe("connected");
  expect(await notices()).toEqual([]);
  expect(await loseToken(deps, tenant, account.id, "190", "token-two")).toBe(true);
});

test("a token sealed anew meanwhile is the same token", async () => {
  const { deps, tenant, account, row } = await setUp();
  const sealed = await deps.vault.seal("test-token", [
    account.workspaceId,
    account.id,
    "instagram",
    "access-token",
  ]);
  await deps.env.DB.prepare("UPDATE accounts SET token = ?1 WHERE id = ?2").bind(sealed, account.id).run();
  expect(await loseToken(deps, tenant, account.id, "190", "test-token")).toBe(true);
  expect((await row()).status).toBe("reconnect");
});

test("a dead token met while asking for a name is a dead token", async () => {
  const { deps, account, platform, row, mails } = await setUp();
  platform.readProfile = async () => ({ kind: "reconnect", code: "190" });
  await nameUnknown(deps, account, platform, [{ id: "lead_1", externalId: "1", username: "" }]);
  expect((await row()).status).toBe("reconnect");
  expect(mails).toHaveLength(1);
});

test("a dead token met by the doctor, or while looking for an unconfirmed send, is a dead token", async () => {
  const examined = await setUp();
  const { examine } = examined.platform;
  examined.platform.examine = async (...asked) => ({
    ...(await examine(...asked)),
    token: { kind: "reconnect", code: "190/463" },
  });
  await examineAccount(examined.deps, examined.tenant, examined.account.id, "fr");
  const reconciled = await setUp();
  reconciled.platform.answers.push({ kind: "unknown", cause: "timeout" });
  await reconciled.ask(1, 5 * DAY_MS);
  await reconciled.ring();
  reconciled.platform.listConversations = async () => ({ kind: "reconnect", code: "190" });
  reconciled.clock.now += 10 * 60_000;
  await reconciled.tend();
  for (const { row, mails } of [examined, reconciled]) {
    expect((await row()).status).toBe("reconnect");
    expect(mails).toHaveLength(1);
  }
  expect(await reconciled.messages()).toMatchObject([{ state: "unknown", open: 1 }]);
});

test("disconnecting ends what waits and says so; connecting again sends none of it, and keeps the account's id", async () => {
  const { ask, platform, messages, deps, tenant, account, connect, ring, notices, queued } = await setUp();
  for (let person = 0; person < 3; person++) await ask(person, DAY_MS);
  queued.length = 0;
  await loseToken(deps, tenant, account.id, "190");
  await disconnect(deps, tenant, account.id);
  expect(await messages()).toMatchObject(
    Array.from({ length: 3 }, () => ({ state: "skipped", reason: "account-disconnected", open: 0 })),
  );
  expect((await notices()).filter((one) => one.resolved_at === null)).toEqual([]);
  expect(await connect()).toEqual({ kind: "connected", accountId: account.id });
  await ring();
  expect(platform.sent).toEqual([]);
});

test("a message made while the account was being disconnected ends the same way", async () => {
  const { ask, messages, deps, tenant, account, tend, platform } = await setUp();
  await disconnect(deps, tenant, account.id);
  await ask(1, DAY_MS);
  await tend();
  expect((await messages()).every(({ open }) => open === 0)).toBe(true);
  expect(await messages()).toMatchObject([{ state: "skipped", reason: "account-disconnected" }]);
  expect(platform.sent).toEqual([]);
});

test("an unconfirmed send of a disconnected account is looked after for a day, then nobody will know", async () => {
  const { ask, ring, tend, messages, deps, tenant, account, clock, platform } = await setUp();
  platform.answers.push({ kind: "unknown", cause: "timeout" });
  await ask(1, 5 * DAY_MS);
  await ring();
  await disconnect(deps, tenant, account.id);
  clock.now += DAY_MS - 1;
  await tend();
  expect(await messages()).toMatchObject([{ state: "unknown", open: 1 }]);
  clock.now += 2;
  await tend();
  expect(await messages()).toMatchObject([{ state: "unknown", reason: "never-confirmed", open: 0 }]);
});

test("connecting again with fewer or more permissions says what is missing; unlisted ones stay as they were", async () => {
  const { connect, deps, tenant, account, row } = await setUp();
  const missing = async () => (await describeAccount(deps, tenant, account.id)).missingScopes;
  await connect(undefined, ["instagram_business_basic"]);
  expect(await missing()).toEqual([
    "instagram_business_manage_comments",
    "instagram_business_manage_messages",
  ]);
  await connect(undefined, []);
  expect((await row()).scopes).toEqual(["instagram_business_basic"]);
  await connect();
  expect(await missing()).toEqual([]);
  expect(await openToken(deps, await row())).toBe("token-two");
});

test("another workspace cannot take over an account that waits for reconnecting", async () => {
  const { connect, deps, tenant, account } = await setUp();
  await loseToken(deps, tenant, account.id, "190");
  const other = await newWorkspace();
  expect(await connect(other.workspaceId)).toEqual({ kind: "failed", reason: "account-connected-elsewhere" });
});
