import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { readDelivery } from "./delivery.ts";
import { ACCOUNT } from "./testing/scripted-fetch.ts";

/** Set FUZZ_RUNS to go further than a quick check does. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 3000);
const RECEIVED = 1_795_000_002_000;

// Thousands of cases on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const COMMENT = {
  id: "18000000000000001",
  from: { id: "9100000000000001", username: "marie.l", self_ig_scoped_id: "9" },
  text: "Prix ?",
  media: { id: "17900000000000001", original_media_id: "1" },
  parent_id: "18000000000000000",
};
const SENDER = {
  sender: { id: "9100000000000001" },
  recipient: { id: ACCOUNT },
  timestamp: 1_795_000_000_000,
};
const BODY = {
  object: "instagram",
  entry: [
    {
      id: ACCOUNT,
      time: 1_795_000_000,
      changes: [
        { field: "comments", value: COMMENT },
        { field: "live_comments", value: [COMMENT] },
      ],
    },
    { id: ACCOUNT, time: 1_795_000_000, field: "comments", value: COMMENT },
    {
      id: ACCOUNT,
      time: 1_795_000_000_123,
      messaging: [
        {
          ...SENDER,
          message: {
            mid: "m1",
            text: "oui",
            attachments: [{ type: "ig_post", payload: { ig_post_media_id: "1" } }],
            reply_to: { story: { id: "2" } },
          },
        },
        { ...SENDER, message: { mid: "m2", is_echo: true } },
        { ...SENDER, reaction: { mid: "m1", action: "react", emoji: "❤" } },
        { ...SENDER, message_edit: { mid: "m1", text: "non", num_edit: 1 } },
        { ...SENDER, postback: { mid: "m3", title: "Oui" } },
        { ...SENDER, read: { mid: "m2" } },
      ],
      standby: [{ ...SENDER, message: { mid: "m4", text: "bonjour" } }],
    },
  ],
};

/** Written into the text as they are, in place of a value: JSON.stringify would soften them. */
const HOSTILE = [
  "1e400",
  "-1e400",
  "-0",
  "17841400000000001",
  "123456789012345678901234567890",
  '"\\u0000"',
  '"\\ud83d"',
  '"0"',
  '""',
  '".."',
  "null",
  "true",
  "[]",
  "{}",
  "[null]",
  '{"__proto__":{"id":"1"},"constructor":{"prototype":{"id":"2"}}}',
  '{"toString":null,"valueOf":null,"then":true}',
  `${"[".repeat(1000)}${"]".repeat(1000)}`,
  `${'{"id":'.repeat(1000)}1${"}".repeat(1000)}`,
  `"${"x".repeat(5000)}"`,
];

type Path = (string | number)[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}
const PATHS = pathsOf(BODY).filter((path) => path.length > 0);

function mutate(
  tree: unknown,
  path: Path,
  change: (parent: Record<string, unknown>, key: string) => void,
): void {
  let parent = tree as Record<string, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = parent[key];
    if (typeof next !== "object" || next === null) return;
    parent = next as Record<string, unknown>;
  }
  change(parent, String(path.at(-1)));
}

const mutation = fc.record({
  path: fc.constantFrom(...PATHS),
  other: fc.constantFrom(...PATHS),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.nat(HOSTILE.length - 1) },
    { weight: 2, arbitrary: fc.constantFrom("delete" as const, "copy" as const, "wrap" as const) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => ({ value })) },
  ),
});

const hostileDelivery = fc.array(mutation, { minLength: 1, maxLength: 6 }).map((mutations) => {
  const tree = structuredClone(BODY) as unknown;
  for (const { path, other, how } of mutations) {
    let copied: unknown;
    mutate(tree, other, (parent, key) => {
      copied = structuredClone(parent[key]);
    });
    mutate(tree, path, (parent, key) => {
      if (how === "delete") delete parent[key];
      else if (how === "copy") parent[key] = copied;
      else if (how === "wrap") parent[key] = [parent[key], parent[key]];
      else if (typeof how === "number") parent[key] = `@@${how}@@`;
      else parent[key] = how.value;
    });
  }
  return JSON.stringify(tree).replace(/"@@(\d+)@@"/g, (_, index) => HOSTILE[Number(index)]!);
});

test("no delivery, however twisted, throws or yields what could not be stored", () => {
  fc.assert(
    fc.property(hostileDelivery, (text) => {
      for (const event of readDelivery(text, RECEIVED)) {
        const ids = [event.accountExternalId, event.externalId];
        if (event.type === "interaction") {
          ids.push(event.person.externalId, event.dedupeKey);
          expect(event.person.externalId).not.toBe(event.accountExternalId);
        } else {
          ids.push(event.personExternalId);
          expect(event.personExternalId).not.toBe(event.accountExternalId);
        }
        for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]+$/);
        expect(Number.isSafeInteger(event.at) && event.at > 0 && event.at <= RECEIVED).toBe(true);
        const text = "text" in event ? event.text : null;
        if (text !== null) {
          expect(text).not.toContain("\u0000");
          expect(text).not.toMatch(/\p{Surrogate}/u);
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test("a cut body is refused as not JSON, and in no other way", () => {
  const whole = JSON.stringify(BODY);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(() => readDelivery(whole.slice(0, length), RECEIVED)).toThrow(SyntaxError);
    }),
    { numRuns: 300 },
  );
});

test("a body with one bit flipped is read or refused as not JSON", () => {
  const whole = new TextEncoder().encode(JSON.stringify(BODY));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
      const flipped = whole.slice();
      flipped[at]! ^= 1 << bit;
      try {
        readDelivery(new TextDecoder().decode(flipped), RECEIVED);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
    { numRuns: RUNS },
  );
});
