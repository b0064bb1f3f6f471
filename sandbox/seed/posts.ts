import { DAY_MS } from "../clock.ts";
import { seededMediaId, shortcodeOf } from "../ids.ts";
import type { Random } from "../random.ts";
import type { Account, Media, MediaProductType, MediaType } from "../world/state.ts";

type Post = {
  shop: string;
  /** Days before the start of the world. */
  age: number;
  type: MediaType;
  product?: MediaProductType;
  caption: string;
  subject: [fr: string, frOf: string, en: string];
  picture: [emoji: string, hue: number];
};

/** The first of each shop is its newest; the green bag is the one the story is about. */
const POSTS: Post[] = [
  {
    shop: "atelier.lune",
    age: 0.6,
    type: "IMAGE",
    caption: "Le Céladon, vert sauge, cousu main à l'atelier 🌿 Douze exemplaires, pas un de plus.",
    subject: ["le sac vert", "du sac vert", "the green bag"],
    picture: ["👜", 150],
  },
  {
    shop: "atelier.lune",
    age: 3.2,
    type: "VIDEO",
    product: "REELS",
    caption: "Une heure de couture en trente secondes 🧵 Qui devine le prochain coloris ?",
    subject: ["le sac de la vidéo", "du sac de la vidéo", "the bag in the video"],
    picture: ["🧵", 28],
  },
  {
    shop: "atelier.lune",
    age: 6.1,
    type: "CAROUSEL_ALBUM",
    caption: "Boucles Sélène ✨ argent 925, trois tailles. Laquelle pour vous ?",
    subject: ["les boucles Sélène", "des boucles Sélène", "the Sélène earrings"],
    picture: ["💎", 210],
  },
  {
    shop: "atelier.lune",
    age: 9.4,
    type: "IMAGE",
    caption: "Petit sac Minuit, bleu nuit, doublure en lin. De retour en stock 🌙",
    subject: ["le sac Minuit", "du sac Minuit", "the Minuit bag"],
    picture: ["👝", 230],
  },
  {
    shop: "atelier.lune",
    age: 13.7,
    type: "IMAGE",
    caption: "Le collier Halo, fait pour se superposer. Offert avec sa pochette 🎁",
    subject: ["le collier Halo", "du collier Halo", "the Halo necklace"],
    picture: ["📿", 45],
  },
  {
    shop: "atelier.lune",
    age: 18.3,
    type: "VIDEO",
    product: "REELS",
    caption: "Vous me demandez souvent comment naît un sac : voilà 🤎",
    subject: ["le grand cabas", "du grand cabas", "the tote bag"],
    picture: ["👜", 20],
  },
  {
    shop: "atelier.lune",
    age: 23.9,
    type: "CAROUSEL_ALBUM",
    caption: "Cabas Automne : caramel, prune, forêt. Glissez pour choisir 🍂",
    subject: ["le cabas caramel", "du cabas caramel", "the caramel tote"],
    picture: ["🛍️", 32],
  },
  {
    shop: "atelier.lune",
    age: 28.5,
    type: "IMAGE",
    caption: "Bague Croissant, ajustable. La préférée de l'atelier 🌙",
    subject: ["la bague Croissant", "de la bague Croissant", "the Croissant ring"],
    picture: ["💍", 265],
  },
  {
    shop: "atelier.lune",
    age: 0.2,
    type: "IMAGE",
    product: "STORY",
    caption: "Dans les coulisses de l'atelier",
    subject: ["le sac de la story", "du sac de la story", "the bag in the story"],
    picture: ["🌙", 250],
  },
  {
    shop: "maison.azur",
    age: 1.1,
    type: "IMAGE",
    caption: "Parure Méditerranée en lin lavé, bleu azur 🌊",
    subject: ["la parure bleue", "de la parure bleue", "the blue bed set"],
    picture: ["🛏️", 205],
  },
  {
    shop: "maison.azur",
    age: 7.5,
    type: "CAROUSEL_ALBUM",
    caption: "Nappes de fête : lin, ourlet main, cinq couleurs 🕯️",
    subject: ["la nappe écrue", "de la nappe écrue", "the ecru tablecloth"],
    picture: ["🕯️", 40],
  },
  {
    shop: "maison.azur",
    age: 14.2,
    type: "VIDEO",
    product: "REELS",
    caption: "La teinture au bac, comme avant 💙",
    subject: ["le plaid indigo", "du plaid indigo", "the indigo throw"],
    picture: ["🧶", 225],
  },
  {
    shop: "maison.azur",
    age: 22.8,
    type: "IMAGE",
    caption: "Serviettes nid d'abeille, enfin de retour !",
    subject: ["les serviettes", "des serviettes", "the towels"],
    picture: ["🧺", 190],
  },
  {
    shop: "maison.azur",
    age: 27.4,
    type: "IMAGE",
    caption: "Coussin Calanque, brodé à la main",
    subject: ["le coussin Calanque", "du coussin Calanque", "the Calanque cushion"],
    picture: ["🪡", 170],
  },
  {
    shop: "studio.ocre",
    age: 2.3,
    type: "IMAGE",
    caption: "Tasses Terre, sorties du four ce matin ☕",
    subject: ["les tasses Terre", "des tasses Terre", "the Terre mugs"],
    picture: ["☕", 18],
  },
  {
    shop: "studio.ocre",
    age: 10.6,
    type: "VIDEO",
    product: "REELS",
    caption: "Tournage du samedi : il reste des places à l'atelier 🏺",
    subject: ["l'atelier du samedi", "de l'atelier du samedi", "the Saturday class"],
    picture: ["🏺", 24],
  },
  {
    shop: "studio.ocre",
    age: 19.9,
    type: "CAROUSEL_ALBUM",
    caption: "Vases Dune, pièces uniques",
    subject: ["le vase Dune", "du vase Dune", "the Dune vase"],
    picture: ["🏜️", 36],
  },
  {
    shop: "studio.ocre",
    age: 26.7,
    type: "IMAGE",
    caption: "Bols à soupe, émail céladon 🍲",
    subject: ["les bols", "des bols", "the bowls"],
    picture: ["🍲", 140],
  },
];

export function createPosts(random: Random, accounts: Account[], seed: number, startMs: number): Media[] {
  return POSTS.map((post, index) => {
    const account = accounts.find((one) => one.username === post.shop);
    if (!account) throw new Error(`a post of nobody: ${post.shop}`);
    const id = seededMediaId(`${seed}:${index}`);
    return {
      id,
      accountId: account.userId,
      shortcode: shortcodeOf(id),
      caption: post.caption,
      altText: post.subject[0],
      mediaType: post.type,
      productType: post.product ?? "FEED",
      postedAt: startMs - Math.round(post.age * DAY_MS),
      likeCount: Math.round(account.followersCount * (0.02 + random.next() * 0.06)),
      commentsEnabled: true,
      broadcast: "none",
      subject: { fr: post.subject[0], frOf: post.subject[1], en: post.subject[2] },
      picture: { emoji: post.picture[0], hue: post.picture[1] },
    };
  });
}
