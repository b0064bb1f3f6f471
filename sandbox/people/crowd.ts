import { type Clock, HOUR_MS, SECOND_MS } from "../clock.ts";
import type { FaultBoard } from "../faults/faults.ts";
import type { Random } from "../random.ts";
import type { Account, AnswerStyle, Conversation, Message, Person } from "../world/state.ts";
import { markRead, receiveFromPerson } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { answerText } from "./message-phrases.ts";
import { fictionalNumber, spellNumber } from "./numbers.ts";

/** Within this time, a person's earlier lines belong to the same exchange. */
const EXCHANGE_MS = 6 * HOUR_MS;

export type CrowdParts = { world: World; clock: Clock; random: Random; faults: FaultBoard };

/** The cast answers what it is sent, by rules and after some seconds. People led by hand or by the story are left alone. */
export class Crowd {
  readonly #parts: CrowdParts;
  #generation = 0;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
    parts.world.onEvent((event) => {
      if (event.kind === "message" && event.message.from === "business") {
        this.#onBusinessMessage(event.account, event.conversation, event.message);
      }
    });
  }

  /** Whoever was about to answer does not: the world they lived in is gone. */
  forget(): void {
    this.#generation += 1;
  }

  #onBusinessMessage(account: Account, conversation: Conversation, message: Message): void {
    const { world, random, faults, clock } = this.#parts;
    const person = world.person(conversation.person);
    if (!person || person.answers === "scripted" || !faults.now.people.answer) return;
    const isSeen = person.answers !== "silent" || random.chance(0.5);
    const readAfterMs = random.int(1 * SECOND_MS, 6 * SECOND_MS);
    if (isSeen) this.#later(readAfterMs, () => markRead(world, message.mid));
    const since = clock.now() - EXCHANGE_MS;
    const earlier = conversation.messages.filter((one) => one.from === "person" && one.at > since).length;
    const text = answerFor(person, earlier, random);
    if (text === undefined) return;
    this.#later(readAfterMs + random.int(3 * SECOND_MS, 20 * SECOND_MS), () => {
      if (!person.blocks.includes(account.userId)) receiveFromPerson(world, account, person, { text });
    });
  }

  #later(delayMs: number, run: () => void): void {
    const { clock, faults } = this.#parts;
    const generation = this.#generation;
    clock.after(Math.round(delayMs * faults.now.people.pace), () => {
      if (generation === this.#generation) run();
    });
  }
}

/**
 * What a person says to a message of the shop.
 *
 * @param earlier  how many lines they have written in this exchange
 * @returns undefined when they say nothing
 */
export function answerFor(
  person: Pick<Person, "answers" | "language" | "username">,
  earlier: number,
  random: Random,
): string | undefined {
  const say = (kind: Exclude<AnswerStyle, "silent" | "scripted"> | "thanks"): string =>
    answerText(random, person.language, kind)
      .replace("{number}", () => spellNumber(fictionalNumber(random), person.language, random))
      .replace("{mail}", `${person.username.replace(/_demo$/, "").replaceAll("_", ".")}@example.com`);
  if (person.answers === "silent" || person.answers === "scripted") return undefined;
  if (earlier === 0) return say(person.answers);
  if (earlier > 1 || person.answers === "stop" || person.answers === "refuse") return undefined;
  if (person.answers === "chat") return random.chance(0.4) ? say("phone") : say("thanks");
  if (person.answers === "phone") return random.chance(0.5) ? say("phone") : say("thanks");
  return random.chance(0.4) ? say("thanks") : undefined;
}
