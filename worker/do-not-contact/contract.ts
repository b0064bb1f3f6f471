import { z } from "zod";
import { PageQuery, pageOf, plainText, TimeSchema } from "../http/contract.ts";

export const DO_NOT_CONTACT_KINDS = ["phone", "email", "person"] as const;
export type DoNotContactKind = (typeof DO_NOT_CONTACT_KINDS)[number];

/** An entry of the list. What it stands for is kept as a keyed digest only: nobody can read it back. */
export const DoNotContactSchema = z.object({
  id: z.string(),
  kind: z.enum(DO_NOT_CONTACT_KINDS),
  reason: z.string(),
  at: TimeSchema,
  by: z.string().meta({ description: "Id of the person or the API key who listed it" }),
});
export type DoNotContact = z.infer<typeof DoNotContactSchema>;
export const DoNotContactPage = pageOf(DoNotContactSchema);
export const DoNotContactQuery = z.strictObject({ ...PageQuery });

const Value = plainText().trim().min(1).max(320);
const reason = plainText().trim().max(500).optional();

export const NewDoNotContactSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("phone"), value: Value, reason }),
  z.strictObject({ kind: z.literal("email"), value: Value, reason }),
  z.strictObject({ kind: z.literal("person"), leadId: z.string().max(80), reason }),
]);
export type NewDoNotContact = z.infer<typeof NewDoNotContactSchema>;

export const DoNotContactCheckSchema = z.strictObject({
  kind: z.enum(["phone", "email"]),
  value: Value,
});
export const DoNotContactCheckedSchema = z.object({ listed: z.boolean() });
