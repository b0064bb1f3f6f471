import { afterAll, beforeAll, expect, test } from "vitest";
import { LOST_SHOP, OWN_SHOP } from "../scripts/demo/identity.ts";
import { demoApi, eventually, findLead, sandbox } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const FORGOTTEN = "e2e.oubli_demo";
const CHECKS = 14;
const USUAL_MINUTES = 15;

let visitor: Visit;
beforeAll(async () => {
  await sandbox.post("/messages", {
    account: OWN_SHOP,
    username: FORGOTTEN,
    text: "Bonjour, mon numéro : 06 39 98 45 67",
  });
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const card = (shop: string) => visitor.page.getByRole("article", { name: `@${shop}` });

test("who wonders why nothing happens finds the check-up on the account, and can ask again", async () => {
  const { page } = visitor;
  await page.goto("/accounts");
  await card(OWN_SHOP)
    .getByRole("link", { name: `Diagnostic de @${OWN_SHOP}` })
    .click();
  await page.getByRole("heading", { level: 1, name: `Diagnostic de @${OWN_SHOP}` }).waitFor();
  await eventually("every check", async () => (await page.locator("[data-check]").count()) === CHECKS);
  // What needs somebody is open; what is in order is folded, and opens by keyboard.
  for (const item of await page.locator('[data-check]:not([data-state="ok"])').all()) {
    expect(await item.isVisible()).toBe(true);
  }
  const folded = page.locator('[data-check][data-state="ok"]').first();
  expect(await folded.isVisible()).toBe(false);
  await page.locator("summary", { hasText: "sans souci" }).focus();
  await page.keyboard.press("Enter");
  await folded.waitFor();
  const asked = page.waitForResponse((response) => response.url().includes("/doctor/checks"));
  await page.getByRole("button", { name: "Vérifier à nouveau" }).focus();
  await page.keyboard.press("Enter");
  expect((await asked).ok()).toBe(true);
  await page.getByRole("button", { name: "Vérifier à nouveau" }).waitFor();
  await page.getByText(/^Vérifié /).waitFor();
  await picture(page, "doctor");
});

test("the pace of reading is chosen in one click, and kept", async () => {
  const { page } = visitor;
  const pace = (minutes: number) =>
    card(OWN_SHOP).getByRole("button", { name: `${minutes} min`, exact: true });
  const open = async () => {
    await page.goto("/accounts");
    if (!(await pace(1).isVisible())) await card(OWN_SHOP).getByText("Rythme de lecture").click();
  };
  await open();
  expect(await pace(USUAL_MINUTES).getAttribute("aria-pressed")).toBe("true");
  await pace(5).click();
  await page.getByText(`@${OWN_SHOP} est lu toutes les 5 minutes.`).waitFor();
  await open();
  expect(await pace(5).getAttribute("aria-pressed")).toBe("true");
  await pace(USUAL_MINUTES).click();
  await page.getByText(`@${OWN_SHOP} est lu toutes les ${USUAL_MINUTES} minutes.`).waitFor();
});

test("a person is erased from their page, after being told what happens, and stays away", async () => {
  const { page } = visitor;
  const { id } = await eventually("the new lead", () => findLead(FORGOTTEN));
  await page.goto(`/leads/${id}`);
  await page.getByRole("button", { name: /^Actions pour/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Exporter ses données" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole("button", { name: /^Actions pour/ }).click();
  await page.getByRole("menuitem", { name: "Effacer cette personne" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(/tout est supprimé/).waitFor();
  await picture(page, "erase");
  await dialog.getByRole("button", { name: "Effacer définitivement" }).click();
  await page.getByText("Personne effacée. Plus rien n'est gardé d'elle.").waitFor();
  await page.waitForURL((url) => url.pathname === "/leads");
  expect(await findLead(FORGOTTEN)).toBeUndefined();
  await page.goto("/settings/privacy");
  await page.getByText("Effacé, collecte bloquée").first().waitFor();
  await picture(page, "privacy");
});

test("the block is lifted by whoever may, after one question", async () => {
  const { page } = visitor;
  await page.goto("/settings/privacy");
  await page
    .getByRole("button", { name: /^Lever le blocage/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Lever le blocage" }).click();
  await page.getByText("Blocage levé.").waitFor();
});

test("an account that waits for reconnection is announced on Today, with the way back, until put away", async () => {
  const { page } = visitor;
  await page.goto("/");
  const notice = page.locator('[data-notice="reconnect"]', { hasText: `@${LOST_SHOP}` });
  await notice.waitFor();
  await notice.getByRole("button", { name: `Reconnecter @${LOST_SHOP}` }).waitFor();
  await page.getByRole("link", { name: /^Comptes \(\d+ avis\)$/ }).waitFor();
  await picture(page, "notices");
  await notice.getByRole("button", { name: /^Masquer/ }).click();
  await notice.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await notice.count()).toBe(0);
  const { items } = await (await demoApi()).get<{ items: { username: string; status: string }[] }>(
    "/v1/accounts",
  );
  expect(items.find(({ username }) => username === LOST_SHOP)?.status).toBe("reconnect");
});
