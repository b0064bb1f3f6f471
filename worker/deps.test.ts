import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createDeps } from "./deps.ts";
import { testEnv } from "./testing/accounts.ts";

const BODY = new TextEncoder().encode('{"object":"instagram","entry":[]}');
const signed = (secret: string) =>
  new Headers({
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(BODY).digest("hex")}`,
  });

function platformWith(settings: { INSTAGRAM_APP_SECRET?: string; META_APP_SECRET: string }) {
  const env = { ...testEnv, META_APP_ID: "1", INSTAGRAM_APP_ID: "2", INSTAGRAM_APP_SECRET: "", ...settings };
  return createDeps(env as typeof testEnv).platform("instagram")!;
}

test.each([
  ["invented-instagram", "INSTAGRAM_APP_SECRET"],
  ["invented-meta", "META_APP_SECRET"],
  ["invented-older", "META_APP_SECRET #2"],
  ["guessed", null],
])("a delivery signed with %s is known by the setting %s", async (secret, name) => {
  const platform = platformWith({
    INSTAGRAM_APP_SECRET: "invented-instagram",
    META_APP_SECRET: "invented-meta,invented-older",
  });
  expect(await platform.authenticate(BODY, signed(secret))).toBe(name);
  expect(platform.signedRequestSecrets).toEqual(["invented-instagram", "invented-meta", "invented-older"]);
});

test("a secret in both settings is one, by the name of the first", async () => {
  const platform = platformWith({ INSTAGRAM_APP_SECRET: "same", META_APP_SECRET: "same,other" });
  expect(await platform.authenticate(BODY, signed("same"))).toBe("INSTAGRAM_APP_SECRET");
  expect(await platform.authenticate(BODY, signed("other"))).toBe("META_APP_SECRET #2");
  expect(platform.signedRequestSecrets).toEqual(["same", "other"]);
});

test("the Meta pair alone is enough", async () => {
  const platform = platformWith({ META_APP_SECRET: "only" });
  expect(await platform.authenticate(BODY, signed("only"))).toBe("META_APP_SECRET");
});
