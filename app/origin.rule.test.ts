import { expect, test } from "vitest";
import { refuseForeignOrigin } from "./origin.ts";
import { languageOf, preferencesCookie, readPreferences } from "./preferences.server.ts";
import { readSession, safeNext, sessionCookie } from "./session.server.ts";

const request = (
  method: string,
  headers: Record<string, string> = {},
  url = "https://app.example.com/leads",
) => new Request(url, { method, headers });

test("a change asked for by another site is refused", () => {
  expect(refuseForeignOrigin(request("POST", { origin: "https://evil.example" }))?.status).toBe(403);
  expect(refuseForeignOrigin(request("POST", { origin: "null" }))?.status).toBe(403);
  expect(refuseForeignOrigin(request("POST"))?.status).toBe(403);
  expect(refuseForeignOrigin(request("POST", { "sec-fetch-site": "cross-site" }))?.status).toBe(403);
});

test("our own forms and every reading go through", () => {
  expect(refuseForeignOrigin(request("POST", { origin: "https://app.example.com" }))).toBeNull();
  expect(refuseForeignOrigin(request("POST", { "sec-fetch-site": "same-origin" }))).toBeNull();
  expect(refuseForeignOrigin(request("GET", { origin: "https://evil.example" }))).toBeNull();
});

test("the session cookie is out of reach of scripts and of other sites", () => {
  const cookie = sessionCookie(request("POST"), "a.b+/=");
  expect(cookie).toMatch(
    /^__Host-vistaflow=a\.b%2B%2F%3D; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
  );
  expect(readSession(request("GET", { cookie: `x=1; ${cookie.split(";")[0]}` }))).toBe("a.b+/=");
});

test("a local run works without https", () => {
  const local = request("POST", {}, "http://localhost:8788/login");
  expect(sessionCookie(local, "t")).toMatch(/^vistaflow=t; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
});

test.each([
  ["/leads?tab=hot", "/leads?tab=hot"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["", "/"],
  [null, "/"],
])("after signing in, %s leads to %s", (next, expected) => {
  expect(safeNext(next)).toBe(expected);
});

test.each([
  ["fr-FR,fr;q=0.9,en;q=0.8", "fr"],
  ["en-GB,en;q=0.9", "en"],
  ["de,fr;q=0.4,en;q=0.7", "en"],
  ["de-DE", "en"],
  ["", "fr"],
])("Accept-Language %s is answered in %s", (header, language) => {
  expect(languageOf(request("GET", header ? { "accept-language": header } : {}))).toBe(language);
});

test("a choice of this browser survives the next one", () => {
  const first = preferencesCookie(request("POST"), { language: "en" }).split(";")[0] ?? "";
  const second = preferencesCookie(request("POST", { cookie: first }), { theme: "dark" }).split(";")[0] ?? "";
  expect(readPreferences(request("GET", { cookie: second }))).toMatchObject({
    language: "en",
    theme: "dark",
  });
  expect(languageOf(request("GET", { cookie: second, "accept-language": "fr" }))).toBe("en");
});
