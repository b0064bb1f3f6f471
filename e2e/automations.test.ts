import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, sandbox } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const TEMPLATE = "Salon de printemps";
const AUTOMATION = "Invitation au salon";
const TEXT = "Bonjour {{first_name}}, voici votre invitation au salon.";
const CUSTOMER = "e2e.salon_demo";
/** Keyword to private message: what the demo promises is about two seconds; a busy machine gets more. */
const SEND_LIMIT_MS = 20_000;

let visitor: Visit;
beforeAll(async () => {
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

test("a template is written and seen in the list", async () => {
  const { page } = visitor;
  await page.goto("/automations/templates/new");
  await page.getByLabel("Nom du modèle").fill(TEMPLATE);
  await page.getByLabel("Texte", { exact: true }).fill(TEXT);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/\/automations\?tab=templates|\/automations\/templates\//);
  await page.goto("/automations?tab=templates");
  await page.getByText(TEMPLATE).first().waitFor();
});

test("a phrase is tried before anything is sent", async () => {
  const { page } = visitor;
  await page.goto("/automations/new");
  await page.getByLabel("Mots déclencheurs").fill("salon");
  await page.getByLabel("Ce que la personne écrit").fill("Je viens au SALON !");
  await page.getByRole("button", { name: "Essayer", exact: true }).click();
  await page
    .getByRole("status")
    .getByText(/Intention lue/)
    .waitFor();
});

test("an automation starts in observation, and is switched on by a second, deliberate step", async () => {
  const { page } = visitor;
  await page.goto("/automations/new");
  await page.getByLabel("Nom", { exact: true }).fill(AUTOMATION);
  await page.getByLabel("Mots déclencheurs").fill("salon");
  // The form proposes the first template; this automation sends ours alone.
  for (const box of await page.getByRole("checkbox", { checked: true }).all()) await box.uncheck();
  await page.getByRole("checkbox", { name: new RegExp(`^${TEMPLATE}`) }).check();
  await page.getByRole("button", { name: "Enregistrer en observation" }).click();
  await page.waitForURL((url) => url.pathname !== "/automations/new");
  await page.goto("/automations");
  const toggle = page.getByRole("switch", { name: `Envoyer les messages de « ${AUTOMATION} »` });
  expect(await toggle.isChecked()).toBe(false);
  await toggle.click();
  await page.getByRole("button", { name: "Activer", exact: true }).click();
  await page.getByText(`« ${AUTOMATION} » est active.`).waitFor();
  await picture(page, "automations");
});

test("from then on a comment with the word gets the message, and Messages shows it", async () => {
  const { page } = visitor;
  await sandbox.post("/comments", {
    account: "atelier.lune",
    username: CUSTOMER,
    text: "Je voudrais venir au salon",
  });
  await eventually(
    "the invitation in her inbox",
    async () => {
      const inbox = await sandbox.get<{ messages: { text?: string }[] }>(
        `/people/${CUSTOMER}/inbox?account=atelier.lune`,
      );
      return inbox.messages.some((message) => message.text?.includes("invitation au salon"));
    },
    SEND_LIMIT_MS,
  );
  await page.goto("/messages");
  await page.getByText("voici votre invitation au salon").first().waitFor();
  await picture(page, "messages");
});

test("the account at its limit says who waits and who would be lost", async () => {
  const { page } = visitor;
  await page.goto("/messages");
  await page
    .getByText(/expireront avant\./)
    .first()
    .waitFor();
});
