import type { InboundEvent } from "../worker/platforms/platform.ts";
import { commentEvent, echoEvent, itemEvent } from "./instagram.ts";
import type { Setting } from "./setting.ts";
import type { AccountTruth, Delivery, Person, ThreadItem } from "./truth.ts";
import type { Webhooks } from "./webhooks.ts";
import type { World } from "./world.ts";

const COMMENTS = ["prix svp", "c'est combien ? prix", "dispo ?", "trop beau", "prix et dispo ?", "j'adore ❤", "nul"];
const WORDS = ["infos svp", "bonjour", "oui merci", "je veux bien des infos", "mon numéro : 06 39 98 01 23", "ok"];
export const STOPS = ["STOP", "stop", "Arrêtez de m'écrire"];
export const STARTS = ["START"];

/** People of the platform: they comment, write, edit, take back, ask to stop, and come back. */
export class Crowd {
  readonly #world: World;
  readonly #setting: Setting;
  readonly #webhooks: Webhooks;

  constructor(world: World, setting: Setting, webhooks: Webhooks) {
    this.#world = world;
    this.#setting = setting;
    this.#webhooks = webhooks;
  }

  comment(text = this.#world.random.pick(COMMENTS)): void {
    const { random, at } = this.#world;
    const account = random.pick(this.#world.accounts);
    const { id } = random.pick(account.media);
    const comment = account.comment(this.#person(), id, text, at);
    this.#webhooks.tell((sentAt) =>
      commentEvent(account.externalId, comment, Math.floor(sentAt / 1000) * 1000, true),
    );
  }

  write(text = this.#world.random.pick(WORDS)): void {
    const account = this.#world.random.pick(this.#world.accounts);
    this.#say(account, this.#person(), text);
  }

  askToStop(): void {
    const { random } = this.#world;
    const account = random.pick(this.#world.accounts);
    const threads = [...account.threads.values()];
    const person = threads.length > 0 && random.chance(0.8) ? random.pick(threads).person : this.#person();
    this.#say(account, person, random.pick(STOPS));
  }

  comeBack(): void {
    const { random } = this.#world;
    const account = random.pick(this.#world.accounts);
    const stopped = [...account.threads.values()].filter(({ items }) =>
      items.some((item) => item.from === "person" && STOPS.includes(item.text)),
    );
    if (stopped.length > 0) this.#say(account, random.pick(stopped).person, random.pick(STARTS));
  }

  edit(): void {
    const found = this.#someWord();
    if (!found) return;
    const { account, person, item } = found;
    const { at, random } = this.#world;
    if (STOPS.includes(item.text) || STARTS.includes(item.text)) return;
    item.text = random.pick(WORDS);
    const { text } = item;
    this.#webhooks.tell(() => ({
      type: "edited",
      accountExternalId: account.externalId,
      externalId: item.id,
      personExternalId: person.id,
      text,
      edits: 1,
      at,
    }));
  }

  takeBack(): void {
    const found = this.#someWord();
    if (!found) return;
    const { account, person, item } = found;
    const { at } = this.#world;
    item.isTakenBack = true;
    this.#webhooks.tell(() => ({
      type: "unsent",
      accountExternalId: account.externalId,
      externalId: item.id,
      personExternalId: person.id,
      at,
    }));
  }

  deleteComment(): void {
    const { random } = this.#world;
    const account = random.pick(this.#world.accounts);
    const comments = [...account.comments.values()];
    if (comments.length > 0) random.pick(comments).isDeleted = true;
  }

  /** Of a message of ours: its echo, and perhaps what their device says of it. */
  receive(account: AccountTruth, { person, messageId, text, at }: Delivery): void {
    const { random } = this.#world;
    const { externalId } = account;
    const isPicture = text.startsWith("https://");
    const echo = { ...echoEvent(externalId, person, { id: messageId, text, at }), ...(isPicture ? { text: null } : {}) };
    this.#webhooks.tell(() => echo as InboundEvent);
    for (const receipt of ["delivered", "read"] as const) {
      if (!random.chance(0.5)) continue;
      this.#webhooks.tell((sentAt) => ({
        type: "receipt",
        accountExternalId: externalId,
        receipt,
        externalId: messageId,
        personExternalId: person.id,
        at: sentAt,
      }));
    }
  }

  #say(account: AccountTruth, person: Person, text: string): ThreadItem {
    const item = account.hear(person, text, this.#world.at);
    const event = itemEvent(account.externalId, account.threadOf(person), item);
    this.#webhooks.tell(() => event);
    return item;
  }

  #someWord(): { account: AccountTruth; person: Person; item: ThreadItem } | null {
    const { random } = this.#world;
    const account = random.pick(this.#world.accounts);
    const threads = [...account.threads.values()].filter(({ items }) =>
      items.some(({ from, isTakenBack }) => from === "person" && !isTakenBack),
    );
    if (threads.length === 0) return null;
    const thread = random.pick(threads);
    const items = thread.items.filter(({ from, isTakenBack }) => from === "person" && !isTakenBack);
    return { account, person: thread.person, item: random.pick(items) };
  }

  #person(): Person {
    return this.#world.random.pick(this.#setting.people);
  }
}
