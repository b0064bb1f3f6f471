import type { Account, Language, Person } from "../world/state.ts";
import type { World } from "../world/world.ts";

/** The people of the story. They are led by it, never by the rules of the crowd. */
const ROLES = {
  asker: { username: "camille.v_demo", name: "Camille V.", followerCount: 312 },
  decliner: { username: "hugo.r_demo", name: "Hugo R.", followerCount: 154 },
  stopper: { username: "lea.m_demo", name: "Léa M.", followerCount: 489 },
} as const;
export type Role = keyof typeof ROLES;

/** The person in this role, present in the world from now on; somebody of the cast with that name steps aside. */
export function castAs(world: World, account: Account, role: Role): Person {
  const person = world.personOrStranger(ROLES[role].username);
  Object.assign(person, ROLES[role], { answers: "scripted", language: "fr" });
  if (!person.follows.includes(account.userId)) person.follows.push(account.userId);
  return person;
}

/** The comments of the burst: many wishes at once, some dearer than others, one that is nobody's business. */
export const BURST: readonly (readonly [Language, string])[] = [
  ["fr", "Prix svp ? 😍"],
  ["fr", "Je le veux !! comment commander ?"],
  ["fr", "trop beau 💚"],
  ["fr", "C'est combien la livraison ?"],
  ["fr", "encore dispo ?"],
  ["fr", "je prends, ça fait combien ?"],
  ["fr", "Magnifique ✨"],
  ["fr", "combien svp"],
  ["fr", "Il reste le vert ??"],
  ["fr", "Promo dans ma bio, -70% sur tout 🔥"],
  ["fr", "@manon.t_demo regarde 👀"],
  ["fr", "Intéressée ! prix en mp svp"],
  ["en", "How much is it? 😍"],
  ["fr", "on peut payer en 2 fois ?"],
  ["fr", "Quel est le prix svp 🙏"],
];
