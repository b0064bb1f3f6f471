import { describe, expect, test } from "vitest";
import { type CallbackQuestion, reachOfHost, tryCallback } from "./doctor-callback.ts";

describe("who can reach an address", () => {
  test.each([
    ["https://api.example.com", "public"],
    ["https://8.8.8.8", "public"],
    ["https://172.32.0.1", "public"],
    ["https://[2606:4700::1111]", "public"],
    ["http://localhost:8787", "local"],
    ["http://127.0.0.1:8787", "local"],
    ["http://127.9.9.9", "local"],
    ["http://0x7f000001", "local"],
    ["http://2130706433", "local"],
    ["http://[::1]:8787", "local"],
    ["http://[::ffff:127.0.0.1]", "local"],
    ["http://api.localhost", "local"],
    ["https://10.0.0.8", "private"],
    ["https://172.16.0.1", "private"],
    ["https://192.168.1.20", "private"],
    ["https://169.254.1.1", "private"],
    ["https://100.64.0.1", "private"],
    ["https://[fd00::1]", "private"],
    ["https://[fe80::1]", "private"],
    ["https://nas.local", "private"],
    ["https://api.internal.", "private"],
    ["https://api", "private"],
  ])("%s: %s", (address, expected) => expect(reachOfHost(address)).toBe(expected));
});

const QUESTION: CallbackQuestion = {
  apiUrl: "https://api.example",
  platformId: "instagram",
  platformUrl: "https://graph.instagram.com",
  verifyToken: "the-verify-token",
  nonce: "n1",
};

const answering =
  (status: number, body: string | ((challenge: string) => string), headers = {}): typeof fetch =>
  async (input) => {
    const challenge = new URL(String(input)).searchParams.get("hub.challenge") ?? "";
    return new Response(typeof body === "string" ? body : body(challenge), { status, headers });
  };

describe("what the platform would meet is what is told", () => {
  test.each([
    ["the challenge", answering(200, (challenge) => challenge), { kind: "answers" }],
    [
      "a page with the challenge in it",
      answering(200, (c) => `<p>${c}</p>`),
      { kind: "other-answer", status: 200 },
    ],
    ["forbidden", answering(403, "forbidden"), { kind: "refused" }],
    ["nothing there", answering(404, "not found"), { kind: "not-found" }],
    [
      "a redirect",
      answering(301, "", { location: "https://www.example" }),
      { kind: "redirected", status: 301 },
    ],
    ["a fault", answering(500, "oops"), { kind: "other-answer", status: 500 }],
    ["a Worker that may not call itself", answering(404, "error code: 1042"), { kind: "self-call-refused" }],
    ["a name that is not in the DNS", answering(530, "error code: 1016"), { kind: "no-such-host" }],
    [
      "no connection",
      async () => {
        throw new TypeError("network");
      },
      { kind: "no-answer" },
    ],
  ] as [string, typeof fetch, object][])("%s", async (_, fetcher, expected) => {
    expect(await tryCallback(fetcher, QUESTION)).toEqual(expected);
  });

  test("an endless page is read at its start only", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024).fill(65));
      },
    });
    expect(await tryCallback(async () => new Response(endless), QUESTION)).toEqual({
      kind: "other-answer",
      status: 200,
    });
    expect(sent).toBeLessThan(10);
  });
});

describe("an address that nobody outside can reach is told without knocking", () => {
  const noKnock: typeof fetch = async () => {
    throw new Error("knocked");
  };
  test.each([
    [{ apiUrl: "http://localhost:8787" }, { kind: "local", isEnough: false }],
    [{ apiUrl: "https://192.168.1.20" }, { kind: "private" }],
    [{ apiUrl: "http://api.example" }, { kind: "not-https" }],
    [{ verifyToken: undefined }, { kind: "no-verify-token" }],
  ])("%j", async (change, expected) => {
    expect(await tryCallback(noKnock, { ...QUESTION, ...change })).toEqual(expected);
  });
});

test("on one machine, an address that answers is enough for the platform that runs there", async () => {
  const here = { ...QUESTION, apiUrl: "http://localhost:8787", platformUrl: "http://localhost:8789" };
  expect(
    await tryCallback(
      answering(200, (challenge) => challenge),
      here,
    ),
  ).toEqual({
    kind: "local",
    isEnough: true,
  });
  expect(await tryCallback(answering(403, ""), here)).toEqual({ kind: "refused" });
});
