import { afterEach, describe, expect, test, vi } from "vitest";
import { json, scriptedFetch } from "./testing/scripted-fetch.ts";
import { CALL_TIMEOUT_MS, call, MAX_ANSWER_BYTES } from "./wire.ts";

const URL_WITH_TOKEN = "https://graph.instagram.com/v26.0/me?access_token=IGAAinvented";
const QUIET = { percent: null, waitMs: null };

function stream(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>) {
  return new Response(new ReadableStream({ pull }));
}

afterEach(() => {
  vi.useRealTimers();
});

describe("whatever the other side does, a call ends in a value", () => {
  test.each<[string, Response | Error, unknown]>([
    [
      "an answer",
      json('{"id":17841400000000001}'),
      { kind: "answer", status: 200, body: { id: "17841400000000001" }, usage: QUIET, sentAt: null },
    ],
    [
      "a refusal",
      json({ error: { code: 190 } }, 400),
      { kind: "answer", status: 400, body: { error: { code: 190 } }, usage: QUIET, sentAt: null },
    ],
    [
      "HTML",
      json("<!DOCTYPE html><title>Sorry</title>", 502),
      { kind: "unreadable", status: 502, usage: QUIET, sentAt: null },
    ],
    [
      "truncated JSON",
      json('{"recipient_id":"9'),
      { kind: "unreadable", status: 200, usage: QUIET, sentAt: null },
    ],
    [
      "nothing",
      new Response(null, { status: 200 }),
      { kind: "unreadable", status: 200, usage: QUIET, sentAt: null },
    ],
    ["a reset", new TypeError("fetch failed: IGAAinvented"), { kind: "no-answer", cause: "network" }],
    [
      "a reset in the middle",
      stream((controller) => controller.error(new Error("reset"))),
      { kind: "no-answer", cause: "network" },
    ],
  ])("%s", async (_, answer, expected) => {
    expect(await call(scriptedFetch(answer).fetch, URL_WITH_TOKEN, {})).toEqual(expected);
  });

  test.each<[string, Record<string, string>, number | null]>([
    ["its `Date`", { date: "Sun, 22 Nov 2026 12:00:00 GMT" }, Date.UTC(2026, 10, 22, 12)],
    ["none", {}, null],
    ["a broken one", { date: "soon" }, null],
  ])("the platform's clock is %s", async (_, headers, sentAt) => {
    expect(await call(scriptedFetch(json({}, 200, headers)).fetch, URL_WITH_TOKEN, {})).toMatchObject({
      sentAt,
    });
  });

  test("an answer cut inside a letter is still read", async () => {
    const bytes = new TextEncoder().encode('{"text":"Voilà 👋"}');
    let at = 0;
    const dripped = stream((controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + 1));
      at += 1;
    });
    expect(await call(scriptedFetch(dripped).fetch, URL_WITH_TOKEN, {})).toMatchObject({
      body: { text: "Voilà 👋" },
    });
  });

  test("an endless answer is given up, and cancelled", async () => {
    const chunk = new Uint8Array(256 * 1024).fill(0x20);
    let sent = 0;
    let isCancelled = false;
    const endless = new Response(
      new ReadableStream({
        pull(controller) {
          sent += chunk.length;
          controller.enqueue(chunk);
        },
        cancel() {
          isCancelled = true;
        },
      }),
    );
    expect(await call(scriptedFetch(endless).fetch, URL_WITH_TOKEN, {})).toMatchObject({
      kind: "unreadable",
      status: 200,
    });
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(MAX_ANSWER_BYTES + 4 * chunk.length);
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ["it hangs before answering", () => new Promise<Response>(() => {})],
    ["it hangs in the middle of the answer", () => stream(() => new Promise<void>(() => {}))],
  ])("after 20 s when %s", async (_, answer) => {
    vi.useFakeTimers();
    const ended = call(scriptedFetch(answer).fetch, URL_WITH_TOKEN, {});
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS - 1);
    const early = await Promise.race([ended, Promise.resolve("still waiting")]);
    expect(early).toBe("still waiting");
    await vi.advanceTimersByTimeAsync(1);
    expect(await ended).toEqual({ kind: "no-answer", cause: "timeout" });
  });

  test("the connection is closed when time is up", async () => {
    vi.useFakeTimers();
    let signal: AbortSignal | null | undefined;
    const hanging = ((_: unknown, init?: RequestInit) => {
      signal = init?.signal;
      return new Promise<Response>(() => {});
    }) as typeof fetch;
    const ended = call(hanging, URL_WITH_TOKEN, {});
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS);
    await ended;
    expect(signal?.aborted).toBe(true);
  });

  test("an address that is none", async () => {
    expect(await call(scriptedFetch().fetch, "not an address", {})).toEqual({
      kind: "no-answer",
      cause: "network",
    });
  });
});

test("a redirect is not followed: it would carry the token elsewhere", async () => {
  const { fetch: request, calls } = scriptedFetch(
    new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } }),
  );
  expect(await call(request, URL_WITH_TOKEN, {})).toMatchObject({ kind: "unreadable", status: 302 });
  expect(calls[0]!.redirect).toBe("manual");
});
