import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { DEMO_EMAIL, DEMO_PASSWORD } from "../../scripts/demo/identity.ts";
import { requireChromium } from "../../scripts/local/chromium.ts";
import { PICTURES, stage } from "./product.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WAIT_MS = 20_000;
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP = { width: 1280, height: 800 };
/** The narrowest phone that is promised to work. */
export const PHONE = { width: 375, height: 740 };

export type Look = {
  language: "fr" | "en";
  scheme: "light" | "dark";
  viewport?: { width: number; height: number };
};
const USUAL: Look = { language: "fr", scheme: "light" };

/** A window on the dashboard. What its console complains of is collected, because a good page says nothing there. */
export type Visit = { page: Page; complaints: string[]; close(): Promise<void> };

let browser: Browser | undefined;
const openPages = new Set<Page>();

/** Keeps what every open page looks like, under a test's name: the first thing to look at when it failed. */
export async function pictureOpenPages(name: string): Promise<void> {
  let number = 0;
  for (const page of openPages) {
    number += 1;
    await picture(page, `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${number}`);
  }
}

async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({ executablePath: requireChromium(), headless: true, args: QUIET });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** A fresh person at the door: no cookie, no storage. */
export async function visit(look: Partial<Look> = {}, options: BrowserContextOptions = {}): Promise<Visit> {
  const { language, scheme, viewport } = { ...USUAL, ...look };
  const context = await (await openBrowser()).newContext({
    baseURL: stage.urls.app,
    locale: language === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    colorScheme: scheme,
    viewport: viewport ?? DESKTOP,
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  openPages.add(page);
  page.once("close", () => openPages.delete(page));
  const complaints: string[] = [];
  const note = (text: string): void => {
    const complaint = `${page.url()}: ${text.split("\n")[0]?.slice(0, 200)}`;
    if (!complaints.includes(complaint)) complaints.push(complaint);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      note(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(error.message));
  return { page, complaints, close: () => context.close() };
}

/** Signs in as the demo's person, by the form. */
export async function visitAsDemo(
  look: Partial<Look> = {},
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visitor = await visit(look, options);
  const { page } = visitor;
  const isFrench = (look.language ?? USUAL.language) === "fr";
  await page.goto("/login");
  await page.getByLabel(isFrench ? "Adresse e-mail" : "E-mail address").fill(DEMO_EMAIL);
  await page.getByLabel(isFrench ? "Mot de passe" : "Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: isFrench ? "Se connecter" : "Sign in" }).click();
  await page.waitForURL(`${stage.urls.app}/`);
  return visitor;
}

/** Keeps what the page looks like now. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

type AxeResult = {
  violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
};

/** What axe-core finds wrong with the page as it stands: one line a rule, with the first place and how many more. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE); // not as a script tag, which the page's policy rightly refuses
  const result = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResult;
  return result.violations.map(({ id, help, nodes }) => {
    const why = nodes[0]?.failureSummary?.split("\n").slice(1).join(" ").trim() ?? "";
    return `${id} (${help}) at ${nodes[0]?.target.join(" ")} and ${nodes.length - 1} more: ${why}`;
  });
}

/** How many pixels the page can be pushed sideways; 0 when it fits. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)") as Promise<number>;
