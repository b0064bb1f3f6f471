import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "../scripts/demo/api.ts";
import { demoApi, eventually, type Lead, sandbox } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const TEMPLATE = "Salon de printemps";
const AUTOMATION = "Invitation au salon";
const INLINE = "Merci bref";
const TEXT = "Bonjour {{first_name}}, voici votre invitation au salon.";
const SECOND = "Coucou {{first_name|à vous}} ! Votre invitation au salon est prête.";
const IN_PUBLIC = "Je vous ai écrit en message privé";
const CUSTOMER = "e2e.salon_demo";
const DECLINED = "e2e.bravo_demo";
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

test("an unknown variable is shown at its place, mended, and never saved", async () => {
  const { page } = visitor;
  await page.goto("/automations/templates/new");
  await page.getByLabel("Nom du modèle").fill(TEMPLATE);
  const text = page.getByLabel("Texte", { exact: true });
  await text.fill("Bonjour {{prénom}}, voici votre invitation au salon.");
  await page.locator("mark", { hasText: "{{prénom}}" }).waitFor();
  expect(await page.getByRole("button", { name: "Enregistrer" }).isDisabled()).toBe(true);
  await picture(page, "template-fault");
  await page.getByRole("button", { name: /^Remplacer par/ }).click();
  expect(await text.inputValue()).toBe(TEXT);
});

test("the preview greets a real person, found by search, and counts the platform's bytes", async () => {
  const { page } = visitor;
  const [known] = (await (await demoApi()).get<Page<Lead>>("/v1/leads?limit=1")).items;
  const preview = page.getByRole("region", { name: "Aperçu" });
  await preview.getByLabel("Chercher une personne").fill(known?.username ?? "");
  await preview.getByText(/personnes? trouvée/).waitFor();
  await preview.getByRole("button").first().click();
  await preview.getByText(/voici votre invitation au salon/).waitFor();
  await preview.getByText(/^\d+ \/ 1000 octets$/).waitFor();
  await page.getByLabel("Image").fill("http://example.com/affiche.jpg");
  await page.getByText("Donnez une adresse qui commence par https://").waitFor();
  await page.getByLabel("Image").fill("");
});

test("a template with two wordings is saved, and compares nothing before there is enough", async () => {
  const { page } = visitor;
  await page.getByRole("button", { name: "Ajouter une variante" }).click();
  await page.getByRole("textbox", { name: "Variante B" }).fill(SECOND);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/\/automations\?tab=templates/);
  await page.getByRole("link", { name: TEMPLATE }).click();
  await page.getByText("Encore aucun envoi avec ce modèle.").waitFor();
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

test("a follow-up that cannot go says so, before anything is kept", async () => {
  const { page } = visitor;
  await page.goto("/automations/new");
  await page.getByRole("button", { name: "Ajouter une relance" }).click();
  const steps = page.getByRole("group", { name: "Relancer sans réponse" });
  await steps.getByText(/Instagram n'accepte qu'un seul message/).waitFor();
  await page.getByLabel("Quand").selectOption({ label: "Un message reçu" });
  await steps.getByText(/Instagram n'accepte qu'un seul message/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Ajouter une relance" }).click();
  await page.getByLabel("Après (heures)").nth(1).fill("21");
  await steps.getByText(/Ne partira pas/).waitFor();
});

test("a template is written inside the form, which loses nothing", async () => {
  const { page } = visitor;
  await page.goto("/automations/new");
  await page.getByLabel("Mots déclencheurs").fill("garder ceci");
  await page.getByRole("button", { name: "Écrire un modèle ici" }).click();
  await page.getByLabel("Nom du modèle").fill(INLINE);
  await page.getByLabel("Texte", { exact: true }).fill("Merci {{first_name}} !");
  await page.getByRole("button", { name: "Ajouter ce modèle" }).click();
  const box = page.getByRole("checkbox", { name: new RegExp(`^${INLINE}`) });
  await box.waitFor();
  expect(await box.isChecked()).toBe(true);
  expect(await page.getByLabel("Mots déclencheurs").inputValue()).toBe("garder ceci");
});

test("an automation starts in observation, with its rehearsal over 30 days", async () => {
  const { page } = visitor;
  await page.goto("/automations/new");
  await page.getByLabel("Nom", { exact: true }).fill(AUTOMATION);
  await page.getByLabel("Mots déclencheurs").fill("salon, prix, combien");
  await page.getByRole("button", { name: "Ajouter une réponse publique" }).click();
  await page.getByRole("textbox", { name: "Réponse publique 1" }).fill(IN_PUBLIC);
  await page.getByLabel("Étiquette").fill("salon");
  // The form proposes the first template; this automation sends ours alone.
  for (const box of await page.getByRole("checkbox", { checked: true }).all()) await box.uncheck();
  await page.getByRole("checkbox", { name: new RegExp(`^${TEMPLATE}`) }).check();
  await page.getByRole("button", { name: "Répéter sur 30 jours" }).click();
  await page.getByText(/^Aurait écrit à \d+ personnes?$/).waitFor();
  await page.getByRole("button", { name: "Enregistrer en observation" }).click();
  await page.waitForURL(/\/automations\/[^/]+\/rehearsal$/);
  await page.getByText("En observation").first().waitFor();
  // Who would have been written to, with their words and the message; who not, with the reason.
  const whom = page.getByRole("list", { name: "À qui elle aurait écrit" });
  await whom
    .getByText(/invitation au salon/)
    .first()
    .waitFor();
  const reasons = page.getByRole("list", { name: "Raisons" });
  await reasons.getByRole("button", { name: /Aucun de vos mots n'y est/ }).click();
  await page
    .getByRole("list", { name: "Exemples" })
    .getByText("Aucun de vos mots n'y est.")
    .first()
    .waitFor();
  await picture(page, "automation-rehearsal");
});

test("it is switched on by a second, deliberate step that shows the rehearsal's figures", async () => {
  const { page } = visitor;
  await page.goto("/automations");
  // Behind the question it is still there, and still off.
  const toggle = page.getByRole("switch", {
    name: `Envoyer les messages de « ${AUTOMATION} »`,
    includeHidden: true,
  });
  expect(await toggle.isChecked()).toBe(false);
  await toggle.click();
  const question = page.getByRole("alertdialog");
  await question.getByText(/^Aurait écrit à \d+ personnes?$/).waitFor();
  await picture(page, "automation-switch-on");
  expect(await toggle.isChecked()).toBe(false);
  await question.getByRole("button", { name: "Activer", exact: true }).click();
  await page.getByText(`« ${AUTOMATION} » est active.`).waitFor();
  await picture(page, "automations");
});

test("two active automations for the same words on the same posts say which one answers", async () => {
  const { page } = visitor;
  await page.goto("/automations");
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: AUTOMATION, exact: true }) });
  await row
    .getByText(/Aussi déclenchée par/)
    .first()
    .waitFor();
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
  await page
    .getByText(/invitation au salon/)
    .first()
    .waitFor();
  await picture(page, "messages");
});

test("what it saw is listed: written and declined, each with its reason", async () => {
  const { page } = visitor;
  await sandbox.post("/comments", {
    account: "atelier.lune",
    username: DECLINED,
    text: "Très joli, bravo",
  });
  await page.goto("/automations");
  await page.getByRole("link", { name: AUTOMATION, exact: true }).last().click();
  await page.getByRole("link", { name: "Ce qu'elle a vu" }).click();
  const seen = page.getByRole("list", { name: "Ce qu'elle a vu" });
  const line = (username: string) => seen.getByRole("listitem").filter({ hasText: `@${username}` });
  await line(CUSTOMER).getByText("Message préparé.").waitFor();
  await line(DECLINED).getByText("Rien n'est parti : aucun de vos mots n'y est.").waitFor();
  await picture(page, "automation-seen");
  await page.getByRole("link", { name: "Non écrit" }).click();
  await page.waitForURL(/outcome=declined/);
  await line(DECLINED).waitFor();
  await line(CUSTOMER).waitFor({ state: "detached" });
});

test("the public reply under her comment is listed beside the messages", async () => {
  const { page } = visitor;
  await page.goto("/messages?tab=public");
  await page.getByText(IN_PUBLIC).first().waitFor();
});

test("messages are filtered by where they stand and why", async () => {
  const { page } = visitor;
  await page.goto("/messages");
  await page.getByRole("link", { name: "Non envoyés" }).click();
  await page.waitForURL(/tab=notSent/);
  await page.getByLabel("Raison").selectOption({ label: "Arrêt demandé ou personne bloquée" });
  await page.waitForURL(/reason=optedOut/);
  await page
    .getByText(/a demandé l'arrêt/)
    .first()
    .waitFor();
});

test("the account at its limit says who waits and who would be lost", async () => {
  const { page } = visitor;
  await page.goto("/messages");
  await page
    .getByText(/expireront avant\./)
    .first()
    .waitFor();
});

test("its limit is raised by one button, after one question", async () => {
  const { page } = visitor;
  const raise = page.getByRole("button", { name: /^Passer à \d+$/ }).first();
  const limit = /\d+/.exec((await raise.textContent()) ?? "")?.[0];
  await raise.click();
  const question = page.getByRole("alertdialog");
  await question.getByText(/ne seront plus perdus/).waitFor();
  await picture(page, "messages-raise");
  await question.getByRole("button", { name: "Annuler" }).click();
  await question.waitFor({ state: "detached" });
  await raise.click();
  await question.getByRole("button", { name: /^Passer à \d+$/ }).click();
  await page
    .getByText(new RegExp(`^\\d+ / ${limit}$`))
    .first()
    .waitFor();
});

test("the emergency stop is one click away from here too", async () => {
  const { page } = visitor;
  for (const path of ["/automations", "/messages", "/automations/seen"]) {
    await page.goto(path);
    await page.getByRole("button", { name: "Arrêt d'urgence" }).first().waitFor();
  }
});
