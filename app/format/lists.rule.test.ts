import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "./amount.ts";
import { utf8Bytes } from "./bytes.ts";
import { connectError } from "./connect-error.ts";
import { dryRunKey } from "./dry-run.ts";
import { nearDays } from "./forecast.ts";
import { changedView, leadQuery, readView } from "./lead-query.ts";
import { messageQuery } from "./message-query.ts";
import { bandOf, initialsOf } from "./people.ts";
import { fillTemplate, firstNameOf } from "./preview.ts";
import { keepPlaces } from "./rows.ts";
import { closingWhen, quotaShares } from "./today.ts";
import { readWords } from "./words-list.ts";

const rows = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), score: fc.nat(100) }),
  { selector: (row) => row.id },
);

describe("a refresh never moves a row", () => {
  test("rows keep their places, whatever arrives", () => {
    fc.assert(
      fc.property(rows, rows, (shown, fresh) => {
        const next = keepPlaces(shown, fresh);
        expect(next.rows.map((row) => row.id)).toEqual(shown.map((row) => row.id));
        const union = new Set([...shown, ...fresh].map((row) => row.id));
        expect(next.newcomers).toBe(union.size - shown.length);
      }),
    );
  });
  test("rows show fresh values", () => {
    expect(
      keepPlaces(
        [{ id: "a", score: 1 }],
        [
          { id: "b", score: 9 },
          { id: "a", score: 7 },
        ],
      ),
    ).toEqual({
      rows: [{ id: "a", score: 7 }],
      newcomers: 1,
    });
  });
});

describe("a view lives in its address", () => {
  const view = (text: string) => new URLSearchParams(text);
  test("the first tab asks for people who can be answered", () => {
    expect(leadQuery(view(""))).toMatchObject({
      status: "new,contacted,in_progress",
      reach: "open,human_only",
    });
  });
  test("a person's filter wins over the tab's own", () => {
    expect(leadQuery(view("status=refused")).status).toBe("refused");
    expect(leadQuery(view("tab=hot&minScore=80")).minScore).toBe("80");
    expect(leadQuery(view("tab=hot")).minScore).toBe("50");
  });
  test("an old or broken link still opens", () => {
    expect(readView(view("tab=nope&status=lost,new&minScore=900&intent=,&sort=zzz"))).toEqual({
      tab: "todo",
      filters: { status: "new" },
      sort: "score",
    });
  });
  test("changing a filter starts at the top again", () => {
    expect(changedView(view("tab=all&cursor=abc"), { intent: "price" })).toBe("?tab=all&intent=price");
    expect(changedView(view("intent=price"), { intent: null })).toBe("?");
  });
  test("message tabs ask for states the API knows", () => {
    expect(messageQuery(view("tab=notSent"))).toEqual({ state: "skipped,failed,expired" });
    expect(messageQuery(view(""))).toEqual({});
  });
});

test("bytes are the platform's bytes, not characters", () => {
  expect(utf8Bytes("é😍")).toBe(6);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => utf8Bytes(text) === new Blob([text]).size),
  );
});

describe("a template reads well for everybody", () => {
  const marie = { username: "marie.l", displayName: "Marie Leroy ✨", platform: "Instagram" };
  test.each([
    ["Bonjour {{first_name}} !", marie, "Bonjour Marie !"],
    ["Bonjour {{ username }}, sur {{platform}}", marie, "Bonjour marie.l, sur Instagram"],
    ["Bonjour {{first_name}} !", { ...marie, displayName: null }, "Bonjour !"],
    ["{{first_name}}, merci", { ...marie, displayName: "✨✨" }, "merci"],
    ["Bonjour {{first_name|à vous}} !", { ...marie, displayName: "Boutique Lune" }, "Bonjour à vous !"],
    ["Bonjour {{first_name|à vous}} !", marie, "Bonjour Marie !"],
    ["Code {{promo}}", marie, "Code {{promo}}"],
  ])("%s", (body, person, expected) => {
    expect(fillTemplate(body, person)).toBe(expected);
  });
  test("a name that is a sign is no first name", () => {
    expect(firstNameOf({ displayName: "🌸 boutique" })).toBe("");
    expect(firstNameOf({ displayName: "Jean-Marc D." })).toBe("Jean-Marc");
  });
});

test.each([
  ["45", 45],
  ["1 250,50", 1250.5],
  ["1250.5 €", 1250.5],
  ["abc", Number.NaN],
  ["-5", Number.NaN],
  ["1,234,567", Number.NaN],
])("the amount %s is read as %d", (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

test("words are read as typed, without blanks and repeats", () => {
  expect(readWords(" prix, combien ,, Prix\ntarif; €")).toEqual(["prix", "combien", "tarif", "€"]);
});

test("initials leave signs out", () => {
  expect(initialsOf({ username: "marie.leroy", displayName: "Marie Leroy ✨" })).toBe("ML");
  expect(initialsOf({ username: "léa_d", displayName: null })).toBe("LD");
  expect(initialsOf({ username: "___", displayName: "🌸" })).toBe("?");
});

test("bands are the ones people see", () => {
  expect([14, 15, 49, 50].map(bandOf)).toEqual(["cold", "warm", "warm", "hot"]);
});

test("the quota bar never overflows", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (limit, sent, reserved) => {
      const shares = quotaShares({ limit, sent, reserved, willExpire: 0 });
      expect(shares.sent + shares.reserved).toBeLessThanOrEqual(100.0001);
      expect(shares.left).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("closing windows are announced in words that stay true", () => {
  expect(closingWhen(Date.parse("2026-11-18T04:00:00Z"), "Europe/Paris")).toBe("beforeNoon");
  expect(closingWhen(Date.parse("2026-11-18T10:30:00Z"), "Europe/Paris")).toBe("beforeEvening");
  expect(closingWhen(Date.parse("2026-11-18T16:00:00Z"), "Europe/Paris")).toBe("withinHours");
});

test("the forecast's today is the workspace's today", () => {
  const dates = ["17", "18", "19", "20", "21", "22", "23"].map((day, count) => ({
    date: `2026-11-${day}`,
    count,
  }));
  const forecast = { pending: 9, perDay: 50, willSend: dates, willExpire: 0, suggestedLimit: 50 };
  expect(nearDays(forecast, Date.parse("2026-11-17T23:30:00Z"), "Europe/Paris")).toEqual({
    today: 1,
    tomorrow: 2,
  });
});

test("a request to stop wins over matching words", () => {
  expect(dryRunKey({ matched: true, reason: "matched", optOut: true })).toBe("optOut");
  expect(dryRunKey({ matched: false, reason: "no-keyword", optOut: false })).toBe("no-keyword");
  expect(dryRunKey({ matched: false, reason: "new-code", optOut: false })).toBe("notMatched");
});

test("a failed connection is explained, even for a new code", () => {
  expect(connectError("access-denied")).toBe("denied");
  expect(connectError("account-connected-elsewhere")).toBe("elsewhere");
  expect(connectError("whatever")).toBe("other");
});
