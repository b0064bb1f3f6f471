import { describe, expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";
import { describeNotices } from "../notifications/service.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { fakePlatform, inbound, newAccount, testDeps, testEnv } from "../testing/accounts.ts";
import { fakeModel, type ModelReply } from "../testing/model.ts";
import { mortal } from "../testing/mortal.ts";
import { newWorkspace } from "../testing/people.ts";
import { readHiddenPhone } from "./reading.ts";
import type { ReadPhoneJob } from "./reading-jobs.ts";
import { ringDueReadings } from "./reading-ring.ts";
import { GIVEN_UP_AFTER_MS, TAKEN_MS } from "./reading-times.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No rule reads it; the support rule does. */
const HIDDEN = "mon num c'est zéro s!x puis tr3nte neuf xx quat vin dix uit euh douz et trante quat";
const NUMBER = "+33639981234";

async function world(...replies: [ModelReply, ...ModelReply[]]) {
  const model = fakeModel(...replies);
  const platform = fakePlatform();
  const { deps: plain, clock, queued } = testDeps(platform);
  const config = { ...plain.config, OPENAI_API_KEY: "sk-test", OPENAI_MODEL_FALLBACK: "gpt-next" };
  const deps: Deps = { ...plain, config, fetch: model.fetch };
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId);
  const tenant = new TenantDb(testEnv.DB, workspaceId);
  const take = (using: Deps, ...events: InboundEvent[]) =>
    takeEvents(using, account, platform, events, "webhook");
  const says = (text: string, id = "mid.1") =>
    inbound(account, text, clock.now - 1000, {
      externalId: id,
      person: { externalId: "91", username: "lou" },
    });
  const rings = () =>
    queued
      .splice(0)
      .flatMap(({ body }) => ((body as SyncJob).kind === "read-phone" ? [body as ReadPhoneJob] : []));
  /** Works off what rings, by a live process. */
  const work = async () => {
    for (const job of rings()) await readHiddenPhone(deps, job);
  };
  const sweep = async () => {
    await ringDueReadings(deps);
    // Storage is shared within a file: others' messages may be due too.
    const own = rings().filter((job) => job.workspaceId === workspaceId);
    for (const job of own) await readHiddenPhone(deps, job);
  };
  const readings = () =>
    tenant.all<{ state: string; reason: string | null; tries: number }>(
      (mine) => sql`SELECT state, reason, tries FROM phone_readings WHERE workspace_id = ${mine.id}`,
    );
  const state = async () => ({
    contacts: await tenant.all(
      (mine) => sql`SELECT kind, value, country, type, confidence, method, consent, quote, found_in, found_at
        FROM contact_points WHERE workspace_id = ${mine.id}`,
    ),
    leads: await tenant.all(
      (mine) => sql`SELECT has_phone, contact_values FROM leads WHERE workspace_id = ${mine.id}`,
    ),
    phones: await tenant.all(
      (mine) => sql`SELECT day, phones, interactions FROM daily_stats WHERE workspace_id = ${mine.id}`,
    ),
    readings: await readings(),
  });
  return {
    model,
    deps,
    clock,
    queued,
    workspaceId,
    account,
    tenant,
    take,
    says,
    rings,
    work,
    sweep,
    readings,
    state,
  };
}
type World = Awaited<ReturnType<typeof world>>;
const calls = ({ tenant }: World) =>
  tenant.first<{ calls: number }>(
    (mine) => sql`SELECT ai_calls AS calls FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );

test("a number that no rule reads is read by the model, and completes the lead once", async () => {
  const one = await world({ numbers: [NUMBER] });
  await one.take(one.deps, one.says(`${HIDDEN}, appelez-moi`));
  expect(await one.readings()).toEqual([{ state: "waiting", reason: null, tries: 0 }]);
  await one.work();
  const state = await one.state();
  expect(state).toMatchObject({
    contacts: [
      { value: NUMBER, method: "ai", confidence: 0.6, consent: "asked-to-be-called", found_in: "message" },
    ],
    leads: [{ has_phone: 1, contact_values: ` ${NUMBER}` }],
    phones: [{ phones: 1, interactions: 1 }],
    readings: [{ state: "found", reason: null }],
  });
  await one.take(one.deps, one.says(`${HIDDEN}, appelez-moi`));
  await one.work();
  await one.sweep();
  expect(await one.state()).toEqual(state);
  expect(one.model.calls).toHaveLength(1);
  expect((await calls(one))?.calls).toBe(1);
});

test("what leaves is the words and the country, under a name that names nobody", async () => {
  const one = await world({ numbers: [] });
  await one.take(one.deps, one.says(HIDDEN));
  await one.work();
  const [{ body, headers, url, message }] = one.model.calls as [(typeof one.model.calls)[number]];
  expect(url).toBe("https://api.openai.com/v1/chat/completions");
  expect(headers.get("authorization")).toBe("Bearer sk-test");
  expect(message).toBe(HIDDEN);
  expect(body).toMatchObject({
    model: "gpt-4o-mini",
    store: false,
    response_format: { json_schema: { strict: true } },
  });
  expect(body.safety_identifier).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(body)).not.toMatch(/lou\b|sk-test|lead_|ws_|"91"/);
});

test("an ordinary message asks nobody and writes nothing for it", async () => {
  const one = await world({ numbers: [NUMBER] });
  await one.take(one.deps, one.says("bonjour c'est combien ?"), one.says("06 39 98 12 34", "mid.2"));
  expect(await one.readings()).toEqual([]);
  expect(one.rings()).toEqual([]);
});

test.each<[string, (one: World) => Promise<Deps>]>([
  ["no key is set", async ({ deps }) => ({ ...deps, config: { ...deps.config, OPENAI_API_KEY: undefined } })],
  [
    "its address is plain http",
    async ({ deps }) => ({ ...deps, config: { ...deps.config, OPENAI_BASE_URL: "http://model.example/v1" } }),
  ],
  [
    "the workspace allows no calls",
    async ({ deps, tenant }) => {
      await tenant.run(
        (mine) => sql`UPDATE workspace_settings SET ai_daily_calls = 0 WHERE workspace_id = ${mine.id}`,
      );
      return deps;
    },
  ],
])("nothing waits for the model while %s", async (_, change) => {
  const one = await world({ numbers: [NUMBER] });
  await one.take(await change(one), one.says(HIDDEN));
  expect(await one.readings()).toEqual([]);
});

test.each<[string, string[], string | null]>([
  ["none", [], null],
  ["one that the text does not say", ["+33639981235"], "unsupported"],
  ["one that nobody can have", ["+3312"], "unsupported"],
  ["something that is no number", ["ignore all rules"], "unsupported"],
])("%s is no number", async (_, numbers, reason) => {
  const one = await world({ numbers });
  await one.take(one.deps, one.says(HIDDEN));
  await one.work();
  expect(await one.state()).toMatchObject({
    contacts: [],
    leads: [{ has_phone: 0 }],
    readings: [{ state: "nothing", reason }],
  });
});

describe("what fails is kept and tried later", () => {
  test.each<[string, ModelReply, string]>([
    ["a rate limit", { status: 429, code: "rate_limit_exceeded" }, "rate-limit"],
    ["overloaded", { status: 503, code: "server_is_overloaded" }, "overloaded"],
    ["a server's fault", { status: 500, code: "server_error" }, "server"],
    ["a key that is refused", { status: 401, code: "invalid_api_key" }, "key"],
    ["every model gone", { status: 404, code: "model_not_found" }, "model"],
    ["a bad request", { status: 400, code: "context_length_exceeded" }, "request"],
    ["no network", "no-network", "unreachable"],
    ["a redirect", { status: 302, headers: { location: "https://elsewhere.example/" } }, "unreachable"],
    ["an answer that was cut", "cut", "cut"],
    ["a refusal", "refusal", "refused"],
    [
      "an answer of another form",
      { raw: { choices: [{ message: { content: '{"phone":1}' } }] } },
      "unreadable",
    ],
    ["an answer of no form", { raw: [] }, "unreadable"],
    ["far too long an answer", { raw: "x".repeat(100_000) }, "unreachable"],
  ])("%s", async (_, reply, reason) => {
    const one = await world(reply);
    await one.take(one.deps, one.says(HIDDEN));
    await one.work();
    expect(await one.readings()).toEqual([{ state: "waiting", reason, tries: 1 }]);
    one.model.say({ numbers: [NUMBER] });
    const asked = one.model.calls.length;
    await one.sweep();
    expect(one.model.calls).toHaveLength(asked);
    one.clock.now += 10 * 60_000;
    await one.sweep();
    expect(await one.state()).toMatchObject({
      contacts: [{ value: NUMBER }],
      readings: [{ state: "found" }],
    });
  });

  test("silence, after eight seconds", { timeout: 30_000 }, async () => {
    const one = await world("silence");
    await one.take(one.deps, one.says(HIDDEN));
    const started = performance.now();
    await one.work();
    expect(performance.now() - started).toBeLessThan(12_000);
    expect(await one.readings()).toEqual([{ state: "waiting", reason: "timeout", tries: 1 }]);
  });

  test("when a model is gone the next one is asked, and it is one call of the day", async () => {
    const one = await world({ status: 404, code: "model_not_found" }, { numbers: [NUMBER] });
    await one.take(one.deps, one.says(HIDDEN));
    await one.work();
    expect(one.model.calls.map(({ body }) => body.model)).toEqual(["gpt-4o-mini", "gpt-next"]);
    expect(await one.readings()).toMatchObject([{ state: "found" }]);
    expect((await calls(one))?.calls).toBe(1);
  });

  test("without money nobody asks for an hour, and the workspace is told until it is over", async () => {
    const one = await world({ status: 429, type: "insufficient_quota", code: "credit_balance_exhausted" });
    await one.take(one.deps, one.says(HIDDEN), one.says(`${HIDDEN} voilà`, "mid.2"));
    await one.work();
    expect(one.model.calls).toHaveLength(1);
    expect(await one.readings()).toMatchObject([{ reason: "quota" }, { reason: "quota" }]);
    expect(await describeNotices(one.deps, one.tenant, "fr")).toMatchObject([{ kind: "ai-quota" }]);
    one.model.say({ numbers: [NUMBER] });
    one.clock.now += HOUR_MS + 60_000;
    await one.sweep();
    expect(await one.readings()).toMatchObject([{ state: "found" }, { state: "found" }]);
    expect(await describeNotices(one.deps, one.tenant, "fr")).toEqual([]);
  });

  test("the day's budget is never passed; the rest waits for the next day", async () => {
    const one = await world({ numbers: [] });
    await one.tenant.run(
      (mine) => sql`UPDATE workspace_settings SET ai_daily_calls = 2 WHERE workspace_id = ${mine.id}`,
    );
    await one.take(one.deps, ...["1", "2", "3", "4"].map((id) => one.says(`${HIDDEN} ${id}`, `mid.${id}`)));
    await Promise.all(one.rings().map((job) => readHiddenPhone(one.deps, job)));
    expect(one.model.calls).toHaveLength(2);
    expect((await one.readings()).filter(({ reason }) => reason === "budget")).toHaveLength(2);
    one.clock.now += DAY_MS;
    await one.sweep();
    expect(one.model.calls).toHaveLength(4);
  });

  test("what never works is given up after some days, told for a month, then forgotten", async () => {
    const one = await world({ status: 500, code: "server_error" });
    await one.take(one.deps, one.says(HIDDEN));
    await one.work();
    for (let waited = 0; waited <= GIVEN_UP_AFTER_MS; waited += 6 * HOUR_MS) {
      one.clock.now += 6 * HOUR_MS;
      await one.sweep();
    }
    expect(await one.readings()).toMatchObject([{ state: "given-up", reason: "server" }]);
    expect(one.model.calls.length).toBeLessThan(25);
    one.clock.now += 31 * DAY_MS;
    await one.sweep();
    expect(await one.readings()).toEqual([]);
  });
});

describe("what changed meanwhile counts", () => {
  const taken = (one: World, text: string | null): InboundEvent =>
    ({
      type: text === null ? "unsent" : "edited",
      accountExternalId: one.account.externalId,
      externalId: "mid.1",
      personExternalId: "91",
      at: one.clock.now,
      ...(text === null ? {} : { text, edits: 1 }),
    }) as InboundEvent;

  test.each<[string, string | null, string]>([
    ["taken back", null, "taken-back"],
    ["edited into something else", "bonjour", "not-hidden"],
  ])("a message that was %s before it is read leaves nothing", async (_, text, reason) => {
    const one = await world({ numbers: [NUMBER] });
    await one.take(one.deps, one.says(HIDDEN));
    const jobs = one.rings();
    await one.take(one.deps, taken(one, text));
    for (const job of jobs) await readHiddenPhone(one.deps, job);
    expect(one.model.calls).toHaveLength(0);
    expect(await one.state()).toMatchObject({ contacts: [], readings: [{ state: "nothing", reason }] });
  });

  test.each([null, "bonjour"])("and so does one that changes to %s while the model reads", async (text) => {
    const one = await world({ numbers: [NUMBER] });
    await one.take(one.deps, one.says(HIDDEN));
    one.model.meanwhile = async () => void (await one.take(one.deps, taken(one, text)));
    await one.work();
    await one.sweep();
    expect(await one.state()).toMatchObject({
      contacts: [],
      leads: [{ has_phone: 0 }],
      readings: [{ state: "nothing" }],
    });
  });

  test("new words that hide a number are read anew, and the old number goes", async () => {
    const one = await world({ numbers: [NUMBER] });
    await one.take(one.deps, one.says(HIDDEN));
    await one.work();
    one.model.say({ numbers: ["+33639981235"] });
    await one.take(one.deps, taken(one, `${HIDDEN.slice(0, -4)} cinq`));
    await one.work();
    expect(await one.state()).toMatchObject({
      contacts: [{ value: "+33639981235" }],
      leads: [{ has_phone: 1 }],
      readings: [{ state: "found" }],
    });
  });

  test("somebody who was erased is not asked about, nor written again", async () => {
    const one = await world({ numbers: [NUMBER] });
    await one.take(one.deps, one.says(HIDDEN));
    one.model.meanwhile = async () => {
      for (const table of ["interactions", "leads"])
        await testEnv.DB.prepare(`DELETE FROM ${table} WHERE workspace_id = ?1`).bind(one.workspaceId).run();
    };
    await one.work();
    expect(await one.state()).toMatchObject({ contacts: [], leads: [], readings: [] });
  });
});

test("killed at any moment, a lead gets its number once, and nothing is lost", {
  timeout: 300_000,
}, async () => {
  const clean = await world({ numbers: [NUMBER] });
  const run = async (one: World, last: number): Promise<number> => {
    const { deps, asked } = mortal(one.deps, last);
    try {
      await one.take(deps, one.says(HIDDEN));
      for (const job of one.rings()) await readHiddenPhone(deps, job);
    } catch {
      // Died; an error that is no kill shows in the end state.
    }
    // The platform delivers again, the queue rings again, and so does the sweep.
    await one.take(one.deps, one.says(HIDDEN));
    await one.work();
    one.clock.now += TAKEN_MS + 60_000;
    await one.sweep();
    return asked();
  };
  const steps = await run(clean, Number.POSITIVE_INFINITY);
  const { contacts, ...expected } = await clean.state();
  expect(contacts).toHaveLength(1);
  expect(steps).toBeGreaterThan(5);
  for (let last = 0; last < steps; last++) {
    const one = await world({ numbers: [NUMBER] });
    await run(one, last);
    const state = await one.state();
    expect(state.contacts, `killed before call ${last + 1} of ${steps}`).toEqual(
      contacts.map((contact) => ({ ...(contact as object) })),
    );
    expect({ ...state, contacts: undefined }).toEqual({ ...expected, contacts: undefined });
    expect(one.model.calls.length).toBeLessThanOrEqual(2);
  }
});
