import { expect, test } from "vitest";
import { callOutside } from "./outbound.ts";

const URL_GIVEN = "https://hooks.example.com/x";
const outside = (answer: (request: Request) => Response | Promise<Response>, hosts: string[] = []) => {
  const asked: Request[] = [];
  return {
    asked,
    config: { OUTBOUND_ALLOW_HOSTS: hosts },
    fetch: (async (input: string, init?: RequestInit) => {
      const request = new Request(input, init);
      asked.push(request);
      return answer(request);
    }) as typeof fetch,
  };
};

test("a public address is called, and its answer read", async () => {
  const world = outside(() => new Response("ok", { status: 202, headers: { "x-a": "1" } }));
  const answer = await callOutside(world, URL_GIVEN, { method: "POST", body: "{}" });
  expect(answer).toMatchObject({ kind: "answer", status: 202, text: "ok", isCut: false });
  expect(world.asked[0]!.redirect).toBe("manual");
});

test("an address that may not be called is never asked", async () => {
  const world = outside(() => new Response("secret"));
  for (const address of [
    "http://hooks.example.com/",
    "https://169.254.169.254/",
    "https://localhost/",
    "nonsense",
  ]) {
    expect((await callOutside(world, address)).kind).toBe("refused");
  }
  expect(world.asked).toEqual([]);
});

test.each([301, 302, 303, 307, 308])("a redirect is refused, wherever it leads (%i)", async (status) => {
  const world = outside(() => new Response(null, { status, headers: { location: "https://127.0.0.1/" } }));
  expect(await callOutside(world, URL_GIVEN)).toEqual({ kind: "refused", reason: "redirect" });
  expect(world.asked).toHaveLength(1);
});

test("64 KB are read of an answer that never ends", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16 * 1024).fill(97));
    },
  });
  const answer = await callOutside(
    outside(() => new Response(endless)),
    URL_GIVEN,
  );
  expect(answer).toMatchObject({ kind: "answer", isCut: true });
  expect((answer as { text: string }).text.length).toBe(64 * 1024);
  expect(pulled).toBeLessThan(10);
});

test("silence and a slow drip both end in time", async () => {
  const silent = outside(() => new Promise<Response>(() => undefined));
  expect(await callOutside(silent, URL_GIVEN, {}, { timeoutMs: 20 })).toEqual({ kind: "timeout" });
  const drip = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.enqueue(new Uint8Array(1));
    },
  });
  expect(
    await callOutside(
      outside(() => new Response(drip)),
      URL_GIVEN,
      {},
      { timeoutMs: 40 },
    ),
  ).toEqual({
    kind: "timeout",
  });
});

test("no connection is no answer", async () => {
  const world = outside(() => {
    throw new TypeError("refused");
  });
  expect(await callOutside(world, URL_GIVEN)).toEqual({ kind: "unreachable" });
});

test("hosts of a local run are called by http", async () => {
  const world = outside(() => new Response("ok"), ["localhost:8789"]);
  expect((await callOutside(world, "http://localhost:8789/push/1")).kind).toBe("answer");
  expect((await callOutside(world, "http://localhost:8790/push/1")).kind).toBe("refused");
});
