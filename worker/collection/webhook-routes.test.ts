import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testEnv } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { hmacHex } from "../testing/signing.ts";
import { unpack } from "./delivery-packing.ts";
import type { IngestJob } from "./jobs.ts";

const SECRETS = ["test-meta-secret", "test-instagram-secret"];

function door(send: (jobs: unknown[]) => void = () => undefined) {
  const { d1, counts } = countingD1(testEnv.DB);
  const jobs: IngestJob[] = [];
  const queue = {
    send: async (job: IngestJob) => {
      send([job]);
      jobs.push(job);
    },
    sendBatch: async (batch: { body: IngestJob }[]) => {
      send(batch);
      jobs.push(...batch.map((one) => one.body));
    },
  };
  const app = createApp();
  const env = { ...testEnv, DB: d1, INGEST: queue as never };
  const deliver = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    app.request("http://localhost:8787/webhooks/instagram", { method: "POST", body, headers }, env);
  return { app, env, jobs, counts, deliver };
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
    const { deliver, jobs, counts } = door();
    const response = await deliver(delivery, await signed(delivery, secret));
    expect(response.status).toBe(200);
    expect(jobs).toHaveLength(1);
    expect(await unpack(jobs[0]!.body)).toBe(delivery);
    expect(counts.statements).toBe(0);
  },
);

test.each<[string, Record<string, string>]>([
  ["no signature", {}],
  ["a signature of another body", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
  ["only the old SHA-1 signature", { "x-hub-signature": "sha1=0000000000000000000000000000000000000000" }],
])("%s is refused with 401, and nothing is read", async (_, headers) => {
  const { deliver, jobs } = door();
  const response = await deliver(delivery, headers);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(jobs).toEqual([]);
});

test("more than a megabyte is 413 before anything else", async () => {
  const { deliver, jobs } = door();
  expect((await deliver(new Uint8Array(1_048_577))).status).toBe(413);
  expect(jobs).toEqual([]);
});

test("signed text that is not JSON is 400", async () => {
  const { deliver } = door();
  expect((await deliver("{oops", await signed("{oops"))).status).toBe(400);
});

test("a queue that refuses makes the platform deliver again: 503 with Retry-After", async () => {
  const { deliver } = door(() => {
    throw new Error("Too Many Requests");
  });
  const response = await deliver(delivery, await signed(delivery));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
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
