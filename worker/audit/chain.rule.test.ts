import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atTheStart, check, type Details, digestOf, finish, type SealedEntry, sealed } from "./chain.ts";

const WORKSPACE = "ws_1";
const detailsOf = (place: number): Details => ({
  targetKind: "lead",
  targetId: `lead_${place}`,
  leadId: `lead_${place}`,
  before: null,
  after: JSON.stringify({ blocked: true }),
  salt: `salt-${place}`,
});
function chainOf(length: number): SealedEntry[] {
  const entries = Array.from({ length }, (_, place) => ({
    seq: place + 1,
    id: `aud_${place}`,
    at: 1000 + place,
    actor: "person:usr_1",
    action: "lead.blocked",
    digest: digestOf(detailsOf(place)),
    details: detailsOf(place) as Details | null,
  }));
  return sealed(WORKSPACE, null, entries);
}
const headOf = (chain: readonly SealedEntry[]) => {
  const last = chain.at(-1);
  return last?.hash ? { seq: last.seq, hash: last.hash } : null;
};
const verify = (chain: readonly SealedEntry[], head: ReturnType<typeof headOf>, workspace = WORKSPACE) =>
  finish(check(workspace, atTheStart, chain, head), head);

test("a chain as it was sealed holds, in pages of any size", () => {
  fc.assert(
    fc.property(fc.nat(30), fc.integer({ min: 1, max: 9 }), (length, size) => {
      const chain = chainOf(length);
      const head = headOf(chain);
      let progress = atTheStart;
      for (let at = 0; at < length; at += size) {
        progress = check(WORKSPACE, progress, chain.slice(at, at + size), head);
      }
      expect(finish(progress, head)).toMatchObject({ checked: length, firstBroken: null, erased: 0 });
    }),
  );
});

test("words that were erased are counted, and the chain holds", () => {
  const chain = chainOf(5).map((entry) => (entry.seq === 2 ? { ...entry, details: null } : entry));
  expect(verify(chain, headOf(chain))).toMatchObject({ checked: 5, erased: 1, firstBroken: null });
});

test("what is not sealed yet stands behind the chain and breaks nothing", () => {
  const chain = chainOf(4);
  const waiting: SealedEntry = { ...chainOf(5)[4]!, hash: null };
  expect(verify([...chain, waiting], headOf(chain))).toMatchObject({
    checked: 4,
    unsealed: 1,
    firstBroken: null,
  });
});

/** One thing that somebody with the database in hand may do to a row. */
const attacks: Record<string, (chain: SealedEntry[], place: number, other: number) => SealedEntry[]> = {
  "changes who": (chain, place) => with_(chain, place, { actor: "person:usr_2" }),
  "changes what": (chain, place) => with_(chain, place, { action: "lead.unblocked" }),
  "changes when": (chain, place) => with_(chain, place, { at: chain[place]!.at + 1 }),
  "changes what it says": (chain, place) =>
    with_(chain, place, { details: { ...chain[place]!.details!, after: '{"blocked":false}' } }),
  "changes whom it is about": (chain, place) =>
    with_(chain, place, { details: { ...chain[place]!.details!, targetId: "lead_x" } }),
  "changes what it says and its digest": (chain, place) => {
    const details = { ...chain[place]!.details!, after: "{}" };
    return with_(chain, place, { details, digest: digestOf(details) });
  },
  "takes it out": (chain, place) => chain.filter((_, at) => at !== place),
  "takes it out and counts the rest anew": (chain, place) =>
    chain.filter((_, at) => at !== place).map((entry, at) => ({ ...entry, seq: at + 1 })),
  "swaps two": (chain, place, other) => {
    const copy = [...chain];
    [copy[place], copy[other]] = [
      { ...chain[other]!, seq: chain[place]!.seq },
      { ...chain[place]!, seq: chain[other]!.seq },
    ];
    return copy;
  },
  "takes its hash away": (chain, place) => with_(chain, place, { hash: null }),
  "seals it anew alone": (chain, place) => {
    const forged = { ...chain[place]!, action: "lead.unblocked" };
    const before = place === 0 ? null : { hash: chain[place - 1]!.hash! };
    return with_(chain, place, sealed(WORKSPACE, before, [forged])[0]!);
  },
  "cuts off the end": (chain, place) => chain.slice(0, place),
  "writes one in between": (chain, place) => [...chain.slice(0, place), chain[place]!, ...chain.slice(place)],
};
const with_ = (chain: readonly SealedEntry[], place: number, change: Partial<SealedEntry>): SealedEntry[] =>
  chain.map((entry, at) => (at === place ? { ...entry, ...change } : entry));

describe("whoever changes the database behind our back breaks the chain", () => {
  test.each(Object.entries(attacks))("%s", (_name, attack) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), fc.nat(), (length, a, b) => {
        const chain = chainOf(length);
        const place = a % length;
        const other = b % length === place ? (place + 1) % length : b % length;
        const result = verify(attack(chain, place, other), headOf(chain));
        expect(result.firstBroken).not.toBeNull();
        expect(result.firstBroken!.seq).toBeLessThanOrEqual(length + 1);
      }),
      { numRuns: 50 },
    );
  });
  test("another workspace's chain is not this one's", () => {
    const chain = chainOf(3);
    expect(verify(chain, headOf(chain), "ws_2").firstBroken).toEqual({ seq: 1, at: 1000 });
  });
});
