import type { TemplateResults } from "../../worker/messaging/contract.ts";

/** Sends of one wording below which its rates say nothing; the API keeps them back until then. */
export const COMPARED_FROM = 100;

/** A, B, C … for the wordings of a template. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

type Variant = TemplateResults["variants"][number];

/** How many more sends a wording needs before it is compared; 0 once it is. */
export const missingSends = ({ sent, answerRate }: Pick<Variant, "sent" | "answerRate">): number =>
  answerRate === null ? Math.max(1, COMPARED_FROM - sent) : 0;
