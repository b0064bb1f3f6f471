import type { Role } from "../../worker/identity/contract.ts";

/** What a page offers buttons for. The API decides; this only keeps a button that it would refuse off the page. */
export type Offer = "manage-accounts" | "export" | "erase" | "lift-block";

const OFFERED: Record<Role, ReadonlySet<Offer>> = {
  owner: new Set<Offer>(["manage-accounts", "export", "erase", "lift-block"]),
  admin: new Set<Offer>(["manage-accounts", "export", "erase", "lift-block"]),
  member: new Set<Offer>(["export"]),
  viewer: new Set<Offer>(),
};

export const mayBeOffered = (role: Role, offer: Offer): boolean => OFFERED[role].has(offer);
