import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IMPORT_FIELDS, type ImportField, type Mapping } from "./contract.ts";
import { guessMapping } from "./mapping.ts";
import { type RowLens, readRow } from "./row.ts";

const NOW = Date.UTC(2026, 10, 20, 12);
const mapping = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, field])) as Mapping;
const lens: RowLens = {
  columns: [...IMPORT_FIELDS],
  mapping,
  country: "FR",
  now: NOW,
  members: new Map([["lea@team.example", "usr_lea"]]),
};
const rowOf = (cells: Partial<Record<ImportField, string>>) =>
  readRow([7, IMPORT_FIELDS.map((field) => cells[field] ?? "")], lens);

describe("what a cell means", () => {
  test.each<[Partial<Record<ImportField, string>>, object]>([
    [{ username: "@Marie.D" }, { username: "marie.d", personId: "@marie.d", contacts: [], status: null }],
    [{ username: "https://www.instagram.com/marie.d/?hl=fr" }, { username: "marie.d" }],
    [{ externalId: "17841400000000001" }, { personId: "17841400000000001", username: "17841400000000001" }],
    [
      { username: "m", externalId: "178", displayName: " Marie D " },
      { personId: "178", displayName: "Marie D" },
    ],
    [{ username: "m", phone: "06 39 98 12 34" }, { contacts: [{ kind: "phone", value: "+33639981234" }] }],
    [{ username: "m", phone: "639981234" }, { contacts: [{ value: "+33639981234" }] }],
    [{ username: "m", phone: "33639981234" }, { contacts: [{ value: "+33639981234" }] }],
    [{ username: "m", phone: "'+33639981234" }, { contacts: [{ value: "+33639981234" }] }],
    [
      { username: "m", email: "Marie@Mail.example" },
      { contacts: [{ kind: "email", value: "marie@mail.example" }] },
    ],
    [{ username: "m", status: "En cours" }, { status: "in_progress" }],
    [
      { username: "m", status: "Cliente", amount: "1 250,50 €" },
      { status: "converted", amount: 1250.5 },
    ],
    [{ username: "m", status: "converted", amount: "1,250.50" }, { amount: 1250.5 }],
    [
      { username: "m", status: "won", amount: "80" },
      { status: "converted", amount: 80 },
    ],
    [{ username: "m", tags: "vip, paris;vip" }, { tags: ["vip", "paris"] }],
    [{ username: "m", assignedTo: "Lea@team.example" }, { assignedTo: "usr_lea" }],
    [{ username: "m", firstSeenAt: "03/11/2026" }, { firstSeenAt: Date.UTC(2026, 10, 3, 12) }],
    [{ username: "m", firstSeenAt: "2026-11-03" }, { firstSeenAt: Date.UTC(2026, 10, 3, 12) }],
    [{ username: "m", firstSeenAt: "2026-11-03T08:00:00Z" }, { firstSeenAt: Date.UTC(2026, 10, 3, 8) }],
    [
      { username: "m", phone: "0639981234", consent: "oui, le 3 novembre" },
      { consent: "oui, le 3 novembre" },
    ],
    [{ username: "m", consent: "non" }, { consent: null }],
  ])("%j", (cells, expected) => {
    expect(rowOf(cells)).toMatchObject({ lead: { line: 7, ...expected } });
  });
});

describe("what is wrong is said by its field", () => {
  test.each<[Partial<Record<ImportField, string>>, ImportField, string]>([
    [{ displayName: "Marie" }, "username", "no-person"],
    [{ username: "Marie Dupont" }, "username", "bad-username"],
    [{ username: "😀" }, "username", "bad-username"],
    [{ externalId: "17 84" }, "externalId", "bad-id"],
    [{ username: "m", phone: "12" }, "phone", "bad-phone"],
    [{ username: "m", phone: "voir fiche" }, "phone", "bad-phone"],
    [{ username: "m", email: "marie" }, "email", "bad-email"],
    [{ username: "m", status: "peut-être" }, "status", "bad-status"],
    [{ username: "m", status: "converted", amount: "beaucoup" }, "amount", "bad-amount"],
    [{ username: "m", status: "converted", amount: "-5" }, "amount", "bad-amount"],
    [{ username: "m", status: "converted", amount: "99999999999" }, "amount", "bad-amount"],
    [{ username: "m", amount: "80" }, "amount", "amount-without-sale"],
    [{ username: "m", firstSeenAt: "31/02/2026" }, "firstSeenAt", "bad-time"],
    [{ username: "m", firstSeenAt: "2031-01-01" }, "firstSeenAt", "bad-time"],
    [{ username: "m", firstSeenAt: "hier" }, "firstSeenAt", "bad-time"],
    [{ username: "m", assignedTo: "nobody@team.example" }, "assignedTo", "unknown-member"],
    [
      { username: "m", tags: Array.from({ length: 31 }, (_, i) => `t${i}`).join(",") },
      "tags",
      "too-many-tags",
    ],
    [{ username: "m", tags: "x".repeat(61) }, "tags", "too-long"],
    [{ username: "m", note: "x".repeat(5001) }, "note", "too-long"],
    [{ username: "m", consent: "oui" }, "consent", "consent-without-number"],
  ])("%j", (cells, field, reason) => {
    expect(rowOf(cells)).toMatchObject({ refused: [{ line: 7, field, reason }] });
  });

  test("everything at once, not only the first", () => {
    const found = rowOf({ username: "a b", phone: "x", status: "y" });
    expect("refused" in found && found.refused.map(({ reason }) => reason)).toEqual([
      "bad-username",
      "bad-phone",
      "bad-status",
    ]);
  });
});

test("whatever stands in the cells, a row is a lead or says what is wrong", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 60 }), {
        minLength: 0,
        maxLength: IMPORT_FIELDS.length,
      }),
      (cells) => {
        const found = readRow([2, cells], lens);
        if ("refused" in found) expect(found.refused.length).toBeGreaterThan(0);
        else expect(found.lead.personId).not.toBe("");
      },
    ),
  );
});

test.each([
  [
    ["Pseudo", "Téléphone", "E-mail", "Statut"],
    { username: "Pseudo", phone: "Téléphone", email: "E-mail", status: "Statut" },
  ],
  [
    ["handle", "Full name", "Phone number", "Tags"],
    { username: "handle", displayName: "Full name", phone: "Phone number", tags: "Tags" },
  ],
  [
    ["username", "displayName", "externalId"],
    { username: "username", displayName: "displayName", externalId: "externalId" },
  ],
  [["colonne 1"], { username: null, phone: null }],
])("the columns %j are known by their names", (columns, expected) => {
  expect(guessMapping(columns)).toMatchObject(expected);
});
