import { toBase64Url } from "../crypto/base64url.ts";
import { isNamedOnly, toNamedId } from "../platforms/named-person.ts";

/** A person as one of our accounts knows them; the account by the platform's own id, which outlives connecting anew. */
export type KnownPerson = {
  platform: string;
  accountExternalId: string;
  personId: string;
};
/** What the list can hold of a lead. */
export type Reachable = {
  contacts: readonly { kind: "phone" | "email"; value: string }[];
  people: readonly KnownPerson[];
};

/**
 * HMAC-SHA-256 under the workspace's data key. The parts are JSON, so that no two subjects read alike; `do-not-contact`
 * keeps them apart from the tombstones of erased people, which the same key makes.
 */
async function digest(key: CryptoKey, ...parts: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(["do-not-contact", ...parts]));
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", key, text)));
}

/** @param value in the form of `plainValue` */
export const digestOfValue = (key: CryptoKey, kind: "phone" | "email", value: string): Promise<string> =>
  digest(key, kind, value);

const digestOfPerson = (key: CryptoKey, one: KnownPerson): Promise<string> =>
  digest(key, "person", one.platform, one.accountExternalId, one.personId);

/** Everything under which somebody may have been listed: their numbers, their addresses, and their ids. */
export async function digestsOf(key: CryptoKey, { contacts, people }: Reachable): Promise<string[]> {
  const all = await Promise.all([
    ...contacts.map(({ kind, value }) => digestOfValue(key, kind, value)),
    ...people.map((one) => digestOfPerson(key, one)),
  ]);
  return [...new Set(all)];
}

/**
 * Everything that a listed person may come back as. Where the platform gives no id they are known by their name, so
 * the name is listed too; it is asked only of people who have nothing else, since names are given to others.
 */
export async function digestsOfListed(
  key: CryptoKey,
  people: readonly KnownPerson[],
  usernames: readonly string[],
): Promise<string[]> {
  const named = people.flatMap((one) =>
    isNamedOnly(one.personId)
      ? []
      : usernames.filter((name) => name !== "").map((name) => ({ ...one, personId: toNamedId(name) })),
  );
  return digestsOf(key, { contacts: [], people: [...people, ...named] });
}
