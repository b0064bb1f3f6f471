import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { setUpFeed } from "../testing/feed.ts";
import { takeEvents } from "./ingest.ts";
import type { CollectJob } from "./jobs.ts";

/** A small generator of the same numbers for the same seed (mulberry32), so that a failing run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test.each([1, 2, 3, 4, 5, 6])(
  "a fifth of the webhooks lost, readings killed at random, their messages lost or repeated: one ring finds all (seed %i)",
  { timeout: 120_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const below = (most: number): number => Math.floor(random() * most);
    const it = await setUpFeed({ mode: "polling", pollMinutes: 1 });
    Object.assign(it.feed, {
      commentPage: 1 + below(12),
      replyPage: 1 + below(4),
      threadPage: 1 + below(6),
      mediaPage: 1 + below(5),
      repliesShown: below(4),
      emptyPages: below(3),
      isDetailed: seed % 2 === 0,
    });
    for (let medium = 0; medium < 5; medium++) it.post(`${100 + medium}`, []);
    for (let thread = 0; thread < 8; thread++) it.thread(`c${thread}`, [it.clock.now - HOUR_MS]);
    const threadPeople = it.threads.map((thread) => thread.messages[0]!);
    let waiting: CollectJob[] = [];
    for (let round = 0; round < 40; round++) {
      // Longer than readings overlap, or the overlap would hide what is lost.
      it.clock.now += 14 * MINUTE_MS;
      const happened = Array.from({ length: 1 + below(8) }, (_, index) => {
        const at = it.clock.now - 1000 * index - below(500);
        const all = it.comments.get(`${100 + below(5)}`)!;
        const kind = random();
        if (kind < 0.2) {
          const place = below(it.threads.length);
          const thread = it.threads[place]!;
          const externalId = `mid-${round}-${index}`;
          const message = { ...threadPeople[place]!, externalId, at };
          if (message.type === "interaction") message.dedupeKey = `message:${externalId}`;
          // Only the newest messages of a conversation can be read back.
          if (thread.messages.length < 15) {
            thread.messages.push(message);
            thread.updatedAt = Math.max(thread.updatedAt, at);
            return message;
          }
        }
        const newest = all.toSorted((a, b) => b.at - a.at)[0];
        if (kind > 0.8 && newest) return it.reply(newest, at);
        return it.comment(`${100 + below(5)}`, at);
      });
      for (const medium of it.media) {
        const own = it.comments.get(medium.externalId)!;
        const answers = own.reduce((sum, one) => sum + (it.replies.get(one.externalId)?.length ?? 0), 0);
        medium.commentCount = own.length + answers;
      }
      const delivered = happened.filter(() => random() >= 0.2);
      await takeEvents(it.deps, it.account, it.platform, delivered, "webhook");
      const rings = [it.job({ reason: round % 4 === 3 ? "poll" : "quick" }), ...waiting];
      waiting = [];
      for (const job of rings) {
        const killAt = random() < 0.3 ? it.calls.length + 1 + below(30) : Number.POSITIVE_INFINITY;
        it.feed.fault = (_call, count) => (count === killAt ? "throw" : undefined);
        const next = await it.step(job).catch(() => undefined);
        if (next && random() >= 0.3) waiting.push(next.body);
        if (next && random() < 0.1) waiting.push(next.body);
        if (random() < 0.1) waiting.push(job);
      }
    }
    it.feed.fault = () => undefined;
    await it.run(it.job());
    expect(await it.stored()).toEqual(it.expected());
  },
);
