import type { SendGate } from "../worker/objects/send-gate.ts";
import type { Platform, SendResult } from "../worker/platforms/platform.ts";
import type { Plant } from "./world.ts";

type Gate = Pick<SendGate, "take" | "settle">;

/** The gate with some of its methods another way; whatever else is asked of it, it answers itself. */
const gateWith =
  (change: (gate: Gate) => Partial<Gate>) =>
  (gate: SendGate): SendGate => {
    const own = change(gate);
    return new Proxy(gate, {
      get: (target, name) => {
        if (name in own) return own[name as keyof Gate];
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };

const sendsWith =
  (change: (result: SendResult) => SendResult) =>
  (platform: Platform): Platform => ({
    ...platform,
    send: async (...call) => change(await platform.send(...call)),
  });

/** In every statement that says `where`, `what` stands as `instead`. */
const sqlWith =
  (where: RegExp, ...changes: readonly [what: RegExp, instead: string][]) =>
  (text: string): string =>
    where.test(text) ? changes.reduce((all, [what, instead]) => all.replace(what, instead), text) : text;

const DUE = /AS takenOverUntil,/;
const BEGINS = /SET state = 'sending'/;

/** Mistakes that somebody could make tomorrow. `found`: how a seed says that it met one. */
export const PLANTED_BUGS: readonly (Plant & { found: RegExp })[] = [
  {
    name: "the gate grants one message too many",
    found: /allowed$/,
    gate: gateWith((gate) => ({
      take: (id, limits, ...rest) => gate.take(id, { ...limits, dailyLimit: limits.dailyLimit + 1 }, ...rest),
    })),
  },
  {
    name: "a send without an answer gives its slot back",
    found: /allowed$/,
    gate: gateWith((gate) => ({
      settle: (id, outcome, ...rest) =>
        gate.settle(id, outcome === "unknown" ? "not-sent" : outcome, ...rest),
    })),
  },
  {
    name: "a send without an answer is tried again",
    found: /sent twice|repeated although/,
    platform: sendsWith((result) =>
      result.kind === "unknown" ? { kind: "later", reason: "rate-limited", afterMs: 1000 } : result,
    ),
  },
  {
    name: "a send without an answer counts as failed",
    found: /went, and is failed/,
    platform: sendsWith((result) =>
      result.kind === "unknown" ? { kind: "refused", reason: "refused", code: "500" } : result,
    ),
  },
  {
    name: "two consumers may begin the same send",
    found: /sent twice|repeated although/,
    sql: sqlWith(BEGINS, [/state IN \('pending', 'scheduled'\)/, "1"]),
  },
  {
    name: "STOP is not looked at when sending",
    found: /after STOP/,
    sql: (text) =>
      sqlWith(BEGINS, [/l\.opted_out_at IS NOT NULL/, "0"])(
        sqlWith(DUE, [/l\.opted_out_at AS optedOutAt/, "NULL AS optedOutAt"])(text),
      ),
  },
  {
    name: "machines write while a person is in charge",
    found: /while a person is in charge/,
    sql: (text) =>
      sqlWith(BEGINS, [/coalesce\(l\.taken_over_until, 0\)/, "0"])(
        sqlWith(DUE, [/l\.taken_over_until AS takenOverUntil/, "NULL AS takenOverUntil"])(text),
      ),
  },
  {
    name: "the window is open for a day and a half",
    found: /outside the window/,
    sql: sqlWith(DUE, [
      /iif\(l\.account_id = m\.account_id, l\.last_inbound_at, q\.last_inbound_at\)/,
      "43200000 + iif(l.account_id = m.account_id, l.last_inbound_at, q.last_inbound_at)",
    ]),
  },
  {
    name: "reading stops at the first comment",
    found: /is lost/,
    platform: (platform) => ({
      ...platform,
      listComments: async (...asked) => {
        const page = await platform.listComments(...asked);
        return page.kind === "ok"
          ? { ...page, value: { ...page.value, items: page.value.items.slice(0, 1) } }
          : page;
      },
    }),
  },
  {
    name: "a message that is not sent says no reason",
    found: /nobody says why/,
    sql: sqlWith(/^\s*UPDATE messages SET state = \?, open = 0/, [
      /reason = \?/,
      "reason = nullif(?, reason) AND NULL",
    ]),
  },
  {
    name: "a send that is confirmed later is counted again",
    found: /are counted/,
    sql: sqlWith(/SELECT account_id, 1 AS sent/, [/ AND state = 'sending'(?=\s+UNION)/, ""]),
  },
  {
    name: "a private reply does not say which comment it used up",
    found: /second private reply/,
    sql: sqlWith(BEGINS, [
      /comment_id = coalesce\(\?, comment_id\)/,
      "attempts = attempts + 0 * length(coalesce(?, ''))",
    ]),
  },
];
