import type { Trigger } from "./contract.ts";

/** For what a message is written: the key that makes it happen once. */

type OfAutomation = { id: string; trigger: Pick<Trigger, "kind"> };

/** One message per automation and post; every other automation writes to a person once. */
export const occasionKey = ({ id, trigger }: OfAutomation, mediaId: string | null): string =>
  trigger.kind === "comment" ? `auto:${id}:${mediaId ?? "-"}` : `auto:${id}:-`;

/** Its own message of before, or any automation's under the same post: one person, one post, one message. */
export const isSameOccasion = (key: string, automation: OfAutomation, mediaId: string | null): boolean =>
  key === occasionKey(automation, mediaId) ||
  (automation.trigger.kind === "comment" &&
    mediaId !== null &&
    key.startsWith("auto:") &&
    key.endsWith(`:${mediaId}`));

/** What follows from a first message has its key and its own place behind it. */
export type Step = { first: string; followUp: number; isPicture: boolean };
const STEP = /^(.*?)(?:#(\d+))?(#picture)?$/s;

/** `auto:a:m#2#picture` → the picture of its second follow-up. A first message is follow-up 0. */
export function stepOf(dedupeKey: string): Step {
  const [, first = dedupeKey, followUp = "0", picture] = STEP.exec(dedupeKey) ?? [];
  return { first, followUp: Number(followUp), isPicture: picture !== undefined };
}

/** The same the other way round. */
export const stepKey = ({ first, followUp, isPicture }: Step): string =>
  `${first}${followUp > 0 ? `#${followUp}` : ""}${isPicture ? "#picture" : ""}`;

/** The same lead always gets the same share, so that a repeated event cannot change its text. */
export function shareOf(seed: string, parts: number): number {
  let hash = 2166136261;
  for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  return (hash >>> 0) % parts;
}
