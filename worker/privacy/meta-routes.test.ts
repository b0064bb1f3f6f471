import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findAccountRow } from "../accounts/service.ts";
import {
  about,
  asForm,
  everything,
  META_SECRET,
  newVictim,
  type PrivacyWorld,
  privacyWorld,
  signedRequest,
  workOff,
} from "../testing/privacy.ts";

const PATHS = ["/platforms/meta/deauthorize", "/platforms/meta/data-deletion"] as const;
const ISSUED_AT = 1_795_000_000;

const post = (world: PrivacyWorld, path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  world.call("POST", path, { body }, headers);

test.each(PATHS)(
  "%s refuses every request that no secret signed, alike, and changes nothing",
  async (path) => {
    const world = await privacyWorld();
    const { externalId } = world.account;
    await world.take(...world.speaks(newVictim()));
    const before = await everything(world.deps.env.DB);
    const good = about(externalId);
    const [signature, payload] = good.split(".") as [string, string];
    const missing = new FormData();
    missing.set("other", "x");
    const file = new FormData();
    file.set("signed_request", new File([good], "request.txt"));
    const bodies: [string, BodyInit, Record<string, string>?][] = [
      ["nothing", ""],
      ["no field", missing],
      ["a file", file],
      ["another secret", asForm(signedRequest({ algorithm: "HMAC-SHA256", user_id: externalId }, "guessed"))],
      ["another algorithm", asForm(signedRequest({ algorithm: "none", user_id: externalId }))],
      ["another payload", asForm(`${signature}.${about("1").split(".")[1]}`)],
      ["no signature", asForm(`.${payload}`)],
      ["garbage", asForm("garbage")],
      [
        "twice",
        `signed_request=${good}&signed_request=${good}`,
        { "content-type": "application/x-www-form-urlencoded" },
      ],
      ["over", asForm(about(externalId, { expires: ISSUED_AT - 100_000_000 }))],
      ["as JSON", JSON.stringify({ signed_request: good }), { "content-type": "application/json" }],
      ["broken multipart", "--x", { "content-type": "multipart/form-data; boundary=y" }],
    ];
    const answers = new Set<string>();
    world.queued.length = 0;
    for (const [name, body, headers] of bodies) {
      const response = await post(world, path, body, headers);
      expect(response.status, name).toBe(400);
      expect(response.headers.get("content-type"), name).toBe("application/problem+json");
      const { instance: _, ...problem } = (await response.json()) as Record<string, unknown>;
      answers.add(JSON.stringify(problem));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain("bad-signed-request");
    expect((await post(world, path, asForm("x".repeat(20_000)))).status).toBe(413);
    expect(await everything(world.deps.env.DB)).toEqual(before);
    expect(world.queued.filter(({ queue }) => queue === "sync")).toEqual([]);
  },
);

test.each([
  ["in a form", (id: string) => asForm(about(id))],
  ["in multipart", (id: string) => multipart(about(id))],
  ["by a number past 2^53", (id: string) => asForm(numbered(id))],
  ["with padding", (id: string) => asForm(padded(id))],
] as const)("a signed request is taken %s", async (_, bodyOf) => {
  const world = await privacyWorld();
  const response = await post(world, PATHS[0], bodyOf(world.account.externalId) as BodyInit);
  expect(response.status).toBe(200);
  expect(await findAccountRow(world.deps.tenant(world.workspaceId), world.account.id)).toMatchObject({
    status: "disconnected",
  });
});

const multipart = (request: string): FormData => {
  const form = new FormData();
  form.set("signed_request", request);
  return form;
};
function signText(text: string, spelling: "base64url" | "padded" = "base64url"): string {
  const { signature, encoded } = sign(text, spelling);
  return `${signature}.${encoded}`;
}
const hmac = (text: string): string => createHmac("sha256", META_SECRET).update(text).digest("base64url");
function sign(text: string, spelling: "base64url" | "padded") {
  const bare = Buffer.from(text).toString("base64url");
  const encoded = spelling === "padded" ? bare.padEnd(Math.ceil(bare.length / 4) * 4, "=") : bare;
  return { signature: hmac(encoded), encoded };
}
const numbered = (id: string): string =>
  signText(`{"algorithm":"HMAC-SHA256","issued_at":${ISSUED_AT},"user_id":${id}}`);
const padded = (id: string): string => {
  const text = `{"algorithm":"HMAC-SHA256","issued_at":${ISSUED_AT},"user_id":"${id}"}`;
  return signText(text.padEnd(Math.ceil(text.length / 3) * 3 + 1), "padded");
};

describe("deauthorize", () => {
  test("disconnects by either id, keeps leads and history, tells the owner once, and may come again", async () => {
    const world = await privacyWorld();
    const { deps, account, workspaceId, clock } = world;
    const marie = newVictim();
    await world.take(...world.speaks(marie));
    const issued_at = Math.floor(clock.now / 1000);
    for (let time = 0; time < 2; time++) {
      const response = await post(world, PATHS[0], asForm(about(account.appScopedId, { issued_at })));
      expect(response.status).toBe(200);
    }
    const row = await findAccountRow(deps.tenant(workspaceId), account.id);
    expect(row).toMatchObject({ status: "disconnected", token: null });
    expect(await deps.system.findAccount("instagram", account.externalId)).toBeUndefined();
    const kept = await everything(deps.env.DB, workspaceId);
    expect(kept.interactions).toHaveLength(2);
    expect(kept.notices!.filter((notice) => notice.includes("deauthorized"))).toHaveLength(1);
    await world.take(...world.speaks(newVictim()));
    expect((await everything(deps.env.DB, workspaceId)).interactions).toHaveLength(2);
    const deletion = await post(world, PATHS[1], asForm(about(account.appScopedId, { issued_at })));
    expect(deletion.status).toBe(200);
    await workOff(deps, world.queued);
    expect((await everything(deps.env.DB, workspaceId)).leads).toEqual([]);
  });

  test("an old request played again leaves an account alone that was connected since", async () => {
    const world = await privacyWorld();
    const { deps, account, workspaceId, clock } = world;
    const issued_at = Math.floor((clock.now - 3_600_000) / 1000);
    expect((await post(world, PATHS[0], asForm(about(account.externalId, { issued_at })))).status).toBe(200);
    expect(await findAccountRow(deps.tenant(workspaceId), account.id)).toMatchObject({ status: "connected" });
  });

  test("of somebody unknown changes nothing", async () => {
    const world = await privacyWorld();
    const before = await everything(world.deps.env.DB);
    expect((await post(world, PATHS[0], asForm(about("123456")))).status).toBe(200);
    expect(await everything(world.deps.env.DB)).toEqual(before);
  });
});

describe("the page of a request", () => {
  const ask = async (world: PrivacyWorld, id: string): Promise<string> => {
    const response = await post(world, PATHS[1], asForm(about(id)));
    return ((await response.json()) as { confirmation_code: string }).confirmation_code;
  };
  const read = (world: PrivacyWorld, code: string, language: string) =>
    world.call("GET", `/deletion/${code}`, {}, { "accept-language": language });

  test.each([
    [
      "fr-FR,fr;q=0.9",
      "fr",
      "Votre demande de suppression",
      "Suppression terminée",
      /18 novembre 2026 à 10:00/,
    ],
    ["en-GB", "en", "Your deletion request", "Deletion done", /18 November 2026 at 10:00/],
    ["de", "en", "Your deletion request", "Deletion done", /18 November 2026/],
  ])("for a reader of %s", async (accepted, language, title, state, date) => {
    const world = await privacyWorld();
    const response = await read(world, await ask(world, newVictim().id), accepted);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("content-language")).toBe(language);
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}">`);
    for (const part of [title, state]) expect(page).toContain(part);
    expect(page.replaceAll("\u202f", " ").replaceAll("\u00a0", " ")).toMatch(date);
    expect(page).toContain("width=device-width");
    expect(page).toContain("prefers-color-scheme: dark");
    expect(page).not.toMatch(/<script|src=|<link|style="|\son\w+=/);
  });

  test("names nobody, runs nothing, and is kept out of search and caches", async () => {
    const world = await privacyWorld();
    const marie = newVictim();
    await world.take(...world.speaks(marie));
    const code = await ask(world, marie.id);
    for (const path of [code, code.toUpperCase()]) {
      const response = await read(world, path, "en");
      const page = await response.text();
      expect(page).toContain(code);
      for (const text of [marie.id, marie.username, world.workspaceId, world.account.externalId]) {
        expect(page).not.toContain(text);
      }
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe-inline");
      const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
      expect(policy).toContain(`'sha256-${Buffer.from(digest).toString("base64")}'`);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-robots-tag")).toBe("noindex");
    }
  });

  test.each(["0".repeat(32), "nonsense", "%00", "..%2f"])(
    "says kindly that there is none under %s",
    async (code) => {
      const world = await privacyWorld();
      const response = await read(world, code, "fr");
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(await response.text()).toContain("Aucune demande sous ce code");
    },
  );
});
