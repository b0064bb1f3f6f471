import { afterAll, beforeAll, expect, test } from "vitest";
import { OWN_SHOP } from "../scripts/demo/identity.ts";
import { demoApi, eventually, findLead, sandbox } from "./stage/api.ts";
import {
  barriers,
  closeBrowser,
  type Look,
  PHONE,
  picture,
  sidewaysScroll,
  type Visit,
  visitAsDemo,
} from "./stage/browser.ts";

const RUDE = "e2e.grossier";
const ASKS = "e2e.protege";

type Blockable = { id: string; blocked: boolean };
type Account = { id: string; username: string; dailyDmLimit: number; guard: { level: number } };

let visitor: Visit;
beforeAll(async () => {
  visitor = await visitAsDemo();
});
afterAll(async () => {
  await sandbox.send("DELETE", "/faults");
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const toast = (text: string) => visitor.page.getByRole("status").getByText(text).first();
const full = async (username: string): Promise<Blockable> => {
  const found = await eventually(username, () => findLead(username));
  return (await demoApi()).get<Blockable>(`/v1/leads/${found.id}`);
};
const own = async (): Promise<Account> => {
  const { items } = await (await demoApi()).get<{ items: Account[] }>("/v1/accounts");
  return items.find(({ username }) => username === OWN_SHOP)!;
};

test("who insults us is blocked by itself; one click takes it back, and the same words block no more", async () => {
  const { page } = visitor;
  const insult = () =>
    sandbox.post("/messages", { account: OWN_SHOP, username: RUDE, text: "Bande de connards" });
  await insult();
  await eventually("the block", async () => (await full(RUDE)).blocked);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Personnes bloquées" }).click();
  await page.getByRole("heading", { level: 1, name: "Personnes bloquées" }).waitFor();
  await page.getByText("Insulte « connards »").waitFor();
  await page.getByRole("button", { name: new RegExp(`Débloquer .*${RUDE}`) }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Débloquer" }).click();
  await toast("Débloqué.").waitFor();
  expect((await full(RUDE)).blocked).toBe(false);
  const before = await (await demoApi()).get<{ interactionCount: number }>(
    `/v1/leads/${(await full(RUDE)).id}`,
  );
  await insult();
  await eventually("the second message", async () => {
    const now = await (await demoApi()).get<{ interactionCount: number }>(
      `/v1/leads/${(await full(RUDE)).id}`,
    );
    return now.interactionCount > before.interactionCount;
  });
  expect((await full(RUDE)).blocked).toBe(false);
});

test("a block by the platform slows the account down, and says why, until when and what to do", async () => {
  const { page } = visitor;
  await sandbox.post("/messages", { account: OWN_SHOP, username: ASKS, text: "Bonjour, une question" });
  const lead = await eventually(ASKS, () => findLead(ASKS));
  await sandbox.post("/faults", {
    send: { mode: "error", error: { code: 368, subcode: 1390008, status: 403 } },
  });
  await (await demoApi()).post("/v1/messages", { leadId: lead.id, text: "Bonjour !" });
  await eventually("the slow-down", async () => (await own()).guard.level === 3);
  await page.goto("/accounts");
  const card = page.getByRole("article", { name: `@${OWN_SHOP}` });
  await card.getByText("En pause forcée").waitFor();
  await card.getByText(/La plateforme a bloqué des envois de ce compte/).waitFor();
  await card.getByText(/Premier pas vers la normale au plus tôt/).waitFor();
  await page.goto("/");
  await page.getByText(`@${OWN_SHOP} n'envoie plus rien d'automatique`).waitFor();
});

test("who changed what is read and checked by one click", async () => {
  const { page } = visitor;
  const { id, dailyDmLimit } = await own();
  const api = await demoApi();
  await api.patch(`/v1/accounts/${id}`, { dailyDmLimit: dailyDmLimit + 1 });
  await api.patch(`/v1/accounts/${id}`, { dailyDmLimit });
  await page.goto("/settings/audit");
  await page.getByText("a réglé les limites").first().waitFor();
  await page.getByText("a changé le rythme").first().waitFor();
  await page.getByRole("button", { name: "Vérifier le journal" }).click();
  await page.getByText(/Intact|Le journal est vide/).waitFor();
});

test("what could not be worked on has a page of its own", async () => {
  const { page } = visitor;
  await page.goto("/settings");
  await page.getByRole("link", { name: "Ce que nous n'avons pas pu traiter" }).click();
  await page.getByRole("heading", { level: 1, name: "Ce que nous n'avons pas pu traiter" }).waitFor();
  await page
    .getByText("Tout a été traité.")
    .or(page.getByRole("button", { name: /^Jeter/ }))
    .first()
    .waitFor();
});

const LOOKS: [string, Partial<Look>][] = [
  ["light", { scheme: "light" }],
  ["dark-en", { scheme: "dark", language: "en" }],
  ["phone", { viewport: PHONE }],
  ["phone-dark", { viewport: PHONE, scheme: "dark" }],
];
const PAGES = [
  "/",
  "/accounts",
  "/settings",
  "/settings/blocked",
  "/settings/audit",
  "/settings/dead-letters",
];

test.each(LOOKS)("its pages fit and everybody can use them: %s", async (name, look) => {
  const guest = await visitAsDemo(look);
  for (const path of PAGES) {
    await guest.page.goto(path);
    await guest.page.getByRole("heading", { level: 1 }).waitFor();
    await picture(guest.page, `protection-${name}${path.replaceAll("/", "-")}`);
    expect([path, await sidewaysScroll(guest.page)]).toEqual([path, 0]);
    if (path.startsWith("/settings/")) expect([path, await barriers(guest.page)]).toEqual([path, []]);
  }
  await guest.close();
});
