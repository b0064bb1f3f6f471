import type { Row } from "../db/bulk.ts";
import type { FoundContact } from "../phones/contacts.ts";

export const CONTACT_COLUMNS = [
  "lead_id",
  "kind",
  "value",
  "country",
  "type",
  "confidence",
  "method",
  "consent",
  "quote",
  "interaction_id",
  "found_in",
  "found_at",
];

/** A number or an address as the columns of its row, with where it was given. */
export const contactRow = (
  one: FoundContact,
  place: { leadId: string; interactionId: string; foundIn: string; foundAt: number },
): Row => ({
  lead_id: place.leadId,
  kind: one.kind,
  value: one.value,
  country: one.country,
  type: one.type,
  confidence: one.confidence,
  method: one.method,
  consent: one.consent,
  quote: one.quote,
  interaction_id: place.interactionId,
  found_in: place.foundIn,
  found_at: place.foundAt,
});
