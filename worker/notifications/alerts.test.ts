import { describe, expect, test } from "vitest";
import { takeIn } from "../collection/intake.ts";
import { sql } from "../db/tenant.ts";
import { createDeps, type Deps } from "../deps.ts";
import type { Mail, MailOutcome } from "../identity/mailer.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { consumeSync } from "../queues/sync.ts";
import { fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Alert, NotificationSettings } from "./alert-contract.ts";
import { alertId } from "./alert-id.ts";
import { forgetAlerts, ringDueAlerts, tellClosingWindows } from "./alert-service.ts";
import { deliverAlerts } from "./deliver-alerts.ts";
import { receiver } from "./push/testing/receiver.ts";
import { alertsRaised } from "./raise.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const api = testApi(NOW);

async function setUp() {
  const base = testDeps(fakePlatform(), NOW);
  const mails: Extract<Mail, { kind: "notice" }>[] = [];
  const mailer = { answers: [] as (MailOutcome | "throw")[] };
  const calls: { url: string; body: string; headers: Headers }[] = [];
  const service = { status: 201, headers: {} as Record<string, string> };
  const browser = await receiver();
  const { publicKey, privateKey } = browser.vapid;
  const deps: Deps = {
    ...base.deps,
    config: { ...base.deps.config, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey },
    random: () => 0.5,
    mailer: {
      send: async (mail) => {
        const answer = mailer.answers.shift();
        if (answer === "throw") throw new Error("killed here");
        if (answer && answer.kind !== "sent") return answer;
        if (mail.kind === "notice") mails.push(mail);
        return answer;
      },
    },
    fetch: async (input, init) => {
      const request = new Request(input as string, init as RequestInit);
      const bytes = new Uint8Array(await request.arrayBuffer());
      calls.push({ url: request.url, body: await browser.decrypt(bytes), headers: request.headers });
      return new Response(null, service);
    },
  };
  const owner = await newWorkspace();
  const account = await newAccount(deps, owner.workspaceId, { createdAt: NOW - 30 * 24 * HOUR });
  const tenant = deps.tenant(owner.workspaceId);
  const platform = fakePlatform();
  const hear = (events: InboundInteraction[], foundBy: "webhook" | "poll" | "import" = "webhook") =>
    takeIn(deps, { account, platform, events, amendments: [], foundBy });
  const write = (text: string, at = NOW, overrides: Partial<InboundInteraction> = {}) =>
    inbound(account, text, at, overrides);
  const choose = (
    seat: TestSeat,
    choice: Partial<Record<"email" | "push", Record<string, boolean>>>,
    language = "fr",
  ) =>
    api.call("/v1/notification-settings", {
      method: "PUT",
      headers: { ...seat.auth, "accept-language": language },
      json: { email: { ...NONE, ...choice.email }, push: { ...NONE, ...choice.push } },
    });
  const raise = (count: number, from = 0) =>
    tenant.batch(
      alertsRaised(
        Array.from({ length: count }, (_, place) => ({
          id: alertId("human-asked", base.clock.now, `int_${String(from + place).padStart(32, "0")}`),
          kind: "human-asked" as const,
          leadId: null,
          accountId: account.id,
          interactionKey: null,
          untilAt: null,
          at: base.clock.now,
          interactionId: null,
        })),
        base.clock.now,
      ),
    );
  const pass = async (ms: number) => {
    base.clock.now += ms;
    await deliverAlerts(deps, tenant);
  };
  return {
    ...base,
    deps,
    mails,
    mailer,
    calls,
    service,
    browser,
    owner,
    account,
    tenant,
    hear,
    write,
    choose,
    raise,
    pass,
  };
}
const NONE = { "phone-received": false, "human-asked": false, "window-closing": false, reconnect: false };
const listed = async (seat: TestSeat, query = "", language = "fr"): Promise<Alert[]> => {
  const response = await api.call(`/v1/alerts${query}`, {
    headers: { ...seat.auth, "accept-language": language },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Alert[] }).items;
};
const unread = async (seat: TestSeat) =>
  (await api.call("/v1/alerts/count", { headers: seat.auth })).json() as Promise<unknown>;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("what people are told of", () => {
  test("a number, and somebody who asks for a person, once, whatever is repeated", async () => {
    const { hear, write, owner, queued } = await setUp();
    const events = [
      write("oui appelez moi au 06 39 98 12 34", NOW - 2 * MINUTE),
      write("je veux parler à quelqu'un", NOW - MINUTE),
      write("merci", NOW),
    ];
    await hear(events);
    await hear(events);
    await hear([write("mon numéro 06 39 98 12 34", NOW)]);
    const items = await listed(owner);
    expect(items.map(({ kind, title, body }) => [kind, title, plain(body)])).toEqual([
      [
        "human-asked",
        "@marie.exemple demande à parler à quelqu'un",
        "« je veux parler à quelqu'un » Répondez-lui vous-même : l'échange vous attend.",
      ],
      ["phone-received", "Numéro reçu de @marie.exemple", "« oui appelez moi au 06 39 98 12 34 »"],
    ]);
    expect(items[0]!.link).toBe(`/leads/${items[0]!.leadId}`);
    expect((await listed(owner, "", "en"))[1]!.title).toBe("Phone number from @marie.exemple");
    const rings = queued.filter(({ body }) => (body as { kind?: string }).kind === "notify");
    expect(rings.length).toBeGreaterThanOrEqual(1);
    expect(rings[0]!.delaySeconds).toBe(10);
  });

  test("nothing that an import brings, or that is over an hour old", async () => {
    const { hear, write, owner } = await setUp();
    await hear([write("appelez moi au 06 39 98 12 34", NOW - 61 * MINUTE)]);
    await hear([write("un humain svp", NOW - 31 * 24 * HOUR)], "import");
    expect(await listed(owner)).toEqual([]);
    await hear([write("un humain svp", NOW - 59 * MINUTE)], "poll");
    expect(await listed(owner)).toHaveLength(1);
  });

  test("one row each while nobody wants it elsewhere, and none when it is repeated", async () => {
    const { deps, hear, write, owner, account, choose, tenant } = await setUp();
    const costOf = async (run: (deps: Deps) => Promise<unknown>) => {
      const { d1, counts } = countingD1(deps.env.DB);
      await run({ ...deps, tenant: (id) => createDeps({ ...deps.env, DB: d1 }).tenant(id) });
      return counts.rowsWritten;
    };
    await hear([write("bonjour", NOW - 10 * MINUTE)]);
    const take = (text: string, at: number) => {
      const events = [write(text, at)];
      return (by: Deps) =>
        takeIn(by, { account, platform: fakePlatform(), events, amendments: [], foundBy: "webhook" });
    };
    const quiet = await costOf(take("encore", NOW - 9 * MINUTE));
    const human = take("un humain svp", NOW - 8 * MINUTE);
    expect((await costOf(human)) - quiet).toBe(1);
    expect(await costOf(human)).toBe(0);
    await choose(owner, { email: { "human-asked": true } });
    expect((await costOf(take("une vraie personne svp", NOW - 7 * MINUTE))) - quiet).toBe(2);
    expect(
      await tenant.all((mine) => sql`SELECT count(*) AS count FROM alerts WHERE workspace_id = ${mine.id}`),
    ).toEqual([{ count: 2 }]);
  });

  test("words that were taken back are no longer quoted", async () => {
    const { hear, write, owner, tenant } = await setUp();
    await hear([write("je veux parler à quelqu'un", NOW)]);
    await tenant.run((mine) => sql`UPDATE interactions SET text = NULL WHERE workspace_id = ${mine.id}`);
    expect(plain((await listed(owner))[0]!.body)).toBe("Répondez-lui vous-même : l'échange vous attend.");
  });
});

describe("a window about to close", () => {
  const insertLead = (
    deps: Deps,
    workspaceId: string,
    accountId: string,
    id: string,
    columns: Record<string, unknown>,
  ) => {
    const row = {
      workspace_id: workspaceId,
      id,
      platform: "instagram",
      account_id: accountId,
      external_id: id,
      username: id,
      search_name: id,
      search_username: id,
      status: "new",
      status_by: "evidence",
      status_at: 1,
      sum: 60,
      sum_at: NOW - 23 * HOUR,
      heat: 0,
      interaction_count: 1,
      first_seen_at: 1,
      last_interaction_at: NOW - 23 * HOUR,
      last_inbound_at: NOW - 23 * HOUR,
      last_text: "toujours disponible ?",
      last_kind: "message",
      version: 1,
      ...columns,
    };
    const names = Object.keys(row);
    return deps.env.DB.prepare(
      `INSERT INTO leads (${names.join(", ")}) VALUES (${names.map((_, place) => `?${place + 1}`).join(", ")})`,
    )
      .bind(...Object.values(row))
      .run();
  };

  test("is told of hot leads alone whose words nobody answered, once for each window", async () => {
    const { deps, owner, account, tenant, clock } = await setUp();
    const add = (id: string, columns: Record<string, unknown> = {}) =>
      insertLead(deps, owner.workspaceId, account.id, id, columns);
    await add("lead_hot");
    await add("lead_cold", { sum: 10 });
    await add("lead_melted", { sum: 26, sum_at: NOW - 60 * 24 * HOUR });
    await add("lead_answered", { last_sent_at: NOW - 22 * HOUR });
    await add("lead_early", { last_inbound_at: NOW - 21 * HOUR });
    await add("lead_closed", { last_inbound_at: NOW - 24 * HOUR });
    await add("lead_stopped", { opted_out_at: 1 });
    await add("lead_sold", { status: "converted" });
    await add("lead_blocked", { blocked: 1 });
    await tellClosingWindows(deps, tenant);
    await tellClosingWindows(deps, tenant);
    const items = await listed(owner);
    expect(items.map(({ kind, leadId }) => [kind, leadId])).toEqual([["window-closing", "lead_hot"]]);
    expect(plain(items[0]!.body)).toBe(
      "« toujours disponible ? » Vous pouvez encore lui écrire jusqu'à 12 h.",
    );
    clock.now += HOUR + 1;
    await tellClosingWindows(deps, tenant);
    expect((await listed(owner)).map(({ leadId }) => leadId)).not.toContain("lead_closed");
  });

  test("is looked for every five minutes, only where somebody wrote", async () => {
    const { deps, owner, account, queued, clock } = await setUp();
    await insertLead(deps, owner.workspaceId, account.id, "lead_ring", {});
    const rung = async () => {
      queued.length = 0;
      await ringDueAlerts(deps);
      return queued.filter(({ body }) => (body as { workspaceId: string }).workspaceId === owner.workspaceId);
    };
    expect(await rung()).toMatchObject([{ queue: "sync", body: { kind: "closing-windows" } }]);
    clock.now += MINUTE;
    expect(await rung()).toEqual([]);
    clock.now += 4 * MINUTE;
    expect(await rung()).toHaveLength(1);
  });
});

describe("reading", () => {
  test("is each person's own, by id or all at once, and what comes later is unread", async () => {
    const { owner, raise, clock } = await setUp();
    const colleague = await newMember(owner.workspaceId, "member");
    await raise(3);
    expect([await unread(owner), await unread(colleague)]).toEqual([
      { unread: 3, isExact: true },
      { unread: 3, isExact: true },
    ]);
    const [first] = await listed(owner);
    const read = (seat: TestSeat, json: unknown) =>
      api.call("/v1/alerts/read", { headers: seat.auth, json }).then(({ status }) => status);
    expect(await read(owner, { ids: [first!.id, "alr_none"] })).toBe(204);
    expect(await unread(owner)).toEqual({ unread: 2, isExact: true });
    expect((await listed(owner, "?unread=true")).map(({ id }) => id)).not.toContain(first!.id);
    expect((await listed(owner)).map(({ readAt }) => readAt !== null)).toEqual([true, false, false]);
    expect(await read(owner, { all: true })).toBe(204);
    expect([await unread(owner), await unread(colleague)]).toEqual([
      { unread: 0, isExact: true },
      { unread: 3, isExact: true },
    ]);
    // It happened before what was read, and came in later.
    clock.now -= HOUR;
    await raise(1, 50);
    expect(await unread(owner)).toEqual({ unread: 1, isExact: true });
  });

  test("old marks become one, and 99 is where counting ends", async () => {
    const { owner, raise, clock, tenant } = await setUp();
    clock.now = NOW - 5 * HOUR;
    await raise(120);
    expect(await unread(owner)).toEqual({ unread: 99, isExact: false });
    await api.call("/v1/alerts/read", { headers: owner.auth, json: { all: true } });
    expect(await unread(owner)).toEqual({ unread: 0, isExact: true });
    expect(
      await tenant.all(
        (mine) => sql`SELECT count(*) AS count FROM alert_reads WHERE workspace_id = ${mine.id}`,
      ),
    ).toEqual([{ count: 0 }]);
  });

  test("pages follow one another, and another workspace sees nothing", async () => {
    const { owner, raise } = await setUp();
    await raise(5);
    const page = async (cursor: string | null): Promise<{ items: Alert[]; nextCursor: string | null }> =>
      (
        await api.call(`/v1/alerts?limit=2${cursor ? `&cursor=${cursor}` : ""}`, { headers: owner.auth })
      ).json();
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer = await page(cursor ?? null);
      seen.push(...answer.items.map(({ id }) => id));
      cursor = answer.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect([...seen].sort().reverse()).toEqual(seen);
    expect(await listed(await newWorkspace())).toEqual([]);
  });

  test("bodies that say nothing, or both, are refused", async () => {
    const { owner } = await setUp();
    for (const json of [{}, { ids: [] }, { all: false }, { ids: ["a"], all: true }, { ids: "a" }])
      expect((await api.call("/v1/alerts/read", { headers: owner.auth, json })).status).toBe(422);
  });

  test("the night forgets what is older than a month", async () => {
    const { owner, raise, clock, deps, tenant } = await setUp();
    clock.now = NOW - 31 * 24 * HOUR;
    await raise(2);
    clock.now = NOW;
    await raise(1, 9);
    await forgetAlerts(deps, tenant);
    expect(await listed(owner)).toHaveLength(1);
  });
});

describe("e-mail", () => {
  test("goes to whoever switched it on and has not read it, once, with a link to have no more", async () => {
    const { owner, choose, hear, write, pass, mails } = await setUp();
    const colleague = await newMember(owner.workspaceId, "member");
    await choose(colleague, { email: { "phone-received": true } }, "en");
    await hear([write("appelez moi au 06 39 98 12 34", NOW)]);
    await pass(5_000);
    expect(mails).toEqual([]);
    await Promise.all([pass(6_000), pass(0), pass(0)]);
    expect(mails).toMatchObject([
      {
        to: colleague.email,
        title: "Phone number from @marie.exemple",
        body: "“appelez moi au 06 39 98 12 34”",
        language: "en",
      },
    ]);
    await pass(HOUR);
    expect(mails).toHaveLength(1);

    const path = new URL(mails[0]!.offLink!);
    const off = (method: string, search = path.search) =>
      api.call(`${path.pathname}${search}`, { method, headers: { "accept-language": "en" } });
    expect((await off("GET")).status).toBe(200);
    expect((await settingsOf(colleague)).email["phone-received"]).toBe(true);
    const done = await off("POST");
    expect([done.status, await done.text()]).toEqual([
      200,
      expect.stringContaining("a phone number received"),
    ]);
    expect((await settingsOf(colleague)).email["phone-received"]).toBe(false);
    expect((await off("POST", `${path.search}x`)).status).toBe(404);
    expect((await off("GET", "")).status).toBe(404);
  });

  test("stays away from whoever read it in the page meanwhile, and from who has left", async () => {
    const { owner, choose, raise, pass, mails, deps } = await setUp();
    const gone = await newMember(owner.workspaceId, "admin");
    for (const seat of [owner, gone]) await choose(seat, { email: { "human-asked": true } });
    await raise(1);
    await api.call("/v1/alerts/read", { headers: owner.auth, json: { all: true } });
    await deps.env.DB.prepare("DELETE FROM members WHERE person_id = ?1").bind(gone.personId).run();
    await pass(MINUTE);
    expect(mails).toEqual([]);
    expect(await deps.system.alerts.due(NOW + HOUR, 100)).not.toContain(owner.workspaceId);
  });

  test("more than five in ten minutes come together", async () => {
    const { owner, choose, raise, pass, mails } = await setUp();
    await choose(owner, { email: { "human-asked": true } });
    await raise(4);
    await pass(MINUTE);
    expect(mails).toHaveLength(4);
    await raise(7, 10);
    await pass(MINUTE);
    expect(mails).toHaveLength(5);
    expect(mails[4]).toMatchObject({ title: "7 alertes VistaFlow", link: "http://localhost:8788/alerts" });
    expect(mails[4]!.lines).toHaveLength(7);
    await raise(2, 20);
    await pass(MINUTE);
    expect(mails).toHaveLength(5);
    await pass(8 * MINUTE);
    expect(mails).toHaveLength(7);
  });

  test("a definite failure is tried again later and later, and a doubtful one never", async () => {
    const { owner, choose, raise, pass, mails, mailer } = await setUp();
    await choose(owner, { email: { "human-asked": true } });
    mailer.answers.push({ kind: "later", afterMs: null }, { kind: "later", afterMs: 120_000 });
    await raise(1);
    await pass(MINUTE);
    await pass(29_000);
    expect(mailer.answers).toHaveLength(1);
    await pass(2_000);
    expect([mailer.answers.length, mails.length]).toEqual([0, 0]);
    await pass(119_000);
    expect(mails).toHaveLength(0);
    await pass(2_000);
    expect(mails).toHaveLength(1);

    mailer.answers.push({ kind: "unknown" });
    await raise(1, 5);
    for (let round = 0; round < 5; round++) await pass(HOUR);
    mailer.answers.push("throw");
    await raise(1, 6);
    for (let round = 0; round < 5; round++) await pass(HOUR);
    expect(mails).toHaveLength(1);
  });

  test("about an account to reconnect goes to owners who did not say no, and to whoever said yes", async () => {
    const { deps, tenant, owner, account, choose, mails } = await setUp();
    const { raiseNotice } = await import("./service.ts");
    const second = await newMember(owner.workspaceId, "owner");
    const member = await newMember(owner.workspaceId, "member");
    await newMember(owner.workspaceId, "admin");
    await choose(second, {});
    await choose(member, { email: { reconnect: true } });
    await Promise.all(
      Array.from({ length: 5 }, () =>
        raiseNotice(deps, tenant, { kind: "reconnect", accountId: account.id, data: {} }),
      ),
    );
    expect(mails.map(({ to }) => to).sort()).toEqual([owner.email, member.email].sort());
    expect(await listed(owner)).toMatchObject([{ kind: "reconnect", link: "/accounts" }]);
  });
});

const settingsOf = async (seat: TestSeat): Promise<NotificationSettings> =>
  (await api.call("/v1/notification-settings", { headers: seat.auth })).json();

describe("settings", () => {
  test("are in the page alone until somebody chooses; an owner is mailed what stops the work", async () => {
    const { owner, choose } = await setUp();
    const member = await newMember(owner.workspaceId, "member");
    expect(await settingsOf(owner)).toMatchObject({
      email: { ...NONE, reconnect: true },
      push: NONE,
      emailReady: true,
      pushReady: false,
      pushPublicKey: null,
      devices: [],
    });
    expect((await settingsOf(member)).email).toEqual(NONE);
    const response = await choose(member, { push: { "human-asked": true } });
    expect([response.status, (await settingsOf(member)).push]).toEqual([
      200,
      { ...NONE, "human-asked": true },
    ]);
    expect((await settingsOf(owner)).push).toEqual(NONE);
    const bad = await api.call("/v1/notification-settings", {
      method: "PUT",
      headers: owner.auth,
      json: { email: { ...NONE, other: true }, push: NONE },
    });
    expect(bad.status).toBe(422);
  });
});

describe("push", () => {
  const subscribe = async (
    context: Awaited<ReturnType<typeof setUp>>,
    seat: TestSeat,
    endpoint = ENDPOINT,
  ) => {
    const { addDevice } = await import("./settings-service.ts");
    const actor = { kind: "person", personId: seat.personId, sessionId: seat.sessionId } as const;
    return addDevice(context.deps, context.tenant, actor, {
      endpoint,
      keys: context.browser.keys,
      label: "Firefox",
    });
  };
  const ENDPOINT = "https://push.example.com/send/abc";

  test("tells a browser what the page says, readable by it alone, signed by us", async () => {
    const context = await setUp();
    const { owner, choose, hear, write, pass, calls, browser } = context;
    await choose(owner, { push: { "phone-received": true } });
    await subscribe(context, owner);
    await hear([write("appelez moi au 06 39 98 12 34", NOW)]);
    await pass(MINUTE);
    await pass(MINUTE);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    const [alert] = await listed(owner);
    expect(JSON.parse(call!.body)).toEqual({
      title: alert!.title,
      body: alert!.body,
      link: alert!.link,
      tag: alert!.id,
      language: "fr",
    });
    expect(call!.headers.get("content-encoding")).toBe("aes128gcm");
    expect(call!.headers.get("topic")).toMatch(/^[\w-]{1,32}$/);
    expect(await browser.verify(call!.headers.get("authorization") ?? "", NOW)).toMatchObject({
      aud: "https://push.example.com",
      sub: "http://localhost:8788",
    });
  });

  test.each([404, 410])("forgets a browser that its service no longer knows (%i)", async (status) => {
    const context = await setUp();
    const { owner, choose, raise, pass, calls, service } = context;
    await choose(owner, { push: { "human-asked": true } });
    await subscribe(context, owner);
    service.status = status;
    await raise(1);
    await pass(MINUTE);
    expect((await settingsOf(owner)).devices).toEqual([]);
    service.status = 201;
    await raise(1, 5);
    await pass(HOUR);
    expect(calls).toHaveLength(1);
  });

  test("a busy service is asked again when it says", async () => {
    const context = await setUp();
    const { owner, choose, raise, pass, calls, service } = context;
    await choose(owner, { push: { "human-asked": true } });
    await subscribe(context, owner);
    Object.assign(service, { status: 429, headers: { "retry-after": "300" } });
    await raise(1);
    await pass(MINUTE);
    service.status = 201;
    await pass(4 * MINUTE);
    expect(calls).toHaveLength(1);
    await pass(2 * MINUTE);
    expect(calls).toHaveLength(2);
  });

  test("each of a person's browsers is told, ten at most, and one that changed hands tells its new person alone", async () => {
    const context = await setUp();
    const { owner, choose, raise, pass, calls, clock } = context;
    const colleague = await newMember(owner.workspaceId, "member");
    await choose(owner, { push: { "human-asked": true } });
    for (let place = 0; place < 12; place++) {
      clock.now += 1;
      await subscribe(context, owner, `${ENDPOINT}${place}`);
    }
    expect((await settingsOf(owner)).devices).toHaveLength(10);
    await subscribe(context, colleague, `${ENDPOINT}11`);
    expect((await settingsOf(owner)).devices).toHaveLength(9);
    await raise(1);
    await pass(MINUTE);
    expect(calls).toHaveLength(9);
  });

  test.each([
    ["http://push.example.com/x", "not-https"],
    ["https://127.0.0.1/x", "literal-address"],
    ["https://localhost/x", "private-name"],
    ["https://user:pass@push.example.com/x", "has-credentials"],
  ])("takes no address that we do not call: %s", async (endpoint, code) => {
    const context = await setUp();
    await expect(subscribe(context, context.owner, endpoint)).rejects.toMatchObject({
      options: { errors: [{ pointer: "/endpoint", code }] },
    });
  });

  test("is off without keys, and says so", async () => {
    const { owner, browser } = await setUp();
    const response = await api.call("/v1/push-subscriptions", {
      headers: owner.auth,
      json: { endpoint: ENDPOINT, keys: browser.keys },
    });
    expect([response.status, await response.json()]).toEqual([
      503,
      expect.objectContaining({ code: "switched-off", detail: expect.stringContaining("VAPID_PUBLIC_KEY") }),
    ]);
  });

  test("a browser of somebody else is none of mine to remove", async () => {
    const context = await setUp();
    const colleague = await newMember(context.owner.workspaceId, "member");
    const { id } = await subscribe(context, context.owner);
    const remove = (seat: TestSeat) =>
      api
        .call(`/v1/push-subscriptions/${id}`, { method: "DELETE", headers: seat.auth })
        .then(({ status }) => status);
    expect([await remove(colleague), await remove(context.owner), await remove(context.owner)]).toEqual([
      404, 204, 404,
    ]);
  });
});

test("the queue's jobs do what they ring for", async () => {
  const { deps, owner, choose, raise, mails, clock } = await setUp();
  await choose(owner, { email: { "human-asked": true } });
  await raise(1);
  clock.now += MINUTE;
  const settledAs: string[] = [];
  const message = (body: unknown) => ({
    body,
    attempts: 1,
    ack: () => settledAs.push("ack"),
    retry: () => settledAs.push("retry"),
  });
  const { workspaceId } = owner;
  await consumeSync(
    {
      queue: "sync",
      messages: [
        message({ v: 1, kind: "notify", workspaceId }),
        message({ v: 1, kind: "closing-windows", workspaceId }),
      ],
    } as unknown as MessageBatch,
    deps,
  );
  expect([settledAs, mails.length]).toEqual([["ack", "ack"], 1]);
});
