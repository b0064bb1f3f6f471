import { describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import type { Deps } from "../deps.ts";
import type { Env } from "../env.ts";
import type { Examination, Platform } from "../platforms/platform.ts";
import { comment, fakePlatform, newAccount, testDeps, testEnv } from "../testing/accounts.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import { CHECK_IDS, type CheckId, type Doctor, DoctorSchema } from "./doctor-contract.ts";
import type { AccountRow } from "./service.ts";

const DAY_MS = 86_400_000;
const CRONS = ["* * * * *", "*/15 * * * *", "0 * * * *", "0 3 * * *"];
const VERIFY_TOKEN = "test-verify-token";

const VALID: Examination = {
  token: {
    kind: "valid",
    identity: {
      externalId: "17841400000000001",
      appScopedId: "24500000000000001",
      username: "atelier.exemple",
      displayName: null,
      pictureUrl: null,
    },
  },
  subscribedFields: ["comments", "messages"],
  messageAccess: "allowed",
  commentAccess: "allowed",
  usagePercent: 1,
  clockSkewMs: 0,
};
const echo: typeof fetch = async (input) =>
  new Response(new URL(String(input)).searchParams.get("hub.challenge"), { status: 200 });

type SetUp = {
  examination?: Partial<Examination>;
  platform?: Partial<Platform>;
  account?: Partial<AccountRow>;
  fetch?: typeof fetch;
  vars?: Record<string, string>;
};

async function setUp({ examination = {}, platform = {}, account = {}, fetch = echo, vars = {} }: SetUp = {}) {
  const fake = fakePlatform({ examine: async () => ({ ...VALID, ...examination }), ...platform });
  const { deps, clock } = testDeps(fake);
  const seat = await newWorkspace();
  const env = { ...deps.env, PUBLIC_API_URL: "https://api.example", ...vars } as Env;
  const app = createApp({ now: deps.now, fetch, platform: deps.platform });
  const connected = await newAccount(deps, seat.workspaceId, {
    createdAt: clock.now - 10 * DAY_MS,
    connectedAt: clock.now - 10 * DAY_MS,
  });
  await change(deps, connected, { lastCollectedAt: clock.now, lastWebhookAt: clock.now, ...account });
  await testEnv.DB.batch([
    testEnv.DB.prepare("DELETE FROM webhook_health"),
    testEnv.DB.prepare("DELETE FROM cron_runs"),
    ...CRONS.map((cron) =>
      testEnv.DB.prepare("INSERT INTO cron_runs (cron, window_at, finished_at) VALUES (?1, ?2, ?2)").bind(
        cron,
        clock.now,
      ),
    ),
  ]);
  const call = (path: string, who: TestSeat = seat, language = "en", method = "GET") =>
    app.request(path, { method, headers: { ...who.auth, "accept-language": language } }, env);
  const ask = async (language = "en"): Promise<Doctor> => {
    const response = await call(`/v1/accounts/${connected.id}/doctor`, seat, language);
    expect(response.status).toBe(200);
    return DoctorSchema.parse(await response.json());
  };
  return { deps, clock, seat, account: connected, call, ask };
}

const COLUMNS: Record<string, string> = {
  lastCollectedAt: "last_collected_at",
  lastWebhookAt: "last_webhook_at",
  status: "status",
  token: "token",
  paused: "paused",
  quietUntil: "quiet_until",
};
async function change(deps: Deps, { id }: AccountRow, row: Partial<AccountRow>): Promise<void> {
  for (const [key, value] of Object.entries(row)) {
    const stored = typeof value === "boolean" ? Number(value) : value;
    await deps.env.DB.prepare(`UPDATE accounts SET ${COLUMNS[key]} = ?1 WHERE id = ?2`)
      .bind(stored, id)
      .run();
  }
}

const statesOf = (doctor: Doctor) => Object.fromEntries(doctor.checks.map(({ id, state }) => [id, state]));
const checkOf = (doctor: Doctor, id: CheckId) => doctor.checks.find((one) => one.id === id)!;

test("an account on which everything works is healthy, all fourteen checks in order", async () => {
  const { ask, account, clock } = await setUp();
  const doctor = await ask();
  expect(doctor).toMatchObject({
    accountId: account.id,
    checkedAt: new Date(clock.now).toISOString(),
    isHealthy: true,
  });
  expect(doctor.checks.map(({ id }) => id)).toEqual([...CHECK_IDS]);
  expect(doctor.checks.filter(({ state }) => state !== "ok")).toEqual([]);
});

test("the same in French and in English, by the reader's language", async () => {
  const { ask } = await setUp({ account: { paused: true } });
  const [fr, en, other] = [await ask("fr-FR"), await ask("en"), await ask("de")];
  expect(checkOf(fr, "sending")).toMatchObject({
    state: "warning",
    detail: "Ce compte est en pause\u00a0: aucun message ne part.",
    next: "Page Comptes\u00a0: Reprendre.",
  });
  expect(checkOf(en, "sending").detail).toBe("This account is paused: no message goes.");
  expect(other.checks).toEqual(en.checks);
  expect(fr.checks.map(({ title }) => title)).not.toContain(checkOf(en, "token").title);
  expect(fr.isHealthy).toBe(false);
});

test("another workspace's account answers like a missing one, to the doctor and to subscribing", async () => {
  const { call, account } = await setUp();
  const stranger = await newWorkspace();
  for (const [path, method] of [
    ["doctor", "GET"],
    ["doctor/subscribe", "POST"],
  ] as const) {
    const theirs = await call(`/v1/accounts/${account.id}/${path}`, stranger, "en", method);
    const missing = await call(`/v1/accounts/acc_missing/${path}`, stranger, "en", method);
    expect([theirs.status, missing.status]).toEqual([404, 404]);
  }
});

test("every member may look; only who manages accounts may subscribe", async () => {
  const { call, account, seat } = await setUp();
  const viewer = await newMember(seat.workspaceId, "viewer");
  expect((await call(`/v1/accounts/${account.id}/doctor`, viewer)).status).toBe(200);
  expect((await call(`/v1/accounts/${account.id}/doctor/subscribe`, viewer, "en", "POST")).status).toBe(403);
});

test("one click subscribes again, and the answer already shows it", async () => {
  let fields: string[] = [];
  const { call, ask, account, seat } = await setUp({
    platform: {
      examine: async () => ({ ...VALID, subscribedFields: fields }),
      subscribe: async () => {
        fields = ["comments", "messages"];
        return true;
      },
    },
  });
  expect(checkOf(await ask(), "webhook-subscribed").state).toBe("failed");
  const answer = await call(`/v1/accounts/${account.id}/doctor/subscribe`, seat, "en", "POST");
  expect(answer.status).toBe(200);
  expect(checkOf(DoctorSchema.parse(await answer.json()), "webhook-subscribed").state).toBe("ok");
});

test("a subscription that the platform refuses, or no token to ask with, still answers with what is seen", async () => {
  const { call, account, seat } = await setUp({
    examination: { subscribedFields: [] },
    platform: {
      subscribe: async () => {
        throw new Error("reset");
      },
    },
  });
  const answer = await call(`/v1/accounts/${account.id}/doctor/subscribe`, seat, "en", "POST");
  expect(checkOf(await answer.json(), "webhook-subscribed").state).toBe("failed");
  const {
    call: other,
    account: gone,
    seat: owner,
  } = await setUp({
    account: { status: "disconnected", token: null },
  });
  expect((await other(`/v1/accounts/${gone.id}/doctor/subscribe`, owner, "en", "POST")).status).toBe(200);
});

describe("the whole answer comes whatever is broken", () => {
  test("disconnected", async () => {
    const { ask } = await setUp({ account: { status: "disconnected", token: null } });
    const doctor = await ask();
    expect(doctor.checks).toHaveLength(14);
    expect(statesOf(doctor)).toMatchObject({
      token: "failed",
      "webhook-subscribed": "unknown",
      "encryption-key": "unknown",
      "webhook-reachable": "ok",
      crons: "ok",
    });
  });

  test("to be reconnected: the reason in words", async () => {
    const { ask } = await setUp({
      account: { status: "reconnect" },
      examination: { token: { kind: "reconnect", code: "190/460" }, subscribedFields: null },
    });
    const token = checkOf(await ask("fr"), "token");
    expect(token.state).toBe("failed");
    expect(token.detail).toContain("le mot de passe du compte a changé");
    expect(token.next).toContain("reconnectez");
  });

  test("a platform that throws", async () => {
    const { ask } = await setUp({
      platform: {
        examine: async () => {
          throw new Error("Instagram is down, token=test-token");
        },
      },
    });
    const doctor = await ask();
    expect(statesOf(doctor)).toMatchObject({ token: "unknown", clock: "unknown", collection: "ok" });
    expect(JSON.stringify(doctor)).not.toContain("test-token");
  });

  test("a token that this installation's keys do not open", async () => {
    const sealed = await setUp();
    const other = await sealed.deps.vault.seal("x", ["another", "row"]);
    await change(sealed.deps, sealed.account, { token: other });
    expect(statesOf(await sealed.ask())).toMatchObject({ token: "failed", "encryption-key": "failed" });
  });

  test("a platform whose application is not set up", async () => {
    const { ask, account, deps, seat } = await setUp();
    const app = createApp({ now: deps.now, fetch: echo, platform: () => undefined });
    const env = {
      ...testEnv,
      META_APP_ID: "",
      META_APP_SECRET: "",
      INSTAGRAM_APP_ID: "",
      INSTAGRAM_APP_SECRET: "",
    };
    const answer = await app.request(`/v1/accounts/${account.id}/doctor`, { headers: seat.auth }, env as Env);
    const doctor = DoctorSchema.parse(await answer.json());
    expect(checkOf(doctor, "app-set-up")).toMatchObject({ state: "failed" });
    expect(checkOf(doctor, "app-set-up").detail).toContain("INSTAGRAM_APP_ID");
    expect(checkOf(doctor, "scopes").state).toBe("unknown");
    expect(await ask()).toMatchObject({ isHealthy: true });
  });
});

describe("the webhook's address is tried as the platform would", () => {
  test("with our own token and a challenge of its own, no redirect followed", async () => {
    const asked: [string, RequestInit | undefined][] = [];
    const { ask } = await setUp({
      fetch: async (input, init) => {
        asked.push([String(input), init as RequestInit]);
        return echo(input, init);
      },
    });
    expect(checkOf(await ask(), "webhook-reachable").state).toBe("ok");
    const url = new URL(asked[0]![0]);
    expect(url.origin + url.pathname).toBe("https://api.example/webhooks/instagram");
    expect(url.searchParams.get("hub.verify_token")).toBe(VERIFY_TOKEN);
    expect(asked[0]![1]?.redirect).toBe("manual");
  });

  test("an address on this machine is only for the sandbox", async () => {
    const { ask } = await setUp({ vars: { PUBLIC_API_URL: "http://localhost:8787" } });
    expect(checkOf(await ask(), "webhook-reachable").detail).toContain(
      "only the sandbox can reach this address",
    );
    const sandboxed = await setUp({
      vars: { PUBLIC_API_URL: "http://localhost:8787", INSTAGRAM_GRAPH_URL: "http://localhost:8789" },
    });
    expect(checkOf(await sandboxed.ask(), "webhook-reachable").state).toBe("ok");
  });

  test("a Worker that may not call itself is told how to test by hand, without the token", async () => {
    const { ask } = await setUp({ fetch: async () => new Response("error code: 1042", { status: 404 }) });
    const check = checkOf(await ask(), "webhook-reachable");
    expect(check.state).toBe("unknown");
    expect(check.next).toContain('curl "https://api.example/webhooks/instagram?hub.mode=subscribe');
    expect(check.next).not.toContain(VERIFY_TOKEN);
  });
});

test("deliveries that no secret signs are told with the settings to correct", async () => {
  const { ask, deps, clock } = await setUp({ account: { lastWebhookAt: null } });
  await deps.system.webhooks.noteRejected("instagram", clock.now + 1, 3_600_000);
  const check = checkOf(await ask(), "webhook-signature");
  expect(check.state).toBe("failed");
  expect(check.detail).toContain("Deliveries arrive but none of your secrets signs them");
  expect(check.next).toContain("INSTAGRAM_APP_SECRET and META_APP_SECRET");
});

test("comments that only reading finds mean no advanced access, and the pace is said", async () => {
  const { ask, deps, account, clock, seat } = await setUp({ account: { lastWebhookAt: null } });
  const row = comment(account, "prix ?", clock.now - DAY_MS);
  await deps.env.DB.prepare(
    `INSERT INTO interactions (workspace_id, account_id, dedupe_key, id, lead_id, kind, external_id, points, at, received_at, found_by)
     VALUES (?1, ?2, ?3, 'int_1', 'lead_1', 'comment', ?4, 10, ?5, ?5, 'poll')`,
  )
    .bind(seat.workspaceId, account.id, row.dedupeKey, row.externalId, row.at)
    .run();
  const check = checkOf(await ask(), "app-live");
  expect(check.state).toBe("warning");
  expect(check.detail).toContain("1 comment");
  expect(check.detail).toContain("every 15 minutes");
});

describe("what reading finds alone", () => {
  type Found = { by: "poll" | "webhook"; hoursAgo: number; kind?: string };
  async function found(all: Found[], lastWebhookHoursAgo: number | null) {
    const { ask, deps, account, clock, seat } = await setUp();
    const at = (hours: number) => clock.now - hours * 3_600_000;
    await change(deps, account, {
      lastWebhookAt: lastWebhookHoursAgo === null ? null : at(lastWebhookHoursAgo),
    });
    await deps.env.DB.batch(
      all.map(({ by, hoursAgo, kind = "comment" }, index) =>
        deps.env.DB.prepare(
          `INSERT INTO interactions (workspace_id, account_id, dedupe_key, id, lead_id, kind, external_id, points, at, received_at, found_by)
           VALUES (?1, ?2, ?3, ?3, 'lead_1', ?4, ?3, 10, ?5, ?5, ?6)`,
        ).bind(seat.workspaceId, account.id, `int_${index}`, kind, at(hoursAgo), by),
      ),
    );
    return checkOf(await ask(), "app-live");
  }

  test("now and then is no alarm while webhooks come", async () => {
    const check = await found(
      [
        { by: "webhook", hoursAgo: 20 },
        { by: "poll", hoursAgo: 10 },
        { by: "poll", hoursAgo: 9 },
      ],
      8,
    );
    expect(check.state).toBe("ok");
  });

  test("webhooks that stopped after having come are told, with since when", async () => {
    const check = await found(
      [{ by: "webhook", hoursAgo: 20 }, ...[9, 8, 7].map((hoursAgo) => ({ by: "poll" as const, hoursAgo }))],
      20,
    );
    expect(check).toMatchObject({ state: "warning" });
    expect(check.detail).toContain("No webhook since");
  });

  test("messages by webhook and comments by reading mean that comments lack their access", async () => {
    const check = await found(
      [
        { by: "webhook", hoursAgo: 1, kind: "message" },
        { by: "poll", hoursAgo: 5 },
      ],
      1,
    );
    expect(check.detail).toContain("Webhooks come, but not those of comments");
  });

  test("a comment that reading found first a minute ago may still come by webhook", async () => {
    expect((await found([{ by: "poll", hoursAgo: 0 }], 1)).state).toBe("ok");
  });
});

test("crons that stopped are named", async () => {
  const { ask, clock } = await setUp();
  await testEnv.DB.prepare("UPDATE cron_runs SET window_at = ?1, finished_at = ?1 WHERE cron = '* * * * *'")
    .bind(clock.now - 10 * 60_000)
    .run();
  const check = checkOf(await ask(), "crons");
  expect(check.state).toBe("failed");
  expect(check.detail).toContain("sweep");
  expect(check.detail).not.toContain("night");
});

test("nothing secret is in any answer", async () => {
  const secrets = [
    "test-token",
    VERIFY_TOKEN,
    "test-meta-secret",
    "test-instagram-secret",
    "0123456789abcdef0123456789abcdef",
    "test-secret-that-is-at-least-32-characters-long",
  ];
  for (const one of [
    await setUp(),
    await setUp({ fetch: async () => new Response("no", { status: 403 }) }),
    await setUp({ examination: { token: { kind: "reconnect", code: "190/458" }, messageAccess: "denied" } }),
  ]) {
    const text = JSON.stringify([await one.ask("fr"), await one.ask("en")]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
});

test("platforms are listed with what they can do here, in the reader's language", async () => {
  const { call } = await setUp();
  const answer = await call("/v1/platforms", undefined, "fr");
  expect(await answer.json()).toMatchObject({
    items: [
      { id: "instagram", name: "Instagram", state: "available", capabilities: { automate: true } },
      { id: "tiktok", state: "not-in-your-region", capabilities: { readComments: true, message: false } },
      { id: "linkedin", state: "not-connected-yet" },
      { id: "x", capabilities: { costsMoney: true } },
      { id: "gmail" },
    ],
    nextCursor: null,
  });
});

test("one refused delivery among right ones is told as what it most likely is: a stranger", async () => {
  const { ask, deps, clock } = await setUp();
  await deps.system.webhooks.noteRejected("instagram", clock.now + 1, 3_600_000);
  const [en, fr] = [checkOf(await ask(), "webhook-signature"), checkOf(await ask("fr"), "webhook-signature")];
  expect([en.state, fr.state]).toEqual(["warning", "warning"]);
  expect(en.detail).toContain("a stranger knocks");
  expect(fr.detail).toContain("un inconnu qui frappe");
});

describe("the account's budget is not spent on looking", () => {
  async function counted(account: Partial<AccountRow> = {}) {
    const calls = { count: 0 };
    const it = await setUp({
      account,
      platform: {
        examine: async () => {
          calls.count += 1;
          return VALID;
        },
      },
    });
    return { ...it, calls };
  }

  test("while the account is to be left alone the platform is not asked", async () => {
    const { ask, calls, clock, deps, account } = await counted();
    await change(deps, account, { quietUntil: clock.now + 60_000 });
    const doctor = await ask();
    expect(calls.count).toBe(0);
    expect(checkOf(doctor, "token")).toMatchObject({ state: "unknown" });
    expect(checkOf(doctor, "token").detail).toContain("asked too often");
    expect(statesOf(doctor)).toMatchObject({ collection: "warning", "webhook-subscribed": "unknown" });
    clock.now += 60_000;
    await ask();
    expect(calls.count).toBe(1);
  });

  test("who looks again within ten seconds sees what was seen; another connection is looked at anew", async () => {
    const { ask, calls, clock, deps, account } = await counted();
    const first = await ask();
    clock.now += 9999;
    expect(statesOf(await ask())).toEqual(statesOf(first));
    expect(calls.count).toBe(1);
    clock.now += 1;
    await ask();
    expect(calls.count).toBe(2);
    const token = await deps.vault.seal("another", [
      account.workspaceId,
      account.id,
      "instagram",
      "access-token",
    ]);
    await change(deps, account, { token });
    await ask();
    expect(calls.count).toBe(3);
  });
});
