import { expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Mail } from "../identity/mailer.ts";
import { newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { Notice } from "./contract.ts";
import { raiseNotice, resolveNotices } from "./service.ts";

async function setUp() {
  const base = testDeps();
  const mails: Mail[] = [];
  const deps: Deps = { ...base.deps, mailer: { send: async (mail) => void mails.push(mail) } };
  const owner = await newWorkspace();
  const { workspaceId } = owner;
  const account = await newAccount(deps, workspaceId, { username: "atelier.lune" });
  const tenant = deps.tenant(workspaceId);
  const raise = (kind: "reconnect" | "loss" = "reconnect", by: Deps = deps) =>
    raiseNotice(by, tenant, { kind, accountId: account.id, data: {} });
  return { ...base, deps, mails, owner, workspaceId, account, tenant, raise };
}
const api = testApi(Date.UTC(2026, 10, 18, 12, 5));
const listed = async (auth: Record<string, string>, language = "fr"): Promise<Notice[]> => {
  const response = await api.call("/v1/notices", { headers: { ...auth, "accept-language": language } });
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Notice[] }).items;
};

test("a trouble raised by fifty at once is told once, in the page and by one mail to each owner", async () => {
  const { raise, mails, owner, workspaceId, account } = await setUp();
  const second = await newMember(workspaceId, "owner");
  await newMember(workspaceId, "admin");
  const raised = await Promise.all(Array.from({ length: 50 }, () => raise()));
  expect(raised.filter(Boolean)).toHaveLength(1);
  expect(await raise()).toBe(false);
  expect(mails.map((mail) => mail.to).sort()).toEqual([owner.email, second.email].sort());
  expect(mails[0]).toMatchObject({
    kind: "notice",
    title: "@atelier.lune est à reconnecter",
    body: "Instagram nous a déconnectés de @atelier.lune. Aucun message n'attend.",
    link: "http://localhost:8788/accounts",
  });
  const items = await listed(owner.auth);
  expect(items).toMatchObject([
    { kind: "reconnect", accountId: account.id, title: "@atelier.lune est à reconnecter" },
  ]);
  expect((await listed(owner.auth, "en"))[0]!.title).toBe("@atelier.lune needs reconnecting");
});

test("raising it again writes nothing; once resolved it may be raised anew", async () => {
  const { raise, deps, workspaceId, account, mails, owner, tenant } = await setUp();
  await raise();
  const { d1, counts } = countingD1(deps.env.DB);
  const again = await raiseNotice(deps, new TenantDb(d1, workspaceId), {
    kind: "reconnect",
    accountId: account.id,
    data: {},
  });
  expect([again, counts.rowsWritten]).toEqual([false, 0]);
  await raise("loss");
  await resolveNotices(tenant, account.id, ["reconnect"]);
  expect((await listed(owner.auth)).map(({ kind }) => kind)).toEqual(["loss"]);
  expect(await raise()).toBe(true);
  expect(mails).toHaveLength(3);
});

test("mail that fails changes nothing for whoever raised the notice", async () => {
  const { raise, deps, owner } = await setUp();
  const broken: Deps = {
    ...deps,
    mailer: {
      send: async () => {
        throw new Error("no transport");
      },
    },
  };
  expect(await raise("reconnect", broken)).toBe(true);
  expect(await listed(owner.auth)).toHaveLength(1);
});

test("waiting messages and the first that expires are those of the moment it is read", async () => {
  const { raise, deps, workspaceId, account, owner } = await setUp();
  await raise();
  const insert = (id: string, state: string, deadlineAt: number) =>
    deps.env.DB.prepare(
      `INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open, score, deadline_at, created_at)
       VALUES (?1, 'lead_1', ?2, ?2, ?3, 'automation', 'Bonjour', ?4, 1, 50, ?5, 1)`,
    ).bind(workspaceId, id, account.id, state, deadlineAt);
  const at = Date.UTC(2026, 10, 18, 15, 20);
  await deps.env.DB.batch([
    ...Array.from({ length: 13 }, (_, place) => insert(`msg_${place}`, "pending", at + place * 3_600_000)),
    insert("msg_s", "scheduled", at + 1),
    insert("msg_over", "pending", Date.UTC(2026, 10, 18, 12)),
    insert("msg_sending", "sending", at - 1000),
  ]);
  expect((await listed(owner.auth))[0]!.body.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
    "Instagram nous a déconnectés de @atelier.lune. 14 messages attendent ; le premier expire à 16 h 20.",
  );
});

test("whoever works with leads may hide a notice for everybody; it stays hidden while the trouble lasts", async () => {
  const { raise, owner, workspaceId } = await setUp();
  const [viewer, member] = [await newMember(workspaceId, "viewer"), await newMember(workspaceId, "member")];
  await raise();
  const [notice] = await listed(viewer.auth);
  const path = `/v1/notices/${notice!.id}`;
  const hide = (auth: Record<string, string>, where = path) =>
    api.call(where, { method: "DELETE", headers: auth }).then(({ status }) => status);
  expect(await hide(viewer.auth)).toBe(403);
  const stranger = await newWorkspace();
  expect([await hide(stranger.auth), await hide(member.auth, "/v1/notices/ntc_none")]).toEqual([404, 404]);
  expect([await hide(member.auth), await hide(member.auth)]).toEqual([204, 204]);
  expect(await listed(owner.auth)).toEqual([]);
  expect(await raise()).toBe(false);
  expect(await listed(owner.auth)).toEqual([]);
  expect(await listed(stranger.auth)).toEqual([]);
});
