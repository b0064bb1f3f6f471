import fc from "fast-check";
import { expect, test } from "vitest";
import { hearWish, noteActivity } from "../collection/activity.ts";
import { type LeadDraft, type NewInteraction, newLead } from "../collection/draft.ts";
import { instagramCapabilities } from "../platforms/instagram/capabilities.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import { type PastInteraction, type PastMessage, ReachHistory } from "./history.ts";
import { reachFacts, reachForPerson, reachOf } from "./reach.ts";

const CAN = instagramCapabilities(true);
const T0 = Date.UTC(2026, 10, 1);

type Happened =
  | ({ type: "heard" } & PastInteraction)
  | { type: "replied"; commentId: string; at: number }
  | { type: "wrote"; at: number };

/** Some weeks of one person: what they did, and what was sent where a rule of the platform let it. */
const lives = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "comment",
        "message",
        "story_reply",
        "mention",
        "reaction",
        "stop",
        "start",
        "reply",
        "write",
      ),
      fc.integer({ min: 1, max: 60 * HOUR_MS }),
    ),
    { maxLength: 30 },
  )
  .map((steps): Happened[] => {
    let at = T0;
    const free: string[] = [];
    return steps.flatMap(([what, pause], index): Happened[] => {
      at += pause;
      const externalId = `x${index}`;
      if (what === "reply") {
        // Any comment that is free: the newest, or an older one.
        const commentId = free.splice(pause % Math.max(1, free.length), 1)[0];
        return commentId === undefined ? [] : [{ type: "replied", commentId, at }];
      }
      if (what === "write") return [{ type: "wrote", at }];
      const kind = what === "stop" || what === "start" ? "message" : (what as PastInteraction["kind"]);
      if (kind === "comment") free.push(externalId);
      const text = what === "stop" ? "STOP" : what === "start" ? "START" : "bonjour";
      const dedupeKey = `${kind === "comment" ? "comment" : "message"}:${externalId}`;
      return [{ type: "heard", kind, dedupeKey, externalId, text, at }];
    });
  });

const historyOf = (life: readonly Happened[]): ReachHistory =>
  new ReachHistory(
    life.filter((one) => one.type === "heard"),
    life.flatMap((one): PastMessage[] =>
      one.type === "replied" ? [{ sentVia: "private_reply", commentId: one.commentId, sentAt: one.at }] : [],
    ),
  );

/** The platform's own rules, told by going through what happened up to a moment: nothing of ours is asked. */
function platformAt(life: readonly Happened[], now: number) {
  let windowUntil = Number.NEGATIVE_INFINITY;
  const open = new Map<string, number>();
  for (const one of life) {
    if (one.at > now) break;
    if (one.type === "replied") open.delete(one.commentId);
    if (one.type !== "heard") continue;
    if (one.kind === "comment") open.set(one.externalId, one.at + 7 * DAY_MS);
    else if (one.kind !== "reaction") windowUntil = one.at + DAY_MS;
  }
  return {
    takesMessage: now < windowUntil,
    takesReplyTo: (id: string) => now < (open.get(id) ?? Number.NEGATIVE_INFINITY),
    takesAnyReply: [...open.values()].some((until) => now < until),
  };
}

const moments = fc.integer({ min: -DAY_MS, max: 90 * DAY_MS }).map((ahead) => T0 + ahead);

test("what reach allows the platform's rules allow, at any instant of any past, and the other way round", () => {
  fc.assert(
    fc.property(lives, moments, (life, now) => {
      const facts = historyOf(life).at(now, false, CAN);
      const reach = reachForPerson(facts, now);
      const platform = platformAt(life, now);
      expect(reach.kind === "window").toBe(platform.takesMessage);
      if (reach.kind === "private_reply") expect(platform.takesReplyTo(facts.comment!.id)).toBe(true);
      expect(reach.kind === "window" || reach.kind === "private_reply").toBe(
        platform.takesMessage || platform.takesAnyReply,
      );
      // And what it says of the time: open until then, closed at it.
      if (reach.kind === "window") {
        expect(
          platformAt(
            life.filter(({ at }) => at <= now),
            reach.until! - 1,
          ).takesMessage,
        ).toBe(true);
        expect(
          platformAt(
            life.filter(({ at }) => at <= now),
            reach.until!,
          ).takesMessage,
        ).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test("after STOP nothing is open to machines until START, whatever else happens", () => {
  fc.assert(
    fc.property(lives, moments, (life, now) => {
      let stopped = false;
      for (const one of life) {
        if (one.at > now) break;
        if (one.type !== "heard" || one.kind === "mention") continue;
        if (one.text === "STOP") stopped = true;
        if (one.text === "START") stopped = false;
      }
      const reach = reachOf(historyOf(life).at(now, false, CAN), now);
      expect(reach.reason === "opted-out").toBe(stopped);
      if (stopped) expect(reach.kind).toBe("none");
    }),
    { numRuns: 1000 },
  );
});

test("a block closes everything, a platform that forbids machines leaves the door to people", () => {
  fc.assert(
    fc.property(lives, moments, (life, now) => {
      const history = historyOf(life);
      expect(reachOf(history.at(now, true, CAN), now)).toMatchObject({ kind: "none", reason: "blocked" });
      const byHandOnly = reachOf(history.at(now, false, { ...CAN, automate: false }), now);
      expect(["none", "human_only"]).toContain(byHandOnly.kind);
    }),
    { numRuns: 300 },
  );
});

/** The columns as the intake and the sending keep them, step by step. */
function columnsAt(life: readonly Happened[], now: number): LeadDraft {
  const lead = newLead({ id: "lead_1", accountId: "acc_1" }, { externalId: "9", username: "marie" }, T0);
  for (const one of life) {
    if (one.at > now) break;
    if (one.type === "wrote") {
      lead.lastSentAt = one.at;
    } else if (one.type === "replied") {
      if (lead.replyCommentId === one.commentId) {
        lead.replyUsed = true;
        lead.replyCommentId = null;
      }
    } else {
      if (one.text !== null) hearWish(lead, one.kind, one.text, one.at);
      const event = { person: { externalId: "9" }, standby: false, referral: null } as InboundInteraction;
      const day = { people: 0, interactions: 0, answers: 0, phones: 0, by_webhook: 0, by_poll: 0 };
      noteActivity(lead, { ...one, mediaId: "m1", intent: null } as unknown as NewInteraction, event, day);
    }
  }
  return lead;
}

test("the columns kept step by step allow what the past allows, but for older comments, and never more", () => {
  fc.assert(
    fc.property(lives, moments, (life, now) => {
      const kept = reachFacts(columnsAt(life, now), CAN);
      const past = historyOf(life).at(now, false, CAN);
      expect(kept.lastInboundAt).toBe(past.lastInboundAt);
      expect(kept.optedOut).toBe(past.optedOut);
      const comments = life.filter((one) => one.type === "heard" && one.kind === "comment" && one.at <= now);
      const newest = comments.at(-1);
      const newestIsFree = newest?.type === "heard" && past.comment?.id === newest.externalId;
      if (newestIsFree) expect(kept.comment).toEqual(past.comment);
      else expect(kept.comment).toBeNull();
      if (comments.length === 0) expect(kept.privateReplyUsed).toBe(past.privateReplyUsed);
    }),
    { numRuns: 2000 },
  );
});

test("the order in which a past is told changes nothing", () => {
  fc.assert(
    fc.property(lives, moments, fc.infiniteStream(fc.nat(1000)), (life, now, keys) => {
      const shuffled = [...life]
        .map((one) => ({ one, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(historyOf(shuffled).at(now, false, CAN)).toEqual(historyOf(life).at(now, false, CAN));
    }),
    { numRuns: 500 },
  );
});
