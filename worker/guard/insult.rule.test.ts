import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insultIn } from "./insult.ts";

describe("insults aimed at whoever reads are known, in French and English", () => {
  test.each([
    ["Connard", "connard"],
    ["connaaaard !!!", "connard"],
    ["CONNARDS", "connards"],
    ["Bande de connards", "connards"],
    ["Espèce d'enculé", "encule"],
    ["espèce de grosse merde", "merde"],
    ["Va te faire foutre avec tes messages", "va te faire foutre"],
    ["allez vous faire foutre", "allez vous faire foutre"],
    ["Nique ta mère", "nique ta mere"],
    ["FDP", "fdp"],
    ["ta gueule 😡", "ta gueule"],
    ["fils de pute", "fils de pute"],
    ["vous êtes vraiment des abrutis", "abrutis"],
    ["T'es qu'un gros con", "con"],
    ["tu es une salope", "salope"],
    ["sale pute", "pute"],
    ["pauvre con", "con"],
    ["je vous emmerde", "je vous emmerde"],
    ["Fuck you", "fuck you"],
    ["fuck off and stop writing", "fuck off"],
    ["you're an asshole", "asshole"],
    ["You are all fucking morons", "morons"],
    ["asshole", "asshole"],
    ["go fuck yourself", "go fuck yourself"],
    ["you piece of shit", "piece of shit"],
    ["son of a bitch", "son of a bitch"],
    ["stfu", "stfu"],
  ])("%s", (text, insult) => {
    expect(insultIn(text)).toBe(insult);
  });
});

describe("a complaint is no insult, and neither is what is said of somebody else", () => {
  test.each([
    "C'est de la merde ce produit",
    "Produit de merde, jamais reçu",
    "Vous êtes des voleurs, remboursez-moi !",
    "Bande d'arnaqueurs",
    "Service client inexistant, c'est honteux",
    "Putain c'est trop beau",
    "Merde, plus de stock ?",
    "Je suis trop con, j'ai oublié de commander",
    "Mon ex ce connard adorait cette bague",
    "j'suis une grosse conne, mauvaise taille",
    "C'est con, il n'y en a plus",
    "Quel con je fais",
    "@lea.exemple t'es une salope regarde ça",
    "Bad bitch energy 🔥",
    "This bitch is gorgeous",
    "holy shit this is beautiful",
    "fuck this is gorgeous",
    "What a piece of shit product, I want a refund",
    "You are scammers",
    "worst shop ever, avoid",
    "I'm such an idiot, wrong size",
    "STOP",
    "Arrêtez de m'écrire",
    "vous n'êtes pas des idiots, vous allez comprendre",
    "Idiot, j'ai raté la promo",
    "La taille du pull gros grain ?",
    "Vous avez des petits sacs ?",
    "Concombre et confiture",
    "C'est combien la pute borgne en céramique",
    "Je crève d'envie de l'acheter",
    "",
  ])("%s", (text) => {
    expect(insultIn(text)).toBeNull();
  });
});

test("any text is read without failing, and the answer is in our own lower-case words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const found = insultIn(text);
      expect(found === null || /^[a-z ]+$/.test(found)).toBe(true);
    }),
  );
});

test("a long line of half insults is read in no time", () => {
  const before = performance.now();
  insultIn("vous etes des grosses sales ".repeat(3000));
  expect(performance.now() - before).toBeLessThan(200);
});
