import { afterAll, describe, expect, test } from "vitest";
import { demoApi } from "./stage/api.ts";
import {
  barriers,
  closeBrowser,
  PHONE,
  picture,
  sidewaysScroll,
  type Visit,
  visit,
  visitAsDemo,
} from "./stage/browser.ts";

/** Every page; a function where the address needs an id of this demo. */
const PAGES: Record<string, () => Promise<string>> = {
  today: async () => "/",
  leads: async () => "/leads",
  "leads-all": async () => "/leads?tab=all",
  "leads-history": async () => "/leads/history",
  "leads-import": async () => "/leads/import",
  "leads-duplicates": async () => "/leads/duplicates",
  "leads-export": async () => "/leads/export?tab=phone",
  lead: async () => `/leads/${await firstId("/v1/leads?hasPhone=true&limit=1")}`,
  inbox: async () => "/inbox",
  "inbox-unread": async () => "/inbox?filter=unread",
  conversation: async () => `/inbox/${await firstLeadId()}`,
  messages: async () => "/messages",
  "messages-not-sent": async () => "/messages?tab=notSent",
  automations: async () => "/automations",
  templates: async () => "/automations?tab=templates",
  try: async () => "/automations?tab=test",
  "automation-new": async () => "/automations/new",
  automation: async () => `/automations/${await firstId("/v1/automations?limit=1")}`,
  "template-new": async () => "/automations/templates/new",
  template: async () => `/automations/templates/${await firstId("/v1/templates?limit=1")}`,
  accounts: async () => "/accounts",
  doctor: async () => `/accounts/${await firstId("/v1/accounts")}/doctor`,
  posts: async () => `/accounts/${await firstId("/v1/accounts")}/posts`,
  settings: async () => "/settings",
  privacy: async () => "/settings/privacy",
  scoring: async () => "/settings/scoring",
  reading: async () => "/settings/reading",
  "do-not-contact": async () => "/settings/privacy/do-not-contact",
};

async function firstLeadId(): Promise<string> {
  const { items } = await (await demoApi()).get<{ items: { leadId: string }[] }>("/v1/conversations?limit=1");
  const id = items[0]?.leadId;
  if (!id) throw new Error("nobody has written");
  return id;
}

async function firstId(path: string): Promise<string> {
  const { items } = await (await demoApi()).get<{ items: { id: string }[] }>(path);
  const id = items[0]?.id;
  if (!id) throw new Error(`nothing at ${path}`);
  return id;
}

/** Opened, and calm: what comes later by itself has come. */
async function open({ page }: Visit, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle").catch(() => {});
}

afterAll(closeBrowser);

describe.each([
  { language: "fr", scheme: "light" },
  { language: "fr", scheme: "dark" },
  { language: "en", scheme: "light" },
  { language: "en", scheme: "dark" },
] as const)("in $language, $scheme", (look) => {
  test("every page is free of barriers and quiet in the console", async () => {
    const visitor = await visitAsDemo(look);
    const found: string[] = [];
    for (const [name, address] of Object.entries(PAGES)) {
      await open(visitor, await address());
      expect(await visitor.page.locator("html").getAttribute("lang")).toBe(look.language);
      found.push(...(await barriers(visitor.page)).map((barrier) => `${name}: ${barrier}`));
      await picture(visitor.page, `${name}-${look.language}-${look.scheme}`);
    }
    expect([...found, ...visitor.complaints]).toEqual([]);
    await visitor.close();
  }, 180_000);

  test("the doors are free of barriers too", async () => {
    const visitor = await visit(look);
    for (const path of ["/login", "/signup"]) {
      await open(visitor, path);
      expect(await barriers(visitor.page)).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });
});

test("on a phone 375 px wide no page can be pushed sideways", async () => {
  const visitor = await visitAsDemo({ viewport: PHONE });
  const tooWide: string[] = [];
  for (const [name, address] of Object.entries(PAGES)) {
    await open(visitor, await address());
    const pixels = await sidewaysScroll(visitor.page);
    if (pixels > 0) tooWide.push(`${name}: ${pixels} px`);
    await picture(visitor.page, `${name}-phone`);
  }
  expect(tooWide).toEqual([]);
  await visitor.close();
}, 180_000);

test("a page that does not exist says so, with a way back", async () => {
  const { page, close } = await visitAsDemo();
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await page.getByText("Cette page n'existe pas").waitFor();
  await close();
});
