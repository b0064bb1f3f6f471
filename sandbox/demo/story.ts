import { MINUTE_MS, SECOND_MS } from "../clock.ts";
import { inventPerson } from "../people/cast.ts";
import type { Random } from "../random.ts";
import { addComment } from "../world/comments.ts";
import type { Account, Language, Media, Person } from "../world/state.ts";
import { receiveFromPerson } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { BURST, castAs, type Role } from "./cast.ts";

/** How long the story waits for the product's message before it goes on without it. */
export const PATIENCE_MS = MINUTE_MS;

export type StoryStep = {
  name: string;
  /** Pause before the step, once what it waits for has happened. */
  pauseMs: readonly [from: number, to: number];
  /** The person who must have received a private message first. */
  waitsFor?: Role;
  play: (stage: Stage) => void;
};

export type Stage = {
  world: World;
  random: Random;
  account: Account;
  /** Runs a part of the step a little later. */
  later: (delayMs: number, run: () => void) => void;
};

/** In this order, always; only the times differ. */
export const STORY: readonly StoryStep[] = [
  {
    name: "price-comment",
    pauseMs: [2 * SECOND_MS, 4 * SECOND_MS],
    play: (stage) => comment(stage, "asker", "C'est combien le sac vert ? 😍"),
  },
  {
    name: "phone-answer",
    pauseMs: [5 * SECOND_MS, 8 * SECOND_MS],
    waitsFor: "asker",
    // 06 39 98 24 71, as it is said aloud.
    play: (stage) =>
      say(
        stage,
        "asker",
        "oui appelez moi au zéro six trente-neuf quatre-vingt-dix-huit vingt-quatre soixante et onze",
      ),
  },
  {
    name: "refusal-comment",
    pauseMs: [6 * SECOND_MS, 9 * SECOND_MS],
    play: (stage) => comment(stage, "decliner", "pas intéressé merci"),
  },
  {
    name: "second-price-comment",
    pauseMs: [5 * SECOND_MS, 8 * SECOND_MS],
    play: (stage) => comment(stage, "stopper", "Bonjour, le prix du sac svp ?"),
  },
  {
    name: "stop",
    pauseMs: [6 * SECOND_MS, 9 * SECOND_MS],
    waitsFor: "stopper",
    play: (stage) => say(stage, "stopper", "STOP"),
  },
  {
    name: "burst",
    pauseMs: [8 * SECOND_MS, 12 * SECOND_MS],
    play(stage) {
      const media = showpiece(stage);
      let delayMs = 0;
      for (const [language, text] of BURST) {
        stage.later(delayMs, () =>
          addComment(stage.world, { media, author: newcomer(stage, language).username, text }),
        );
        delayMs += stage.random.int(300, 1200);
      }
    },
  },
];

/** Has this person received a message of the account since the story began? */
export function hasReceived(world: World, account: Account, role: Role, sinceMs: number): boolean {
  const { username } = castAs(world, account, role);
  const thread = world.conversationWith(account.userId, username);
  return thread?.messages.some((message) => message.from === "business" && message.at >= sinceMs) ?? false;
}

/** Somebody the shop has never met. */
export function newcomer({ world, random }: Pick<Stage, "world" | "random">, language?: Language): Person {
  for (;;) {
    const person = inventPerson(random, world.state.accounts, language);
    if (!world.person(person.username)) return world.addPerson(person);
    // Names run out after some days of events: a number makes a new one.
    const numbered = { ...person, username: person.username.replace("_demo", `${world.nextSerial()}_demo`) };
    if (!world.person(numbered.username)) return world.addPerson(numbered);
  }
}

/** The post everything happens under: the shop's newest. */
export function showpiece({ world, account }: Pick<Stage, "world" | "account">): Media {
  const media = world
    .mediaOf(account.userId)
    .find((one) => one.productType === "FEED" && one.commentsEnabled);
  if (!media) throw new Error(`${account.username} has no post to comment on`);
  return media;
}

const comment = (stage: Stage, role: Role, text: string): void => {
  const { username } = castAs(stage.world, stage.account, role);
  addComment(stage.world, { media: showpiece(stage), author: username, text });
};

const say = (stage: Stage, role: Role, text: string): void => {
  receiveFromPerson(stage.world, stage.account, castAs(stage.world, stage.account, role), { text });
};
