import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page as ApiPage } from "../scripts/demo/api.ts";
import { OWN_SHOP } from "../scripts/demo/identity.ts";
import { demoApi, eventually, findLead, sandbox } from "./stage/api.ts";
import { closeBrowser, PHONE, picture, sidewaysScroll, type Visit, visitAsDemo } from "./stage/browser.ts";

const MANON = "e2e.manon_demo";
const TWIN = "e2e.manon.pro_demo";
const SILENT = "e2e.silence_demo";
const NUMBER = "06 39 98 23 45";
const E164 = "+33639982345";

type Contacts = ApiPage<{ value: string; consent: { state: string; words: string | null } }>;

let visitor: Visit;
let manon: string;

async function write(username: string, text: string): Promise<string> {
  await sandbox.post("/messages", { account: OWN_SHOP, username, text });
  return (await eventually(`the lead ${username}`, () => findLead(username))).id;
}

beforeAll(async () => {
  manon = await write(MANON, `Bonjour, la taille 38 est revenue ? Mon numéro : ${NUMBER}`);
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const way = (name: RegExp) => visitor.page.locator("[data-contact]").getByRole("link", { name });
const locked = (name: RegExp) => visitor.page.locator("[data-contact]").getByRole("button", { name });
const consentOf = async (): Promise<string | undefined> => {
  const { items } = await (await demoApi()).get<Contacts>(`/v1/leads/${manon}/contacts`);
  return items.find(({ value }) => value === E164)?.consent.state;
};

test("a number stands in the person's own words, marked, and cannot be called yet", async () => {
  const { page } = visitor;
  await page.goto(`/leads/${manon}`);
  const mark = page.locator("[data-contact] mark");
  await mark.waitFor();
  expect(await mark.textContent()).toBe(NUMBER);
  await page.getByText("Donné en message privé").waitFor();
  expect(await locked(/^Appeler 06/).getAttribute("aria-disabled")).toBe("true");
  expect(await locked(/^Écrire sur WhatsApp/).getAttribute("aria-disabled")).toBe("true");
  expect(await page.locator('[data-contact] a[href^="tel:"]').count()).toBe(0);
});

test("consent, recorded in the person's exact words, unlocks call and WhatsApp; withdrawn, it locks them", async () => {
  const { page } = visitor;
  await page.getByRole("button", { name: `Enregistrer le consentement pour ${NUMBER}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/gardés comme preuve/).waitFor();
  expect(await dialog.getByLabel("Ses mots exacts").inputValue()).toContain(NUMBER);
  await picture(page, "consent");
  await dialog.getByLabel("Ses mots exacts").fill("Oui, vous pouvez m'appeler le soir");
  await dialog.getByRole("button", { name: "Enregistrer le consentement" }).click();
  await way(/^Appeler 06/).waitFor();
  expect(await way(/^Appeler 06/).getAttribute("href")).toBe(`tel:${E164}`);
  expect(await way(/^Écrire sur WhatsApp/).getAttribute("href")).toContain(E164.slice(1));
  await page.getByText("« Oui, vous pouvez m'appeler le soir »").first().waitFor();
  expect(await consentOf()).toBe("recorded");

  await page.getByRole("button", { name: `Retirer l'accord pour ${NUMBER}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retirer l'accord" }).click();
  await locked(/^Appeler 06/).waitFor();
  expect(await consentOf()).not.toBe("recorded");
});

test("a reminder is set in words and put away when it is done", async () => {
  const { page } = visitor;
  const reminder = page.getByRole("region", { name: "Rappel" });
  await reminder.getByRole("button", { name: "Choisir" }).click();
  await reminder.getByLabel("Pour quoi faire").fill("Rappeler pour la taille");
  await reminder.getByRole("button", { name: "Poser le rappel" }).click();
  await reminder.getByText(/^Prévu demain 10/).waitFor();
  await reminder.getByText("Rappeler pour la taille").waitFor();
  await reminder.getByRole("button", { name: "C'est fait" }).click();
  await reminder.getByText("Aucun rappel.").waitFor();
});

test("the conversation shows everything, or only what was said", async () => {
  const { page } = visitor;
  const story = page.getByRole("region", { name: "Conversation", exact: true });
  await story.locator('[data-line="phone"]').waitFor();
  await story.getByRole("button", { name: "Messages" }).click();
  await story.locator("[data-line]").first().waitFor({ state: "detached" });
  await story.getByText("la taille 38 est revenue").first().waitFor();
  await story.getByRole("button", { name: "Tout" }).click();
  await story.locator('[data-line="phone"]').waitFor();
});

test("the score's history is a small line with its words beside it, and one sentence stands for each point", async () => {
  const { page } = visitor;
  const api = await demoApi();
  const { items } = await api.get<ApiPage<{ id: string }>>("/v1/leads?limit=50");
  const told = await eventually("somebody whose score has a history", async () => {
    for (const { id } of items) {
      const score = await api.get<{ history: unknown[]; reasons: { sentence: string }[] }>(
        `/v1/leads/${id}/score`,
      );
      if (score.history.length > 0 && score.reasons.length > 0) return { id, ...score };
    }
    return undefined;
  });
  await page.goto(`/leads/${told.id}`);
  const why = page.getByRole("region", { name: /^Pourquoi \d+ \?/ });
  await why.getByRole("img", { name: /^Score du .+ à aujourd'hui : de \d+ à \d+/ }).waitFor();
  await why.getByText(/^De \d+ le .+ aujourd'hui\. Au plus haut/).waitFor();
  expect(await why.getByRole("listitem").count()).toBeGreaterThan(0);
});

test("two pages of one person are compared, joined, and taken apart again", async () => {
  const { page } = visitor;
  const twin = await write(TWIN, `Je repasse avec mon autre compte, toujours le ${NUMBER}`);
  await page.goto(`/leads/${manon}`);
  await page.getByText(`Peut-être la même personne que @${TWIN} (même numéro).`).waitFor();
  await page.getByRole("button", { name: "Comparer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("region", { name: "L'autre fiche" }).getByText(`@${TWIN}`).first().waitFor();
  await picture(page, "compare");
  await dialog.getByRole("button", { name: "Fusionner sur cette fiche" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("status").getByRole("button", { name: "Annuler" }).waitFor();
  await page.goto(`/leads/${twin}`);
  await page.waitForURL((url) => url.pathname === `/leads/${manon}`);
  await page.getByText("toujours le").first().waitFor();
  await page.getByText("Fusionnée avec 1 autre fiche").waitFor();

  const api = await demoApi();
  const { items } = await api.get<ApiPage<{ id: string; kind: string }>>("/v1/undo");
  const merge = items.find(({ kind }) => kind === "merge");
  await api.post(`/v1/undo/${merge?.id}`);
  expect((await page.goto(`/leads/${twin}`))?.status()).toBe(200);
  expect(new URL(page.url()).pathname).toBe(`/leads/${twin}`);
});

test("who wants to hear nothing more is listed by one button, without a name, and can be taken off", async () => {
  const { page } = visitor;
  const api = await demoApi();
  const silent = await write(SILENT, "Merci mais ne m'écrivez plus par ici");
  await page.goto(`/leads/${silent}`);
  const silence = page.getByRole("region", { name: "Ne plus contacter" });
  await silence.getByRole("button", { name: "Ne plus contacter" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Ne plus contacter" }).click();
  await silence.getByText(/^Sur votre liste/).waitFor();
  expect(await api.get(`/v1/leads/${silent}`)).toMatchObject({ doNotContact: true });

  await page.getByRole("link", { name: "Voir la liste" }).click();
  await page.getByRole("heading", { level: 1, name: "Ne plus contacter" }).waitFor();
  await page.getByText("Une personne", { exact: true }).first().waitFor();
  expect(await page.getByRole("main").getByText(SILENT).count()).toBe(0);

  const other = "06 39 98 77 66";
  const field = page.getByLabel("Numéro ou adresse e-mail");
  await field.fill(other);
  await page.getByRole("button", { name: "Vérifier" }).click();
  await page.getByText(`${other} n'est pas sur la liste.`).waitFor();
  await page.getByRole("button", { name: "Ajouter à la liste" }).click();
  await page.getByText(`${other} est maintenant sur la liste.`).waitFor();
  await field.fill("+33 6 39 98 77 66");
  await page.getByRole("button", { name: "Vérifier" }).click();
  await page.getByText("+33 6 39 98 77 66 est sur la liste.").waitFor();
  await picture(page, "do-not-contact");
  await field.fill("pas un numéro");
  await page.getByRole("button", { name: "Ajouter à la liste" }).click();
  await eventually(
    "the field to be refused",
    async () => (await field.getAttribute("aria-invalid")) === "true",
  );

  await page
    .getByRole("button", { name: /^Retirer : Un numéro/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retirer" }).click();
  await page.getByText("Retiré de la liste.").waitFor();

  await page.goto(`/leads/${silent}`);
  await page.getByRole("button", { name: "Retirer de la liste" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retirer de la liste" }).click();
  await page.getByText("Peut être contactée quand la plateforme le permet.").waitFor();
  expect(await api.get(`/v1/leads/${silent}`)).toMatchObject({ doNotContact: false });
});

test("what a change of the score would do is shown before it is kept; then everybody is scored by it", async () => {
  const { page } = visitor;
  const api = await demoApi();
  const before = await api.get<{ threshold: number }>("/v1/scoring");
  await page.goto("/settings/scoring");
  expect(await page.getByLabel("J'aime").getAttribute("readonly")).not.toBeNull();
  await page.getByText(/Instagram ne dit pas qui fait ce geste/).waitFor();
  const threshold = page.getByLabel("Seuil de la cible");
  await threshold.fill("70");
  await page.getByRole("button", { name: "Voir l'effet" }).click();
  await page.getByText(/^\d+ personnes? entren?t? dans la cible, \d+ en (sort|sortent)\.$/).waitFor();
  await picture(page, "what-if");
  expect(await api.get("/v1/scoring")).toMatchObject({ threshold: before.threshold });
  await page.getByLabel("Demi-vie (jours)").fill("30");
  await page.getByText("Vous avez changé un réglage depuis ce calcul.").waitFor();
  await page.getByText("après 30 j, 50 %").waitFor();

  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByRole("progressbar", { name: "Recalcul des scores" }).waitFor();
  await page.getByText("Tous les scores suivent vos nouveaux réglages.").waitFor({ timeout: 60_000 });
  expect(await api.get("/v1/scoring")).toMatchObject({ threshold: 70, halfLifeDays: 30 });

  await page.getByRole("button", { name: "Revenir aux valeurs de départ" }).click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await eventually("the starting values", async () => {
    const now = await api.get<{ threshold: number; halfLifeDays: number }>("/v1/scoring");
    return now.threshold === 15 && now.halfLifeDays === 14;
  });
});

test("a rule that cannot be kept is refused at its own field", async () => {
  const { page } = visitor;
  await page.goto("/settings/scoring");
  for (const _ of [1, 2]) {
    await page.getByRole("button", { name: "Ajouter une règle" }).click();
    await page.getByLabel("Nom de la règle").last().fill("Mariage");
    await page.getByLabel("Mots, séparés par des virgules").last().fill("mariage, noces");
  }
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Une autre règle porte déjà ce nom.").waitFor();
  const second = page.getByLabel("Nom de la règle").last();
  expect(await second.getAttribute("aria-invalid")).toBe("true");
  expect(await second.evaluate((field) => field === document.activeElement)).toBe(true);
});

test("how much an AI may read is set, and what it was given is listed", async () => {
  const { page } = visitor;
  const api = await demoApi();
  const { aiDailyCalls } = await api.get<{ aiDailyCalls: number }>("/v1/workspace");
  await page.goto("/settings/reading");
  const budget = page.getByLabel("Appels à l'IA par jour, au plus");
  await budget.fill("0");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("L'IA est arrêtée : aucun texte ne lui est envoyé.").waitFor();
  expect(await api.get("/v1/workspace")).toMatchObject({ aiDailyCalls: 0 });
  await budget.fill(String(aiDailyCalls));
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText(/appels sur .+ aujourd'hui/).waitFor();
});

test("on a phone the page of a person and its dialogs fit", async () => {
  const phone = await visitAsDemo({ viewport: PHONE });
  await phone.page.goto(`/leads/${manon}`);
  await phone.page.getByRole("button", { name: `Enregistrer le consentement pour ${NUMBER}` }).click();
  await phone.page.getByRole("dialog").waitFor();
  expect(await sidewaysScroll(phone.page)).toBe(0);
  await picture(phone.page, "consent-phone");
  await phone.page.keyboard.press("Escape");
  await phone.page.getByRole("dialog").waitFor({ state: "detached" });
  expect(phone.complaints).toEqual([]);
  await phone.close();
});
