import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { isReachListed } from "../do-not-contact/service.ts";
import type { Actor } from "../http/context.ts";
import { badField, Problem } from "../http/problem.ts";
import { requireLeadRow } from "../leads/service.ts";
import {
  type ConsentRow,
  type GivenContacts,
  type NewConsent,
  readContacts,
  writeConsents,
} from "./consent-store.ts";
import { contactValue, givenInOf, showContact } from "./contact-view.ts";
import type { ConsentInput, Contact, ContactKind } from "./contract.ts";

export { consentsJoined, consentsNoted, consentsOfImportGone, consentsParted } from "./consent-store.ts";

/** Numbers and addresses of a lead, with where and in which words each was given. */
export async function listContacts(
  deps: Deps,
  tenant: TenantDb,
  leadId: string,
): Promise<{ items: Contact[]; nextCursor: null }> {
  const read = await readContacts(tenant, leadId);
  const isListed = read.contacts.length > 0 && (await isReachListed(deps, tenant, read.reach));
  return { items: read.contacts.map((one) => showContact(one, read, isListed)), nextCursor: null };
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

const TRIES = 3;

/**
 * Notes what `plan` makes of the lead as it is; read anew when it changed in between. An empty plan writes nothing.
 * @throws Problem not-found or merged when the lead went meanwhile, conflict when it keeps changing
 */
async function noteAs(
  tenant: TenantDb,
  leadId: string,
  plan: (read: GivenContacts) => readonly NewConsent[],
): Promise<GivenContacts> {
  for (let attempt = 1; ; attempt++) {
    const read = await readContacts(tenant, leadId);
    const version = read.version ?? (await requireLeadRow(tenant, leadId)).version;
    const noted = plan(read);
    if (noted.length === 0) return read;
    try {
      return await writeConsents(tenant, leadId, version, noted);
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt === TRIES) throw new Problem("conflict");
    }
  }
}

/**
 * Notes that somebody agreed to be called or written to at a number or an address.
 * @throws Problem invalid-input for one the lead does not have, a time to come, or one before they withdrew; not-found,
 *   merged or conflict when the lead went or kept changing meanwhile
 */
export async function recordConsent(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
  given: ConsentInput,
): Promise<Contact> {
  const now = deps.now();
  const next = await noteAs(tenant, leadId, (read) => {
    const { contact, latest } = requireContact(read, given);
    const { kind, value } = contact;
    return [
      {
        leadId,
        kind,
        value,
        state: "given",
        words: given.words ?? null,
        givenIn: givenInOf(contact, read.sent),
        by: whoIs(actor),
        at: given.at === undefined ? after(latest, now) : timeGiven(given.at, now, read, contact),
      },
    ];
  });
  const { contact } = requireContact(next, given);
  return showContact(contact, next, await isReachListed(deps, tenant, next.reach));
}

/** A second record of the same minute stands right behind the first. */
function timeGiven(
  text: string,
  now: number,
  { consents }: GivenContacts,
  { kind, value }: { kind: ContactKind; value: string },
): number {
  let at = Date.parse(text);
  if (at > now) throw badField("/at", "in-the-future", "a time that has come");
  const known = consents.filter((one) => one.kind === kind && one.value === value);
  const [latest] = known;
  if (latest?.state === "withdrawn" && at <= latest.at)
    throw badField("/at", "before-withdrawal", "a time after they withdrew");
  const taken = new Set(known.map((one) => one.at));
  while (taken.has(at)) at++;
  return at;
}

/**
 * Locks a number or an address again, also when the person had asked to be called. What was given stays on record, the
 * asking too. Withdrawn once more, it changes nothing.
 * @throws Problem invalid-input for one the lead does not have; not-found, merged or conflict as above
 */
export async function withdrawConsent(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
  given: { kind: ContactKind; value: string },
): Promise<void> {
  await noteAs(tenant, leadId, (read) => {
    const { contact, latest } = requireContact(read, given);
    if (contact.consent === "none" && latest?.state === "withdrawn") return [];
    const { kind, value, foundAt, quote } = contact;
    const about = { leadId, kind, value, givenIn: givenInOf(contact, read.sent) };
    const asked: NewConsent = { ...about, state: "given", words: quote, by: "evidence", at: foundAt };
    const at = Math.max(after(latest, deps.now()), foundAt + 1);
    return [
      ...(contact.consent === "asked-to-be-called" ? [asked] : []),
      { ...about, state: "withdrawn", words: null, by: whoIs(actor), at },
    ];
  });
}
