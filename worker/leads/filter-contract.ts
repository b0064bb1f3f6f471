import { z } from "zod";
import { plainText } from "../http/contract.ts";
import { INTENTS } from "../language/intents.ts";
import { REACH_KINDS } from "../messaging/contract.ts";
import { PLATFORMS } from "../platforms/contract.ts";
import { LEAD_SORTS, LEAD_STATUSES, REMINDER_FILTERS } from "./contract.ts";

const listOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .array(z.enum(words))
    .min(1)
    .max(words.length * 2)
    .transform((given) => [...new Set(given)]);

/** The list's filters as JSON: lists instead of comma lists, numbers and booleans instead of their texts. */
const FILTER = {
  platform: listOf(PLATFORMS).optional(),
  status: listOf(LEAD_STATUSES).optional(),
  q: plainText().trim().max(200).optional(),
  minScore: z.number().int().min(0).max(100).optional(),
  target: z.boolean().optional(),
  hasPhone: z.boolean().optional(),
  reach: listOf([...REACH_KINDS, "open"]).optional(),
  intent: listOf(INTENTS).optional(),
  accountId: z.string().max(80).optional(),
  tag: plainText().max(60).optional(),
  assignedTo: z.string().max(80).optional(),
  reminder: z.enum(REMINDER_FILTERS).optional(),
};

/** What a saved view keeps. */
export const ViewFilter = z.strictObject(FILTER);
export type ViewFilter = z.output<typeof ViewFilter>;

/** What a change or a count is about: a view's filters are defaults, those given beside it win. */
export const LeadFilterBody = z.strictObject({ ...FILTER, view: z.string().max(80).optional() });
export type LeadFilterBody = z.output<typeof LeadFilterBody>;

export const LeadSortSchema = z.enum(LEAD_SORTS);
