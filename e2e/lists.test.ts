import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApi, eventually, findLead, sandbox } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const ROW = "a[data-row]";
/** People of our own, so that no other file's are touched. */
const PEOPLE = ["e2e.liste.un", "e2e.liste.deux", "e2e.liste.trois"];
const TWINS = ["e2e.jumelle.a", "e2e.jumelle.b"];
const TWIN_NUMBER = "06 39 98 77 01";
const FILE = [
  "Pseudo;Nom;Téléphone;Étiquettes;Accord",
  "e2e.import.ada;Ada Exemple;06 39 98 55 01;salon;",
  "e2e.import.bob;Bob Exemple;;salon;",
  "e2e.import.cleo;Cléo Exemple;pas un numéro;salon;",
  "",
].join("\n");

type Listed = { id: string; status: string; tags: string[]; reminder: { at: string; note: string } | null };

let visitor: Visit;
beforeAll(async () => {
  for (const username of PEOPLE) {
    await sandbox.post("/messages", { account: "atelier.lune", username, text: "Bonjour, une question" });
  }
  for (const username of TWINS) {
    const text = `Bonjour, mon numéro : ${TWIN_NUMBER}`;
    await sandbox.post("/messages", { account: "atelier.lune", username, text });
  }
  for (const username of [...PEOPLE, ...TWINS]) await eventually(username, () => findLead(username));
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const full = async (username: string): Promise<Listed> => {
  const found = await findLead(username);
  if (!found) throw new Error(`no ${username}`);
  return (await demoApi()).get<Listed>(`/v1/leads/${found.id}`);
};
const views = () => visitor.page.getByRole("navigation", { name: "Vues" });
const toast = (text: string | RegExp) => visitor.page.getByRole("status").getByText(text).first();

test("filters are kept as a view, shown as a tab, renamed, changed and taken away", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all&intent=price");
  await page.locator(ROW).first().waitFor();
  await page.getByRole("button", { name: "Enregistrer la vue" }).click();
  await page.getByLabel("Nom de la vue").fill("Demandes de prix");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const tab = views().getByRole("link", { name: "Demandes de prix" });
  await tab.waitFor();
  await page.waitForURL(/view=/);
  expect(await tab.getAttribute("aria-current")).toBe("page");
  await picture(page, "leads-view");

  await views().getByRole("link", { name: "Chauds" }).click();
  await page.waitForURL((url) => !url.searchParams.has("intent"));
  await page.waitForLoadState("networkidle");
  await tab.click();
  await page.waitForURL(/intent=price/);

  await page.goto(`${new URL(page.url()).pathname}${new URL(page.url()).search}&hasPhone=true`);
  await page.getByRole("button", { name: "Mettre à jour la vue" }).click();
  await toast(/Vue mise à jour/).waitFor();
  const api = await demoApi();
  const { items } = await api.get<{ items: { name: string; filter: object }[] }>("/v1/views");
  expect(items.find(({ name }) => name === "Demandes de prix")?.filter).toEqual({
    intent: ["price"],
    hasPhone: true,
  });

  await page.getByRole("button", { name: "Options de la vue Demandes de prix" }).click();
  await page.getByRole("menuitem", { name: "Renommer" }).click();
  await page.getByLabel("Nom de la vue").fill("Prix avec numéro");
  await page.getByRole("button", { name: "Renommer", exact: true }).click();
  await views().getByRole("link", { name: "Prix avec numéro" }).waitFor();

  await page.getByRole("button", { name: "Options de la vue Prix avec numéro" }).click();
  await page.getByRole("menuitem", { name: "Supprimer la vue" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Supprimer la vue" }).click();
  await page.waitForURL((url) => !url.searchParams.has("view"));
  await views().getByRole("link", { name: "Prix avec numéro" }).waitFor({ state: "detached" });
});

test("several people are changed at once, and are what they were after one click", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all&q=e2e.liste");
  await eventually("the three", async () => (await page.locator(ROW).count()) === PEOPLE.length);
  const before = await Promise.all(PEOPLE.map(full));
  await page.locator(ROW).first().focus();
  await page.keyboard.press("x");
  await page.locator(ROW).last().focus();
  await page.keyboard.press("Shift+X");
  await page.getByText("3 sélectionnés").waitFor();
  await picture(page, "leads-bulk");
  await page.getByLabel("Changer le statut").selectOption({ label: "Refusé" });
  await toast("3 personnes changées").waitFor();
  for (const username of PEOPLE) expect((await full(username)).status).toBe("refused");
  await page.getByRole("button", { name: "Annuler" }).click();
  await toast(/Annulé.+3 personnes/).waitFor();
  const after = await Promise.all(PEOPLE.map(full));
  expect(after.map(({ status }) => status)).toEqual(before.map(({ status }) => status));
});

test("tags are given to several people, and taken back later from the history", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all&q=e2e.liste");
  await eventually("the three", async () => (await page.locator(ROW).count()) === PEOPLE.length);
  await page.getByLabel("Sélectionner toute la page").check();
  await page.getByRole("button", { name: "Étiquettes" }).click();
  await page.getByLabel("Ajouter").fill("salon, vip");
  await page.getByRole("button", { name: "Appliquer" }).click();
  await toast("3 personnes changées").waitFor();
  expect((await full("e2e.liste.un")).tags).toEqual(expect.arrayContaining(["salon", "vip"]));
  await page.goto("/leads/history");
  await picture(page, "leads-history");
  await page
    .getByRole("button", { name: /Annuler.*étiquettes ajoutées/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Annuler", exact: true }).last().click();
  await eventually("no tags", async () => (await full("e2e.liste.un")).tags.length === 0);
});

test("everybody who matches can be meant, also those on the next pages", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all");
  await page.locator(ROW).first().waitFor();
  await page.getByLabel("Sélectionner toute la page").check();
  const offer = page.getByRole("button", { name: /^Sélectionner les .+ correspondants$/ });
  await offer.click();
  await page.getByText(/Les .+ correspondants sont sélectionnés/).waitFor();
  await page.getByLabel("Changer le statut").selectOption({ label: "Contacté" });
  await page
    .getByRole("alertdialog")
    .getByText(/Changer .+ personnes/)
    .waitFor();
  await page.getByRole("alertdialog").getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: "Tout désélectionner" }).click();
});

test("a reminder is kept from the list, and brings the person back on Today", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all&q=e2e.liste.deux");
  await eventually("one row", async () => (await page.locator(ROW).count()) === 1);
  await page.locator(ROW).first().focus();
  await page.keyboard.press("r");
  await page.getByLabel("Pour quoi ?").fill("Proposer le sac vert");
  await page.getByRole("button", { name: /^Demain/ }).click();
  await toast(/à rappeler demain/).waitFor();
  const lead = await full("e2e.liste.deux");
  expect(lead.reminder?.note).toBe("Proposer le sac vert");
  expect(Date.parse(lead.reminder?.at ?? "")).toBeGreaterThan(Date.now());

  const api = await demoApi();
  const past = new Date(Date.now() - 60_000).toISOString();
  await api.patch(`/v1/leads/${lead.id}`, { reminder: { at: past, note: "Proposer le sac vert" } });
  await page.goto("/");
  await page.getByText("Proposer le sac vert").first().waitFor();
  await page.getByRole("link", { name: /rappels? à faire/ }).click();
  await page.waitForURL(/reminder=due/);
  await page.locator(`tr[data-lead="${lead.id}"]`).waitFor();
  await page.goto("/");
  await page
    .getByRole("button", { name: /C'est fait pour/ })
    .first()
    .click();
  await eventually("no reminder", async () => (await full("e2e.liste.deux")).reminder === null);
});

test("a file is imported after its preview, without the row that is wrong, and nobody is written to", async () => {
  const { page } = visitor;
  await page.goto("/leads/import");
  await page.getByText("Personne ne reçoit de message à cause d'un import.").waitFor();
  const file = { name: "salon.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText(/salon\.csv, /).waitFor();
  await page.getByRole("button", { name: "Lire le fichier" }).click();
  await page.waitForURL(/\/leads\/import\/.+/);
  await page.getByRole("region", { name: "Aperçu" }).getByText("Ada Exemple").waitFor();
  await page.getByRole("region", { name: "Lignes refusées" }).getByText("Téléphone").first().waitFor();
  await picture(page, "import-preview");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger les lignes refusées" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("e2e.import.cleo");

  await page.getByRole("button", { name: "Importer 2 personnes" }).click();
  await page.getByText("2 lignes importées.").waitFor();
  const ada = await eventually("the imported person", () => findLead("e2e.import.ada"));
  expect(ada).toMatchObject({ score: 0, phones: [{ consent: "none" }] });
  expect(await findLead("e2e.import.cleo")).toBeUndefined();
  const api = await demoApi();
  const messages = await api.get<{ items: unknown[] }>(`/v1/messages?leadId=${ada.id}`);
  expect(messages.items).toEqual([]);

  await page.getByRole("button", { name: "Annuler l'import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Annuler l'import" }).click();
  await eventually("nobody", async () => (await findLead("e2e.import.ada")) === undefined);
});

test("two leads with one number are merged, and are two again after one click", async () => {
  const { page } = visitor;
  const [first, second] = await Promise.all(TWINS.map(full));
  await page.goto("/leads/duplicates");
  const pair = page.getByRole("listitem").filter({ hasText: TWINS[0] }).filter({ hasText: TWINS[1] });
  await pair
    .first()
    .getByText(/Même numéro/)
    .waitFor();
  await picture(page, "duplicates");
  await pair.first().getByLabel(`Garder la fiche de ${TWINS[0]}`).check();
  await pair.first().getByRole("button", { name: "Fusionner" }).click();
  await toast(/Fiches fusionnées/).waitFor();
  const api = await demoApi();
  const status = (id: string | undefined) =>
    api.get(`/v1/leads/${id}`).then(
      () => 200,
      () => 404,
    );
  expect([await status(first?.id), await status(second?.id)]).toEqual([200, 404]);
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await eventually("two again", async () => (await status(second?.id)) === 200);
});
