import type { Duplicate } from "../../worker/leads/merge-contract.ts";

const SURE = 0.9;
const LIKELY = 0.6;

/** How sure we are that two leads are one person, in three words. */
export const sureness = (confidence: number): "sure" | "likely" | "possible" =>
  confidence >= SURE ? "sure" : confidence >= LIKELY ? "likely" : "possible";

/** What both have in common; a handle with the sign that people write before it. */
export const shownValue = ({ reason, value }: Pick<Duplicate, "reason" | "value">): string =>
  reason === "same-username" && !value.startsWith("@") ? `@${value}` : value;
