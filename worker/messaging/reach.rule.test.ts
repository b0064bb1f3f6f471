import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import { isOpenToMachines, type ReachFacts, reachForPerson, reachOf, sendTargetFor } from "./reach.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const INSTAGRAM = { message: true, privateReply: true, automate: true };
const stranger: ReachFacts = {
  lastInboundAt: null,
  comment: null,
  optedOut: false,
  blocked: false,
  capabilities: INSTAGRAM,
  privateReplyUsed: false,
};
const wrote = (agoMs: number): Partial<ReachFacts> => ({ lastInboundAt: NOW - agoMs });
const commented = (agoMs: number, mediaProductType?: string): Partial<ReachFacts> => ({
  comment: { id: "c1", at: NOW - agoMs, mediaProductType },
});

describe("what may be sent without a person", () => {
  test.each<[string, Partial<ReachFacts>, string, number | null, string]>([
    ["nobody ever wrote", {}, "none", null, "never-wrote"],
    ["a message just now", wrote(0), "window", 24 * HOUR_MS, "window-open"],
    ["a millisecond before 24 h", wrote(24 * HOUR_MS - 1), "window", 1, "window-open"],
    ["at 24 h to the millisecond", wrote(24 * HOUR_MS), "human_only", 6 * DAY_MS, "human-agent-only"],
    ["a millisecond before 7 d", wrote(7 * DAY_MS - 1), "human_only", 1, "human-agent-only"],
    ["at 7 d to the millisecond", wrote(7 * DAY_MS), "none", null, "window-closed"],
    ["a comment just now", commented(0), "private_reply", 7 * DAY_MS, "comment-unanswered"],
    [
      "a comment, a millisecond before 7 d",
      commented(7 * DAY_MS - 1),
      "private_reply",
      1,
      "comment-unanswered",
    ],
    ["a comment at 7 d to the millisecond", commented(7 * DAY_MS), "none", null, "comment-too-old"],
    ["every comment had its reply", { privateReplyUsed: true }, "none", null, "private-reply-used"],
    [
      "an older reply used, a new comment",
      { ...commented(0), privateReplyUsed: true },
      "private_reply",
      7 * DAY_MS,
      "comment-unanswered",
    ],
    [
      "window and comment both open",
      { ...wrote(HOUR_MS), ...commented(0) },
      "window",
      23 * HOUR_MS,
      "window-open",
    ],
    [
      "window closed, comment open",
      { ...wrote(2 * DAY_MS), ...commented(0) },
      "private_reply",
      7 * DAY_MS,
      "comment-unanswered",
    ],
    [
      "window closed, comment too old",
      { ...wrote(2 * DAY_MS), ...commented(8 * DAY_MS) },
      "human_only",
      5 * DAY_MS,
      "human-agent-only",
    ],
    ["a comment under a live video", commented(0, "LIVE"), "none", null, "comment-too-old"],
    ["a comment under a reel", commented(0, "REELS"), "private_reply", 7 * DAY_MS, "comment-unanswered"],
    ["opted out, window open", { ...wrote(0), optedOut: true }, "none", null, "opted-out"],
    ["opted out, nothing open", { optedOut: true }, "none", null, "opted-out"],
    ["blocked, window open", { ...wrote(0), blocked: true }, "none", null, "blocked"],
    ["blocked and opted out", { blocked: true, optedOut: true }, "none", null, "blocked"],
    [
      "a platform without messages",
      { ...wrote(0), ...commented(0), capabilities: { ...INSTAGRAM, message: false, privateReply: false } },
      "none",
      null,
      "not-supported",
    ],
    [
      "a platform without private replies",
      { ...commented(0), capabilities: { ...INSTAGRAM, privateReply: false } },
      "none",
      null,
      "never-wrote",
    ],
    [
      "a platform with private replies only",
      { ...wrote(0), ...commented(0), capabilities: { ...INSTAGRAM, message: false } },
      "private_reply",
      7 * DAY_MS,
      "comment-unanswered",
    ],
    [
      "a platform that forbids automation",
      { ...wrote(0), capabilities: { ...INSTAGRAM, automate: false } },
      "human_only",
      24 * HOUR_MS,
      "human-agent-only",
    ],
  ])("%s", (_, facts, kind, untilInMs, reason) => {
    const until = untilInMs === null ? null : NOW + untilInMs;
    expect(reachOf({ ...stranger, ...facts }, NOW)).toEqual({ kind, until, reason });
  });
});

describe("what a person may send by hand", () => {
  test("an answer to somebody who opted out of machines", () => {
    expect(reachForPerson({ ...stranger, ...wrote(0), optedOut: true }, NOW).kind).toBe("window");
  });

  test("nothing to somebody blocked, nor through a closed window", () => {
    expect(reachForPerson({ ...stranger, ...wrote(0), blocked: true }, NOW).reason).toBe("blocked");
    expect(reachForPerson({ ...stranger, ...wrote(8 * DAY_MS) }, NOW).reason).toBe("window-closed");
  });

  test("anything through an open door where the platform forbids automation", () => {
    const facts = { ...stranger, ...wrote(0), capabilities: { ...INSTAGRAM, automate: false } };
    expect(reachForPerson(facts, NOW).kind).toBe("window");
  });
});

const anyFacts: fc.Arbitrary<ReachFacts> = fc.record({
  lastInboundAt: fc.option(fc.integer({ min: NOW - 9 * DAY_MS, max: NOW })),
  comment: fc.option(
    fc.record({ id: fc.constant("c1"), at: fc.integer({ min: NOW - 9 * DAY_MS, max: NOW }) }),
  ),
  optedOut: fc.boolean(),
  blocked: fc.boolean(),
  capabilities: fc.record({ message: fc.boolean(), privateReply: fc.boolean(), automate: fc.boolean() }),
  privateReplyUsed: fc.boolean(),
});

describe("whatever the facts", () => {
  test("a reach holds until its end and not a millisecond longer", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const reach = reachOf(facts, NOW);
        if (reach.until === null) {
          expect(reach.kind).toBe("none");
          return;
        }
        expect(reach.until).toBeGreaterThan(NOW);
        expect(reachOf(facts, reach.until - 1)).toEqual(reach);
        expect(reachOf(facts, reach.until)).not.toEqual(reach);
      }),
      { numRuns: 1000 },
    );
  });

  test("a machine may never send what a person may not, nor to anybody who opted out or is blocked", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const reach = reachOf(facts, NOW);
        if (!isOpenToMachines(reach)) return;
        expect(facts.optedOut || facts.blocked || !facts.capabilities.automate).toBe(false);
        expect(reachForPerson(facts, NOW)).toEqual(reach);
      }),
      { numRuns: 1000 },
    );
  });

  test("with no event, what may be sent never grows as time passes", () => {
    const rank = { window: 3, private_reply: 2, human_only: 1, none: 0 };
    fc.assert(
      fc.property(anyFacts, fc.nat({ max: 9 * DAY_MS }), (facts, laterMs) => {
        const [now, later] = [reachOf(facts, NOW), reachOf(facts, NOW + laterMs)];
        expect(rank[later.kind]).toBeLessThanOrEqual(rank[now.kind]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("where a message goes", () => {
  const facts = { comment: { id: "c1", at: NOW }, personId: "p1" };

  test.each([
    ["window", { kind: "window", personId: "p1" }],
    ["private_reply", { kind: "private_reply", commentId: "c1" }],
    ["human_only", { kind: "human_agent", personId: "p1" }],
    ["none", null],
  ] as const)("%s", (kind, target) => {
    expect(sendTargetFor({ kind }, facts)).toEqual(target);
  });

  test("nowhere when the recipient is not known", () => {
    expect(sendTargetFor({ kind: "window" }, { ...facts, personId: null })).toBeNull();
    expect(sendTargetFor({ kind: "private_reply" }, { ...facts, comment: null })).toBeNull();
  });
});
