import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApi, sandbox } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visit } from "./stage/browser.ts";
import { stage } from "./stage/product.ts";

const SHOP = "studio.ocre";
const EMAIL = `owner-${Date.now()}@example.com`;

let visitor: Visit;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(async () => {
  await visitor.close();
  await closeBrowser();
});

/** Goes through the platform's own page, as a person does. */
async function consentAs(shop: string, decision: "Autoriser" | "Refuser"): Promise<void> {
  const { page } = visitor;
  await page.waitForURL((url) => url.origin === stage.urls.sandbox);
  await page.getByRole("radio", { name: new RegExp(shop.replace(".", "\\.")) }).check();
  await page.getByRole("button", { name: decision }).click();
  await page.waitForURL((url) => url.origin === stage.urls.app && url.pathname === "/accounts/connected");
}

test("a new person signs up and names a workspace", async () => {
  const { page } = visitor;
  await page.goto("/signup");
  await page.getByLabel("Votre nom").fill("Inès Caron");
  await page.getByLabel("Adresse e-mail").fill(EMAIL);
  await page.getByLabel("Mot de passe").fill("une-phrase-assez-longue");
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await page.waitForURL(/\/welcome/);
  await page.getByLabel("Nom de l'espace").fill("Studio Ocre");
  await page.getByRole("button", { name: "Créer l'espace" }).click();
  await page.getByRole("heading", { name: "Connecter votre compte Instagram" }).waitFor();
  await picture(page, "welcome");
});

test("refusing at the platform leads back with an explanation and another try", async () => {
  const { page } = visitor;
  await page.getByRole("button", { name: "Connecter Instagram" }).click();
  await consentAs(SHOP, "Refuser");
  expect(new URL(page.url()).searchParams.get("error")).toBe("access-denied");
  await page
    .getByRole("button")
    .filter({ hasText: /Réessayer|Connecter|Recommencer/ })
    .first()
    .waitFor();
});

test("an account that another workspace has connected is refused, naming nobody", async () => {
  const { page } = visitor;
  await page.goto("/welcome");
  await page.getByRole("button", { name: "Connecter Instagram" }).click();
  await consentAs("atelier.lune", "Autoriser");
  expect(new URL(page.url()).searchParams.get("error")).toBe("account-connected-elsewhere");
  expect(await page.locator("main").textContent()).not.toMatch(/démo|Camille/);
});

test("consenting connects the account and shows who has written, with nothing sent", async () => {
  const demo = await demoApi();
  const { items } = await demo.get<{ items: { id: string; username: string }[] }>("/v1/accounts");
  const held = items.find((account) => account.username === SHOP);
  if (held) expect((await demo.send("DELETE", `/v1/accounts/${held.id}`)).status).toBe(204);
  await sandbox.send("DELETE", "/logs");

  const { page } = visitor;
  await page.goto("/welcome");
  await page.getByRole("button", { name: "Connecter Instagram" }).click();
  await consentAs(SHOP, "Autoriser");
  expect(new URL(page.url()).searchParams.get("account")).toMatch(/^acc_/);
  await page.getByRole("heading", { level: 1 }).filter({ hasText: SHOP }).waitFor();
  await page
    .getByText(/\d+ personnes/)
    .first()
    .waitFor();
  await picture(page, "connected");

  const { items: requests } = await sandbox.get<{ items: { method: string; path: string }[] }>("/requests");
  expect(
    requests.filter((request) => request.method === "POST" && request.path.endsWith("/messages")),
  ).toEqual([]);
});

test("the new workspace sees its own people only", async () => {
  const { page, complaints } = visitor;
  await page.goto("/leads?tab=all&q=camille.v_demo");
  await page.getByText("Aucun lead avec ces filtres.").waitFor();
  await page.goto("/leads?tab=all");
  await page.locator("a[data-row]").first().waitFor();
  expect(complaints).toEqual([]);
});
