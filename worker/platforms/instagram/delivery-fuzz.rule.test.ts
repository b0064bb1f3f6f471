import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { InboundEvent } from "../platform.ts";
import { readDelivery } from "./delivery.ts";
import { splitDelivery } from "./split.ts";
import { ACCOUNT, OPTIONS, scripted } from "./testing/scripted-fetch.ts";
import { type Twistable, toTwistable, twist } from "./testing/twist.ts";

/** How many of each; FUZZ_RUNS goes further. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 100_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const RECEIVED = 1_795_000_002_000;

// A hundred thousand cases on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const COMMENT = {
  id: "18000000000000001",
  from: { id: "9100000000000001", username: "marie.l", self_ig_scoped_id: "9" },
  text: "Prix ?",
  media: { id: "17900000000000001", original_media_id: "1", ad_id: "2", ad_title: "Promo" },
  parent_id: "18000000000000000",
};
const SENDER = {
  sender: { id: "9100000000000001" },
  recipient: { id: ACCOUNT },
  timestamp: 1_795_000_000_000,
};
const REFERRAL = { ref: "bio", ad_id: "3", source: "ADS", ads_context_data: { ad_title: "Promo" } };
const MESSAGE = {
  mid: "m1",
  text: "oui",
  attachments: [{ type: "ig_post", payload: { ig_post_media_id: "1" } }],
  reply_to: { story: { id: "2", url: "https://cdn.example/s" } },
  referral: REFERRAL,
};
const entry = (parts: object) => ({
  object: "instagram",
  entry: [{ id: ACCOUNT, time: 1_795_000_000, ...parts }],
});
const messaging = (...events: object[]) =>
  entry({ messaging: events.map((event) => ({ ...SENDER, ...event })) });

/** All four shapes, every kind of update, and a crowd of them. */
const DELIVERIES: unknown[] = [
  entry({ changes: [{ field: "comments", value: COMMENT }] }),
  entry({ changes: [{ field: "live_comments", value: [COMMENT] }] }),
  entry({ field: "comments", value: COMMENT }),
  [entry({ changes: [{ field: "mentions", value: { media_id: "1", comment_id: "2" } }] })],
  messaging({ message: MESSAGE }),
  messaging({ message: { mid: "m2", is_echo: true } }, { read: { mid: "m2" } }),
  messaging({ reaction: { mid: "m1", action: "react", emoji: "❤" } }),
  messaging(
    { message_edit: { mid: "m1", text: "non", num_edit: 1 } },
    { message: { mid: "m1", is_deleted: true } },
  ),
  messaging({ postback: { mid: "m3", title: "Oui", referral: REFERRAL } }, { referral: REFERRAL }),
  entry({ standby: [{ ...SENDER, message: { mid: "m4", text: "bonjour" } }] }),
  entry({
    field: "comments",
    value: COMMENT,
    changes: [{ field: "messages", value: { ...SENDER, message: { mid: "m5" } } }],
    messaging: [{ ...SENDER, message: MESSAGE }],
    standby: [{ ...SENDER, read: { mid: "m2" } }],
  }),
];
const twistables: Twistable[] = DELIVERIES.map(toTwistable);

test(`${RUNS} twisted deliveries: none throws, none yields what could not be stored or is longer than it came`, () => {
  let read = 0;
  for (const [text, times] of twisted()) {
    const found = orNotJson(() => readDelivery(text, RECEIVED));
    const parts = orNotJson(() => splitDelivery(text));
    expect(parts === null).toBe(found === null);
    if (found === null || parts === null) continue;
    read += found.length;
    if (found.length > text.length / 10) expect.unreachable(`${found.length} events of ${text}`);
    for (const event of found)
      if (!isStorable(event, text)) expect.unreachable(`${JSON.stringify(event)} of ${text}`);
    // Slower, so not each time: the parts say what the whole says.
    if (times % 16 === 0) expect(parts.flatMap((part) => readDelivery(part, RECEIVED))).toEqual(found);
    if (parts.join("").length > 4 * text.length + 400) expect.unreachable(`${parts.length} parts of ${text}`);
  }
  // Otherwise the twists would only ever break the envelope.
  expect(read).toBeGreaterThan(RUNS / 2);
});

function* twisted(): Generator<[string, number]> {
  const random = createRandom(SEED);
  for (let times = 0; times < RUNS; times += 1) {
    yield [twist(twistables[times % twistables.length]!, 1 + random(5), random), times];
  }
}

function orNotJson<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return null;
  }
}

function isStorable(event: InboundEvent, text: string): boolean {
  const personId = event.type === "interaction" ? event.person.externalId : event.personExternalId;
  const ids = [event.accountExternalId, ...(event.type === "referred" ? [] : [event.externalId])];
  if (event.type === "interaction") ids.push(event.dedupeKey);
  const words = "text" in event ? (event.text ?? "") : "";
  return (
    ids.every((id) => /^[\x21-\x7e]+$/.test(id)) &&
    (/^[\x21-\x7e]+$/.test(personId) || /^@.{1,200}$/su.test(personId)) &&
    personId !== event.accountExternalId &&
    Number.isSafeInteger(event.at) &&
    event.at > 0 &&
    event.at <= RECEIVED &&
    words.length <= text.length &&
    !words.includes("\u0000") &&
    !/\p{Surrogate}/u.test(words)
  );
}

test("a cut body is refused as not JSON, and in no other way", () => {
  for (const whole of DELIVERIES.map((body) => JSON.stringify(body))) {
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => readDelivery(whole.slice(0, length), RECEIVED)).toThrow(SyntaxError);
    }
  }
});

test(`${RUNS} single-bit alterations of signed deliveries, body and header: none is accepted, none but not-JSON throws`, async () => {
  const { platform } = scripted();
  const deliveries = DELIVERIES.map((body, index) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const { secret } = OPTIONS.webhookSecrets[index % OPTIONS.webhookSecrets.length]!;
    return { bytes, header: `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}` };
  });
  for (const { bytes, header } of deliveries) {
    expect(await platform.authenticate(bytes, new Headers({ "x-hub-signature-256": header }))).not.toBeNull();
  }
  const random = createRandom(SEED);
  const accepted = { count: 0 };
  const alter = async (turn: number): Promise<void> => {
    const { bytes, header } = deliveries[turn % deliveries.length]!;
    const bit = 1 << random(8);
    let body = bytes;
    let signature = header;
    if (turn % 8 === 0) {
      const at = random(header.length);
      const flipped = String.fromCharCode(header.charCodeAt(at) ^ bit);
      signature = header.slice(0, at) + flipped + header.slice(at + 1);
    } else {
      body = bytes.slice();
      body[random(bytes.length)]! ^= bit;
      orNotJson(() => readDelivery(new TextDecoder().decode(body), RECEIVED));
    }
    // As a header arrives: what HTTP cannot carry never reaches us.
    const headers = orNoHeader(signature);
    if (headers !== null && (await platform.authenticate(body, headers)) !== null) accepted.count += 1;
  };
  for (let done = 0; done < RUNS; done += 500) {
    await Promise.all(Array.from({ length: Math.min(500, RUNS - done) }, (_, i) => alter(done + i)));
  }
  expect(accepted.count).toBe(0);
});

function orNoHeader(signature: string): Headers | null {
  try {
    return new Headers({ "x-hub-signature-256": signature });
  } catch {
    return null;
  }
}

/** mulberry32: the same numbers for the same seed. @returns a whole number below `below` */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}
