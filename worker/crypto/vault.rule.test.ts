import { createDecipheriv, createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createVault, VaultError, type VaultFault } from "./vault.ts";

const key = (fill: number) => new Uint8Array(32).fill(fill);
const NEW = key(1);
const OLD = key(2);
const CONTEXT = ["ws_1", "acc_1", "instagram", "token"];
const TOKEN = "IGAAinventedTokenThatMustNeverBeShown0000";

// Thousands of cases on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

async function faultOf(promise: Promise<unknown>): Promise<VaultFault> {
  const error: unknown = await promise.then(
    () => new Error("it opened"),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(VaultError);
  expect(String(error)).not.toContain(TOKEN);
  return (error as VaultError).fault;
}

describe("what was sealed comes back where it was sealed", () => {
  test("any text at all", async () => {
    const vault = createVault(NEW, []);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (plain) => {
        expect(await vault.open(await vault.seal(plain, CONTEXT), CONTEXT)).toBe(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("a byte order mark and an empty text too", async () => {
    const vault = createVault(NEW, []);
    for (const plain of ["", "\ufeffx"]) {
      expect(await vault.open(await vault.seal(plain, CONTEXT), CONTEXT)).toBe(plain);
    }
  });

  test("as a record any AES-256-GCM can open", async () => {
    const record = await createVault(NEW, []).seal(TOKEN, CONTEXT);
    const [version, kid, iv, sealed] = record.split(".") as [string, string, string, string];
    expect(version).toBe("v1");
    expect(kid).toBe(createHash("sha256").update(NEW).digest("hex").slice(0, 8));
    const bytes = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", NEW, Buffer.from(iv, "base64url"));
    decipher.setAAD(Buffer.from("ws_1|acc_1|instagram|token"));
    decipher.setAuthTag(bytes.subarray(-16));
    expect(decipher.update(bytes.subarray(0, -16)).toString() + decipher.final().toString()).toBe(TOKEN);
    expect(record).not.toContain(TOKEN);
  });

  test("and never twice with the same IV", async () => {
    const vault = createVault(NEW, []);
    const records = await Promise.all(Array.from({ length: 2000 }, () => vault.seal(TOKEN, CONTEXT)));
    const ivs = records.map((record) => record.split(".")[2]!);
    expect(new Set(ivs).size).toBe(records.length);
    for (const iv of ivs) expect(Buffer.from(iv, "base64url")).toHaveLength(12);
  });
});

describe("keys rotate without losing a record", () => {
  test("old records open, new ones use the newest key", async () => {
    const record = await createVault(OLD, []).seal(TOKEN, CONTEXT);
    const vault = createVault(NEW, [OLD, key(3)]);
    expect(await vault.open(record, CONTEXT)).toBe(TOKEN);
    expect(vault.isOutdated(record)).toBe(true);
    const renewed = await vault.seal(TOKEN, CONTEXT);
    expect(renewed.split(".")[1]).toBe(vault.newestKid);
    expect(vault.isOutdated(renewed)).toBe(false);
  });

  test("once the old key is gone its records say so", async () => {
    const record = await createVault(OLD, []).seal(TOKEN, CONTEXT);
    expect(await faultOf(createVault(NEW, []).open(record, CONTEXT))).toBe("unknown-key");
  });

  test("the same key given twice is one key", async () => {
    const vault = createVault(NEW, [NEW, OLD]);
    expect(await vault.open(await vault.seal(TOKEN, CONTEXT), CONTEXT)).toBe(TOKEN);
  });
});

describe("a record opens nowhere else", () => {
  test.each([
    [["ws_2", "acc_1", "instagram", "token"]],
    [["ws_1", "acc_2", "instagram", "token"]],
    [["ws_1", "acc_1", "tiktok", "token"]],
    [["ws_1", "acc_1", "instagram", "secret"]],
    [["ws_1", "acc_1", "instagram"]],
    [["acc_1", "ws_1", "instagram", "token"]],
  ])("%j", async (context) => {
    const vault = createVault(NEW, []);
    const record = await vault.seal(TOKEN, CONTEXT);
    expect(await faultOf(vault.open(record, context))).toBe("not-authentic");
  });

  test.each([[[]], [[""]], [["ws_1", ""]], [["ws_1|acc_1", "instagram"]]])(
    "a context such as %j is refused",
    async (context) => {
      const vault = createVault(NEW, []);
      expect(await faultOf(vault.seal(TOKEN, context))).toBe("bad-context");
      expect(await faultOf(vault.open(await vault.seal(TOKEN, CONTEXT), context))).toBe("bad-context");
    },
  );
});

describe("a damaged record never opens", () => {
  test("with any one bit flipped", async () => {
    const vault = createVault(NEW, [OLD]);
    const record = await vault.seal(TOKEN, CONTEXT);
    for (let at = 0; at < record.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = String.fromCharCode(record.charCodeAt(at) ^ (1 << bit));
        const fault = await faultOf(
          vault.open(record.slice(0, at) + flipped + record.slice(at + 1), CONTEXT),
        );
        expect(["malformed", "unknown-key", "not-authentic"]).toContain(fault);
      }
    }
  });

  test("cut anywhere", async () => {
    const vault = createVault(NEW, []);
    const record = await vault.seal(TOKEN, CONTEXT);
    for (let length = 0; length < record.length; length += 1) {
      await faultOf(vault.open(record.slice(0, length), CONTEXT));
    }
  });

  test("under another key's name", async () => {
    const vault = createVault(NEW, [OLD]);
    const [version, , iv, sealed] = (await vault.seal(TOKEN, CONTEXT)).split(".");
    const oldKid = createVault(OLD, []).newestKid;
    expect(await faultOf(vault.open([version, oldKid, iv, sealed].join("."), CONTEXT))).toBe("not-authentic");
  });

  test.each([
    "",
    "....",
    "v1",
    "v1.a.b.c",
    "v2.00000000.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
    TOKEN,
    "v1.x.AAAAAAAAAAAAAAAA.AAAA",
    "é.é.é.é",
  ])("%s", async (record) =>
    expect(await faultOf(createVault(NEW, []).open(record, CONTEXT))).toBe("malformed"),
  );
});

test.each([[0], [16], [31], [33]])("a key of %d bytes is refused", (length) => {
  expect(() => createVault(new Uint8Array(length), [])).toThrow(VaultError);
  expect(() => createVault(NEW, [new Uint8Array(length)])).toThrow(VaultError);
});
