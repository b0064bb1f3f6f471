import { describe, expect, test } from "vitest";
import { testApi } from "../testing/api.ts";
import { newMember, newWorkspace } from "../testing/people.ts";

async function extract(json: unknown): Promise<Response> {
  const mine = await newWorkspace();
  const viewer = await newMember(mine.workspaceId, "viewer");
  return testApi().call("/v1/phones/extract", { json, headers: viewer.auth });
}

test("numbers and addresses are found where they stand, each once", async () => {
  const text = "😍 oui ! 06 39 98 12 34 ou Marie@Mail.example, encore le 0639981234";
  const response = await extract({ text });
  expect(response.status).toBe(200);
  const body = (await response.json()) as { phones: { start: number; end: number }[]; emails: string[] };
  expect(body).toMatchObject({
    phones: [{ e164: "+33639981234", country: "FR", type: "mobile", method: "pattern" }],
    emails: ["marie@mail.example"],
  });
  expect(body.phones).toHaveLength(1);
  expect(text.slice(body.phones[0]!.start, body.phones[0]!.end)).toBe("06 39 98 12 34");
});

test.each(["", "rien du tout", "commande 20261122-0001", "x".repeat(100_000)])(
  "nothing is found in %.30s",
  async (text) => {
    expect(await (await extract({ text })).json()).toEqual({ phones: [], emails: [] });
  },
);

describe("what makes no sense is refused at its place", () => {
  test.each([
    [{}, "/text"],
    [{ text: 33 }, "/text"],
    [{ text: "x".repeat(100_001) }, "/text"],
    [{ text: "x", country: "France" }, "/country"],
    [{ text: "x", country: "fr" }, "/country"],
    [{ text: "x", ai: "yes" }, "/ai"],
    [{ text: "x", lang: "fr" }, "/lang"],
  ])("%#", async (json, pointer) => {
    const response = await extract(json);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});
