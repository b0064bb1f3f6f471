import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lead } from "./contract.ts";
import { csvCell, csvHeader, csvRow, type Separator } from "./csv.ts";

const lead: Lead = {
  id: "lead_1",
  platform: "instagram",
  accountId: "acc_1",
  externalId: "91000000000000001",
  username: "marie.exemple",
  displayName: "Marie Exemple",
  score: 63,
  target: true,
  status: "in_progress",
  lastText: "c'est combien ?",
  lastKind: "comment",
  lastMedia: null,
  intent: "price",
  tags: ["vip", "paris"],
  assignedTo: null,
  phones: [
    {
      e164: "+33639981234",
      country: "FR",
      type: "mobile",
      confidence: 1,
      consent: "none",
      national: "06 39 98 12 34",
      quote: "06 39 98 12 34",
      foundAt: "2026-11-20T10:00:00.000Z",
      foundIn: "comment",
    },
  ],
  emails: ["marie@mail.example"],
  interactionCount: 3,
  firstSeenAt: "2026-11-18T10:00:00.000Z",
  lastInteractionAt: "2026-11-20T10:00:00.000Z",
  reach: { kind: "private_reply", until: "2026-11-27T10:00:00.000Z", reason: "comment-unanswered" },
  amount: null,
  note: "",
  blocked: false,
  reminder: null,
  optedOutAt: null,
  referral: null,
  mergedFrom: 0,
};

describe("nothing in an export runs in a spreadsheet", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+33639981234", "'+33639981234"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ['=HYPERLINK("https://evil.example";"x")', `"'=HYPERLINK(""https://evil.example"";""x"")"`],
    ["a=1", "a=1"],
    ["'=1", "'=1"],
    ["", ""],
    [null, ""],
    [true, "true"],
    [0, "0"],
    [12.5, "12.5"],
  ])("%j → %j", (value, expected) => {
    expect(csvCell(value, ";")).toBe(expected);
  });

  test("whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom<Separator>(",", ";"), (text, separator) => {
        expect(csvCell(text, separator)).not.toMatch(/^"?[=+\-@\t\r]/);
      }),
    );
  });
});

describe("a cell is read back as it was", () => {
  test.each<[string, Separator, string]>([
    ["a,b", ",", '"a,b"'],
    ["a,b", ";", "a,b"],
    ["a;b", ";", '"a;b"'],
    ['dit "oui"', ",", '"dit ""oui"""'],
    ["deux\nlignes", ",", '"deux\nlignes"'],
    ["é 😍", ",", "é 😍"],
  ])("%j with %s", (text, separator, expected) => {
    expect(csvCell(text, separator)).toBe(expected);
  });

  test("by any reader of RFC 4180", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", " ", "é") }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom<Separator>(",", ";"),
        (texts, separator) => {
          const line = texts.map((text) => csvCell(text, separator)).join(separator);
          expect(parseLine(line, separator).map((text) => text.replace(/^'(?=[\r\t])/, ""))).toEqual(texts);
        },
      ),
    );
  });
});

test("the header names the API's fields, and every row has as many cells", () => {
  expect(csvHeader(",")).toBe(
    "id,platform,accountId,externalId,username,displayName,score,target,status,lastText,lastKind,intent,tags,assignedTo,phones,emails,interactionCount,firstSeenAt,lastInteractionAt,reach,reachUntil,reachReason,amount,note,blocked,optedOutAt\r\n",
  );
  const row = csvRow(lead, ";");
  expect(row.endsWith("\r\n")).toBe(true);
  expect(parseLine(row.trimEnd(), ";")).toHaveLength(csvHeader(";").split(";").length);
  expect(row).toContain(";vip paris;;'+33639981234;marie@mail.example;3;");
});

function parseLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const char = line[index]!;
    if (quoted && char === '"' && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  return [...cells, cell];
}
