import { afterAll, expect, test } from "vitest";
import { DEMO_EMAIL } from "../scripts/demo/identity.ts";
import { closeBrowser, picture, visit, visitAsDemo } from "./stage/browser.ts";
import { stage } from "./stage/product.ts";

afterAll(closeBrowser);

test("a wrong password is refused in plain words, without telling whether the address exists", async () => {
  const { page, close } = await visit();
  const texts: (string | null)[] = [];
  for (const email of [DEMO_EMAIL, "nobody@example.com"]) {
    await page.goto("/login");
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe").fill("certainly-not-this");
    await page.getByRole("button", { name: "Se connecter" }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    texts.push(await alert.textContent());
  }
  expect(texts[0]).toContain("incorrect");
  expect(texts[1]).toBe(texts[0]);
  await close();
});

test("who is not signed in is led to the sign-in page, and back to where they wanted to go", async () => {
  const { page, close } = await visit();
  await page.goto("/leads?tab=all");
  await page.waitForURL(/\/login\?next=/);
  expect(new URL(page.url()).searchParams.get("next")).toBe("/leads?tab=all");
  await close();
});

test("the demo login opens Today, with what there is to do and what is coming", async () => {
  const { page, complaints, close } = await visitAsDemo();
  await page.getByRole("heading", { name: "Aujourd'hui", level: 1 }).waitFor();
  await page.getByText("Démo : aucun vrai message").first().waitFor();
  await page.getByRole("region", { name: "À faire" }).waitFor();
  await page.getByText("Instagram nous a déconnectés de @studio.ocre").waitFor();
  await page
    .getByText(/\d+ expireront avant leur tour/)
    .first()
    .waitFor();
  await picture(page, "today");
  expect(complaints).toEqual([]);
  await close();
});

test("one click stops every automation, and one takes it back", async () => {
  const { page, close } = await visitAsDemo();
  await page.getByRole("button", { name: "Arrêt d'urgence" }).click();
  await page.getByRole("button", { name: "Tout arrêter" }).click();
  await page.getByText("Arrêt d'urgence : aucun message automatique ne part.").waitFor();
  await page.getByRole("button", { name: "Reprendre" }).click();
  await page.getByRole("button", { name: "Arrêt d'urgence" }).waitFor();
  await close();
});

test("signing out ends the session", async () => {
  const { page, close } = await visitAsDemo();
  await page.getByRole("button", { name: /Votre compte/ }).click();
  await page.getByText("Se déconnecter").click();
  await page.waitForURL(/\/login/);
  await page.goto(`${stage.urls.app}/leads`);
  await page.waitForURL(/\/login/);
  await close();
});
