import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./clock.ts";
import { createCast } from "./people/cast.ts";
import { answerFor } from "./people/crowd.ts";
import { fictionalNumber, frenchWords, SPELLINGS, spellNumber } from "./people/numbers.ts";
import { createRandom } from "./random.ts";
import { createAccounts } from "./seed/accounts.ts";
import { seedWorld } from "./seed/seed.ts";
import { createHarness, START_MS } from "./testing/harness.ts";
import type { AnswerStyle } from "./world/state.ts";

describe("numbers", () => {
  test.each([
    [0, "zéro"],
    [6, "six"],
    [16, "seize"],
    [17, "dix-sept"],
    [21, "vingt et un"],
    [39, "trente-neuf"],
    [61, "soixante et un"],
    [70, "soixante-dix"],
    [71, "soixante et onze"],
    [77, "soixante-dix-sept"],
    [80, "quatre-vingts"],
    [81, "quatre-vingt-un"],
    [91, "quatre-vingt-onze"],
    [98, "quatre-vingt-dix-huit"],
  ])("%i is said %s", (value, words) => expect(frenchWords(value)).toBe(words));

  test("no two numbers under a hundred are said alike", () => {
    expect(new Set(Array.from({ length: 100 }, (_, value) => frenchWords(value))).size).toBe(100);
  });

  test("all come from the ranges kept for fiction, however they are spelled", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const number = fictionalNumber(createRandom(seed));
        expect(number.pairs.join("")).toMatch(/^(063998\d{4}|019900\d{4})$/);
        for (const spell of [SPELLINGS.plusTrunk, SPELLINGS.plus, SPELLINGS.doubleZero]) {
          expect(
            spell(number)
              .replace(/^00|\(0\)/g, "")
              .replace(/\D/g, "")
              .replace(/^33/, "0"),
          ).toBe(number.pairs.join(""));
        }
      }),
    );
  });

  test("are never said in French words by English speakers", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        expect(spellNumber(fictionalNumber(random), "en", random)).not.toMatch(/z[ée]ro|quatre/);
      }),
    );
  });

  test("are spelled as people do", () => {
    const number = { pairs: ["06", "39", "98", "01", "71"] as [string, string, string, string, string] };
    expect(
      Object.fromEntries(Object.entries(SPELLINGS).map(([name, spell]) => [name, spell(number)])),
    ).toEqual({
      spaces: "06 39 98 01 71",
      dots: "06.39.98.01.71",
      dashes: "06-39-98-01-71",
      solid: "0639980171",
      words: "zéro six trente-neuf quatre-vingt-dix-huit zéro un soixante et onze",
      halfWords: "zéro six 39 98 01 71",
      keycaps: "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣0️⃣1️⃣7️⃣1️⃣",
      fullWidth: "０６３９９８０１７１",
      plusTrunk: "+33 (0)6 39 98 01 71",
      plus: "+33639980171",
      doubleZero: "0033 6 39 98 01 71",
      apart: "0 6 3 9 9 8 0 1 7 1",
      letterO: "o6 39 98 01 71",
    });
  });
});

describe("the cast", () => {
  const cast = createCast(createRandom(1), createAccounts());

  test("is 180 different people, most of them French, none of them real", () => {
    expect(cast.length).toBe(180);
    expect(new Set(cast.map((person) => person.username)).size).toBe(180);
    expect(
      cast.every((person) => /^[a-z0-9._]{1,30}$/.test(person.username) && person.username.endsWith("_demo")),
    ).toBe(true);
    expect(cast.filter((person) => person.language === "fr").length).toBeGreaterThan(130);
    expect(cast.some((person) => person.language === "en")).toBe(true);
  });

  test("is the same for the same seed", () => {
    expect(createCast(createRandom(1), createAccounts())).toEqual(cast);
    expect(createCast(createRandom(2), createAccounts())).not.toEqual(cast);
  });

  test.each([
    ["phone", /\d|zéro|[０-９]/],
    ["email", /@example\.com/],
    ["stop", /stop|arrêtez/i],
    ["refuse", /merci|non|cher|intéress/i],
    ["chat", /\S/],
  ] as [AnswerStyle, RegExp][])("who answer by %s say so", (answers, expected) => {
    for (let seed = 0; seed < 50; seed++) {
      expect(answerFor({ answers, language: "fr", username: "marie.l_demo" }, 0, createRandom(seed))).toMatch(
        expected,
      );
    }
  });

  test.each(["silent", "scripted"] as AnswerStyle[])("who are %s say nothing", (answers) => {
    expect(answerFor({ answers, language: "fr", username: "a_demo" }, 0, createRandom(1))).toBeUndefined();
  });

  test("never say anything after a stop or a refusal, and never go on for ever", () => {
    for (const answers of ["stop", "refuse"] as const) {
      expect(answerFor({ answers, language: "en", username: "a_demo" }, 1, createRandom(1))).toBeUndefined();
    }
    for (const answers of ["phone", "chat", "email"] as const) {
      expect(answerFor({ answers, language: "en", username: "a_demo" }, 2, createRandom(1))).toBeUndefined();
    }
  });
});

describe("the thirty days before", () => {
  const world = seedWorld(20261122, START_MS);

  test("hold the whole cast, heaviest on the first shop, and nothing from the future", () => {
    const commenters = new Set(world.comments.map((comment) => comment.author).filter(Boolean));
    expect(commenters.size).toBe(180);
    const count = (userId: string) => world.comments.filter((comment) => comment.accountId === userId).length;
    const [lune, azur, ocre] = world.accounts.map((account) => count(account.userId));
    expect(lune).toBeGreaterThan(azur! + ocre!);
    expect(Math.min(azur!, ocre!)).toBeGreaterThan(30);
    for (const comment of world.comments) {
      expect(comment.at).toBeLessThan(START_MS);
      expect(comment.at).toBeGreaterThan(START_MS - 30 * DAY_MS);
      expect(comment.at).toBeGreaterThan(world.media.find((media) => media.id === comment.mediaId)!.postedAt);
    }
  });

  test("have ids above 2^53 that no two things share", () => {
    const ids = [...world.comments, ...world.media].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => BigInt(id) > 2n ** 53n)).toBe(true);
  });

  test("hold answers of the shops under their comments", () => {
    const replies = world.comments.filter((comment) => comment.author === null);
    expect(replies.length).toBeGreaterThan(20);
    expect(
      replies.every((reply) =>
        world.comments.some((one) => one.id === reply.parentId && one.parentId === undefined),
      ),
    ).toBe(true);
  });

  test("hold open and closed windows, and threads too long to read", () => {
    const open = world.conversations.filter((thread) => thread.lastInboundAt! > START_MS - DAY_MS);
    expect(open.length).toBeGreaterThan(3);
    expect(world.conversations.length - open.length).toBeGreaterThan(8);
    expect(world.conversations.some((thread) => thread.messages.length > 20)).toBe(true);
    for (const thread of world.conversations) expect(thread.updatedAt).toBe(thread.messages.at(-1)!.at);
  });

  test("are the same for the same seed and start", () => {
    expect(seedWorld(20261122, START_MS)).toEqual(world);
  });
});

describe("the crowd", () => {
  const reply = async (answers: AnswerStyle) => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const account = sandbox.world.accountNamed("atelier.lune")!;
    await sandbox.ask("PATCH", "/sandbox/people/nina.q_demo", { answers });
    const { body } = await sandbox.ask("POST", "/sandbox/comments", {
      account: account.username,
      username: "nina.q_demo",
      text: "Prix ?",
    });
    await sandbox.graph(token, "POST", "/me/messages", {
      recipient: { comment_id: body.id },
      message: { text: "Bonjour !" },
    });
    return {
      sandbox,
      messages: () => sandbox.world.conversationWith(account.userId, "nina.q_demo")!.messages,
    };
  };

  test("reads a private message and answers it after some seconds", async () => {
    const { sandbox, messages } = await reply("stop");
    await sandbox.clock.advance(3000);
    expect(messages().length).toBe(1);
    await sandbox.clock.advance(MINUTE_MS);
    expect(messages().map((message) => message.from)).toEqual(["business", "person"]);
    expect(messages()[1]!.text).toMatch(/stop|arrêtez/i);
    expect(messages()[0]!.readAt).toBeGreaterThan(START_MS);
    await sandbox.clock.advance(HOUR_MS);
    expect(messages().length).toBe(2);
  });

  test("stays silent when led by hand, when silent by nature, and when switched off", async () => {
    for (const answers of ["scripted", "silent"] as const) {
      const { sandbox, messages } = await reply(answers);
      await sandbox.clock.advance(HOUR_MS);
      expect(messages().length).toBe(1);
    }
    const sandbox = createHarness();
    const token = await sandbox.connect();
    sandbox.faults.change({ people: { answer: false } });
    await sandbox.ask("PATCH", "/sandbox/people/nina.q_demo", { answers: "phone" });
    const { body } = await sandbox.ask("POST", "/sandbox/comments", {
      account: "atelier.lune",
      username: "nina.q_demo",
      text: "Prix ?",
    });
    await sandbox.graph(token, "POST", "/me/messages", {
      recipient: { comment_id: body.id },
      message: { text: "Bonjour !" },
    });
    await sandbox.clock.advance(HOUR_MS);
    expect((await sandbox.ask("GET", "/sandbox/people/nina.q_demo/inbox")).body.messages).toHaveLength(1);
  });
});
