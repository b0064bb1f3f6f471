import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf, plainText, TimeSchema } from "../http/contract.ts";

export const PHONE_TYPES = ["mobile", "landline", "premium", "machine", "other"] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];
/** ISO 3166-1 alpha-2, upper case. */
export const CountrySchema = z.string().regex(/^[A-Z]{2}$/, "two capital letters, e.g. FR");

export const ExtractInput = z.strictObject({
  text: z.string().max(100_000),
  country: CountrySchema.default("FR"),
  ai: z.boolean().default(false),
});
export const ExtractSchema = z.object({
  phones: z.array(
    z.object({
      e164: z.string(),
      country: z.string(),
      type: z.enum(PHONE_TYPES),
      start: z.number().int().meta({ description: "UTF-16 unit, inclusive" }),
      end: z.number().int().meta({ description: "UTF-16 unit, exclusive" }),
      method: z.enum(["pattern", "ai"]),
      confidence: z.number().min(0).max(1),
    }),
  ),
  emails: z.array(z.string()),
});

export const READING_STATES = ["waiting", "found", "nothing", "given-up"] as const;
export type ReadingState = (typeof READING_STATES)[number];
export const ReadingSchema = z.object({
  interactionId: z.string(),
  leadId: z.string(),
  state: z.enum(READING_STATES),
  reason: z.string().nullable().meta({
    description:
      "Why it waits, or ended without a number: ai-off, budget, quota, rate-limit, timeout, unreachable, overloaded, server, model, key, request, refused, cut, unreadable, unsupported (what was read is not in the text), not-hidden, taken-back",
  }),
  at: TimeSchema.meta({ description: "When this last changed" }),
});
export type Reading = z.infer<typeof ReadingSchema>;
export const ReadingPage = pageOf(ReadingSchema);
export const ReadingQuery = z.strictObject({ ...PageQuery });

export const GIVEN_IN = ["public-comment", "private-message", "after-our-question", "import"] as const;
export type GivenIn = (typeof GIVEN_IN)[number];
export const CONTACT_KINDS = ["phone", "email"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const ContactSchema = z.object({
  kind: z.enum(CONTACT_KINDS),
  value: z.string(),
  national: z
    .string()
    .nullable()
    .meta({ description: "A number as it is dialled at home; null for an address" }),
  country: z.string().nullable(),
  type: z.enum(PHONE_TYPES).nullable(),
  method: z.enum(["pattern", "ai", "import"]),
  confidence: z.number(),
  givenIn: z.enum(GIVEN_IN).meta({
    description: "`after-our-question`: in answer to a message of ours that asked for it",
  }),
  quote: z.string().meta({ description: "The person's own words around it" }),
  start: z
    .number()
    .int()
    .nullable()
    .meta({ description: "Its place in the quote, UTF-16 units; null when unknown" }),
  end: z.number().int().nullable().meta({ description: "Exclusive" }),
  interactionId: z.string().nullable().meta({ description: "null for an import" }),
  foundAt: TimeSchema,
  consent: z.object({
    state: z.enum(["none", "asked-to-be-called", "recorded"]),
    words: z.string().nullable().meta({ description: "The exact words, as far as they are known" }),
    at: NullableTimeSchema,
    by: z.string().nullable().meta({ description: "Who noted it; null for the person's own message" }),
    withdrawnAt: NullableTimeSchema.meta({ description: "Of the state `none`: when consent was withdrawn" }),
  }),
  links: z.object({ tel: z.string().nullable(), whatsapp: z.string().nullable() }).nullable().meta({
    description:
      "null until consent is recorded or the person asked to be called, and while they may not be contacted",
  }),
});
export type Contact = z.infer<typeof ContactSchema>;
export const ContactPage = pageOf(ContactSchema);

export const ConsentBody = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  value: z.string().min(1).max(320),
  words: plainText().trim().min(1).max(2000).optional(),
  at: TimeSchema.optional().meta({ description: "When they said it; now, when absent" }),
});
export type ConsentInput = z.output<typeof ConsentBody>;
export const WithdrawBody = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  value: z.string().min(1).max(320),
});
