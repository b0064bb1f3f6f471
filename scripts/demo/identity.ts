/** Who signs in to look at the demo. On this machine only: the password opens nothing that is real. */
export const DEMO_EMAIL = "demo@example.com";
export const DEMO_PASSWORD = "atelier-lune-2026";
export const DEMO_NAME = "Camille Moreau";

export const DEMO_WORKSPACE = { name: "Atelier Lune (démo)", slug: "atelier-lune-demo" } as const;

/** The sandbox's three shops, and what each one shows. */
export const OWN_SHOP = "atelier.lune";
export const FULL_SHOP = "maison.azur";
export const LOST_SHOP = "studio.ocre";
export const SHOPS = [OWN_SHOP, FULL_SHOP, LOST_SHOP] as const;
export type Shop = (typeof SHOPS)[number];
