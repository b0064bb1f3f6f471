import fc from "fast-check";
import { expect, test } from "vitest";
import { firstNameOf } from "./first-name.ts";

test.each<[string | null, string | null, string | null]>([
  // People.
  ["Marie", "marie.l_92", "Marie"],
  ["marie", "marie.l_92", "Marie"],
  ["Marie Dupont", "mariedupont", "Marie"],
  ["MARIE DUPONT", "md_75", "Marie"],
  ["marie dupont", "md_75", "Marie"],
  ["Marie L.", "marie.l_92", "Marie"],
  ["Marie L", "marie.l_92", "Marie"],
  ["jean-paul martin", "jp", "Jean-Paul"],
  ["Anaïs", "an4is", "Anaïs"],
  ["Chloé ✨", "chlo_92", "Chloé"],
  ["✨ Léa ✨", "lea_off", "Léa"],
  ["Marie | maman de 3", "mlm", "Marie"],
  ["Marie • Coach sportive", "mcs", "Marie"],
  ["Marie - Photographe", "mph", "Marie"],
  ["Marie (Paris)", "mp", "Marie"],
  ["𝓜𝓪𝓻𝓲𝓮 Dupont", "md", "Marie"],
  ["Karim Ben Salah", "kbs", "Karim"],
  ["Anne de La Tour", "adlt", "Anne"],
  ["Nguyễn Thảo", "nt", "Nguyễn"],
  ["Мария Иванова", "mi", "Мария"],
  ["محمد", "m_92", "محمد"],
  ["McKenzie Reed", "mk", "McKenzie"],
  // Not a person, or not surely one.
  [null, "marie.l_92", null],
  ["", "marie", null],
  ["   ", "marie", null],
  ["✨🌙", "lune", null],
  ["Boutique", "boutique.lune", null],
  ["Boutique Lune", "boutique.lune", null],
  ["Marie Boutique", "marie.b", null],
  ["Atelier Lune", "atelier.lune", null],
  ["L'Atelier Rose", "latelierrose", null],
  ["Vistashop Paris", "vistashop", null],
  ["Coiff Elle", "coiffelle", null],
  ["Coiff'Elle", "coiffelle75", null],
  ["Studio Vista", "studio.vista", null],
  ["StudioVista", "sv", null],
  ["GlamNight", "gn", null],
  ["Vistalune", "vista.lune", null],
  ["Vistalune", "VistaLune_", null],
  ["Chloé", "chlo.e", null], // the handle itself: as likely a brand
  ["ACME", "acme_off", null],
  ["Le Petit Jardin", "lpj", null],
  ["El Mehdi", "elm", null],
  ["Mme Dupont", "mmed", null],
  ["Dr Ahmed", "drahmed", null],
  ["M. Dupont", "md", null],
  ["marie.l_92", "marie.l_92", null],
  ["marie92", "m", null],
  ["@marie", "marie", null],
  ["M", "m", null],
  ["Marie Line Anne Sophie Dupont", "mlasd", null],
  ["Team Marie", "tm", null],
  ["Official Marie", "om", null],
  ["Glow 75", "glow75", null],
  ["www.example.com", "ex", null],
  ["06 39 98 12 34", "x", null],
  ["<b>Marie</b>", "m", null],
  ["{{username}}", "m", null],
])("%s (%s) is greeted as %s", (displayName, username, expected) => {
  expect(firstNameOf(displayName, username)).toBe(expected);
});

test("whatever somebody calls themselves, what comes out is one word of letters or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.option(fc.string()), (displayName, username) => {
      const name = firstNameOf(displayName, username);
      if (name !== null) expect(name).toMatch(/^\p{L}+(?:['’-]\p{L}+)*$/u);
    }),
    { numRuns: 2000 },
  );
});
