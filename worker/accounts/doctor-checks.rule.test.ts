import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { judge } from "./doctor-checks.ts";
import { CHECK_IDS, type CheckId, type CheckState } from "./doctor-contract.ts";
import type { Findings } from "./doctor-findings.ts";
import { tell } from "./doctor-texts.ts";

const NOW = Date.UTC(2026, 10, 22, 19);
const SCOPES = ["instagram_business_basic", "instagram_business_manage_comments"];
const FIELDS = ["comments", "messages"];

/** An account on which everything works. */
const WELL: Findings = {
  now: NOW,
  account: {
    status: "connected",
    paused: false,
    mode: "instant",
    scopes: SCOPES,
    holdUntil: 0,
    createdAt: NOW - 20 * DAY_MS,
    connectedAt: NOW - 20 * DAY_MS,
    tokenExpiresAt: NOW + 40 * DAY_MS,
    refreshFailedAt: null,
    lastCollectedAt: NOW - 5 * MINUTE_MS,
    lastWebhookAt: NOW - HOUR_MS,
    quietUntil: 0,
    pollMinutes: 15,
    readingUntil: 0,
    dailyDmLimit: 50,
  },
  isStopped: false,
  settings: { missing: [], doubts: [], signing: ["INSTAGRAM_APP_SECRET", "META_APP_SECRET"] },
  platform: { requiredScopes: SCOPES, webhookFields: FIELDS },
  vault: "opens",
  rotation: null,
  examination: {
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
    subscribedFields: FIELDS,
    messageAccess: "allowed",
    commentAccess: "allowed",
    usagePercent: 3,
    clockSkewMs: 700,
  },
  callback: { kind: "answers" },
  webhook: {
    handshakeAt: NOW - 20 * DAY_MS,
    handshakeRefusedAt: NOW - 21 * DAY_MS,
    deliveryAt: NOW - HOUR_MS,
    signedWith: "META_APP_SECRET",
    rejectedAt: null,
    testAt: null,
    unroutableAt: null,
  },
  heard: {
    newestAt: NOW - HOUR_MS,
    newestWebhookAt: NOW - HOUR_MS,
    webhookComments: 12,
    polledComments: 1,
    lastingPolledComments: 1,
    polledSinceWebhook: 0,
  },
  gate: { freeNow: 40, nextSlotAtMs: NOW, breaker: null },
  crons: [
    { name: "sweep", periodMs: MINUTE_MS, lastRunAt: NOW - 30_000 },
    { name: "collect", periodMs: 15 * MINUTE_MS, lastRunAt: NOW - 5 * MINUTE_MS },
    { name: "score", periodMs: HOUR_MS, lastRunAt: NOW - 10 * MINUTE_MS },
    { name: "nightly", periodMs: DAY_MS, lastRunAt: NOW - 16 * HOUR_MS },
  ],
};

type Change = (findings: Findings) => void;
const changed = (change: Change): Findings => {
  const copy = structuredClone(WELL);
  change(copy);
  return copy;
};
const account =
  (part: Partial<Findings["account"]>): Change =>
  (f) =>
    Object.assign(f.account, part);
const examined =
  (part: Partial<NonNullable<Findings["examination"]>>): Change =>
  (f) =>
    Object.assign(f.examination!, part);
const callback =
  (kind: Findings["callback"]): Change =>
  (f) => {
    f.callback = kind;
  };
const webhook =
  (part: Partial<NonNullable<Findings["webhook"]>>): Change =>
  (f) =>
    Object.assign(f.webhook!, part);
const heard =
  (part: Partial<Findings["heard"]>): Change =>
  (f) =>
    Object.assign(f.heard, part);
const gate =
  (part: Partial<NonNullable<Findings["gate"]>> | null): Change =>
  (f) => {
    f.gate = part === null ? null : { ...f.gate!, ...part };
  };
const cron =
  (name: string, lastRunAt: number | null): Change =>
  (f) => {
    f.crons.find((one) => one.name === name)!.lastRunAt = lastRunAt;
  };
const neverCame: Change = (f) => {
  account({ lastWebhookAt: null, mode: "polling", pollMinutes: 5 })(f);
  heard({ newestWebhookAt: null, webhookComments: 0 })(f);
};
const both =
  (...changes: Change[]): Change =>
  (f) => {
    for (const change of changes) change(f);
  };

test("an account on which everything works is told so, in the order of the contract, with nothing to do", () => {
  const verdicts = judge(WELL);
  expect(verdicts.map(({ id }) => id)).toEqual([...CHECK_IDS]);
  expect(verdicts.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(
    verdicts.map(
      (verdict) =>
        tell(verdict, {
          language: "fr",
          zone: "Europe/Paris",
          platformId: "instagram",
          apiUrl: "https://api.example",
        }).next,
    ),
  ).toEqual(CHECK_IDS.map(() => null));
});

type Case = [name: string, change: Change, id: CheckId, state: CheckState, code: string];
const CASES: Case[] = [
  [
    "the person removed the application",
    examined({ token: { kind: "reconnect", code: "190/458" } }),
    "token",
    "failed",
    "token-refused",
  ],
  [
    "a code nobody knows",
    examined({ token: { kind: "reconnect", code: "102" } }),
    "token",
    "failed",
    "token-refused",
  ],
  ["the token has expired", account({ tokenExpiresAt: NOW }), "token", "failed", "token-expired"],
  [
    "a refresh failed",
    account({ refreshFailedAt: NOW - DAY_MS, tokenExpiresAt: NOW + 8 * DAY_MS }),
    "token",
    "warning",
    "token-not-renewed",
  ],
  ["the end is near", account({ tokenExpiresAt: NOW + 2 * DAY_MS }), "token", "warning", "token-ends-soon"],
  [
    "the platform is down for this call",
    examined({ token: { kind: "unreachable", cause: "http 503" } }),
    "token",
    "unknown",
    "token-not-asked",
  ],
  ["a permission was unticked", account({ scopes: [SCOPES[0]!] }), "scopes", "failed", "scopes-missing"],
  ["the platform listed no permission", account({ scopes: [] }), "scopes", "unknown", "scopes-unlisted"],
  [
    "a setting is missing",
    (f) => {
      f.settings.missing = ["META_WEBHOOK_VERIFY_TOKEN"];
    },
    "app-set-up",
    "failed",
    "settings-missing",
  ],
  [
    "a mix-up of ids",
    (f) => {
      f.settings.doubts = ["same-id"];
    },
    "app-set-up",
    "warning",
    "settings-doubtful",
  ],
  [
    "a local address with the real platform",
    callback({ kind: "local", isEnough: false }),
    "webhook-reachable",
    "failed",
    "callback-local-only",
  ],
  ["a private address", callback({ kind: "private" }), "webhook-reachable", "failed", "callback-private"],
  ["plain http", callback({ kind: "not-https" }), "webhook-reachable", "failed", "callback-not-https"],
  [
    "no verify token",
    callback({ kind: "no-verify-token" }),
    "webhook-reachable",
    "failed",
    "callback-no-token",
  ],
  ["403", callback({ kind: "refused" }), "webhook-reachable", "failed", "callback-refused"],
  ["404", callback({ kind: "not-found" }), "webhook-reachable", "failed", "callback-not-found"],
  [
    "a redirect",
    callback({ kind: "redirected", status: 301 }),
    "webhook-reachable",
    "failed",
    "callback-redirected",
  ],
  [
    "another answer",
    callback({ kind: "other-answer", status: 200 }),
    "webhook-reachable",
    "failed",
    "callback-other",
  ],
  ["no such name", callback({ kind: "no-such-host" }), "webhook-reachable", "failed", "callback-no-host"],
  ["no answer", callback({ kind: "no-answer" }), "webhook-reachable", "failed", "callback-no-answer"],
  ["a slow answer", callback({ kind: "too-slow" }), "webhook-reachable", "failed", "callback-slow"],
  [
    "a Worker that may not call itself",
    callback({ kind: "self-call-refused" }),
    "webhook-reachable",
    "unknown",
    "callback-untestable",
  ],
  [
    "one field is not subscribed",
    examined({ subscribedFields: ["comments"] }),
    "webhook-subscribed",
    "failed",
    "subscribed-partly",
  ],
  [
    "nobody says what is subscribed",
    examined({ subscribedFields: null }),
    "webhook-subscribed",
    "unknown",
    "subscribed-unknown",
  ],
  [
    "nothing was signed as it should be for a week",
    both(
      webhook({ rejectedAt: NOW - MINUTE_MS, deliveryAt: NOW - 7 * DAY_MS }),
      account({ lastWebhookAt: NOW - 7 * DAY_MS }),
      heard({ newestWebhookAt: NOW - 7 * DAY_MS }),
    ),
    "webhook-signature",
    "failed",
    "signed-by-none",
  ],
  [
    "somebody knocks with a signature of their own while right ones come",
    webhook({ rejectedAt: NOW - MINUTE_MS }),
    "webhook-signature",
    "warning",
    "signed-not-all",
  ],
  [
    "comments come by polling alone, never a webhook",
    both(neverCame, heard({ polledComments: 7, lastingPolledComments: 0 })),
    "app-live",
    "warning",
    "live-polled-only",
  ],
  [
    "the address was tested with another verify token",
    webhook({ handshakeRefusedAt: NOW - HOUR_MS }),
    "webhook-reachable",
    "warning",
    "callback-token-differs",
  ],
  [
    "nine tenths of the platform's budget are used up",
    examined({ usagePercent: 90 }),
    "collection",
    "warning",
    "reading-budget",
  ],
  [
    "only the Test button came",
    both(neverCame, webhook({ testAt: NOW - DAY_MS, deliveryAt: NOW - DAY_MS })),
    "app-live",
    "warning",
    "live-test-only",
  ],
  [
    "the Test button came, and deliveries for another account",
    both(neverCame, webhook({ testAt: NOW - DAY_MS })),
    "app-live",
    "warning",
    "live-polled-only",
  ],
  [
    "messages come by webhook, comments do not",
    heard({ webhookComments: 0, polledComments: 3, lastingPolledComments: 2, polledSinceWebhook: 1 }),
    "app-live",
    "warning",
    "live-comments-polled",
  ],
  [
    "webhooks stopped yesterday",
    both(
      account({ lastWebhookAt: NOW - DAY_MS }),
      heard({
        newestWebhookAt: NOW - DAY_MS,
        polledComments: 9,
        lastingPolledComments: 8,
        polledSinceWebhook: 4,
      }),
    ),
    "app-live",
    "warning",
    "live-went-silent",
  ],
  [
    "deliveries for strangers only",
    both(neverCame, heard({ polledComments: 0 }), webhook({ unroutableAt: NOW - HOUR_MS })),
    "app-live",
    "warning",
    "live-strangers-only",
  ],
  [
    "nothing has happened yet",
    both(neverCame, heard({ polledComments: 0 })),
    "app-live",
    "unknown",
    "live-quiet",
  ],
  [
    "the owner refuses access to messages",
    examined({ messageAccess: "denied" }),
    "message-access",
    "failed",
    "messages-denied",
  ],
  [
    "message access could not be asked",
    examined({ messageAccess: "unknown" }),
    "message-access",
    "unknown",
    "messages-unknown",
  ],
  [
    "comments may not be read",
    examined({ commentAccess: "denied" }),
    "comment-access",
    "failed",
    "comments-denied",
  ],
  [
    "the platform asked to slow down",
    account({ quietUntil: NOW + HOUR_MS }),
    "collection",
    "warning",
    "reading-quiet",
  ],
  [
    "no reading for an hour",
    account({ lastCollectedAt: NOW - HOUR_MS }),
    "collection",
    "failed",
    "reading-late",
  ],
  ["never read", account({ lastCollectedAt: null }), "collection", "failed", "reading-late"],
  [
    "just connected",
    account({ lastCollectedAt: null, connectedAt: NOW - MINUTE_MS }),
    "collection",
    "unknown",
    "reading-first",
  ],
  ["paused", account({ paused: true }), "sending", "warning", "sending-paused"],
  [
    "the emergency stop",
    (f) => {
      f.isStopped = true;
    },
    "sending",
    "warning",
    "sending-stopped",
  ],
  ["held", account({ holdUntil: NOW + MINUTE_MS }), "sending", "warning", "sending-held"],
  ["a limit of nothing", account({ dailyDmLimit: 0 }), "sending", "warning", "sending-zero"],
  [
    "the quota is used up",
    gate({ freeNow: 0, nextSlotAtMs: NOW + HOUR_MS }),
    "sending",
    "warning",
    "sending-full",
  ],
  [
    "the platform blocked it",
    gate({ breaker: { untilMs: NOW + HOUR_MS, reason: "blocked-by-platform" } }),
    "sending",
    "failed",
    "sending-blocked",
  ],
  ["the gate is silent", gate(null), "sending", "unknown", "sending-unknown"],
  ["the sweep stopped", cron("sweep", NOW - 4 * MINUTE_MS), "crons", "failed", "crons-late"],
  ["the night never ran", cron("nightly", null), "crons", "failed", "crons-late"],
  ["a clock five minutes off", examined({ clockSkewMs: -300_000 }), "clock", "failed", "clock-wrong"],
  ["no time given", examined({ clockSkewMs: null }), "clock", "unknown", "clock-unknown"],
  [
    "the change of key is under way",
    (f) => {
      f.rotation = { outdated: 3, failed: 0, isFinished: false };
    },
    "encryption-key",
    "warning",
    "key-changing",
  ],
  [
    "the change of key left records behind",
    (f) => {
      f.rotation = { outdated: 1, failed: 1, isFinished: true };
    },
    "encryption-key",
    "warning",
    "key-changing",
  ],
  [
    "an old key",
    (f) => {
      f.vault = "opens-with-old-key";
    },
    "encryption-key",
    "warning",
    "key-old",
  ],
];

describe("one thing broken at a time is told by one check, and by that one alone", () => {
  test.each(CASES)("%s", (_, change, id, state, code) => {
    const verdicts = judge(changed(change));
    // Those that only send the reader to the connection tell nothing of their own.
    const told = verdicts.filter(({ state, says }) => state !== "ok" && says.code !== "access-not-asked");
    expect(told.map((verdict) => [verdict.id, verdict.state, verdict.says.code])).toEqual([
      [id, state, code],
    ]);
  });
});

describe("what breaks more than itself is told where each reader looks, and every check still answers", () => {
  const statesOf = (change: Change) =>
    Object.fromEntries(judge(changed(change)).map(({ id, state }) => [id, state]));
  const noAnswer: Change = (f) => {
    f.examination = null;
  };

  test("a disconnected account", () => {
    const states = statesOf(
      both(account({ status: "disconnected", tokenExpiresAt: null }), noAnswer, (f) => {
        f.vault = "no-token";
      }),
    );
    expect(states).toMatchObject({
      token: "failed",
      collection: "failed",
      sending: "failed",
      "message-access": "unknown",
      "webhook-subscribed": "unknown",
      crons: "ok",
      "webhook-reachable": "ok",
      "app-set-up": "ok",
      "encryption-key": "unknown",
    });
  });

  test("an account whose connection was refused", () => {
    expect(statesOf(account({ status: "reconnect" }))).toMatchObject({
      token: "failed",
      collection: "failed",
      sending: "failed",
      clock: "ok",
      "message-access": "ok",
    });
  });

  test("without a connection, what could not be asked sends to the connection: nothing is said of access", () => {
    const verdicts = judge(changed(both(account({ status: "reconnect" }), noAnswer)));
    for (const id of ["message-access", "comment-access"]) {
      expect(verdicts.find((verdict) => verdict.id === id)?.says.code).toBe("access-not-asked");
    }
  });

  test("a key that is gone", () => {
    const states = statesOf(
      both(noAnswer, (f) => {
        f.vault = "unknown-key";
      }),
    );
    expect(states).toMatchObject({ token: "failed", "encryption-key": "failed", "app-live": "ok" });
  });

  test("no subscription at all", () => {
    expect(statesOf(examined({ subscribedFields: [] }))).toMatchObject({
      "webhook-subscribed": "failed",
      "app-live": "unknown",
    });
  });

  test("a platform that is down", () => {
    const states = Object.values(
      statesOf(
        examined({
          token: { kind: "unreachable", cause: "timeout" },
          subscribedFields: null,
          messageAccess: "unknown",
          commentAccess: "unknown",
          clockSkewMs: null,
        }),
      ),
    );
    expect(states.filter((state) => state === "unknown")).toHaveLength(5);
    expect(states.filter((state) => state === "ok")).toHaveLength(9);
  });

  test("a brand-new installation: nothing has run, and nothing is wrong", () => {
    const states = statesOf((f) => {
      account({ createdAt: NOW - MINUTE_MS, connectedAt: NOW - MINUTE_MS, lastCollectedAt: null })(f);
      for (const one of f.crons) one.lastRunAt = null;
    });
    expect(states).toMatchObject({ crons: "unknown", collection: "unknown" });
  });
});

test("an accepted delivery after a refused one clears it, by whichever trace it left", () => {
  const at = NOW - 10 * MINUTE_MS;
  for (const clear of [
    webhook({ rejectedAt: at, deliveryAt: at + 1 }),
    both(webhook({ rejectedAt: at }), account({ lastWebhookAt: at + 1 })),
    both(webhook({ rejectedAt: at }), heard({ newestWebhookAt: at + 1 })),
  ]) {
    expect(judge(changed(clear)).find(({ id }) => id === "webhook-signature")?.state).toBe("ok");
  }
});

const READERS = (["fr", "en"] as const).map((language) => ({
  language,
  zone: "Europe/Paris",
  platformId: "instagram" as const,
  apiUrl: "https://api.example",
}));

describe.each(READERS)("every sentence in $language", (reader) => {
  const all = [WELL, ...CASES.map(([, change]) => changed(change)), { ...WELL, examination: null }].flatMap(
    judge,
  );

  test("is whole: it begins with a capital, ends, and holds no hole", () => {
    for (const verdict of all) {
      const { detail, next, title } = tell(verdict, reader);
      for (const text of [title, detail, ...(next === null ? [] : [next])]) {
        expect(text, verdict.says.code).not.toMatch(/undefined|null|NaN|\[object|Invalid| {2}/);
        expect(text, verdict.says.code).toBe(text.trim());
        if (reader.language === "fr") expect(text, verdict.says.code).not.toMatch(BREAKABLE_FRENCH);
      }
      expect(detail, verdict.says.code).toMatch(/[.!]$/);
      expect(next === null || /[.!]$/.test(next), verdict.says.code).toBe(true);
    }
  });

  test("of something broken says what to do", () => {
    for (const verdict of all.filter(({ state }) => state === "failed" || state === "warning")) {
      expect(tell(verdict, reader).next, verdict.says.code).not.toBeNull();
    }
  });
});

test("the reader's language is really the one spoken", () => {
  for (const verdict of [WELL, ...CASES.map(([, change]) => changed(change))].flatMap(judge)) {
    const [fr, en] = READERS.map((reader) => tell(verdict, reader));
    expect(fr!.detail, verdict.says.code).not.toBe(en!.detail);
    expect(fr!.title).not.toBe(en!.title);
  }
});

test("whatever was found, fourteen checks answer and none throws", () => {
  const time = fc.option(fc.integer({ min: 0, max: NOW + 100 * DAY_MS }));
  fc.assert(
    fc.property(
      time,
      time,
      time,
      time,
      fc.boolean(),
      fc.constantFrom("connected", "reconnect", "disconnected"),
      (a, b, c, d, isNull, status) => {
        const findings = changed((f) => {
          account({ tokenExpiresAt: a, refreshFailedAt: b, lastCollectedAt: c, lastWebhookAt: d })(f);
          f.account.status = status as Findings["account"]["status"];
          if (isNull) Object.assign(f, { examination: null, webhook: null, gate: null, platform: null });
        });
        const checks = judge(findings).map((verdict) => tell(verdict, READERS[0]!));
        expect(checks.map(({ id }) => id)).toEqual([...CHECK_IDS]);
      },
    ),
    { numRuns: 300 },
  );
});

test("a permission that was not ticked is told apart from a switch in the platform's application", () => {
  const unticked = changed(
    both(
      account({ scopes: ["instagram_business_basic"] }),
      (f) => {
        f.platform!.requiredScopes = [...SCOPES, "instagram_business_manage_messages"];
      },
      examined({ messageAccess: "denied", commentAccess: "denied" }),
    ),
  );
  const codes = new Map(judge(unticked).map(({ id, says }) => [id, says.code]));
  expect([codes.get("message-access"), codes.get("comment-access")]).toEqual([
    "messages-unticked",
    "comments-unticked",
  ]);
  const switchedOff = changed(examined({ messageAccess: "denied" }));
  expect(judge(switchedOff).find(({ id }) => id === "message-access")?.says.code).toBe("messages-denied");
});

test("a platform that refuses to be asked more is told as that, with nothing to publish and nothing to connect", () => {
  const limited = changed(
    examined({
      token: { kind: "unreachable", cause: "limited" },
      subscribedFields: null,
      messageAccess: "unknown",
      commentAccess: "unknown",
      usagePercent: 100,
    }),
  );
  const codes = new Map(judge(limited).map(({ id, says }) => [id, says.code]));
  expect([codes.get("token"), codes.get("collection"), codes.get("comment-access")]).toEqual([
    "token-limited",
    "reading-budget",
    "access-not-asked",
  ]);
});
