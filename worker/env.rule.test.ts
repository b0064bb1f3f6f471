import { describe, expect, test } from "vitest";
import { BadConfig, decodeKey, type Env, readConfig } from "./env.ts";

const good = {
  PUBLIC_API_URL: "https://api.example.com",
  PUBLIC_APP_URL: "https://app.example.com/",
  JWT_SECRET: "x".repeat(32),
  ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
};
const read = (changes: Record<string, unknown>) => readConfig({ ...good, ...changes } as unknown as Env);
const keysOf = (changes: Record<string, unknown>): readonly string[] => {
  try {
    read(changes);
  } catch (error) {
    if (error instanceof BadConfig) return error.keys;
    throw error;
  }
  return [];
};

describe("a bad or missing setting is named, and its value is not", () => {
  test.each<[string, Record<string, unknown>]>([
    ["PUBLIC_API_URL", { PUBLIC_API_URL: undefined }],
    ["PUBLIC_APP_URL", { PUBLIC_APP_URL: "not an address" }],
    ["JWT_SECRET", { JWT_SECRET: "too short" }],
    ["ENCRYPTION_KEY", { ENCRYPTION_KEY: "thirty-one bytes are not enough" }],
    ["ENCRYPTION_KEY", { ENCRYPTION_KEY: undefined }],
    ["ENCRYPTION_KEYS_PREVIOUS", { ENCRYPTION_KEYS_PREVIOUS: `${good.ENCRYPTION_KEY},short` }],
    ["SIGNUP", { SIGNUP: "everybody" }],
    ["CONNECT_HOLD_MINUTES", { CONNECT_HOLD_MINUTES: "soon" }],
    ["INSTAGRAM_GRAPH_VERSION", { INSTAGRAM_GRAPH_VERSION: "26" }],
  ])("%s", (key, changes) => {
    expect(keysOf(changes)).toEqual([key]);
  });

  test("several at once", () => {
    expect(keysOf({ JWT_SECRET: "s3cret", SIGNUP: "no" })).toEqual(["JWT_SECRET", "SIGNUP"]);
    expect(new BadConfig(["JWT_SECRET"]).message).not.toContain("s3cret");
  });
});

test("a key is base64 of 32 bytes, or exactly 32 bytes of UTF-8", () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
  expect(decodeKey(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  expect(decodeKey("é".repeat(16))).toHaveLength(32);
  expect(decodeKey("é".repeat(32))).toBeNull();
  expect(decodeKey(Buffer.from(bytes.slice(1)).toString("base64"))).toBeNull();
});

test("what is not set has its documented default, and an empty value counts as not set", () => {
  const config = read({ META_APP_ID: "", OPENAI_API_KEY: "" });
  expect(config).toMatchObject({
    SIGNUP: "invite",
    CONNECT_HOLD_MINUTES: 10,
    META_APP_ID: undefined,
    META_APP_SECRET: [],
    INSTAGRAM_AUTHORIZE_URL: "https://www.instagram.com/oauth/authorize",
    INSTAGRAM_TOKEN_URL: "https://api.instagram.com/oauth/access_token",
    INSTAGRAM_GRAPH_URL: "https://graph.instagram.com",
    INSTAGRAM_GRAPH_VERSION: "v26.0",
    OPENAI_MODEL: "gpt-4o-mini",
    PUBLIC_APP_URL: "https://app.example.com",
    isDeployed: true,
  });
  const local = read({ PUBLIC_API_URL: "http://localhost:8787" });
  expect(local).toMatchObject({
    isDeployed: false,
    SIGNUP: "open",
    CONNECT_HOLD_MINUTES: 0,
    DEFAULT_MIN_SPACING_MS: 0,
  });
  expect(read({ META_APP_SECRET: "one, two" }).META_APP_SECRET).toEqual(["one", "two"]);
});
