import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { toTwistable, twist } from "../platforms/instagram/testing/twist.ts";
import { testEnv } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { hmacHex, hmacHexOf } from "../testing/signing.ts";
import { unpack } from "./delivery-packing.ts";
import type { IngestJob } from "./jobs.ts";

const SECRETS = ["test-meta-secret", "test-instagram-secret"];

function door(send: (jobs: unknown[]) => void = () => undefined) {
  const { d1, counts } = countingD1(testEnv.DB);
  const jobs: IngestJob[] = [];
  const sends = { ingest: 0 };
  const queue = {
    send: async (job: IngestJob) => {
      sends.ingest += 1;
      send([job]);
      jobs.push(job);
    },
    sendBatch: async (batch: { body: IngestJob }[]) => {
      sends.ingest += 1;
      send(batch);
      jobs.push(...batch.map((one) => one.body));
    },
  };
  const app = createApp();
  // What is told of the door's health, once in ten minutes at most, goes its own way.
  const silent = { send: async () => undefined };
  const env = { ...testEnv, DB: d1, INGEST: queue as never, SYNC: silent as never };
  const deliver = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    app.request("http://localhost:8787/webhooks/instagram", { method: "POST", body, headers }, env);
  return { app, env, jobs, sends, counts, deliver };
}

const delivery = JSON.stringify({
  object: "instagram",
  entry: [{ id: "17841400000000001", time: 1795000000, changes: [] }],
});
const signed = async (body: string, secret = SECRETS[0]!) => ({
  "x-hub-signature-256": `sha256=${await hmacHex(secret, body)}`,
});

test.each(SECRETS)(
  "a delivery signed with any of the app's secrets is queued as it came, with no database statement",
  async (secret) => {
    const { deliver, jobs, sends, counts } = door();
    const response = await deliver(delivery, await signed(delivery, secret));
    expect(response.status).toBe(200);
    expect(jobs).toHaveLength(1);
    expect(await unpack(jobs[0]!.body)).toBe(delivery);
    expect([counts.statements, sends.ingest]).toEqual([0, 1]);
  },
);

test.each<[string, Record<string, string>]>([
  ["no signature", {}],
  ["a signature of another body", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
  ["only the old SHA-1 signature", { "x-hub-signature": "sha1=0000000000000000000000000000000000000000" }],
])("%s is refused with 401, and nothing is read", async (_, headers) => {
  const { deliver, sends, counts } = door();
  const response = await deliver(delivery, headers);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect([counts.statements, sends.ingest]).toEqual([0, 0]);
});

test("more than a megabyte is 413 before anything else", async () => {
  const { deliver, jobs } = door();
  expect((await deliver(new Uint8Array(1_048_577))).status).toBe(413);
  expect(jobs).toEqual([]);
});

test.each([
  ["a cut body", "{oops"],
  ["nothing", ""],
  ["words", "hello"],
  ["half of a character", "\u{fffd}"],
])("signed text that is not JSON is 400 and goes nowhere: %s", async (_, body) => {
  const { deliver, sends, counts } = door();
  expect((await deliver(body, await signed(body))).status).toBe(400);
  expect([counts.statements, sends.ingest]).toEqual([0, 0]);
});

test("signed bytes that are no text are 400, long ones too", async () => {
  const { deliver, sends } = door();
  for (const length of [1, 999, 1_000_000]) {
    const noise = new Uint8Array(length).map((_, index) => (index * 131 + 200) & 255);
    const hex = await hmacHexOf(SECRETS[0]!, noise);
    expect((await deliver(noise, { "x-hub-signature-256": `sha256=${hex}` })).status).toBe(400);
  }
  expect(sends.ingest).toBe(0);
});

test("2,000 twisted but signed deliveries are taken or refused as not JSON: never 500, never a database statement", async () => {
  const { deliver, sends, counts } = door();
  let seed = 20_261_122;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const sender = { sender: { id: "9100000000000001" }, recipient: { id: "17841400000000001" }, timestamp: 1 };
  const whole = toTwistable({
    object: "instagram",
    entry: [
      {
        id: "17841400000000001",
        time: 1_795_000_000,
        changes: [
          { field: "comments", value: { id: "1", from: { id: "2", username: "a" }, text: "Prix ?" } },
        ],
        messaging: [
          { ...sender, message: { mid: "m1", text: "oui", reply_to: { story: { id: "3" } } } },
          { ...sender, message_edit: { mid: "m1", text: "non", num_edit: 1 } },
          { ...sender, reaction: { mid: "m1", action: "react", emoji: "❤" } },
        ],
      },
    ],
  });
  const statuses = new Map<number, number>();
  for (let round = 0; round < 2000; round++) {
    const body = twist(whole, 1 + random(5), random);
    const { status } = await deliver(body, await signed(body, SECRETS[round % 2]));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].sort()).toEqual([200, 400]);
  expect([sends.ingest, counts.statements]).toEqual([statuses.get(200), 0]);
});

test("a queue that refuses makes the platform deliver again: 503 with Retry-After", async () => {
  const { deliver } = door(() => {
    throw new Error("Too Many Requests");
  });
  const response = await deliver(delivery, await signed(delivery));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a thousand short updates are one message", async () => {
  const { deliver, sends, jobs } = door();
  const changes = Array.from({ length: 1000 }, (_, index) => ({
    field: "comments",
    value: {
      id: `18000000000000${index}`,
      from: { id: `91${index}`, username: `p${index}` },
      text: "Prix ?",
    },
  }));
  const body = JSON.stringify({ object: "instagram", entry: [{ id: "1784", time: 1795000000, changes }] });
  expect((await deliver(body, await signed(body))).status).toBe(200);
  expect([sends.ingest, jobs.length]).toEqual([1, 1]);
});

test("a thousand long updates that fit no queue message are cut into single ones, ids to the digit", async () => {
  const { deliver, jobs } = door();
  const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(300))).toString("hex");
  const changes = Array.from({ length: 1000 }, (_, index) => ({
    field: "comments",
    value: { id: `18000000000000${index}`, text: random() },
  }));
  const body = JSON.stringify({
    object: "instagram",
    entry: [{ id: "ID", time: 1795000000, changes }],
  }).replace('"ID"', "17841467081173734");
  const response = await deliver(body, await signed(body));
  expect(response.status).toBe(200);
  expect(jobs).toHaveLength(1000);
  expect(await unpack(jobs[0]!.body)).toContain("17841467081173734");
});

test("the handshake answers the challenge to the right token and 403 to any other", async () => {
  const { app, env } = door();
  const ask = (token: string) =>
    app.request(
      `http://localhost:8787/webhooks/instagram?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
      {},
      env,
    );
  const right = await ask("test-verify-token");
  expect([right.status, await right.text()]).toEqual([200, "1158201444"]);
  expect((await ask("wrong")).status).toBe(403);
});

test("a platform nobody can connect has no door", async () => {
  const { app, env } = door();
  expect(
    (await app.request("http://localhost:8787/webhooks/myspace", { method: "POST", body: "{}" }, env)).status,
  ).toBe(404);
});
