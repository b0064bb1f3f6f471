import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField } from "../http/problem.ts";
import { type ConsentRow, consentsNoted, type GivenContacts, readContacts } from "./consent-store.ts";
import { contactValue, givenInOf, showContact } from "./contact-view.ts";
import type { ConsentInput, Contact, ContactKind } from "./contract.ts";

export { consentsJoined, consentsNoted, consentsOfImportGone, consentsParted } from "./consent-store.ts";

/** Numbers and addresses of a lead, with where and in which words each was given. */
export async function listContacts(
  tenant: TenantDb,
  leadId: string,
): Promise<{ items: Contact[]; nextCursor: null }> {
  const read = await readContacts(tenant, leadId);
  return { items: read.contacts.map((one) => showContact(one, read)), nextCursor: null };
}

const whoIs = (actor: Actor): string => (actor.kind === "person" ? actor.personId : actor.keyId);

/** @throws Problem invalid-input for a number or an address that the lead does not have */
function requireContact(read: GivenContacts, { kind, value }: { kind: ContactKind; value: string }) {
  const plain = contactValue(kind, value, read.country);
  const contact = read.contacts.find(
    (one) => one.kind === kind && (one.value === plain || one.value === value),
  );
  if (!contact) throw badField("/value", "unknown-contact", "this lead has no such number or address");
  const latest = read.consents.find((one) => one.kind === kind && one.value === contact.value);
  return { contact, latest };
}

/** Later than the newest record of the same number, within one millisecond too. */
const after = (latest: ConsentRow | undefined, now: number): number => Math.max(now, (latest?.at ?? 0) + 1);

/**
 * Notes that somebody agreed to be called or written to at a number or an address.
 * @throws Problem invalid-input for one the lead does not have, a time to come, or one before they withdrew
 */
export async function recordConsent(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
  given: ConsentInput,
): Promise<Contact> {
  const now = deps.now();
  const read = await readContacts(tenant, leadId);
  const { contact, latest } = requireContact(read, given);
  const at = given.at === undefined ? after(latest, now) : Date.parse(given.at);
  if (given.at !== undefined && at > now) throw badField("/at", "in-the-future", "a time that has come");
  if (latest?.state === "withdrawn" && at <= latest.at)
    throw badField("/at", "before-withdrawal", "a time after they withdrew");
  await tenant.batch(
    consentsNoted([
      {
        leadId,
        kind: contact.kind,
        value: contact.value,
        state: "given",
        words: given.words ?? null,
        givenIn: givenInOf(contact, read.sent),
        by: whoIs(actor),
        at,
      },
    ]),
  );
  const next = await readContacts(tenant, leadId);
  return showContact(requireContact(next, contact).contact, next);
}

/**
 * Locks a number or an address again, also when the person had asked to be called. What was given stays on record, the
 * asking too. Withdrawn once more, it changes nothing.
 * @throws Problem invalid-input for one the lead does not have
 */
export async function withdrawConsent(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
  given: { kind: ContactKind; value: string },
): Promise<void> {
  const read = await readContacts(tenant, leadId);
  const { contact, latest } = requireContact(read, given);
  if (contact.consent === "none" && latest?.state === "withdrawn") return;
  const { kind, value, foundAt } = contact;
  const givenIn = givenInOf(contact, read.sent);
  const hasAsked = contact.consent === "asked-to-be-called";
  const asked = {
    leadId,
    kind,
    value,
    givenIn,
    state: "given" as const,
    words: contact.quote,
    by: "evidence",
  };
  const at = Math.max(after(latest, deps.now()), foundAt + 1);
  await tenant.batch(
    consentsNoted([
      ...(hasAsked ? [{ ...asked, at: foundAt }] : []),
      { leadId, kind, value, givenIn, state: "withdrawn", words: null, by: whoIs(actor), at },
    ]),
  );
}
