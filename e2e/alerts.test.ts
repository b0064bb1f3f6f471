import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_EMAIL } from "../scripts/demo/identity.ts";
import { demoApi, eventually, sandbox } from "./stage/api.ts";
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
import { stage } from "./stage/product.ts";

/** People of our own, so that no other file's are touched. */
const GIVES_NUMBER = "e2e.alerte.numero";
const ASKS = "e2e.alerte.humain";
const PUSHED = "e2e.alerte.pousse";
const write = (username: string, text: string) =>
  sandbox.post("/messages", { account: "atelier.lune", username, text });

let visitor: Visit;
beforeAll(async () => {
  visitor = await visitAsDemo();
});
afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
  await closeBrowser();
});

const bell = () => visitor.page.locator("[data-bell]");
const read = async <T>(path: string): Promise<T> =>
  (await fetch(`${stage.urls.sandbox}${path}`)).json() as Promise<T>;

test("a number and a wish for a person ring the bell without a click, and lead to whom they are about", async () => {
  const { page } = visitor;
  await page.goto("/leads");
  await bell().waitFor();
  await page.waitForResponse((response) => response.url().endsWith("/alerts/feed"));
  await write(GIVES_NUMBER, "oui appelez-moi au 06 39 98 44 01");
  // The demo goes on meanwhile: what arrives together is counted.
  await page
    .getByRole("status")
    .getByText(/Numéro reçu de|nouvelles notifications/)
    .waitFor();
  await write(ASKS, "je veux parler à quelqu'un");
  await bell()
    .getByText(/non lue/)
    .waitFor({ state: "attached" });
  await bell().click();
  const list = page.getByRole("dialog", { name: "Notifications" });
  const item = list.getByRole("link").filter({ hasText: `Numéro reçu de @${GIVES_NUMBER}` });
  await item.getByText("oui appelez-moi au 06 39 98 44 01").waitFor();
  await picture(page, "alerts-bell");
  expect(await barriers(page)).toEqual([]);
  await item.click();
  await page.waitForURL(/\/leads\/lead_/);
  await page
    .getByRole("heading", { name: new RegExp(GIVES_NUMBER) })
    .first()
    .waitFor();
  await bell().click();
  await eventually("the read one", async () => (await item.getByText("Nouveau").count()) === 0);
  await list.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await eventually(
    "nothing unread",
    async () =>
      (await bell()
        .getByText(/non lue/)
        .count()) === 0,
  );
  await page.keyboard.press("Escape");
});

test("a browser is told what its person chose, end to end", async () => {
  const { page } = visitor;
  const made = await fetch(`${stage.urls.sandbox}/push/subscriptions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ label: "Navigateur d'essai" }),
  });
  const subscription = (await made.json()) as { endpoint: string };
  await page.context().grantPermissions(["notifications"], { origin: stage.urls.app });
  // Headless browsers reach no push service: the sandbox's stands in, behind the browser's own interface.
  await page.addInitScript((given) => {
    let current: object | null = null;
    const own = {
      ...given,
      toJSON: () => given,
      unsubscribe: async () => {
        current = null;
        return true;
      },
    };
    PushManager.prototype.subscribe = async () => {
      current = own;
      return own as unknown as PushSubscription;
    };
    PushManager.prototype.getSubscription = async () => current as PushSubscription | null;
  }, subscription);
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "Me prévenir sur cet appareil" }).click();
  await page.getByText("Cet appareil est prévenu, même quand VistaFlow est fermé.").waitFor();
  await page.getByRole("checkbox", { name: /On demande une personne.+appareils/ }).check();
  await page.getByRole("checkbox", { name: /On demande une personne.+e-mail/ }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Notifications enregistrées.").waitFor();
  await picture(page, "alerts-settings");
  expect(await barriers(page)).toEqual([]);

  await write(PUSHED, "Bonjour, un humain svp");
  type Pushed = { message: { title: string; body: string; link: string } };
  const pushed = await eventually("the push", async () =>
    (await read<{ items: Pushed[] }>("/push/messages")).items.find(({ message }) =>
      message.title.includes(PUSHED),
    ),
  );
  expect(pushed.message).toMatchObject({
    title: `@${PUSHED} demande à parler à quelqu'un`,
    link: expect.stringMatching(/^\/leads\/lead_/),
  });
  type Letter = { subject: string; text: string; headers: Record<string, string> };
  const letter = await eventually("the mail", async () =>
    (await read<{ items: Letter[] }>(`/mail/letters?to=${encodeURIComponent(DEMO_EMAIL)}`)).items.find(
      ({ subject }) => subject.includes(PUSHED),
    ),
  );
  expect(letter.text).toContain(`${stage.urls.app}${pushed.message.link}`);

  const sandboxPage = await page.context().newPage();
  await sandboxPage.goto(`${stage.urls.sandbox}/mail`);
  await picture(sandboxPage, "alerts-mail");
  await sandboxPage.goto(`${stage.urls.sandbox}/push`);
  await sandboxPage.getByRole("heading", { name: new RegExp(PUSHED) }).waitFor();
  await picture(sandboxPage, "alerts-push");
  const off = /<([^>]+)>/.exec(letter.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  await sandboxPage.goto(off);
  await sandboxPage.getByRole("button", { name: "Ne plus recevoir ces e-mails" }).click();
  await sandboxPage.getByText("C'est fait.").waitFor();
  await sandboxPage.close();
  const settings = await (await demoApi()).get<{ email: Record<string, boolean> }>(
    "/v1/notification-settings",
  );
  expect(settings.email["human-asked"]).toBe(false);

  await page.getByRole("button", { name: "Ne plus prévenir cet appareil" }).click();
  await page.getByText("Cet appareil n'est pas prévenu.").waitFor();
  await (await demoApi()).get("/v1/notification-settings");
});

test("everything stays listed on a page of its own", async () => {
  const { page } = visitor;
  await page.goto("/alerts");
  await page.getByRole("link").filter({ hasText: PUSHED }).first().waitFor();
  await picture(page, "alerts-page");
  expect(await barriers(page)).toEqual([]);
});

const LOOKS: Look[] = [
  { language: "fr", scheme: "dark" },
  { language: "en", scheme: "light", viewport: PHONE },
  { language: "en", scheme: "dark", viewport: PHONE },
];
test.each(LOOKS)("the bell and the settings hold in $language, $scheme", async (look) => {
  const other = await visitAsDemo(look);
  const name = `${look.scheme}-${look.viewport ? "phone" : "desktop"}-${look.language}`;
  try {
    const { page } = other;
    await page.goto("/leads");
    await page.locator("[data-bell]").click();
    await page.getByRole("dialog", { name: "Notifications" }).getByRole("link").nth(2).waitFor();
    await picture(page, `alerts-bell-${name}`);
    expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    await page.goto("/settings/notifications");
    await page.locator("[data-push=off]").waitFor();
    await picture(page, `alerts-settings-${name}`);
    expect([await barriers(page), await sidewaysScroll(page)]).toEqual([[], 0]);
    expect(other.complaints).toEqual([]);
  } finally {
    await other.close();
  }
});
