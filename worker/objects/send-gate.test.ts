import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Env } from "../env.ts";
import { firstRefusal, GRANT_LIFE_MS, type SendLimits, SLOT_HELD_MS } from "../messaging/quota.ts";
import { addDays, DAY_MS, HOUR_MS, localDay, MINUTE_MS, startOfLocalDay } from "../scoring/days.ts";
import { migrateObject } from "./schema.ts";
import type { Grant, SendGate } from "./send-gate.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const FIFTY: SendLimits = {
  dailyLimit: 50,
  hourlyLimit: null,
  minSpacingMs: 0,
  warmUp: null,
  activeHours: null,
  zone: "Europe/Paris",
};

type GateStub = DurableObjectStub<SendGate>;
const newGate = (name = `instagram:${crypto.randomUUID()}`): GateStub => {
  const { SEND_GATE } = env as unknown as Env;
  return SEND_GATE.get(SEND_GATE.idFromName(name));
};
const take = async (gate: GateStub, messageId: string, nowMs = NOW, limits = FIFTY): Promise<Grant> =>
  await gate.take(messageId, limits, nowMs);
/** A grant that the test needs to go on. */
const granted = async (gate: GateStub, messageId: string, nowMs = NOW, limits = FIFTY) => {
  const grant = await take(gate, messageId, nowMs, limits);
  if (!grant.ok) throw new Error(`refused: ${grant.reason}`);
  return grant;
};
const takeMany = async (
  gate: GateStub,
  prefix: string,
  count: number,
  nowMs = NOW,
  limits = FIFTY,
): Promise<number> => {
  const grants = await Promise.all(
    Array.from({ length: count }, (_, n) => take(gate, `${prefix}${n}`, nowMs, limits)),
  );
  return grants.filter((grant) => grant.ok).length;
};

/** Small and seedable, so that a failing run can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("many at once", () => {
  test("10,000 takes against a limit of 50 get exactly 50 grants, and each message one answer", async () => {
    const gate = newGate();
    const random = randomFrom(1);
    const calls = Array.from({ length: 10_000 }, () => `msg_${Math.floor(random() * 3000)}`);
    const grants = await Promise.all(calls.map((messageId) => take(gate, messageId)));
    const perMessage = new Map<string, Set<string>>();
    for (const [index, grant] of grants.entries()) {
      const answers = perMessage.get(calls[index]!) ?? new Set();
      perMessage.set(calls[index]!, answers.add(grant.ok ? grant.grantId : grant.reason));
    }
    const ids = new Set(grants.flatMap((grant) => (grant.ok ? [grant.grantId] : [])));
    expect(ids.size).toBe(50);
    expect([...perMessage.values()].every((answers) => answers.size === 1)).toBe(true);
    expect((await gate.usage(FIFTY, NOW)).freeNow).toBe(0);
  }, 120_000);

  test.each([2, 3, 4])(
    "thrown out of memory or killed at random, it never grants more than 50, and in the end 50 (seed %i)",
    async (seed) => {
      const name = `instagram:${crypto.randomUUID()}`;
      const random = randomFrom(seed);
      const ids = new Set<string>();
      for (let round = 0; round < 25; round++) {
        const gate = newGate(name); // a stub does not outlive its object
        const calls = Array.from({ length: 25 }, () => take(gate, `msg_${Math.floor(random() * 300)}`));
        if (random() < 0.2) await abortAllDurableObjects();
        for (const answer of await Promise.allSettled(calls)) {
          if (answer.status === "fulfilled" && answer.value.ok) ids.add(answer.value.grantId);
        }
        if (random() < 0.5) await evictDurableObject(gate).catch(() => undefined); // it may not be running
        expect(ids.size).toBeLessThanOrEqual(50);
      }
      const gate = newGate(name);
      for (let message = 0; message < 300; message++) await take(gate, `msg_${message}`);
      expect((await gate.usage(FIFTY, NOW)).heldAt).toHaveLength(50);
    },
    120_000,
  );
});

describe("one message", () => {
  test("gets the same grant while it lives, also after the object left memory", async () => {
    const gate = newGate();
    const grant = await granted(gate, "msg_1");
    expect(grant.expiresAtMs).toBe(NOW + GRANT_LIFE_MS);
    expect(await take(gate, "msg_1", NOW + 1000)).toEqual(grant);
    await evictDurableObject(gate);
    expect(await take(gate, "msg_1", NOW + GRANT_LIFE_MS - 1)).toEqual(grant);
    expect((await gate.usage(FIFTY, NOW + 1000)).used24h).toBe(1);
  });

  test("gets another slot once its grant is over, and keeps the first one held", async () => {
    const gate = newGate();
    const grant = await granted(gate, "msg_1");
    const second = await granted(gate, "msg_1", NOW + GRANT_LIFE_MS);
    expect(second.grantId).not.toBe(grant.grantId);
    expect((await gate.usage(FIFTY, NOW + GRANT_LIFE_MS)).used24h).toBe(2);
  });

  test.each(["sent", "unknown"] as const)(
    "is not granted again once it was settled as %s",
    async (outcome) => {
      const gate = newGate();
      const grant = await granted(gate, "msg_1");
      expect(await gate.settle(grant.grantId, outcome, NOW + 500)).toEqual({ ok: true });
      for (const later of [1000, GRANT_LIFE_MS + 1, 2 * DAY_MS]) {
        expect(await take(gate, "msg_1", NOW + later)).toEqual({
          ok: false,
          reason: "already-settled",
          retryAtMs: null,
        });
      }
    },
  );

  test("is not granted again when an earlier grant of it turns out to have been sent", async () => {
    const gate = newGate();
    const first = await granted(gate, "msg_1");
    const second = await granted(gate, "msg_1", NOW + GRANT_LIFE_MS);
    await gate.settle(second.grantId, "not-sent", NOW + GRANT_LIFE_MS + 1);
    await gate.settle(first.grantId, "sent", NOW + GRANT_LIFE_MS + 2);
    expect(await take(gate, "msg_1", NOW + GRANT_LIFE_MS + 3)).toMatchObject({ reason: "already-settled" });
  });

  test("may be tried again after a definite non-send, with a new grant", async () => {
    const gate = newGate();
    const grant = await granted(gate, "msg_1");
    await gate.settle(grant.grantId, "not-sent", NOW + 500);
    const next = await granted(gate, "msg_1", NOW + 1000);
    expect(next.grantId).not.toBe(grant.grantId);
  });
});

describe("a slot", () => {
  test("is given back by a definite non-send only", async () => {
    const gate = newGate();
    const limits = { ...FIFTY, dailyLimit: 3 };
    const ids = [];
    for (const id of ["a", "b", "c"]) ids.push((await granted(gate, id, NOW, limits)).grantId);
    expect(await take(gate, "d", NOW, limits)).toEqual({
      ok: false,
      reason: "quota",
      retryAtMs: NOW + SLOT_HELD_MS,
    });
    await gate.settle(ids[0]!, "unknown", NOW + 1);
    await gate.settle(ids[1]!, "sent", NOW + 1);
    expect((await take(gate, "d", NOW + 2, limits)).ok).toBe(false);
    await gate.settle(ids[2]!, "not-sent", NOW + 3);
    expect((await take(gate, "d", NOW + 4, limits)).ok).toBe(true);
    expect((await take(gate, "e", NOW + 5, limits)).ok).toBe(false);
  });

  test("comes back when an unknown send proves not to have happened, and is taken again when the opposite proves true", async () => {
    const gate = newGate();
    const { grantId } = await granted(gate, "a");
    const used = async () => (await gate.usage(FIFTY, NOW + 10)).used24h;
    await gate.settle(grantId, "unknown", NOW + 1);
    expect(await used()).toBe(1);
    await gate.settle(grantId, "not-sent", NOW + 2);
    expect(await used()).toBe(0);
    await gate.settle(grantId, "sent", NOW + 3);
    expect(await used()).toBe(1);
    expect(await gate.settle(grantId, "not-sent", NOW + 4)).toEqual({ ok: false, reason: "already-sent" });
    expect(await gate.settle(grantId, "sent", NOW + 5)).toEqual({ ok: true });
    expect(await used()).toBe(1);
  });

  test("is held until a day after its grant can last be used", async () => {
    const gate = newGate();
    expect(await takeMany(gate, "a", 60)).toBe(50);
    expect(await takeMany(gate, "b", 60, NOW + SLOT_HELD_MS - 1)).toBe(0);
    expect(await takeMany(gate, "c", 60, NOW + SLOT_HELD_MS)).toBe(50);
  });

  test("of an unknown grant is nobody's to settle", async () => {
    expect(await newGate().settle("grant_missing", "sent", NOW)).toEqual({
      ok: false,
      reason: "no-such-grant",
    });
  });
});

describe("the clock", () => {
  test("midnight does not double the quota", async () => {
    const gate = newGate();
    const midnight = startOfLocalDay("2026-11-21", FIFTY.zone);
    expect(await takeMany(gate, "before", 60, midnight - 1)).toBe(50);
    expect(await takeMany(gate, "after", 60, midnight)).toBe(0);
    expect(await takeMany(gate, "later", 60, midnight + HOUR_MS)).toBe(0);
  });

  test.each([
    ["America/New_York", "2026-03-08"],
    ["America/New_York", "2026-11-01"],
    ["Europe/Berlin", "2026-03-29"],
    ["Europe/Berlin", "2026-10-25"],
    ["Australia/Lord_Howe", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-10-04"],
    ["Europe/Istanbul", "2026-03-29"],
    ["Europe/Paris", "2028-02-29"],
  ])("in %s around %s no local day and no 24 hours hold more than the limit", async (zone, day) => {
    const gate = newGate();
    const limits = { ...FIFTY, zone, dailyLimit: 5 };
    const taken: number[] = [];
    const start = startOfLocalDay(addDays(day, -1), zone);
    for (let at = start; at < start + 4 * DAY_MS; at += 23 * MINUTE_MS) {
      if ((await take(gate, `msg_${at}`, at, limits)).ok) taken.push(at);
    }
    const days = taken.map((at) => localDay(at, zone));
    for (const one of days) expect(days.filter((other) => other === one).length).toBeLessThanOrEqual(5);
    expect(taken.every((at, index) => index < 5 || at - taken[index - 5]! >= DAY_MS)).toBe(true);
    expect(taken.length).toBeGreaterThanOrEqual(18); // and none of it is lost: 4 days of 5, less the drift
  });

  test("set back by two hours it grants nothing more, and what is left goes on without a wait", async () => {
    const gate = newGate();
    const limits = { ...FIFTY, minSpacingMs: 1500 };
    expect(await takeMany(gate, "a", 60, NOW)).toBe(50);
    expect(await takeMany(gate, "b", 60, NOW - 2 * HOUR_MS)).toBe(0);
    const half = newGate();
    await takeMany(half, "a", 25, NOW);
    expect((await take(half, "b", NOW - 2 * HOUR_MS, limits)).ok).toBe(true);
    expect(await take(half, "c", NOW - 2 * HOUR_MS, limits)).toMatchObject({ reason: "spacing" });
    await evictDurableObject(half);
    expect(await takeMany(half, "d", 60, NOW - HOUR_MS)).toBe(24);
  });

  test("set back and right again, it gives no slot back before its day is over", async () => {
    const gate = newGate();
    await gate.usage(FIFTY, NOW);
    expect(await takeMany(gate, "a", 60, NOW - 2 * HOUR_MS)).toBe(50);
    await evictDurableObject(gate);
    expect(await takeMany(gate, "b", 60, NOW + 23 * HOUR_MS)).toBe(0);
    expect(await takeMany(gate, "c", 60, NOW + SLOT_HELD_MS + MINUTE_MS)).toBe(50);
  });

  test("two days ahead and then right again, it is not stuck for longer than a day", async () => {
    const gate = newGate();
    expect(await takeMany(gate, "a", 60, NOW + 2 * DAY_MS)).toBe(50);
    expect(await takeMany(gate, "b", 60, NOW)).toBe(0);
    expect(await takeMany(gate, "c", 60, NOW + DAY_MS)).toBe(0);
    expect(await takeMany(gate, "d", 60, NOW + SLOT_HELD_MS)).toBe(50);
  });

  test("that is no number is refused, and nothing is granted", async () => {
    const gate = newGate();
    await runInDurableObject(gate, (object: SendGate) => {
      expect(() => object.take("a", FIFTY, Number.NaN)).toThrow(RangeError);
    });
    expect((await gate.usage(FIFTY, NOW)).used24h).toBe(0);
  });

  test("a workspace that moves to another zone in the middle of the day gets no second quota", async () => {
    const gate = newGate();
    await takeMany(gate, "a", 50);
    expect(await takeMany(gate, "b", 60, NOW + HOUR_MS, { ...FIFTY, zone: "Pacific/Kiritimati" })).toBe(0);
  });
});

describe("pauses, hours and breaker", () => {
  test("a pause is between 70 % and 130 % of what was set, and asking again does not shorten it", async () => {
    const limits = { ...FIFTY, minSpacingMs: 10_000 };
    const pauses: number[] = [];
    for (let sample = 0; sample < 12; sample++) {
      const gate = newGate();
      await gate.take("a", limits, NOW, { jitter: sample / 11 });
      const refusals = await Promise.all([1, 2, 3].map((n) => take(gate, `b${n}`, NOW + n, limits)));
      const times = new Set(refusals.map((refusal) => (refusal.ok ? 0 : refusal.retryAtMs)));
      expect(times.size).toBe(1);
      const [retryAtMs] = [...times] as [number];
      pauses.push(retryAtMs - NOW);
      expect((await take(gate, "b1", retryAtMs - 1, limits)).ok).toBe(false);
      expect((await take(gate, "b1", retryAtMs, limits)).ok).toBe(true);
    }
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(7000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(13_000);
    expect(new Set(pauses).size).toBeGreaterThan(6);
  });

  test("answers as the pure rule does, with the reason and the time to come back", async () => {
    const gate = newGate();
    const limits = { ...FIFTY, activeHours: { from: "18:00", to: "20:00" } };
    const refusal = await take(gate, "a", NOW, limits);
    expect(refusal).toEqual({ ok: false, ...firstRefusal([], limits, NOW, 0) });
    expect(await gate.usage(limits, NOW)).toMatchObject({ freeNow: 0, nextSlotAtMs: NOW + 5 * HOUR_MS });
  });

  test("a tripped breaker lets nothing through until its time, survives the memory, and can be reset", async () => {
    const gate = newGate();
    await gate.trip(NOW + HOUR_MS, "blocked-by-platform");
    await gate.trip(NOW + MINUTE_MS, "rate-limited");
    await evictDurableObject(gate);
    expect(await take(gate, "a")).toEqual({ ok: false, reason: "breaker", retryAtMs: NOW + HOUR_MS });
    expect(await gate.usage(FIFTY, NOW)).toMatchObject({
      freeNow: 0,
      nextSlotAtMs: NOW + HOUR_MS,
      breaker: { untilMs: NOW + HOUR_MS, reason: "blocked-by-platform" },
    });
    await gate.reset();
    expect((await take(gate, "a")).ok).toBe(true);
    await gate.trip(NOW + HOUR_MS, "rate-limited");
    expect((await take(gate, "b", NOW + HOUR_MS)).ok).toBe(true);
  });

  test("a platform that stops answering gets five calls, then a pause, then one probe at a time until it answers", async () => {
    const gate = newGate();
    const asked = { jitter: 0, mostUnderWay: 5 };
    const miss = { heard: { kind: "nothing" } as const, jitter: 0 };
    const underWay = await Promise.all(
      Array.from({ length: 8 }, (_, n) => gate.take(`m${n}`, FIFTY, NOW, asked)),
    );
    const grants = underWay.flatMap((grant) => (grant.ok ? [grant.grantId] : []));
    expect(grants).toHaveLength(5);
    expect(underWay.filter((grant) => !grant.ok).map((grant) => !grant.ok && grant.reason)).toEqual(
      Array.from({ length: 3 }, () => "busy"),
    );
    for (const id of grants) await gate.settle(id, "unknown", NOW + 20_000, miss);
    expect(await gate.take("next", FIFTY, NOW + 20_001, asked)).toEqual({
      ok: false,
      reason: "breaker",
      retryAtMs: NOW + 20_000 + MINUTE_MS,
    });
    expect(await gate.usage(FIFTY, NOW + 20_001)).toMatchObject({
      freeNow: 0,
      breaker: { reason: "not-answering" },
    });
    await evictDurableObject(gate);
    const later = NOW + 20_000 + MINUTE_MS;
    expect(await gate.usage(FIFTY, later)).toMatchObject({ freeNow: 1, isProbing: true, breaker: null });
    const probe = await gate.take("probe", FIFTY, later, asked);
    expect(probe.ok).toBe(true);
    expect(await gate.take("other", FIFTY, later, asked)).toMatchObject({ reason: "breaker" });
    if (probe.ok) await gate.settle(probe.grantId, "unknown", later + 1, miss);
    expect(await gate.take("other", FIFTY, later + MINUTE_MS, asked)).toMatchObject({
      reason: "breaker",
      retryAtMs: later + 1 + 2 * MINUTE_MS,
    });
    const again = await gate.take("other", FIFTY, later + 1 + 2 * MINUTE_MS, asked);
    expect(again.ok).toBe(true);
    if (again.ok) {
      await gate.settle(again.grantId, "sent", later + 3 * MINUTE_MS, { heard: { kind: "answered" } });
    }
    expect(await gate.usage(FIFTY, later + 3 * MINUTE_MS)).toMatchObject({ isProbing: false, breaker: null });
  });

  test("a limit that a send met is told with its settlement, and holds up the next", async () => {
    const gate = newGate();
    const { grantId } = await granted(gate, "a");
    const heard = { kind: "limited", untilMs: NOW + HOUR_MS, reason: "rate-limited" } as const;
    await gate.settle(grantId, "not-sent", NOW, { heard });
    expect(await take(gate, "b")).toEqual({ ok: false, reason: "breaker", retryAtMs: NOW + HOUR_MS });
    expect((await gate.usage(FIFTY, NOW)).used24h).toBe(0);
  });

  test("never more than 750 an hour, whatever the account's own limit", async () => {
    const gate = newGate();
    const limits = { ...FIFTY, dailyLimit: 1000, hourlyLimit: 900 };
    expect(await takeMany(gate, "a", 800, NOW, limits)).toBe(750);
    expect(await take(gate, "b", NOW + HOUR_MS, limits)).toMatchObject({ reason: "hourly" });
    expect((await take(gate, "b", NOW + HOUR_MS + GRANT_LIFE_MS, limits)).ok).toBe(true);
  });

  test("a limit of 0 has no next slot", async () => {
    expect(await newGate().usage({ ...FIFTY, dailyLimit: 0 }, NOW)).toMatchObject({
      freeNow: 0,
      nextSlotAtMs: null,
    });
  });
});

describe("what is kept", () => {
  const rows = (gate: GateStub) =>
    runInDurableObject(gate, (_, state) => {
      const tables = state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'grants'").toArray();
      return tables.length === 0
        ? null
        : state.storage.sql.exec("SELECT message_id, outcome FROM grants").toArray();
    });

  test("grants are forgotten after eight days", async () => {
    const gate = newGate();
    const { grantId } = await granted(gate, "a");
    await gate.settle(grantId, "sent", NOW);
    await granted(gate, "b", NOW + 8 * DAY_MS);
    expect(await rows(gate)).toHaveLength(2);
    await granted(gate, "c", NOW + 9 * DAY_MS + 1);
    expect((await rows(gate))?.map((row) => row.message_id)).toEqual(["b", "c"]);
  });

  test("deleting the account keeps the bare slots for their day, so that reconnecting brings no second quota, and then nothing", async () => {
    const gate = newGate();
    const past = Date.now() - 2 * DAY_MS;
    await takeMany(gate, "msg_", 50, past);
    await gate.forget(past + HOUR_MS);
    expect((await rows(gate))?.every((row) => row.message_id === "" && row.outcome === null)).toBe(true);
    expect(await takeMany(gate, "again", 60, past + 2 * HOUR_MS)).toBe(0);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await rows(gate)).toBeNull();
    expect(await takeMany(gate, "new", 60, Date.now())).toBe(50);
  });

  test("an account that never sent anything leaves nothing at all, and can come back", async () => {
    const gate = newGate();
    await gate.usage(FIFTY, NOW);
    await gate.forget(NOW);
    expect(await rows(gate)).toBeNull();
    expect((await take(gate, "a")).ok).toBe(true);
  });
});

describe("the object's tables", () => {
  test("are brought up to date step by step, once, and never run by older code", async () => {
    await runInDurableObject(newGate(), (_, { storage }) => {
      const names = () => storage.sql.exec("SELECT name FROM first_table").toArray();
      const first = "CREATE TABLE first_table (name TEXT) STRICT; INSERT INTO first_table VALUES ('one');";
      const second = "INSERT INTO first_table VALUES ('two');";
      migrateObject(storage, [first]);
      migrateObject(storage, [first]);
      expect(names()).toHaveLength(1);
      migrateObject(storage, [first, second]);
      expect(names()).toHaveLength(2);
      expect(() => migrateObject(storage, [first])).toThrow("newer");
      expect(() =>
        migrateObject(storage, [first, second, "INSERT INTO first_table VALUES ('three'); broken"]),
      ).toThrow();
      expect(names()).toHaveLength(2);
    });
  });
});
