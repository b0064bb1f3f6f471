import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApi, eventually, findLead } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const ROW = "a[data-row]";

let visitor: Visit;
beforeAll(async () => {
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const tab = (name: string) =>
  visitor.page.getByRole("navigation", { name: "Vues" }).getByRole("link", { name, exact: true });

test("the tabs show different people, and the address keeps which", async () => {
  const { page } = visitor;
  await page.goto("/leads");
  expect(await tab("À traiter").getAttribute("aria-current")).toBe("page");
  await tab("Tous").click();
  await page.waitForURL(/tab=all/);
  await page.locator(ROW).first().waitFor();
  expect(await page.locator(ROW).count()).toBeGreaterThan(20);
  await picture(page, "leads");
  await tab("Avec numéro").click();
  await page.waitForURL(/tab=phone/);
  await page.locator(ROW).first().waitFor();
  await page.reload();
  expect(await tab("Avec numéro").getAttribute("aria-current")).toBe("page");
});

test("searching finds a person as one types, and says so when there is nobody", async () => {
  const { page } = visitor;
  const known = await eventually("a known lead", () => findLead("camille.v_demo"));
  await page.goto("/leads?tab=all");
  await page.locator(ROW).first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(known.username);
  await page.waitForURL(/q=camille/);
  await eventually("one row", async () => (await page.locator(ROW).count()) === 1);
  await page.getByRole("searchbox").fill("zzz-personne");
  await page.getByText("Aucun lead avec ces filtres.").waitFor();
  await page
    .getByRole("link", { name: "Effacer les filtres" })
    .or(page.getByRole("button", { name: "Effacer les filtres" }))
    .first()
    .click();
  await page.locator(ROW).first().waitFor();
});

test("a filter becomes a chip that takes it away again", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all");
  await page.getByRole("button", { name: "Filtrer" }).click();
  await page.getByLabel("Intention").selectOption({ label: "Prix" });
  await page.getByRole("button", { name: "Appliquer" }).click();
  await page.waitForURL(/intent=price/);
  await page.locator(ROW).first().waitFor();
  await page
    .getByRole("link", { name: /Retirer le filtre/ })
    .or(page.getByRole("button", { name: /Retirer le filtre/ }))
    .first()
    .click();
  await page.waitForURL((url) => !url.searchParams.has("intent"));
});

test("the list is worked by keyboard: J and K walk, X selects, Enter opens", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=all");
  await page.locator(ROW).nth(2).waitFor();
  const focused = () =>
    page.evaluate("document.activeElement?.closest('tr[data-lead]')?.dataset.lead ?? null");
  const ids = await page
    .locator("tr[data-lead]")
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.lead));
  await page.keyboard.press("j");
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press("j");
  expect(await focused()).toBe(ids[1]);
  await page.keyboard.press("k");
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press("x");
  await page.getByText("1 sélectionné").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/leads/${ids[0]}`));
});

test("a status is changed in place, kept, and taken back", async () => {
  const { page } = visitor;
  const lead = await eventually("a lead", () => findLead("hugo.r_demo"));
  await page.goto(`/leads?tab=all&q=${lead.username}`);
  const status = page.getByLabel(/^Statut de /).first();
  await status.selectOption({ label: "Refusé" });
  await eventually("the new status", async () => (await findLead(lead.username))?.status === "refused");
  await page.getByRole("button", { name: "Annuler" }).click();
  await eventually("the old status", async () => (await findLead(lead.username))?.status === lead.status);
});

test("the list is downloaded as a table that a spreadsheet opens", async () => {
  const { page } = visitor;
  await page.goto("/leads?tab=phone");
  await page.getByRole("link", { name: "Exporter en CSV" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Télécharger" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [header, ...rows] = text.slice(1).trim().split(/\r?\n/);
  expect(header).toContain("username");
  expect(header).toContain("phones");
  expect(rows.length).toBeGreaterThan(0);
  expect(text).not.toMatch(/(^|[,;])[=@]/m);
});

test("what the list shows is what the API says", async () => {
  const { page } = visitor;
  const api = await demoApi();
  const { items } = await api.get<{ items: { id: string }[] }>("/v1/leads?sort=score&minScore=50&limit=5");
  expect(items.length).toBeGreaterThan(0);
  await page.goto("/leads?tab=hot");
  await page.locator(`tr[data-lead="${items[0]?.id}"]`).waitFor();
});
