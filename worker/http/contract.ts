import { z } from "zod";

/** RFC 3339 in UTC, as every time on the wire. */
export const TimeSchema = z.iso.datetime();
export const NullableTimeSchema = TimeSchema.nullable();

export const DEFAULT_PAGE_LIMIT = 50;
export const MAX_PAGE_LIMIT = 200;

/** Plain digits in a query string: no sign, no point, no exponent, no space. */
const wholeNumber = (text: unknown): unknown =>
  typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;
export const digitsParam = (minimum: number, maximum: number) =>
  z.preprocess(wholeNumber, z.number().int().min(minimum).max(maximum));

/** `true|false` in a query string, nothing else. */
export const BooleanParam = z.enum(["true", "false"]).transform((value) => value === "true");

export const PageQuery = {
  limit: digitsParam(1, MAX_PAGE_LIMIT).prefault(DEFAULT_PAGE_LIMIT),
  cursor: z.string().max(600).optional(),
};

/**
 * Text that every store, screen and platform can hold: NUL is refused, since SQLite's functions stop reading at
 * it; half of a surrogate pair becomes U+FFFD, since UTF-8 has no bytes for it. Lengths are UTF-16 units.
 */
export const plainText = () =>
  z
    .string()
    .overwrite((text) => text.toWellFormed())
    .refine((text) => !text.includes("\0"), "no NUL character (U+0000)");

/** A comma-separated list of known words, e.g. `status=new,contacted`. */
export const commaList = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .string()
    .transform((text) => text.split(",").filter((word) => word !== ""))
    .pipe(z.array(z.enum(words)).min(1));

/** Lists answer `{items, nextCursor}`; a page may be short or empty and still have a `nextCursor`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const FieldErrorSchema = z.object({
  pointer: z.string().optional().meta({ description: "JSON pointer into the body (RFC 6901)" }),
  parameter: z.string().optional().meta({ description: "Name of the query or path parameter" }),
  code: z.string(),
  detail: z.string(),
});
export type FieldError = z.infer<typeof FieldErrorSchema>;

/** RFC 9457 problem details. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().meta({ description: "Stable machine-readable reason" }),
  errors: z.array(FieldErrorSchema).optional(),
  mergedInto: z.string().optional().meta({
    description: "Of the code `merged`: the lead that this one was taken into",
  }),
});
export type ProblemBody = z.infer<typeof ProblemSchema>;
