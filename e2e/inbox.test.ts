import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApi, eventually, findLead, sandbox } from "./stage/api.ts";
import {
  barriers,
  closeBrowser,
  PHONE,
  picture,
  sidewaysScroll,
  type Visit,
  visitAsDemo,
} from "./stage/browser.ts";

const SHOP = "atelier.lune";
const ASKER = "e2e.inbox_ines";
const OTHER = "e2e.inbox_omar";
const STOPPER = "e2e.inbox_sofia";
const OWN_APP = "Je vous réponds depuis mon téléphone.";

type Conversation = { leadId: string; unread: boolean; charge: { by: string; via: string | null } };

let visitor: Visit;
let asker: string;
let other: string;

const write = (username: string, text: string) =>
  sandbox.post("/messages", { account: SHOP, username, text });
const conversation = async (leadId: string): Promise<Conversation> =>
  (await demoApi()).get<Conversation>(`/v1/conversations/${leadId}`);
const row = (leadId: string) => visitor.page.locator(`a[data-conversation="${leadId}"]`);
const box = () => visitor.page.getByRole("textbox", { name: /^Votre message à / });
const sendButton = () => visitor.page.getByRole("button", { name: "Envoyer", exact: true });
const filter = (name: string) =>
  visitor.page.getByRole("navigation", { name: "Filtrer les conversations" }).getByRole("link", { name });
const inCharge = () => visitor.page.getByRole("region", { name: "Qui répond" });

async function received(username: string, text: string): Promise<true> {
  return eventually(`"${text}" in ${username}'s inbox`, async () => {
    const inbox = await sandbox.get<{ messages: { text?: string; from: string }[] }>(
      `/people/${username}/inbox?account=${SHOP}`,
    );
    return inbox.messages.some((one) => one.from === "business" && one.text === text) || undefined;
  });
}

async function newcomer(username: string, text: string): Promise<string> {
  await write(username, text);
  return (await eventually(`the lead ${username}`, () => findLead(username))).id;
}

async function openInbox(path = "/inbox"): Promise<void> {
  await visitor.page.goto(path);
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  await visitor.page.waitForLoadState("networkidle").catch(() => {});
}

beforeAll(async () => {
  visitor = await visitAsDemo();
  await visitor.page.getByRole("button", { name: "Fermer la visite" }).click();
  await visitor.page.waitForLoadState("networkidle").catch(() => {});
  other = await newcomer(OTHER, "Bonjour, une question sur la livraison");
  asker = await newcomer(ASKER, "Bonjour, avez-vous ce foulard en bleu nuit ?");
});

afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

test("who writes in private is in the inbox: unread, in words too, and counted in the navigation", async () => {
  const { page } = visitor;
  await openInbox();
  await row(asker).waitFor();
  await row(asker).getByText("Non lu").waitFor({ state: "attached" });
  await page
    .getByRole("navigation", { name: "Navigation principale" })
    .getByRole("link", { name: /^Messagerie.*conversations? non lues?\)/ })
    .waitFor();
  await picture(page, "inbox");
});

test("opening a conversation shows both sides and marks it read; E marks it unread again", async () => {
  const { page } = visitor;
  await row(asker).click();
  const thread = page.getByRole("region", { name: /^Conversation avec / });
  await thread.getByText("avez-vous ce foulard en bleu nuit").waitFor();
  await eventually("it read", async () => !(await conversation(asker)).unread);
  await row(asker).getByText("Non lu").waitFor({ state: "detached" });
  await row(asker).focus();
  await page.keyboard.press("e");
  await eventually("it unread", async () => (await conversation(asker)).unread);
  await page.waitForTimeout(6_000); // a refresh later it is still what the person said
  expect((await conversation(asker)).unread).toBe(true);
  await page.keyboard.press("e");
  await eventually("it read again", async () => !(await conversation(asker)).unread);
});

test("an answer longer than the platform takes is refused while it is typed", async () => {
  const { page } = visitor;
  await box().fill("é".repeat(501));
  await page.getByText("Trop long de 2 octets").waitFor();
  expect(await sendButton().isEnabled()).toBe(false);
  await box().press("Control+Enter");
  await page.waitForTimeout(500);
  expect(await box().inputValue()).toHaveLength(501);
  await box().fill("");
});

test("an answer goes by Ctrl+Enter, and who wrote it is in charge, until a date, with a way back", async () => {
  const { page } = visitor;
  const text = "Oui, il en reste deux en bleu nuit.";
  await page
    .getByText(/Conversation ouverte encore 2\d\sh/)
    .first()
    .waitFor();
  await box().fill(text);
  await page.getByText(`${Buffer.byteLength(text)} / 1000 octets`).waitFor();
  await box().press("Control+Enter");
  await received(ASKER, text);
  await page
    .getByRole("region", { name: /^Conversation avec / })
    .getByText(text)
    .waitFor();
  expect(await box().inputValue()).toBe("");
  await inCharge()
    .getByText(/Vous avez la main.*rien d'automatique ne part pour .* jusqu/)
    .waitFor();
  await picture(page, "inbox-in-charge");
  await inCharge().getByRole("button", { name: "Rendre la main", exact: true }).click();
  await eventually("it given back", async () => (await conversation(asker)).charge.by !== "person");
  await inCharge().getByRole("button", { name: "Prendre la main" }).waitFor();
});

test("T takes over and gives back", async () => {
  const { page } = visitor;
  await row(asker).focus();
  await page.keyboard.press("t");
  await eventually("it taken", async () => (await conversation(asker)).charge.by === "person");
  await inCharge().getByText("Vous avez la main").waitFor();
  await page.keyboard.press("t");
  await eventually("it given back", async () => (await conversation(asker)).charge.by !== "person");
});

test("who answers in Instagram's own app is in charge too, and their words stand in the conversation", async () => {
  const { page } = visitor;
  await sandbox.post("/business-messages", { account: SHOP, username: ASKER, text: OWN_APP });
  await page
    .getByRole("region", { name: /^Conversation avec / })
    .getByText(OWN_APP)
    .waitFor();
  await page.getByText("Écrit dans l'application Instagram").waitFor();
  await inCharge().getByText("Quelqu'un a répondu dans l'application Instagram").waitFor();
  await inCharge().getByRole("button", { name: "Rendre la main", exact: true }).click();
  await eventually("it given back", async () => (await conversation(asker)).charge.by !== "person");
});

test("a draft waits while one looks at somebody else, and a reload takes nothing either", async () => {
  const { page } = visitor;
  await box().fill("Je regarde en réserve et");
  await row(other).click();
  await page.getByRole("heading", { level: 2, name: OTHER }).waitFor();
  expect(await box().inputValue()).toBe("");
  await row(asker).getByText("Brouillon").waitFor();
  await row(asker).click();
  await page.getByRole("heading", { level: 2, name: ASKER }).waitFor();
  expect(await box().inputValue()).toBe("Je regarde en réserve et");
  await page.reload();
  await eventually("the draft", async () => (await box().inputValue()) === "Je regarde en réserve et");
});

test("a send that nobody answered keeps every word, and says what is not known", async () => {
  const { page, complaints } = visitor;
  await page.route("**/inbox/*/change", (route) => route.abort());
  await sendButton().click();
  await page.getByText("Nous n'avons pas reçu de réponse").waitFor();
  expect(await box().inputValue()).toBe("Je regarde en réserve et");
  await page.unroute("**/inbox/*/change");
  // The browser itself notes the request that failed.
  complaints.length = 0;
  await box().fill("");
});

test("new words come in without taking the focus or the place of what one reads", async () => {
  const { page } = visitor;
  await openInbox(`/inbox/${asker}`);
  const order = () =>
    page
      .locator("a[data-row]")
      .evaluateAll((rows) => rows.map((one) => (one as HTMLElement).dataset.conversation));
  await box().fill("Un instant");
  const before = await order();
  await write(ASKER, "Et en vert, vous l'auriez ?");
  await write(OTHER, "Je peux passer samedi ?");
  await page
    .getByRole("region", { name: /^Conversation avec / })
    .getByText("Et en vert, vous l'auriez ?")
    .waitFor();
  expect(await box().inputValue()).toBe("Un instant");
  expect(await box().evaluate((area) => area === document.activeElement)).toBe(true);
  const pill = page.getByRole("button", { name: /^\d+ nouveaux?$/ });
  await pill.waitFor();
  await row(other).getByText("Je peux passer samedi ?").waitFor();
  expect(await order()).toEqual(before);
  await picture(page, "inbox-news");
  await pill.click();
  await eventually("the new order", async () => (await order()).slice(0, 6).includes(other));
  await box().fill("");
});

test("the list is worked by keyboard: J and K walk, Enter opens, R replies, Escape leads back, / searches", async () => {
  const { page } = visitor;
  await openInbox();
  await page.locator("a[data-row]").nth(2).waitFor();
  const focused = () => page.evaluate("document.activeElement?.dataset.conversation ?? null");
  const ids = await page
    .locator("a[data-row]")
    .evaluateAll((rows) => rows.map((one) => (one as HTMLElement).dataset.conversation));
  await page.keyboard.press("j");
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press("j");
  expect(await focused()).toBe(ids[1]);
  await page.keyboard.press("k");
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press("/");
  expect(await page.evaluate("document.activeElement?.id")).toBe("inbox-search");
  await page.keyboard.type(OTHER);
  await page.waitForURL(/q=e2e/);
  await eventually("one row", async () => (await page.locator("a[data-row]").count()) === 1);
  await page.keyboard.press("Escape");
  expect(await focused()).toBe(other);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/inbox/${other}`));
  await box().waitFor();
  await page.keyboard.press("r");
  expect(await box().evaluate((area) => area === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  expect(await focused()).toBe(other);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.pathname === "/inbox");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Prendre ou rendre la main").waitFor();
  await page.keyboard.press("Escape");
});

test("filters show what they say, and an empty one says what would appear there", async () => {
  const { page } = visitor;
  await write(OTHER, "Encore une question");
  await eventually("it unread", async () => (await conversation(other)).unread);
  await (await demoApi()).post(`/v1/conversations/${asker}/read`);
  await openInbox();
  await filter("Non lues").click();
  await page.waitForURL(/filter=unread/);
  await row(other).waitFor();
  await row(asker).waitFor({ state: "detached" });
  await (await demoApi()).post(`/v1/conversations/${asker}/take-over`);
  await filter("Les miennes").click();
  await page.waitForURL(/filter=mine/);
  await row(asker).waitFor();
  await (await demoApi()).send("DELETE", `/v1/conversations/${asker}/take-over`);
  await filter("Toutes").click();
  await row(other).waitFor();
  await page.getByRole("searchbox").fill("zzz-personne");
  await page.getByText("Aucune conversation ne correspond").waitFor();
  await page.getByRole("link", { name: "Effacer la recherche" }).click();
  await row(other).waitFor();
});

test("a template is inserted as it reads for this person, where one is writing", async () => {
  const { page } = visitor;
  await (await demoApi()).post("/v1/templates", {
    name: "Retrait en boutique",
    body: "Le retrait se fait en boutique, {{username}}.",
  });
  await openInbox(`/inbox/${other}`);
  await box().fill("Bonjour. ");
  await page
    .getByRole("combobox", { name: "Insérer un modèle" })
    .selectOption({ label: "Retrait en boutique" });
  await eventually(
    "the text",
    async () => (await box().inputValue()) === `Bonjour. Le retrait se fait en boutique, ${OTHER}.`,
  );
  await box().fill("");
});

test("after STOP one may still answer by hand, once one has seen what they asked for", async () => {
  const { page } = visitor;
  const stopper = await newcomer(STOPPER, "Bonjour, ma commande est arrivée abîmée");
  await write(STOPPER, "STOP");
  await eventually("the opt-out", async () => Boolean((await findLead(STOPPER))?.optedOutAt));
  await openInbox(`/inbox/${stopper}`);
  await page.getByText(/a demandé l'arrêt .*STOP/).waitFor();
  expect(await box().count()).toBe(0);
  await picture(page, "inbox-opted-out");
  await page.getByRole("button", { name: "Répondre quand même" }).click();
  const text = "Entendu. Votre commande vous est remboursée.";
  await box().fill(text);
  await sendButton().click();
  await received(STOPPER, text);
});

test("who is blocked cannot be written to, with the way to change that", async () => {
  const { page } = visitor;
  await (await demoApi()).patch(`/v1/leads/${other}`, { blocked: true });
  await openInbox(`/inbox/${other}`);
  await page.getByText("Vous avez bloqué cette personne.").first().waitFor();
  expect(await box().count()).toBe(0);
  await page.getByRole("button", { name: "Débloquer" }).click();
  await box().waitFor();
});

test("a person's page has the same badge, the same buttons and the same draft", async () => {
  const { page } = visitor;
  await openInbox(`/inbox/${asker}`);
  await box().fill("À demain");
  await page.getByRole("link", { name: /^Ouvrir la fiche de / }).click();
  await page.waitForURL(new RegExp(`/leads/${asker}`));
  await eventually("the draft", async () => (await box().inputValue()) === "À demain");
  await inCharge().getByRole("button", { name: "Prendre la main" }).click();
  await inCharge().getByText("Vous avez la main").waitFor();
  await inCharge().getByRole("button", { name: "Rendre la main", exact: true }).click();
  await inCharge().getByRole("button", { name: "Prendre la main" }).waitFor();
  await box().fill("");
});

test("a conversation that does not exist says so beside the list, which still works", async () => {
  const { page, complaints } = visitor;
  await openInbox("/inbox/lead_00000000000000000000000000000000");
  await page.getByText("Cette conversation n'existe pas ou plus").waitFor();
  await page.locator("a[data-row]").first().click();
  await page.getByRole("region", { name: /^Conversation avec / }).waitFor();
  // The browser itself notes the 404 of the page.
  complaints.length = 0;
});

test.each([
  { language: "fr", scheme: "light" },
  { language: "fr", scheme: "dark" },
  { language: "en", scheme: "light" },
] as const)("on a phone it is one pane with a way back, in $language and $scheme", async (look) => {
  const phone = await visitAsDemo({ ...look, viewport: PHONE });
  const { page } = phone;
  const words =
    look.language === "fr"
      ? { close: "Fermer la visite", back: "Toutes les conversations" }
      : { close: "Close the tour", back: "All conversations" };
  await page.getByRole("button", { name: words.close }).click();
  // Leaving at once would break off what the click asked for.
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.goto("/inbox");
  await page.locator("a[data-row]").first().waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await picture(page, `inbox-phone-${look.language}-${look.scheme}`);
  await page.locator(`a[data-conversation="${asker}"]`).click();
  await page.getByRole("heading", { level: 2, name: ASKER }).waitFor();
  await page.waitForTimeout(300);
  expect(await page.locator("a[data-row]").first().isVisible()).toBe(false);
  expect(await barriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await picture(page, `inbox-phone-open-${look.language}-${look.scheme}`);
  await page.getByRole("link", { name: words.back }).click();
  await page.locator(`a[data-conversation="${asker}"]`).waitFor();
  await eventually(
    "the focus on its line again",
    async () => (await page.evaluate("document.activeElement?.dataset.conversation ?? null")) === asker,
    5_000,
  );
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test.each([
  { language: "fr", scheme: "light" },
  { language: "fr", scheme: "dark" },
  { language: "en", scheme: "dark" },
] as const)("both panes are free of barriers, in $language and $scheme", async (look) => {
  const reader = await visitAsDemo(look);
  const { page } = reader;
  await page
    .getByRole("button", { name: look.language === "fr" ? "Fermer la visite" : "Close the tour" })
    .click();
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.goto(`/inbox/${asker}`);
  await page.getByRole("heading", { level: 2, name: ASKER }).waitFor();
  await page.waitForLoadState("networkidle").catch(() => {});
  expect(await barriers(page)).toEqual([]);
  await picture(page, `inbox-open-${look.language}-${look.scheme}`);
  expect(reader.complaints).toEqual([]);
  await reader.close();
});
