import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownMessage, type LeadDraft, newLead } from "../collection/draft.ts";
import { instagramCapabilities } from "../platforms/instagram/capabilities.ts";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import type { MatchInput, RunningAutomation } from "./automation-draft.ts";
import { decide } from "./match.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const automation = (change: Partial<RunningAutomation> = {}): RunningAutomation => ({
  id: "aut_1",
  trigger: { kind: "comment", keywords: ["prix"] },
  filters: {},
  actions: {},
  active: true,
  activatedAt: NOW - DAY_MS,
  createdAt: NOW - DAY_MS,
  templates: [{ id: "tpl_1", body: "Bonjour {{first_name|toi}}, 45 €", variants: [] }],
  ...change,
});
const lead = (change: Partial<LeadDraft> = {}): LeadDraft => ({
  ...newLead({ id: "lead_1", accountId: "acc_1" }, { externalId: "9", username: "marie.exemple" }, NOW),
  replyCommentId: "c1",
  replyCommentAt: NOW,
  replyMediaId: "m1",
  ...change,
});
type Change = Omit<Partial<MatchInput>, "interaction" | "account"> & {
  interaction?: Partial<MatchInput["interaction"]>;
  account?: Partial<MatchInput["account"]>;
};
const input = ({ interaction, account, ...change }: Change = {}): MatchInput => ({
  now: NOW,
  zone: "Europe/Paris",
  account: {
    id: "acc_1",
    platform: "instagram",
    holdUntil: 0,
    capabilities: instagramCapabilities(true),
    ...account,
  },
  stopped: false,
  automations: [automation()],
  interaction: {
    id: "int_1",
    leadId: "lead_1",
    dedupeKey: "comment:c1",
    kind: "comment",
    externalId: "c1",
    mediaId: "m1",
    parentId: null,
    text: "le prix svp ?",
    intent: "price",
    points: 5,
    capped: false,
    at: NOW,
    atIsProvisional: false,
    foundBy: "webhook",
    edits: 0,
    decisions: [],
    trace: null,
    standby: false,
    ...interaction,
  },
  isNewLead: true,
  asksToStop: false,
  lead: lead(),
  score: 40,
  messages: [],
  newId: () => "msg_1",
  ...change,
});
const known = (change: Partial<KnownMessage>): KnownMessage => ({
  leadId: "lead_1",
  dedupeKey: "hand:msg_0",
  commentId: null,
  state: "sent",
  open: false,
  byHand: false,
  ...change,
});
const first = (change: Change = {}) => decide(input(change)).decisions[0];

test("a matching comment is answered, and its text, post, comment and deadline are in the message", () => {
  const { decisions, messages, effects } = decide(input());
  expect(decisions).toEqual([{ automationId: "aut_1", outcome: "write", reason: "matched" }]);
  expect(effects).toEqual([]);
  expect(messages).toMatchObject([
    {
      dedupeKey: "auto:aut_1:m1",
      text: "Bonjour toi, 45 €",
      variant: 0,
      commentId: "c1",
      deadlineAt: NOW + 7 * DAY_MS,
      notBeforeAt: 0,
    },
  ]);
});

describe("nobody is written to, and the reason is told", () => {
  test.each<[string, Change, string]>([
    ["who asked to stop", { asksToStop: true }, "opted-out"],
    ["who had asked to stop", { lead: lead({ optedOutAt: 1 }) }, "opted-out"],
    ["who is blocked", { lead: lead({ blocked: true }) }, "blocked"],
    ["whose thread another app controls", { interaction: { standby: true } }, "thread-controlled-elsewhere"],
    ["who refuses", { interaction: { intent: "negative" } }, "negative"],
    ["who sells", { interaction: { intent: "spam" } }, "spam"],
    ["who was noted as refused", { lead: lead({ status: "refused" }) }, "refused"],
    [
      "whom we knew, where only new people count",
      { isNewLead: false, automations: [automation({ filters: { newPeopleOnly: true } })] },
      "not-new",
    ],
    ["who replied under a comment", { interaction: { parentId: "c0" } }, "reply-to-comment"],
    [
      "whom this automation wrote under this post",
      { messages: [known({ dedupeKey: "auto:aut_1:m1" })] },
      "already-contacted",
    ],
    [
      "whom another wrote under this post",
      { messages: [known({ dedupeKey: "auto:aut_9:m1" })] },
      "already-contacted",
    ],
    [
      "whose comment has its one private reply",
      { messages: [known({ commentId: "c1" })] },
      "another-automation-answers",
    ],
    ["whom something else answers", { isAnswered: true }, "another-automation-answers"],
    ["whom a person answers", { lead: lead({ takenOverUntil: NOW + 1 }) }, "taken-over"],
    [
      "whom a person is just writing to",
      { messages: [known({ byHand: true, open: true, state: "pending" })] },
      "taken-over",
    ],
    ["anybody, after the emergency stop", { stopped: true }, "emergency-stop"],
    ["anybody, without a template", { automations: [automation({ templates: [] })] }, "no-template"],
    [
      "anybody, with words too long for the platform",
      { automations: [automation({ templates: [{ id: "t", body: "é".repeat(501), variants: [] }] })] },
      "text-too-long",
    ],
    [
      "whose comment is too old",
      {
        interaction: { at: NOW - 8 * DAY_MS },
        automations: [automation({ activatedAt: 0 })],
        lead: lead({ replyCommentAt: NOW - 8 * DAY_MS }),
      },
      "comment-too-old",
    ],
    ["who says something else", { interaction: { text: "bravo" } }, "no-keyword"],
  ])("%s", (_, change, reason) => {
    expect(first(change)).toEqual({ automationId: "aut_1", outcome: "declined", reason });
    expect(decide(input(change)).messages).toEqual([]);
  });

  test("what was imported is nobody's business", () => {
    expect(decide(input({ interaction: { foundBy: "import" } })).decisions).toEqual([]);
  });
  test("nor what happened before it was switched on, to the second", () => {
    const at = (activatedAt: number) => first({ automations: [automation({ activatedAt })] });
    expect(at(NOW + 999)).toMatchObject({ outcome: "write" });
    expect(at(NOW + 1000)).toBeUndefined();
  });
});

describe("filters", () => {
  test("a reply under a comment is answered where it is asked for", () => {
    const automations = [automation({ filters: { includeReplies: true } })];
    expect(first({ automations, interaction: { parentId: "c0" } })).toMatchObject({ outcome: "write" });
  });
  test("new people are written to where only they count", () => {
    expect(first({ automations: [automation({ filters: { newPeopleOnly: true } })] })).toMatchObject({
      outcome: "write",
    });
  });

  // Paris is an hour ahead in winter; clocks go forward at 01:00 UTC on 2027-03-28 and back on 2026-10-25.
  test.each<[string, number, [string, string], number]>([
    ["inside the hours it goes at once", Date.UTC(2026, 10, 18, 10), ["09:00", "18:00"], 0],
    [
      "after them it waits for the morning",
      Date.UTC(2026, 10, 18, 20),
      ["09:00", "18:00"],
      Date.UTC(2026, 10, 19, 8),
    ],
    [
      "before them for the same morning",
      Date.UTC(2026, 10, 18, 3),
      ["09:00", "18:00"],
      Date.UTC(2026, 10, 18, 8),
    ],
    ["hours may span midnight", Date.UTC(2026, 10, 18, 23), ["20:00", "02:00"], 0],
    ["and close in the day", Date.UTC(2026, 10, 18, 10), ["20:00", "02:00"], Date.UTC(2026, 10, 18, 19)],
    [
      "the morning after clocks went forward is an hour earlier",
      Date.UTC(2027, 2, 27, 20),
      ["09:00", "18:00"],
      Date.UTC(2027, 2, 28, 7),
    ],
    [
      "after clocks went back an hour later",
      Date.UTC(2026, 9, 24, 20),
      ["09:00", "18:00"],
      Date.UTC(2026, 9, 25, 8),
    ],
    [
      "an opening that the clocks jump over is the jump",
      Date.UTC(2027, 2, 27, 22),
      ["02:30", "05:00"],
      Date.UTC(2027, 2, 28, 1),
    ],
  ])("%s", (_, now, [from, to], notBeforeAt) => {
    const automations = [automation({ activatedAt: 0, filters: { activeHours: { from, to } } })];
    const change = {
      now,
      automations,
      interaction: { at: now },
      lead: lead({ replyCommentAt: now }),
    };
    expect(decide(input(change)).messages[0]?.notBeforeAt).toBe(notBeforeAt);
  });

  test("a message whose window closes before the hours open is declined", () => {
    const now = Date.UTC(2026, 10, 18, 20);
    const change = (lastInboundAt: number): Change => ({
      now,
      automations: [
        automation({
          trigger: { kind: "message" },
          activatedAt: 0,
          filters: { activeHours: { from: "09:00", to: "18:00" } },
        }),
      ],
      interaction: { kind: "message", mediaId: null, at: now, dedupeKey: "message:m" },
      lead: lead({ replyCommentId: null, replyCommentAt: null, lastInboundAt }),
    });
    // 09:00 in Paris is 08:00 UTC, twelve hours away.
    expect(first(change(now - 12 * HOUR_MS + 1))).toMatchObject({ outcome: "write" });
    expect(first(change(now - 12 * HOUR_MS))).toMatchObject({ outcome: "declined", reason: "outside-hours" });
  });

  test("a message never leaves outside of the hours, nor later than its window, in any zone at any time", () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const two = (value: number) => String(value).padStart(2, "0");
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    });
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
        clock,
        clock,
        fc.constantFrom("Europe/Paris", "America/Montreal", "Pacific/Noumea", "UTC"),
        (now, from, to, zone) => {
          const { messages, decisions } = decide(
            input({
              now,
              zone,
              automations: [automation({ activatedAt: 0, filters: { activeHours: { from, to } } })],
              interaction: { at: now },
              lead: lead({ replyCommentAt: now }),
            }),
          );
          // A week has an opening of any hours that open at all.
          expect(decisions[0]!.outcome).toBe("write");
          const leavesAt = messages[0]!.notBeforeAt || now;
          expect(leavesAt).toBeGreaterThanOrEqual(now);
          expect(leavesAt).toBeLessThan(messages[0]!.deadlineAt!);
          const wall = new Intl.DateTimeFormat("en-GB", {
            timeZone: zone,
            hour: "2-digit",
            minute: "2-digit",
            hourCycle: "h23",
          }).format(leavesAt);
          const isOpen = from === to || (from < to ? wall >= from && wall < to : wall >= from || wall < to);
          // Only where the clocks jump over the whole of the hours is the wall past them.
          if (!isOpen) expect(wall >= to || from === to).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("one interaction, several automations", () => {
  const second = automation({ id: "aut_2", createdAt: NOW - HOUR_MS });
  test("the older one answers, the other says so", () => {
    expect(decide(input({ automations: [second, automation()] })).decisions).toEqual([
      { automationId: "aut_1", outcome: "write", reason: "matched" },
      { automationId: "aut_2", outcome: "declined", reason: "another-automation-answers" },
    ]);
  });
  test("one that is off observes, after those that are on, and writes nothing", () => {
    const off = automation({ id: "aut_0", active: false, createdAt: 0 });
    const both = decide(input({ automations: [off, second] }));
    expect(both.decisions).toEqual([
      { automationId: "aut_2", outcome: "write", reason: "matched" },
      { automationId: "aut_0", outcome: "declined", reason: "another-automation-answers" },
    ]);
    const alone = decide(input({ automations: [off] }));
    expect(alone).toEqual({
      decisions: [{ automationId: "aut_0", outcome: "observed", reason: "matched" }],
      messages: [],
      effects: [],
    });
  });
  test("an observer never stands in the way of another observer", () => {
    const off = [0, 1, 2].map((n) => automation({ id: `aut_${n}`, active: false, createdAt: n }));
    expect(decide(input({ automations: off })).decisions.map(({ outcome }) => outcome)).toEqual([
      "observed",
      "observed",
      "observed",
    ]);
  });
  test("what it does to the lead comes along with its message only", () => {
    const acting = automation({ actions: { tag: "prix", status: "in_progress" } });
    expect(decide(input({ automations: [acting] })).effects).toEqual([
      { leadId: "lead_1", tag: "prix", status: "in_progress" },
    ]);
    expect(decide(input({ automations: [acting], stopped: true })).effects).toEqual([]);
    expect(decide(input({ automations: [{ ...acting, active: false }] })).effects).toEqual([]);
  });
});

test("at most one message comes of an interaction, whatever automations there are", () => {
  const one = fc.record({
    id: fc.constantFrom("aut_1", "aut_2", "aut_3", "aut_4"),
    active: fc.boolean(),
    trigger: fc.constantFrom<RunningAutomation["trigger"]>(
      { kind: "comment" },
      { kind: "comment", keywords: ["prix"] },
      { kind: "lead" },
      { kind: "score", minScore: 10 },
      { kind: "message" },
    ),
    createdAt: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 4 }), (all) => {
      const automations = all.map((each) => automation(each));
      const { messages, decisions } = decide(input({ automations }));
      expect(messages.length).toBeLessThanOrEqual(1);
      expect(decisions.filter(({ outcome }) => outcome === "write")).toHaveLength(messages.length);
      for (const message of messages) {
        expect(automations.find(({ id }) => id === message.automationId)?.active).toBe(true);
      }
    }),
  );
});
