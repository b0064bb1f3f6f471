import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import type { Env } from "../env.ts";
import type { GrantedToken, ReadResult } from "../platforms/platform.ts";
import { fakePlatform, newAccount, newExternalId, testDeps } from "../testing/accounts.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";

type Queued = { queue: string; body: unknown; delaySeconds?: number };

function setUp() {
  const identity = {
    externalId: newExternalId(),
    appScopedId: newExternalId(),
    username: "atelier.exemple",
    displayName: "Atelier",
    pictureUrl: null,
  };
  const platform = fakePlatform({
    exchangeCode: async (code, _uri, now) =>
      code === "good"
        ? {
            kind: "ok",
            granted: {
              token: "secret-token",
              expiresAt: now + 60 * 86_400_000,
              scopes: ["instagram_business_basic"],
            } satisfies GrantedToken,
          }
        : { kind: "refused", cause: "used" },
    identify: async () =>
      ({ kind: "ok", value: identity, usagePercent: null }) satisfies ReadResult<typeof identity>,
  });
  const { deps, clock, queued } = testDeps(platform);
  const app = createApp(deps);
  const call = (
    seat: TestSeat | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    app.request(
      `http://localhost:8787${path}`,
      {
        method,
        redirect: "manual",
        headers: {
          ...seat?.auth,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      deps.env as Env,
      {
        waitUntil: () => undefined,
        passThroughOnException: () => undefined,
        props: {},
      } as unknown as ExecutionContext,
    );
  const connect = async (seat: TestSeat, code = "good", headers: Record<string, string> = {}) => {
    const started = await call(seat, "POST", "/v1/accounts/instagram/connect");
    const { authorizeUrl } = (await started.json()) as { authorizeUrl: string };
    const state = new URL(authorizeUrl).searchParams.get("state")!;
    const landed = await call(
      null,
      "GET",
      `/oauth/instagram/callback?code=${code}&state=${encodeURIComponent(state)}`,
      undefined,
      headers,
    );
    return { landed, state, location: new URL(landed.headers.get("location") ?? "http://none.example") };
  };
  return { deps, clock, queued: queued as Queued[], call, connect, identity };
}
const accounts = async (response: Response) =>
  ((await response.json()) as { items: Record<string, unknown>[] }).items;

test("connecting seals the token, asks for webhooks, imports 7 days at once and 30 behind, and lands in the dashboard", async () => {
  const { connect, call, queued, identity, deps, clock } = setUp();
  const seat = await newWorkspace();
  const { landed, location } = await connect(seat);
  expect(landed.status).toBe(302);
  expect(location.href).toContain("http://localhost:8788/accounts/connected?account=acc_");
  const [account] = await accounts(await call(seat, "GET", "/v1/accounts"));
  expect(account).toMatchObject({
    externalId: identity.externalId,
    username: "atelier.exemple",
    status: "connected",
    mode: "polling",
    dailyDmLimit: 50,
    dmSentToday: 0,
    dmSentLast24h: 0,
    lossRate: null,
  });
  expect(
    queued
      .filter((job) => job.queue === "collect")
      .map((job) => (clock.now - (job.body as { since: number }).since) / 86_400_000),
  ).toEqual([7, 30]);
  const stored = await deps.env.DB.prepare("SELECT token FROM accounts WHERE workspace_id = ?1")
    .bind(seat.workspaceId)
    .first<{ token: string }>();
  expect(stored!.token).toMatch(/^v1\.[0-9a-f]{8}\./);
  expect(stored!.token).not.toContain("secret-token");
});

test("a state works once, for ten minutes, and only if it is ours", async () => {
  const { connect, call, clock } = setUp();
  const seat = await newWorkspace();
  const { state } = await connect(seat);
  const again = await call(
    null,
    "GET",
    `/oauth/instagram/callback?code=good&state=${encodeURIComponent(state)}`,
  );
  expect(again.headers.get("location")).toContain("error=state-invalid");
  const forged = await call(
    null,
    "GET",
    `/oauth/instagram/callback?code=good&state=${encodeURIComponent(`${state}x`)}`,
  );
  expect(forged.headers.get("location")).toContain("error=state-invalid");
  const started = await call(seat, "POST", "/v1/accounts/instagram/connect");
  const late = new URL(((await started.json()) as { authorizeUrl: string }).authorizeUrl).searchParams.get(
    "state",
  )!;
  clock.now += 10 * 60_000 + 1000;
  const expired = await call(
    null,
    "GET",
    `/oauth/instagram/callback?code=good&state=${encodeURIComponent(late)}`,
  );
  expect(expired.headers.get("location")).toContain("error=state-invalid");
});

test("a refusal or a bad code lands with its reason and connects nothing", async () => {
  const { connect, call } = setUp();
  const seat = await newWorkspace();
  expect((await connect(seat, "bad")).location.searchParams.get("error")).toBe("exchange-failed");
  expect(await accounts(await call(seat, "GET", "/v1/accounts"))).toEqual([]);
});

test("an account belongs to one workspace: the second gets 409, or the page that explains it, naming nobody", async () => {
  const { connect } = setUp();
  const [first, second] = [await newWorkspace(), await newWorkspace()];
  await connect(first);
  const program = await connect(second);
  expect(program.landed.status).toBe(409);
  expect(await program.landed.json()).toMatchObject({ code: "account-connected-elsewhere" });
  const browser = await connect(second, "good", { accept: "text/html" });
  expect(browser.location.searchParams.get("error")).toBe("account-connected-elsewhere");
});

test("disconnecting keeps the account's limits, and connecting again finds them", async () => {
  const { connect, call } = setUp();
  const seat = await newWorkspace();
  await connect(seat);
  const [{ id }] = (await accounts(await call(seat, "GET", "/v1/accounts"))) as [{ id: string }];
  expect(
    (
      await call(seat, "PATCH", `/v1/accounts/${id}`, {
        dailyDmLimit: 12,
        activeHours: { from: "09:00", to: "20:00" },
      })
    ).status,
  ).toBe(200);
  expect((await call(seat, "DELETE", `/v1/accounts/${id}`)).status).toBe(204);
  expect(await accounts(await call(seat, "GET", "/v1/accounts"))).toEqual([]);
  expect(await accounts(await call(seat, "GET", "/v1/accounts?include=disconnected"))).toMatchObject([
    { id, status: "disconnected", tokenExpiresAt: null },
  ]);
  await connect(seat);
  expect(await accounts(await call(seat, "GET", "/v1/accounts"))).toMatchObject([
    { id, status: "connected", dailyDmLimit: 12, activeHours: { from: "09:00", to: "20:00" } },
  ]);
});

test.each<[string, unknown, string]>([
  ["a negative limit", { dailyDmLimit: -1 }, "/dailyDmLimit"],
  ["a limit that is text", { dailyDmLimit: "50" }, "/dailyDmLimit"],
  ["an unknown field", { quota: 3 }, "/quota"],
  ["hours that do not exist", { activeHours: { from: "25:00", to: "09:00" } }, "/activeHours/from"],
])("%s is 422 at its place and changes nothing", async (_, body, pointer) => {
  const { deps, call } = setUp();
  const seat = await newWorkspace();
  const account = await newAccount(deps, seat.workspaceId);
  const response = await call(seat, "PATCH", `/v1/accounts/${account.id}`, body);
  expect(response.status).toBe(422);
  expect(((await response.json()) as { errors: { pointer: string }[] }).errors[0]!.pointer).toBe(pointer);
  const [after] = await accounts(await call(seat, "GET", "/v1/accounts"));
  expect(after).toMatchObject({ dailyDmLimit: 50, activeHours: null });
});

test("another workspace's account answers like a missing one, on every route", async () => {
  const { deps, call } = setUp();
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  const account = await newAccount(deps, theirs.workspaceId);
  const answers = async (id: string) =>
    Promise.all(
      [
        call(mine, "GET", `/v1/accounts/${id}`),
        call(mine, "PATCH", `/v1/accounts/${id}`, { paused: true }),
        call(mine, "POST", `/v1/accounts/${id}/collect`),
        call(mine, "POST", `/v1/accounts/${id}/confirm`),
        call(mine, "DELETE", `/v1/accounts/${id}`),
      ].map(async (pending) => {
        const response = await pending;
        const { instance: _, ...body } = (await response.json()) as { instance: string };
        return [response.status, body];
      }),
    );
  const foreign = await answers(account.id);
  expect(foreign.map(([status]) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(foreign).toEqual(await answers("acc_missing"));
});

test("a viewer may look and change nothing", async () => {
  const { deps, call } = setUp();
  const owner = await newWorkspace();
  const account = await newAccount(deps, owner.workspaceId);
  const viewer = await newMember(owner.workspaceId, "viewer");
  expect((await call(viewer, "GET", "/v1/accounts")).status).toBe(200);
  expect((await call(viewer, "PATCH", `/v1/accounts/${account.id}`, { paused: true })).status).toBe(403);
  expect((await call(viewer, "DELETE", `/v1/accounts/${account.id}`)).status).toBe(403);
});

test("a new account sends nothing for a while, unless the session that asked says it was itself", async () => {
  const { deps, call, clock } = setUp();
  const seat = await newWorkspace();
  const holdUntil = clock.now + 600_000;
  const account = await newAccount(deps, seat.workspaceId, { holdUntil, connectedSession: seat.sessionId });
  const other = await newMember(seat.workspaceId, "admin");
  await call(other, "POST", `/v1/accounts/${account.id}/confirm`);
  expect(await accounts(await call(seat, "GET", "/v1/accounts"))).toMatchObject([
    { holdUntil: new Date(holdUntil).toISOString() },
  ]);
  await call(seat, "POST", `/v1/accounts/${account.id}/confirm`);
  expect(await accounts(await call(seat, "GET", "/v1/accounts"))).toMatchObject([{ holdUntil: null }]);
});
