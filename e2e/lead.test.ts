import { afterAll, beforeAll, expect, test } from "vitest";
import { demoApi, eventually, findLead, sandbox, timelineOf } from "./stage/api.ts";
import { closeBrowser, picture, type Visit, visitAsDemo } from "./stage/browser.ts";

const VISITOR = "e2e.lead_demo";
const QUESTION = "Bonjour, vous livrez en Belgique ? Mon numéro : 06 39 98 12 34";

let visitor: Visit;
let leadId: string;

/** Somebody of our own, so that no other file's person is touched. */
beforeAll(async () => {
  await sandbox.post("/messages", { account: "atelier.lune", username: VISITOR, text: QUESTION });
  leadId = (await eventually("the new lead", () => findLead(VISITOR))).id;
  visitor = await visitAsDemo();
  await visitor.page.goto(`/leads/${leadId}`);
});

afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

test("the person's own words come first, and the number with them", async () => {
  const { page } = visitor;
  await page.getByText("vous livrez en Belgique").first().waitFor();
  await page.getByText("06 39 98 12 34").first().waitFor();
  await page.getByRole("heading", { name: /^Pourquoi \d+ \?/ }).waitFor();
  await picture(page, "lead");
});

test("an answer is written, counted in bytes, sent, and received by the person", async () => {
  const { page } = visitor;
  const text = "Oui, en trois jours. Je vous appelle demain ?";
  await page.getByRole("textbox", { name: /^Votre message à / }).fill(text);
  await page.getByText(`${Buffer.byteLength(text)} / 1000 octets`).waitFor();
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await eventually("the message in her inbox", async () => {
    const inbox = await sandbox.get<{ messages: { text?: string; from: string }[] }>(
      `/people/${VISITOR}/inbox?account=atelier.lune`,
    );
    return inbox.messages.some((message) => message.from === "business" && message.text === text);
  });
  await eventually("it in the timeline", async () =>
    (await timelineOf(leadId)).some((item) => item.type === "message" && item.data.text === text),
  );
});

test("a sale is recorded with its amount, and a note is kept", async () => {
  const { page } = visitor;
  await page.goto(`/leads/${leadId}`);
  await page.getByRole("combobox", { name: "Statut", exact: true }).selectOption({ label: "Converti" });
  await page.getByLabel("Montant de la vente").fill("1250,50");
  await page.getByLabel("Note", { exact: true }).fill("Préfère être appelée le soir");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByRole("status").getByText("Enregistré").waitFor();
  const api = await demoApi();
  expect(await api.get(`/v1/leads/${leadId}`)).toMatchObject({
    status: "converted",
    amount: 1250.5,
    note: "Préfère être appelée le soir",
  });
});

test("a lead that does not exist is said to be missing, in the product's words", async () => {
  const { page, complaints } = visitor;
  const answer = await page.goto("/leads/lead_00000000000000000000000000000000");
  expect(answer?.status()).toBe(404);
  await page
    .getByText(/n'existe pas/)
    .first()
    .waitFor();
  // The browser itself notes the 404 of the page.
  complaints.length = 0;
});
