import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinDoors, joinLeads, tagsOf } from "./merge-join.ts";
import { factsAt, fatesOf, type MergedMessage } from "./merge-messages.ts";
import { type DoorRow, doorOf, type MergeRow } from "./merge-row.ts";

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR_MS = 3_600_000;

const row = (id: string, more: Partial<MergeRow> = {}): MergeRow =>
  ({
    id,
    account_id: "acc_1",
    platform: "instagram",
    external_id: `91${id}`,
    username: `nom.${id}`,
    display_name: null,
    status: "new",
    status_by: "evidence",
    status_at: NOW - 10 * HOUR_MS,
    amount: null,
    note: "",
    tags: "[]",
    assigned_to: null,
    blocked: 0,
    reminder_at: null,
    reminder_note: null,
    last_text: null,
    last_kind: "comment",
    last_media_id: null,
    intent: null,
    interaction_count: 1,
    first_seen_at: NOW - 10 * HOUR_MS,
    last_interaction_at: NOW - 10 * HOUR_MS,
    thread_id: null,
    last_inbound_at: null,
    last_sent_at: null,
    reply_comment_id: null,
    reply_comment_at: null,
    reply_media_id: null,
    reply_used: 0,
    opted_out_at: null,
    opted_out_text: null,
    has_phone: 0,
    referral: null,
    merge_id: null,
    merged_from: 0,
    ...more,
  }) as MergeRow;
const join = (a: Partial<MergeRow>, b: Partial<MergeRow>) =>
  joinLeads({ row: row("a", a), doors: [] }, { row: row("b", b), doors: [] });

describe("who answers them joins", () => {
  const taken = (at: number | null, until: number | null, by: string | null): Partial<MergeRow> => ({
    taken_over_at: at,
    taken_over_until: until,
    taken_over_by: by,
  });
  const never = taken(null, null, null);
  const [byAnna, byApp, resumed] = [
    taken(5, 700, "person:usr_1"),
    taken(9, 900, "app"),
    taken(20, null, null),
  ];
  test.each<[string, Partial<MergeRow>, Partial<MergeRow>, Partial<MergeRow>]>([
    ["nobody", never, never, never],
    ["the only one", never, byAnna, byAnna],
    ["the later one", byAnna, byApp, byApp],
    ["one that lasts outlives the other's end", byAnna, resumed, byAnna],
    ["the end, when there is nothing else", never, resumed, resumed],
    ["read up to the later word", { read_at: 4 }, { read_at: 7 }, { read_at: 7 }],
    ["read by one", { read_at: null }, { read_at: 7 }, { read_at: 7 }],
    [
      "why one is blocked",
      { blocked: 0 },
      { blocked: 1, blocked_reason: "insult" },
      { blocked_reason: "insult" },
    ],
    [
      "a block by hand has no reason",
      { blocked: 1, blocked_reason: "spam" },
      { blocked: 1, blocked_reason: null },
      { blocked: 1, blocked_reason: null },
    ],
  ])("%s", (_name, a, b, joined) => {
    expect(join(a, b).columns).toMatchObject(joined);
    expect(join(b, a).columns).toMatchObject(joined);
  });
});

describe("what people chose joins", () => {
  test.each<[string, Partial<MergeRow>, Partial<MergeRow>, Partial<MergeRow>]>([
    [
      "evidence: the further one",
      { status: "contacted" },
      { status: "in_progress" },
      { status: "in_progress" },
    ],
    [
      "a choice outranks evidence",
      { status: "in_progress" },
      { status: "new", status_by: "usr_1" },
      { status: "new", status_by: "usr_1" },
    ],
    [
      "of two choices the later one",
      { status: "refused", status_by: "usr_1", status_at: 1 },
      { status: "converted", status_by: "usr_2", status_at: 2, amount: 45 },
      { status: "converted", status_by: "usr_2", amount: 45 },
    ],
    [
      "two sales are two sales",
      { status: "converted", status_by: "usr_1", amount: 30 },
      { status: "converted", status_by: "usr_1", amount: 45 },
      { amount: 75 },
    ],
    [
      "no amount without a sale",
      { status: "converted", status_by: "usr_1", status_at: 1, amount: 30 },
      { status: "refused", status_by: "usr_1", status_at: 2 },
      { status: "refused", amount: null },
    ],
    ["notes, one below the other", { note: "a" }, { note: "b" }, { note: "a\n\nb" }],
    ["the same note once", { note: "a" }, { note: "a" }, { note: "a" }],
    ["a blank note is none", { note: " " }, { note: "b" }, { note: "b" }],
    ["tags, each once", { tags: '["x","y"]' }, { tags: '["y","z"]' }, { tags: '["x","y","z"]' }],
    ["the survivor's assignee", { assigned_to: "usr_1" }, { assigned_to: "usr_2" }, { assigned_to: "usr_1" }],
    ["or the only one", {}, { assigned_to: "usr_2" }, { assigned_to: "usr_2" }],
    [
      "the first reminder, with both notes",
      { reminder_at: 20, reminder_note: "a" },
      { reminder_at: 10, reminder_note: "b" },
      { reminder_at: 10, reminder_note: "a · b" },
    ],
    ["blocked stays blocked", {}, { blocked: 1 }, { blocked: 1 }],
    [
      "opted out stays so",
      { opted_out_at: 5 },
      { opted_out_at: 9, opted_out_text: "STOP" },
      { opted_out_at: 9 },
    ],
  ])("%s", (_, a, b, expected) => {
    expect(join(a, b).columns).toMatchObject(expected);
  });
});

describe("where they may be written to", () => {
  test("an id is worth more than a name, and the newest thread than an older one", () => {
    const named = { external_id: "@nom.a", reply_comment_id: "c1", reply_comment_at: 5 };
    const known = { thread_id: "91b", last_inbound_at: 9 };
    expect(join(named, known).columns).toMatchObject({
      external_id: "91b",
      thread_id: "91b",
      reply_comment_id: "c1",
    });
  });

  test("at the account where they showed up last; the other's doors are kept", () => {
    const { columns, others } = join({ last_inbound_at: 5 }, { account_id: "acc_2", last_inbound_at: 9 });
    expect(columns).toMatchObject({ account_id: "acc_2", external_id: "91b", last_inbound_at: 9 });
    expect(others).toMatchObject([{ account_id: "acc_1", last_inbound_at: 5 }]);
  });

  test("an answered comment opens nothing, whichever is newer", () => {
    const used = { ...doorOf(row("a")), reply_comment_at: 9, reply_used: 1 };
    const open = { ...doorOf(row("b")), reply_comment_id: "c1", reply_comment_at: 5 };
    for (const pair of [
      [used, open],
      [open, used],
    ] as const) {
      expect(joinDoors(pair[0], pair[1])).toMatchObject({ reply_comment_id: "c1", reply_used: 0 });
    }
  });
});

test("nothing that either had is lost, and no wish is forgotten", () => {
  const time = fc.option(fc.integer({ min: 1, max: 99 }));
  const flag = fc.constantFrom(0, 1);
  const side = fc.record({
    status: fc.constantFrom("new" as const, "contacted" as const, "in_progress" as const),
    tags: fc.array(fc.constantFrom("x", "y", "z")).map((tags) => JSON.stringify([...new Set(tags)])),
    note: fc.constantFrom("", "un", "deux"),
    blocked: flag,
    opted_out_at: time,
    last_inbound_at: time,
    interaction_count: fc.nat(50),
    account_id: fc.constantFrom("acc_1", "acc_2"),
    last_interaction_at: fc.integer({ min: 1, max: 99 }),
    first_seen_at: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(side, side, (a, b) => {
      const { columns, others } = join(a, b);
      expect(columns.interaction_count).toBe(a.interaction_count + b.interaction_count);
      for (const one of [a, b]) {
        expect(columns.note).toContain(one.note);
        for (const tag of tagsOf(one)) expect(tagsOf(columns as MergeRow)).toContain(tag);
        if (one.blocked) expect(columns.blocked).toBe(1);
        if (one.opted_out_at !== null) expect(columns.opted_out_at).not.toBeNull();
        const known = [columns as unknown as DoorRow, ...others].map(({ account_id }) => account_id);
        expect(known).toContain(one.account_id);
        expect(new Set(known).size).toBe(known.length);
      }
    }),
  );
});

describe("messages of two who are one", () => {
  const capabilities = { message: true, privateReply: true, automate: true };
  const door = (inboundAgo: number | null): DoorRow => ({
    ...doorOf(row("x")),
    last_inbound_at: inboundAgo === null ? null : NOW - inboundAgo,
  });
  const facts = (inboundAgo: number | null) =>
    factsAt(door(inboundAgo), { opted_out_at: null, blocked: 0 }, capabilities);
  const message = (id: string, leadId: string, more: Partial<MergedMessage> = {}): MergedMessage => ({
    id,
    leadId,
    dedupeKey: "auto:aut_1:media_1",
    accountId: "acc_1",
    origin: "automation",
    commentId: null,
    state: "pending",
    ...more,
  });
  const ended = (
    messages: MergedMessage[],
    { a = HOUR_MS, b = HOUR_MS }: { a?: number | null; b?: number | null } = {},
  ): string[] => {
    const joined = a === null ? b : b === null ? a : Math.min(a, b);
    const doors = { own: (leadId: string) => facts(leadId === "a" ? a : b), joined: () => facts(joined) };
    return fatesOf("a", messages, doors, NOW)
      .filter((fate) => fate.ends)
      .map(({ id }) => id);
  };

  test.each<[string, MergedMessage[], { a?: number | null; b?: number | null }, string[]]>([
    [
      "both wait for one occasion: the survivor's stays",
      [message("m1", "a"), message("m2", "b")],
      {},
      ["m2"],
    ],
    ["the survivor's went already", [message("m1", "a", { state: "sent" }), message("m2", "b")], {}, ["m2"]],
    ["the other's went already", [message("m1", "a"), message("m2", "b", { state: "sent" })], {}, ["m1"]],
    ["the other's may have gone", [message("m1", "a"), message("m2", "b", { state: "unknown" })], {}, ["m1"]],
    [
      "one that never went takes nobody's turn",
      [message("m1", "a", { state: "expired" }), message("m2", "b")],
      {},
      [],
    ],
    [
      "two automations under one post are one occasion",
      [message("m1", "a"), message("m2", "b", { dedupeKey: "auto:aut_2:media_1" })],
      {},
      ["m2"],
    ],
    [
      "two posts are two",
      [message("m1", "a"), message("m2", "b", { dedupeKey: "auto:aut_1:media_2" })],
      {},
      [],
    ],
    [
      "what people wrote by hand goes, each",
      [
        message("m1", "a", { origin: "person", dedupeKey: "hand:1" }),
        message("m2", "b", { origin: "person", dedupeKey: "hand:2" }),
      ],
      {},
      [],
    ],
    [
      "without a door of its own it does not go through the other's",
      [message("m1", "a", { origin: "person", dedupeKey: "hand:1" })],
      { a: null },
      ["m1"],
    ],
    [
      "nor the other way round",
      [message("m2", "b", { origin: "person", dedupeKey: "hand:1" })],
      { b: null },
      ["m2"],
    ],
    [
      "without any door it waits on",
      [message("m1", "a", { origin: "person", dedupeKey: "hand:1" })],
      { a: null, b: null },
      [],
    ],
    ["an answer to a comment has its own door", [message("m1", "a", { commentId: "c1" })], { a: null }, []],
  ])("%s", (_, messages, ages, expected) => {
    expect(ended(messages, ages)).toEqual(expected);
  });

  test("two reasons to write never clash under one lead", () => {
    const both = [message("m1", "a", { state: "sent" }), message("m2", "b", { state: "sent" })];
    const doors = { own: () => facts(HOUR_MS), joined: () => facts(HOUR_MS) };
    expect(fatesOf("a", both, doors, NOW)).toEqual([
      { id: "m2", dedupeKey: "auto:aut_1:media_1:b", ends: false },
    ]);
  });
});
