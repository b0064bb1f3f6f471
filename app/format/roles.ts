import type { Role } from "../../worker/identity/contract.ts";

/** What a page offers buttons for. The API decides; this only keeps a button that it would refuse off the page. */
export type Offer =
  | "manage-accounts"
  | "export"
  | "erase"
  | "lift-block"
  | "write-leads"
  | "manage-rules"
  | "manage-workspace";

const ALL: readonly Offer[] = [
  "manage-accounts",
  "export",
  "erase",
  "lift-block",
  "write-leads",
  "manage-rules",
  "manage-workspace",
];

const OFFERED: Record<Role, ReadonlySet<Offer>> = {
  owner: new Set(ALL),
  admin: new Set(ALL),
  member: new Set<Offer>(["export", "write-leads"]),
  viewer: new Set<Offer>(),
};

export const mayBeOffered = (role: Role, offer: Offer): boolean => OFFERED[role].has(offer);
