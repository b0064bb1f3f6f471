import type { Clock } from "../clock.ts";
import { igsid } from "../ids.ts";
import type { WorldEvent, WorldListener } from "./events.ts";
import { newestFirst } from "./order.ts";
import type {
  Account,
  Comment,
  Conversation,
  Language,
  Media,
  Message,
  Person,
  WorldState,
} from "./state.ts";

/**
 * The sandbox's Instagram: one plain state, the look-ups over it, and a way to be told what happens.
 * Rules that change it live beside it (`comments.ts`, `threads.ts`).
 */
export class World {
  readonly clock: Clock;
  #state: WorldState;
  #media = new Map<string, Media>();
  #comments = new Map<string, Comment>();
  #conversations = new Map<string, Conversation>();
  #messages = new Map<string, { conversation: Conversation; message: Message }>();
  #people = new Map<string, Person>();
  #usernamesByScopedId = new Map<string, string>();
  #listeners = new Set<WorldListener>();
  #changeListeners = new Set<() => void>();

  constructor(state: WorldState, clock: Clock) {
    this.clock = clock;
    this.#state = state;
    this.replace(state);
  }

  get state(): WorldState {
    return this.#state;
  }

  /** Swaps the whole world, as a reset does. Listeners stay. */
  replace(state: WorldState): void {
    this.#state = state;
    for (const index of [this.#media, this.#comments, this.#conversations, this.#messages, this.#people])
      index.clear();
    this.#usernamesByScopedId.clear();
    for (const media of state.media) this.#media.set(media.id, media);
    for (const comment of state.comments) this.#comments.set(comment.id, comment);
    for (const person of state.people) this.#indexPerson(person);
    for (const conversation of state.conversations) this.#indexConversation(conversation);
    this.changed();
  }

  onEvent(listener: WorldListener): void {
    this.#listeners.add(listener);
  }

  onChange(listener: () => void): void {
    this.#changeListeners.add(listener);
  }

  emit(event: WorldEvent): void {
    this.changed();
    for (const listener of this.#listeners) listener(event);
  }

  changed(): void {
    for (const listener of this.#changeListeners) listener();
  }

  nextSerial(): number {
    this.#state.serial += 1;
    return this.#state.serial;
  }

  accountNamed(username: string): Account | undefined {
    return this.#state.accounts.find((account) => account.username === username);
  }

  /** By professional account id or by app-scoped id, as the Graph does. */
  accountById(id: string): Account | undefined {
    return this.#state.accounts.find((account) => account.userId === id || account.appScopedId === id);
  }

  requireAccount(userId: string): Account {
    const account = this.accountById(userId);
    if (!account) throw new Error(`no account ${userId}`);
    return account;
  }

  media(id: string): Media | undefined {
    return this.#media.get(id);
  }

  /** Newest first. */
  mediaOf(accountId: string): Media[] {
    return this.#state.media
      .filter((media) => media.accountId === accountId)
      .sort((a, b) => newestFirst({ at: a.postedAt, id: a.id }, { at: b.postedAt, id: b.id }));
  }

  addMedia(media: Media): Media {
    this.#state.media.push(media);
    this.#media.set(media.id, media);
    this.changed();
    return media;
  }

  comment(id: string): Comment | undefined {
    return this.#comments.get(id);
  }

  /** Newest first. */
  commentsOn(mediaId: string, parentId?: string): Comment[] {
    return this.#state.comments
      .filter((comment) => comment.mediaId === mediaId && comment.parentId === parentId)
      .sort(newestFirst);
  }

  commentCount(mediaId: string): number {
    return this.#state.comments.reduce((count, comment) => count + (comment.mediaId === mediaId ? 1 : 0), 0);
  }

  putComment(comment: Comment): void {
    this.#state.comments.push(comment);
    this.#comments.set(comment.id, comment);
  }

  /** Removes a comment and its replies. */
  removeComment(id: string): void {
    const gone = new Set([id]);
    for (const comment of this.#state.comments) if (comment.parentId === id) gone.add(comment.id);
    this.#state.comments = this.#state.comments.filter((comment) => !gone.has(comment.id));
    for (const goneId of gone) this.#comments.delete(goneId);
    this.changed();
  }

  person(username: string): Person | undefined {
    return this.#people.get(username);
  }

  /** Finds a person, or lets a stranger in: somebody led by hand, who never answers by a rule. */
  personOrStranger(username: string, language: Language = "fr"): Person {
    const known = this.#people.get(username);
    if (known) return known;
    const stranger: Person = {
      username,
      name: username,
      language,
      answers: "scripted",
      followerCount: 120,
      verified: false,
      follows: [],
      followedBy: [],
      blocks: [],
    };
    return this.addPerson(stranger);
  }

  addPerson(person: Person): Person {
    this.#state.people.push(person);
    this.#indexPerson(person);
    this.changed();
    return person;
  }

  /** The person behind an Instagram-scoped id of one account; ids of other accounts mean nobody here. */
  personByScopedId(accountId: string, scopedId: string): Person | undefined {
    const username = this.#usernamesByScopedId.get(`${accountId}:${scopedId}`);
    return username === undefined ? undefined : this.#people.get(username);
  }

  conversation(id: string): Conversation | undefined {
    return this.#conversations.get(id);
  }

  conversationWith(accountId: string, username: string): Conversation | undefined {
    return this.#state.conversations.find((one) => one.accountId === accountId && one.person === username);
  }

  /** Newest first. */
  conversationsOf(accountId: string): Conversation[] {
    return this.#state.conversations
      .filter((conversation) => conversation.accountId === accountId)
      .sort((a, b) => newestFirst({ at: a.updatedAt, id: a.id }, { at: b.updatedAt, id: b.id }));
  }

  putConversation(conversation: Conversation): void {
    this.#state.conversations.push(conversation);
    this.#indexConversation(conversation);
  }

  message(mid: string): { conversation: Conversation; message: Message } | undefined {
    return this.#messages.get(mid);
  }

  putMessage(conversation: Conversation, message: Message): void {
    conversation.messages.push(message);
    conversation.updatedAt = Math.max(conversation.updatedAt, message.at);
    this.#messages.set(message.mid, { conversation, message });
  }

  #indexPerson(person: Person): void {
    this.#people.set(person.username, person);
    for (const account of this.#state.accounts) {
      this.#usernamesByScopedId.set(
        `${account.userId}:${igsid(account.userId, person.username)}`,
        person.username,
      );
    }
  }

  #indexConversation(conversation: Conversation): void {
    this.#conversations.set(conversation.id, conversation);
    for (const message of conversation.messages) this.#messages.set(message.mid, { conversation, message });
  }
}
