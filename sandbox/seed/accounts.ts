import type { Account } from "../world/state.ts";

/**
 * The three shops. Their ids are odd and above 2^53, so that reading one as a JSON number changes it:
 * `Number("17841467081173735")` ends in 6.
 */
const SHOPS: Pick<
  Account,
  | "userId"
  | "appScopedId"
  | "username"
  | "name"
  | "biography"
  | "website"
  | "accountType"
  | "followersCount"
  | "followsCount"
  | "hidesLikeCount"
>[] = [
  {
    userId: "17841467081173735",
    appScopedId: "24187649420846317",
    username: "atelier.lune",
    name: "Atelier Lune",
    biography: "Sacs et bijoux cousus main à Nantes 🌙 Livraison France & Belgique",
    website: "https://atelier-lune.example",
    accountType: "BUSINESS",
    followersCount: 8412,
    followsCount: 611,
    hidesLikeCount: false,
  },
  {
    userId: "17841467081180241",
    appScopedId: "24187649420911803",
    username: "maison.azur",
    name: "Maison Azur",
    biography: "Linge de maison en lin lavé, teint à Marseille 🌊",
    website: "https://maison-azur.example",
    accountType: "BUSINESS",
    followersCount: 3127,
    followsCount: 402,
    hidesLikeCount: true,
  },
  {
    userId: "17841467081192863",
    appScopedId: "24187649421004459",
    username: "studio.ocre",
    name: "Studio Ocre",
    biography: "Céramique et ateliers du samedi, Montpellier 🏺",
    website: "https://studio-ocre.example",
    accountType: "MEDIA_CREATOR",
    followersCount: 1984,
    followsCount: 733,
    hidesLikeCount: false,
  },
];

export const createAccounts = (): Account[] =>
  SHOPS.map((shop) => ({
    ...shop,
    language: "fr",
    messageAccess: true,
    otherAppOwnsThreads: false,
    restrictedFromSending: false,
    subscribedFields: [],
  }));
