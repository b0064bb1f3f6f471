import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./clock.ts";
import {
  ALL_SCOPES,
  createHarness,
  errorOf,
  exchangeForm,
  type Harness,
  REDIRECT,
} from "./testing/harness.ts";

const authorizeUrl = (sandbox: Harness, change: Record<string, string | undefined> = {}): string => {
  const query = {
    client_id: sandbox.settings.appId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: ALL_SCOPES,
    state: "a state/with?signs",
    ...change,
  };
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/oauth/authorize?${new URLSearchParams(given)}`;
};

async function codeFor(sandbox: Harness): Promise<string> {
  const response = await sandbox.app.request(authorizeUrl(sandbox, { auto: "1" }));
  return new URL(response.headers.get("location")!).searchParams.get("code")!;
}

describe("consent", () => {
  test("the owner sees every professional account and what is asked for, in their language", async () => {
    const sandbox = createHarness();
    const french = await (await sandbox.app.request(authorizeUrl(sandbox))).text();
    for (const account of sandbox.world.state.accounts) expect(french).toContain(`@${account.username}`);
    for (const scope of ALL_SCOPES.split(",")) expect(french).toContain(scope);
    expect(french).toContain("Autoriser");
    expect(french).toContain("Refuser");
    const english = await sandbox.app.request(authorizeUrl(sandbox), {
      headers: { "accept-language": "en-GB,fr;q=0.5" },
    });
    expect(await english.text()).toContain("Allow");
  });

  test("allowing comes back with a code, the untouched state and a stray #_", async () => {
    const sandbox = createHarness();
    const form = new URLSearchParams(authorizeUrl(sandbox).split("?")[1]);
    form.set("decision", "allow");
    form.set("account", "maison.azur");
    form.append("granted", "instagram_business_manage_comments");
    const response = await sandbox.app.request("/oauth/authorize", { method: "POST", body: form });
    const location = response.headers.get("location")!;
    expect(response.status).toBe(302);
    expect(location.endsWith("#_")).toBe(true);
    const url = new URL(location);
    expect(`${url.origin}${url.pathname}`).toBe(REDIRECT);
    expect(url.searchParams.get("state")).toBe("a state/with?signs");
    const { body } = await sandbox.ask(
      "POST",
      "/oauth/access_token",
      exchangeForm(sandbox.settings, url.searchParams.get("code")!),
    );
    // A permission the owner left out is not granted; the basic one always is.
    expect(body).toMatchObject({
      data: [{ permissions: "instagram_business_basic,instagram_business_manage_comments" }],
    });
  });

  test("refusing comes back with the platform's words and the state", async () => {
    const sandbox = createHarness();
    const form = new URLSearchParams(authorizeUrl(sandbox).split("?")[1]);
    form.set("decision", "refuse");
    const response = await sandbox.app.request("/oauth/authorize", { method: "POST", body: form });
    const query = new URL(response.headers.get("location")!).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      error: "access_denied",
      error_reason: "user_denied",
      error_description: expect.any(String),
      state: "a state/with?signs",
    });
  });

  test.each([
    ["an unknown app", { client_id: "1" }],
    ["a redirect with one slash more", { redirect_uri: `${REDIRECT}/` }],
    ["a redirect in another case", { redirect_uri: REDIRECT.replace("localhost", "LOCALHOST") }],
    ["another response type", { response_type: "token" }],
    ["a scope of the old names", { scope: "business_basic" }],
    ["no basic scope", { scope: "instagram_business_manage_messages" }],
    ["an account that does not exist", { auto: "1", account: "nobody" }],
  ])("%s is told on a page and sends nobody anywhere", async (_, change) => {
    const sandbox = createHarness();
    const response = await sandbox.app.request(authorizeUrl(sandbox, change));
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
  });
});

describe("the code", () => {
  test("works once", async () => {
    const sandbox = createHarness();
    const code = await codeFor(sandbox);
    expect(
      (await sandbox.ask("POST", "/oauth/access_token", exchangeForm(sandbox.settings, code))).status,
    ).toBe(200);
    const again = await sandbox.ask("POST", "/oauth/access_token", exchangeForm(sandbox.settings, code));
    expect(again.status).toBe(400);
    expect(again.body).toEqual({
      error_type: "OAuthException",
      code: 400,
      error_message: "Matching code was not found or was already used",
    });
  });

  test("works for an hour", async () => {
    const sandbox = createHarness();
    const code = await codeFor(sandbox);
    await sandbox.clock.advance(HOUR_MS);
    expect(
      (await sandbox.ask("POST", "/oauth/access_token", exchangeForm(sandbox.settings, code))).status,
    ).toBe(400);
  });

  test.each([
    ["client_id", "7"],
    ["client_secret", "wrong"],
    ["redirect_uri", "http://localhost:8787/elsewhere"],
    ["grant_type", "password"],
    ["code", "AQBnothing"],
  ])("a wrong %s gets the flat envelope", async (name, value) => {
    const sandbox = createHarness();
    const form = exchangeForm(sandbox.settings, await codeFor(sandbox));
    form.set(name, value);
    const { status, body } = await sandbox.ask("POST", "/oauth/access_token", form);
    expect(status).toBe(400);
    expect(body).toEqual({ error_type: "OAuthException", code: 400, error_message: expect.any(String) });
  });

  test("comes in the documented shape by default, with the id as text", async () => {
    const sandbox = createHarness();
    const { body } = await sandbox.ask(
      "POST",
      "/oauth/access_token",
      exchangeForm(sandbox.settings, await codeFor(sandbox)),
    );
    expect(body).toEqual({
      data: [
        {
          access_token: expect.stringMatching(/^IGAA/),
          user_id: "17841467081173735",
          permissions: ALL_SCOPES,
        },
      ],
    });
  });

  test("comes flat when switched, with the id as a number too large for JSON.parse", async () => {
    const sandbox = createHarness();
    sandbox.faults.change({ tokenShape: "flat" });
    const response = await sandbox.app.request("/oauth/access_token", {
      method: "POST",
      body: exchangeForm(sandbox.settings, await codeFor(sandbox)),
    });
    const raw = await response.text();
    expect(raw).toContain('"user_id":17841467081173735,');
    expect(JSON.parse(raw).permissions).toEqual(ALL_SCOPES.split(","));
    expect(String(JSON.parse(raw).user_id)).not.toBe("17841467081173735");
  });
});

describe("tokens", () => {
  test("a short-lived one dies after an hour, with 190/463", async () => {
    const sandbox = createHarness();
    const { body } = await sandbox.ask(
      "POST",
      "/oauth/access_token",
      exchangeForm(sandbox.settings, await codeFor(sandbox)),
    );
    const [{ access_token }] = body.data as [{ access_token: string }];
    await sandbox.clock.advance(HOUR_MS - MINUTE_MS);
    expect((await sandbox.graph(access_token, "GET", "/me")).status).toBe(200);
    await sandbox.clock.advance(MINUTE_MS);
    expect(errorOf(await sandbox.graph(access_token, "GET", "/me"))).toMatchObject({
      code: 190,
      error_subcode: 463,
    });
  });

  test("a long-lived one lasts about sixty days and says so", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.clock.advance(59 * DAY_MS);
    const refreshed = await sandbox.ask(
      "GET",
      `/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
    );
    expect(refreshed.body).toEqual({
      access_token: expect.stringMatching(/^IGAA/),
      token_type: "bearer",
      expires_in: 5_183_944,
      permissions: ALL_SCOPES,
    });
    await sandbox.clock.advance(2 * DAY_MS);
    expect(errorOf(await sandbox.graph(token, "GET", "/me"))).toMatchObject({
      code: 190,
      error_subcode: 463,
    });
    expect((await sandbox.graph(String(refreshed.body.access_token), "GET", "/me")).status).toBe(200);
  });

  test("one under 24 hours old cannot be refreshed, and that is no reason to reconnect", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.clock.advance(DAY_MS - 1);
    const path = `/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`;
    expect(errorOf(await sandbox.ask("GET", path))?.code).toBe(100);
    await sandbox.clock.advance(1);
    expect((await sandbox.ask("GET", path)).status).toBe(200);
  });

  test("exchange needs the secret, refresh needs a long-lived token; both refuse in the Graph's envelope", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const wrong = await sandbox.ask(
      "GET",
      `/access_token?grant_type=ig_exchange_token&client_secret=no&access_token=${token}`,
    );
    expect(errorOf(wrong)?.fbtrace_id).toMatch(/^A/);
    const { body } = await sandbox.ask(
      "POST",
      "/oauth/access_token",
      exchangeForm(sandbox.settings, await codeFor(sandbox)),
    );
    const [{ access_token }] = body.data as [{ access_token: string }];
    const early = await sandbox.ask(
      "GET",
      `/refresh_access_token?grant_type=ig_refresh_token&access_token=${access_token}`,
    );
    expect(early.status).toBe(400);
  });

  test.each([458, 459, 460, 463, 467])(
    "a revoked account answers 190/%i until it is connected again",
    async (subcode) => {
      const sandbox = createHarness();
      const token = await sandbox.connect();
      await sandbox.ask("POST", "/sandbox/accounts/atelier.lune/revoke", { subcode });
      expect(errorOf(await sandbox.graph(token, "GET", "/me"))).toMatchObject({
        code: 190,
        error_subcode: subcode,
      });
      expect((await sandbox.graph(await sandbox.connect(), "GET", "/me")).status).toBe(200);
    },
  );

  test("nonsense instead of a token is 190 without a subcode", async () => {
    const sandbox = createHarness();
    for (const headers of [{}, { authorization: "Bearer nonsense" }, { authorization: "Basic abc" }]) {
      const error = errorOf(await sandbox.ask("GET", "/me", undefined, headers as Record<string, string>));
      expect(error).toMatchObject({ code: 190 });
      expect(error).not.toHaveProperty("error_subcode");
    }
  });
});
