import { isInTime, type LostSend, mayBe } from "../messaging/proof.ts";
import { TAKEN_OVER_MS } from "../messaging/take-over.ts";
import { MINUTE_MS } from "../scoring/days.ts";

/** What the platform says the account itself sent. `text` is null for a picture and the like; times are epoch ms. */
export type Echo = { externalId: string; personExternalId: string; text: string | null; at: number };

/** A message of ours as far as it may explain an echo. */
export type OurMessage = LostSend & {
  leadId: string;
  dedupeKey: string;
  state: string;
  open: boolean;
  imageUrl: string | null;
  externalId: string | null;
  sentAt: number | null;
};

export type Author<Message> =
  /** It is kept already: a repeated delivery, or a send that got its answer. */
  | { kind: "known" }
  /** A send of ours that has its answer, or is about to get it. */
  | { kind: "ours" }
  /** A send whose answer was lost: this proves that it went. */
  | { kind: "lost"; message: Message }
  /** Nothing of ours explains it: somebody wrote it in the platform's own app. */
  | { kind: "person" };

/** Of platforms that name a message differently when it is sent and when it comes back. */
const SAME_WORDS_WITHIN_MS = 10 * MINUTE_MS;
/** What somebody wrote in the platform's own app is kept under this and its id. */
export const ECHO_KEY = "echo:";

/**
 * Who wrote what comes back as an echo (pure). In doubt it was us: taking our own message for a person's would
 * silence the automation that sent it.
 *
 * @param theirs messages of this account to the person
 * @param replies private replies of the account without an answer, whoever they went to: their recipient may have
 *   an id that another lead is known by
 */
export function authorOf<Message extends OurMessage>(
  echo: Echo,
  theirs: readonly Message[],
  replies: readonly Message[],
): Author<Message> {
  if (theirs.some(({ externalId }) => externalId === echo.externalId)) return { kind: "known" };
  const lost = theirs.find((one) => one.open && one.state === "unknown" && mayBe(one, echo));
  if (lost) return { kind: "lost", message: lost };
  const sends = [...theirs.filter(({ dedupeKey }) => !dedupeKey.startsWith(ECHO_KEY)), ...replies];
  return { kind: sends.some((one) => says(one, echo) && isOf(one, echo.at)) ? "ours" : "person" };
}

/** It went, or may have: what a platform refused, somebody may have typed again by hand. */
const MAY_HAVE_GONE: ReadonlySet<string> = new Set(["sending", "unknown", "sent", "delivered", "read"]);

/** True when an echo of that time may be this send. */
const isOf = (one: OurMessage, at: number): boolean =>
  MAY_HAVE_GONE.has(one.state) &&
  (one.sentAt === null ? isInTime(one, at) : Math.abs(at - one.sentAt) <= SAME_WORDS_WITHIN_MS);

/** Platforms trim, and compose letters their own way; of a picture no words come back. */
const says = (one: OurMessage, echo: Echo): boolean =>
  one.imageUrl === null ? plain(one.text) === plain(echo.text ?? "") : plain(echo.text ?? "") === "";
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim();

/**
 * What a person's own message in the platform's app means (pure). What was written before the account was connected
 * is history; a week later nothing follows from it any more.
 */
export function meaningOf(
  { at }: Pick<Echo, "at">,
  { now, connectedAt }: { now: number; connectedAt: number },
): "nothing" | "history" | "takes-over" {
  if (at <= now - TAKEN_OVER_MS) return "nothing";
  return at < connectedAt ? "history" : "takes-over";
}
