import { z } from "zod";
import { NullableTimeSchema, pageOf, TimeSchema } from "../worker/http/contract.ts";
import { PHONE_TYPES } from "../worker/phones/contract.ts";

export const ContactSchema = z.object({
  kind: z.enum(["phone", "email"]),
  value: z.string(),
  national: z.string().nullable(),
  country: z.string().nullable(),
  type: z.enum(PHONE_TYPES).nullable(),
  method: z.string(),
  confidence: z.number(),
  givenIn: z.enum(["public-comment", "private-message", "after-our-question", "import"]),
  quote: z.string(),
  start: z.number().nullable(),
  end: z.number().nullable(),
  interactionId: z.string().nullable(),
  foundAt: TimeSchema,
  consent: z.object({
    state: z.enum(["none", "asked-to-be-called", "recorded"]),
    words: z.string().nullable(),
    at: NullableTimeSchema,
    by: z.string().nullable(),
  }),
  links: z.object({ tel: z.string().nullable(), whatsapp: z.string().nullable() }).nullable(),
});
export type Contact = z.infer<typeof ContactSchema>;
export const ContactPage = pageOf(ContactSchema);

export const ReadingSchema = z.object({
  interactionId: z.string(),
  leadId: z.string(),
  state: z.enum(["waiting", "found", "nothing", "given-up"]),
  reason: z.string().nullable(),
  at: TimeSchema,
});
export type Reading = z.infer<typeof ReadingSchema>;
export const ReadingPage = pageOf(ReadingSchema);
