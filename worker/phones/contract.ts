import { z } from "zod";

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
