import { describe, expect, test } from "vitest";
import { takeIn } from "../collection/intake.ts";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Lead, LeadTotals } from "../leads/contract.ts";
import { comment, fakePlatform, newAccount, testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { get, post, recounted, workOffChanges } from "../testing/bulk.ts";
import { addLeads } from "../testing/leads.ts";
import { mortal } from "../testing/mortal.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import { workOnChange } from "../undo/work.ts";
import type { ImportDetail } from "./contract.ts";
import { expireImports } from "./expiry.ts";
import { rowsForgotten } from "./store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
type Started = { jobId: string; undoId: string };
type Job = { kind: string; state: string; done: number; total: number };

const FILE = `Pseudo;Nom;Téléphone;E-mail;Statut;Montant;Étiquettes;Note;Accord
@marie.exemple;Marie Exemple;06 39 98 12 34;marie@mail.example;client;1 250,50;vip, paris;à rappeler;oui, au salon
paul.exemple;;;;;;;;
;Sans Pseudo;;;;;;;
@marie.exemple;Encore Marie;;;;;;;
lea.exemple;Léa;12;pas une adresse;;;;;
`;

async function world() {
  const api = testApi();
  const mine = await newWorkspace();
  const account = await newAccount(api.deps, mine.workspaceId);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const draft = async (csv: string, more: object = {}): Promise<ImportDetail> => {
    const response = await post(api, mine, "/v1/imports", {
      accountId: account.id,
      fileName: "clients.csv",
      csv,
      ...more,
    });
    expect(response.status).toBe(201);
    return response.json();
  };
  const start = async (id: string): Promise<Started> => {
    const response = await post(api, mine, `/v1/imports/${id}/start`);
    expect(response.status).toBe(202);
    return response.json();
  };
  const bring = async (csv: string) => {
    const { id } = await draft(csv);
    const started = await start(id);
    await workOffChanges(api);
    return { id, ...started };
  };
  /** Everything that an import may write, but for itself. */
  const state = async () => ({
    leads: await tenant.all<Record<string, unknown>>(
      (m) => sql`SELECT username, display_name, status, amount, tags, note, has_phone, external_id, version
        FROM leads WHERE workspace_id = ${m.id} ORDER BY username`,
    ),
    contacts: await tenant.all<Record<string, unknown>>(
      (m) => sql`SELECT l.username, c.kind, c.value, c.consent FROM contact_points c JOIN leads l
        ON l.workspace_id = c.workspace_id AND l.id = c.lead_id WHERE c.workspace_id = ${m.id} ORDER BY 1, 2, 3`,
    ),
    statuses: await tenant.all<Record<string, unknown>>(
      (m) => sql`SELECT status, previous, reason, amount FROM lead_statuses WHERE workspace_id = ${m.id}`,
    ),
    identities: await tenant.all<Record<string, unknown>>(
      (m) => sql`SELECT external_id FROM identities WHERE workspace_id = ${m.id} ORDER BY 1`,
    ),
  });
  return { api, mine, account, tenant, draft, start, bring, state };
}

describe("a file becomes leads", () => {
  test("its columns are known by their names, and every refused row says why", async () => {
    const { draft } = await world();
    const found = await draft(FILE);
    expect(found).toMatchObject({
      state: "draft",
      total: 5,
      valid: 2,
      rejected: 3,
      mapping: {
        username: "Pseudo",
        displayName: "Nom",
        phone: "Téléphone",
        status: "Statut",
        consent: "Accord",
      },
      preview: [
        {
          line: 2,
          username: "marie.exemple",
          status: "converted",
          amount: 1250.5,
          phones: ["+33639981234"],
          emails: ["marie@mail.example"],
          tags: ["vip", "paris"],
        },
        { line: 3, username: "paul.exemple", status: "new" },
      ],
    });
    expect(found.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [4, "Pseudo", "no-person"],
      [5, "Pseudo", "twice-in-file"],
      [6, "Téléphone", "bad-phone"],
      [6, "E-mail", "bad-email"],
    ]);
    for (const { text } of found.problems) expect(text.length).toBeGreaterThan(10);
  });

  test("in the background, with progress; nobody is written to; totals stay a recount", async () => {
    const { api, mine, account, draft, start, state, tenant } = await world();
    const { id } = await draft(FILE);
    const { jobId } = await start(id);
    expect(await get<Job>(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({
      kind: "import",
      state: "waiting",
      total: 5,
    });
    await workOffChanges(api);
    expect(await get<Job>(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({
      state: "done",
      done: 5,
      total: 5,
    });
    expect(await get<ImportDetail>(api, mine, `/v1/imports/${id}`)).toMatchObject({
      state: "done",
      changed: 2,
      rejected: 3,
      preview: [],
      problems: [{ line: 4 }, { line: 5, reason: "twice-in-file" }, { line: 6 }, { line: 6 }],
    });
    expect(await state()).toMatchObject({
      leads: [
        {
          username: "marie.exemple",
          display_name: "Marie Exemple",
          status: "converted",
          amount: 1250.5,
          tags: '["vip","paris"]',
          note: "à rappeler",
          has_phone: 1,
          external_id: "@marie.exemple",
        },
        { username: "paul.exemple", status: "new", has_phone: 0 },
      ],
      contacts: [
        { kind: "email", value: "marie@mail.example" },
        { kind: "phone", value: "+33639981234", consent: "recorded" },
      ],
      statuses: [{ status: "converted", previous: "new", reason: "import", amount: 1250.5 }],
      identities: [{ external_id: "@marie.exemple" }, { external_id: "@paul.exemple" }],
    });
    expect((await get<LeadTotals>(api, mine, "/v1/leads/totals")).status).toEqual(await recounted(tenant));
    const { items } = await get<{ items: Lead[] }>(api, mine, "/v1/leads?hasPhone=true");
    expect(items).toMatchObject([
      { username: "marie.exemple", score: 0, accountId: account.id, interactionCount: 0 },
    ]);
    expect(await tenant.all((m) => sql`SELECT 1 FROM messages WHERE workspace_id = ${m.id}`)).toEqual([]);
  });

  test("twice is the same result, and writes nothing of anybody the second time", async () => {
    const { bring, state } = await world();
    await bring(FILE);
    const before = await state();
    await bring(FILE);
    expect(await state()).toEqual(before);
  });

  test("in parts of one request each, as if it were one", async () => {
    const { api, mine, draft } = await world();
    const rows = Array.from({ length: 700 }, (_, index) => `client.${index % 690},Nom ${index}`);
    const { id } = await draft(`username,displayName\n${rows.slice(0, 300).join("\n")}\n`);
    await post(api, mine, `/v1/imports/${id}/rows`, { csv: `${rows.slice(300, 301).join("\n")}\n` });
    const last = await post(api, mine, `/v1/imports/${id}/rows`, { csv: rows.slice(301).join("\n") });
    expect(last.status).toBe(200);
    const found = (await last.json()) as ImportDetail;
    expect(found).toMatchObject({ total: 700, valid: 690, rejected: 10 });
    expect(found.problems[0]).toMatchObject({ line: 692, reason: "twice-in-file" });
    await post(api, mine, `/v1/imports/${id}/start`);
    await workOffChanges(api);
    expect(await get<ImportDetail>(api, mine, `/v1/imports/${id}`)).toMatchObject({
      state: "done",
      changed: 690,
    });
  });

  test("by other columns when somebody says so", async () => {
    const { api, mine, draft } = await world();
    const { id } = await draft("qui,quoi\nmarie.exemple,vip\n");
    const response = await api.call(`/v1/imports/${id}`, {
      method: "PATCH",
      json: { mapping: { username: "qui", tags: "quoi" } },
      headers: mine.auth,
    });
    expect(await response.json()).toMatchObject({
      valid: 1,
      preview: [{ username: "marie.exemple", tags: ["vip"] }],
    });
    const wrong = await api.call(`/v1/imports/${id}`, {
      method: "PATCH",
      json: { mapping: { username: "ailleurs" } },
      headers: mine.auth,
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({
      errors: [{ pointer: "/mapping/username", code: "unknown-column" }],
    });
  });

  test("what was refused comes back as a table, harmless to a spreadsheet", async () => {
    const { api, mine, draft } = await world();
    const { id } = await draft('username,note\n,"=1+1"\n');
    const response = await api.call(`/v1/imports/${id}/rejected.csv`, {
      headers: { ...mine.auth, "accept-language": "fr" },
    });
    expect(response.headers.get("content-type")).toContain("text/csv");
    const text = await response.text();
    expect(text).toContain("username,note,ligne,problème");
    expect(text).toContain("'=1+1,2,username : Ni pseudo ni identifiant");
  });
});

describe("people who are there already", () => {
  test("get what they lack, and keep what they have", async () => {
    const { bring, state, tenant } = await world();
    await bring("username,displayName,note\nmarie.exemple,Marie,première\n");
    await tenant.run(
      (m) => sql`UPDATE leads SET status = 'refused', version = version + 1 WHERE workspace_id = ${m.id}`,
    );
    await bring("pseudo,nom,note,tags,phone\n@MARIE.exemple,Autre,seconde,vip,0639981234\n");
    expect((await state()).leads).toMatchObject([
      { display_name: "Marie", status: "refused", tags: '["vip"]', note: "première\nseconde", has_phone: 1 },
    ]);
  });

  test("a consent in the file opens a number that is known, unless it was withdrawn since", async () => {
    const { api, mine, bring, state, tenant } = await world();
    await bring("username,phone\nmarie.exemple,0639981234\n");
    expect((await state()).contacts).toMatchObject([{ consent: "none" }]);
    const told = "username,phone,consent\nmarie.exemple,0639981234,oui au salon\n";
    const { undoId } = await bring(told);
    expect((await state()).contacts).toMatchObject([{ consent: "recorded" }]);
    await post(api, mine, `/v1/undo/${undoId}`);
    expect((await state()).contacts).toMatchObject([{ consent: "none" }]);
    await bring(told);
    const [lead] = await tenant.all<{ id: string }>(
      (m) => sql`SELECT id FROM leads WHERE workspace_id = ${m.id}`,
    );
    await api.call(`/v1/leads/${lead!.id}/consents`, {
      method: "DELETE",
      json: { kind: "phone", value: "+33639981234" },
      headers: mine.auth,
    });
    await bring(told);
    expect((await state()).contacts).toMatchObject([{ consent: "none" }]);
  });

  test("undoing takes back what nobody touched since, and leaves the rest", async () => {
    const { api, mine, bring, state, tenant } = await world();
    await bring("username\nancien.exemple\n");
    const before = await state();
    const { undoId } = await bring(
      "username,tags,phone\nancien.exemple,vip,0639981234\nneuf.exemple,vip,\ntouche.exemple,,\n",
    );
    await tenant.run(
      (m) => sql`UPDATE leads SET note = 'vu', version = version + 1
        WHERE workspace_id = ${m.id} AND username = 'touche.exemple'`,
    );
    const undone = await post(api, mine, `/v1/undo/${undoId}`);
    expect(await undone.json()).toEqual({ restored: 2, skipped: 1 });
    const after = await state();
    expect(after.leads.map(({ username, tags, has_phone }) => [username, tags, has_phone])).toEqual([
      ["ancien.exemple", "[]", 0],
      ["touche.exemple", "[]", 0],
    ]);
    expect(after.contacts).toEqual(before.contacts);
    expect((await get<LeadTotals>(api, mine, "/v1/leads/totals")).status).toEqual(await recounted(tenant));
  });
});

test("erasing somebody cuts their rows out of a draft, and nobody else's", async () => {
  const { api, mine, account, draft, tenant } = await world();
  await addLeads(
    mine.workspaceId,
    [
      { username: "ann", accountId: account.id },
      { username: "", accountId: account.id },
    ],
    api.clock.now,
  );
  const { id } = await draft(
    "username,note\n@Ann,a/b\nhttps://www.instagram.com/ann/,\nanna,\nhttps://www.instagram.com/ann.b/,vide\njo-ann,\n",
  );
  const leads = await tenant.all<{ id: string }>(
    (m) => sql`SELECT id FROM leads WHERE workspace_id = ${m.id}`,
  );
  await tenant.batch(rowsForgotten(leads.map((lead) => lead.id)));
  const left = await get<ImportDetail>(api, mine, `/v1/imports/${id}`);
  expect(left).toMatchObject({ total: 3, valid: 3 });
  expect(left.preview.map(({ username }) => username)).toEqual(["anna", "ann.b", "jo-ann"]);
});

test("a number that the person gave themselves stays when the import is undone", async () => {
  const { api, mine, account, bring, state, tenant } = await world();
  await bring("username\nmarie.exemple\n");
  const { undoId } = await bring("username,phone\nmarie.exemple,0639981234\n");
  await tenant.run(
    (m) => sql`UPDATE identities SET external_id = '17900000000000001' WHERE workspace_id = ${m.id}`,
  );
  const said = comment(account, "mon 06 39 98 12 34", api.clock.now, {
    person: { externalId: "17900000000000001", username: "marie.exemple", displayName: null },
  });
  await takeIn(api.deps, {
    account,
    platform: fakePlatform(),
    events: [said],
    amendments: [],
    foundBy: "webhook",
  });
  await post(api, mine, `/v1/undo/${undoId}`);
  expect((await state()).contacts).toMatchObject([{ value: "+33639981234" }]);
});

test("killed anywhere, it goes on and gives what an undisturbed run gives", async () => {
  const rows = Array.from({ length: 520 }, (_, index) => `client.${index},06399${String(80_000 + index)}`);
  const csv = `username,phone\n${rows.join("\n")}\n`;
  const clean = await world();
  await clean.bring(csv);
  const expected = await clean.state();
  for (let last = 0; last < 40; last++) {
    const one = await world();
    const { id } = await one.draft(csv);
    const { undoId } = await one.start(id);
    const job = { v: 1, workspaceId: one.mine.workspaceId, kind: "bulk-change" as const, changeId: undoId };
    const killed = mortal(one.api.deps, last);
    const isKilled = await workOnChange(killed.deps, job).then(
      () => false,
      () => true,
    );
    one.api.clock.now += 3 * HOUR_MS;
    await workOnChange(one.api.deps, job);
    await workOffChanges(one.api);
    expect(await one.state(), `after ${last}`).toEqual(expected);
    if (!isKilled && killed.asked() <= last) return;
  }
  throw new Error("it never ran through");
}, 120_000);

describe("who may not", () => {
  test("a viewer imports nothing; another workspace's import is not there", async () => {
    const { api, mine, account, draft } = await world();
    const viewer = await newMember(mine.workspaceId, "viewer");
    const body = { accountId: account.id, fileName: "a.csv", csv: "username\nmarie\n" };
    expect((await post(api, viewer, "/v1/imports", body)).status).toBe(403);
    const { id } = await draft("username\nmarie\n");
    const theirs = await newWorkspace();
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/start"],
      ["GET", "/rejected.csv"],
    ] as const) {
      const response = await api.call(`/v1/imports/${id}${path}`, { method, headers: theirs.auth });
      expect(response.status, path).toBe(404);
    }
    const foreign = await post(api, theirs, "/v1/imports", body);
    expect(foreign.status).toBe(422);
    expect(await foreign.json()).toMatchObject({ errors: [{ pointer: "/accountId" }] });
  });

  test.each([
    [{ csv: "" }, "/csv"],
    [{ csv: Array.from({ length: 101 }, (_, i) => `c${i}`).join(",") }, "/csv"],
    [{ fileName: "" }, "/fileName"],
    [{ separator: "|" }, "/separator"],
    [{ extra: 1 }, "/extra"],
  ])("%j is refused by its field", async (over, pointer) => {
    const { api, mine, account } = await world();
    const response = await post(api, mine, "/v1/imports", {
      accountId: account.id,
      fileName: "a.csv",
      csv: "username\nmarie\n",
      ...over,
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });

  test("what has started is not started, mapped or added to again", async () => {
    const { api, mine, draft, start } = await world();
    const { id } = await draft("username\nmarie\n");
    await start(id);
    for (const response of [
      await post(api, mine, `/v1/imports/${id}/start`),
      await post(api, mine, `/v1/imports/${id}/rows`, { csv: "paul\n" }),
      await api.call(`/v1/imports/${id}`, { method: "PATCH", json: { mapping: {} }, headers: mine.auth }),
    ]) {
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: "import-started" });
    }
  });

  test("a file without a single good row is not started", async () => {
    const { api, mine, draft } = await world();
    const { id } = await draft("username\nmarie dupont\n");
    expect((await post(api, mine, `/v1/imports/${id}/start`)).status).toBe(422);
  });
});

test("a draft is forgotten after a week, with its rows", async () => {
  const { api, draft, tenant } = await world();
  await draft(FILE);
  api.clock.now += 8 * DAY_MS;
  await expireImports(api.deps);
  for (const table of ["imports", "import_parts"]) {
    expect(
      await tenant.all((m) => sql`SELECT 1 FROM ${sql.raw(table)} WHERE workspace_id = ${m.id}`),
    ).toEqual([]);
  }
});
