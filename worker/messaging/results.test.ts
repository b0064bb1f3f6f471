import { expect, test } from "vitest";
import { newAccount } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { newWorkspace } from "../testing/people.ts";
import type { TemplateResults } from "./contract.ts";
import { countTemplateResults } from "./template-results.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const hex = (at: number): string => Math.floor(at).toString(16).padStart(12, "0");

async function ready() {
  const api = testApi();
  const seat = await newWorkspace();
  const { workspaceId } = seat;
  const account = await newAccount(api.deps, workspaceId);
  const db = api.deps.env.DB;
  const made = await api.call("/v1/templates", {
    json: { name: "Prix", body: "Bonjour", variants: ["Salut"] },
    headers: seat.auth,
  });
  const { id } = (await made.json()) as { id: string };
  // Its words are older than all that is counted here.
  await db.prepare("UPDATE templates SET created_at = 1 WHERE id = ?1").bind(id).run();
  let made_ = 0;
  /** Messages of one wording, of which some were answered and some brought a number. */
  const sent = async (
    n: number,
    variant: number,
    at: number,
    hits: { answers?: number; phones?: number } = {},
  ) => {
    const statements: D1PreparedStatement[] = [];
    for (let index = 0; index < n; index++) {
      const lead = `lead_${hex(at)}${String(made_++).padStart(6, "0")}`;
      statements.push(
        db
          .prepare(
            `INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, automation_id, template_id, variant,
               origin, text, state, open, score, sent_at, created_at)
             VALUES (?1, ?2, 'auto:aut_1:-', ?3, ?4, 'aut_1', ?5, ?6, 'automation', 'x', 'delivered', 0, 1, ?7, ?7)`,
          )
          .bind(
            workspaceId,
            lead,
            `msg_${hex(at)}${String(made_).padStart(6, "0")}`,
            account.id,
            id,
            variant,
            at,
          ),
      );
      if (index < (hits.answers ?? 0)) {
        statements.push(
          db
            .prepare(
              `INSERT INTO interactions (workspace_id, account_id, dedupe_key, id, lead_id, kind, external_id, points, at,
                 received_at, found_by) VALUES (?1, ?2, ?3, ?3, ?4, 'message', 'x', 1, ?5, ?5, 'webhook')`,
            )
            .bind(workspaceId, account.id, `message:${lead}`, lead, at + HOUR_MS),
        );
      }
      if (index < (hits.phones ?? 0)) {
        statements.push(
          db
            .prepare(
              `INSERT INTO contact_points (workspace_id, lead_id, kind, value, country, type, confidence, method, quote,
                 interaction_id, found_in, found_at)
               VALUES (?1, ?2, 'phone', '+33639981234', 'FR', 'mobile', 1, 'pattern', 'x', 'int_1', 'message', ?3)`,
            )
            .bind(workspaceId, lead, at + 2 * HOUR_MS),
        );
      }
    }
    for (let from = 0; from < statements.length; from += 200)
      await db.batch(statements.slice(from, from + 200));
  };
  const results = async () =>
    (await (await api.call(`/v1/templates/${id}/results`, { headers: seat.auth })).json()) as TemplateResults;
  return { api, seat, workspaceId, db, id, sent, results };
}

test("each wording says how many were sent, answered and brought a number; rates come with a hundred", async () => {
  const { api, sent, results } = await ready();
  const at = api.clock.now - 3 * DAY_MS;
  await sent(100, 0, at, { answers: 20, phones: 5 });
  await sent(99, 1, at, { answers: 50 });
  expect(await results()).toEqual({
    sent: 199,
    asOf: new Date(api.clock.now).toISOString(),
    variants: [
      {
        index: 0,
        text: "Bonjour",
        share: 0.5,
        sent: 100,
        answered: 20,
        phones: 5,
        answerRate: { rate: 0.2, low: expect.closeTo(0.1334, 3), high: expect.closeTo(0.2888, 3) },
        phoneRate: { rate: 0.05, low: expect.closeTo(0.0215, 3), high: expect.closeTo(0.1118, 3) },
      },
      {
        index: 1,
        text: "Salut",
        share: 0.5,
        sent: 99,
        answered: 50,
        phones: 0,
        answerRate: null,
        phoneRate: null,
      },
    ],
  });
});

test("the nights' counts change no figure, whenever and however often they run", async () => {
  const { api, sent, results, workspaceId } = await ready();
  await sent(30, 0, api.clock.now - 40 * DAY_MS, { answers: 10, phones: 3 });
  await sent(20, 1, api.clock.now - 16 * DAY_MS, { answers: 4 });
  await sent(10, 0, api.clock.now - 10 * DAY_MS, { answers: 5, phones: 1 });
  const figures = async () =>
    (await results()).variants.map(({ sent: n, answered, phones }) => [n, answered, phones]);
  const live = await figures();
  expect(live).toEqual([
    [40, 15, 4],
    [20, 4, 0],
  ]);
  for (let night = 0; night < 4; night++) {
    await countTemplateResults(api.deps, workspaceId);
    await countTemplateResults(api.deps, workspaceId);
    expect(await figures(), `night ${night}`).toEqual(live);
    api.clock.now += 4 * DAY_MS;
  }
});

test("where too many are new it answers as of the night, within its budget", async () => {
  const { api, sent, results, workspaceId, id, seat } = await ready();
  await sent(400, 0, api.clock.now - 2 * DAY_MS, { answers: 100 });
  await countTemplateResults(api.deps, workspaceId);
  const countedAt = new Date(api.clock.now).toISOString();
  api.clock.now += 3 * HOUR_MS;
  const { rowsRead } = await api.cost(`/v1/templates/${id}/results`, { headers: seat.auth });
  expect(rowsRead).toBeLessThanOrEqual(2000);
  expect(await results()).toMatchObject({
    sent: 400,
    asOf: countedAt,
    variants: [{ answered: 100 }, { sent: 0 }],
  });
});

test("an answer after a week, and a number from a file, are not the message's", async () => {
  const { api, sent, results, db, workspaceId } = await ready();
  await sent(2, 0, api.clock.now - 9 * DAY_MS, { answers: 1, phones: 1 });
  await db
    .prepare("UPDATE interactions SET at = at + ?2 WHERE workspace_id = ?1")
    .bind(workspaceId, 7 * DAY_MS)
    .run();
  await db
    .prepare("UPDATE contact_points SET found_in = 'import' WHERE workspace_id = ?1")
    .bind(workspaceId)
    .run();
  expect((await results()).variants[0]).toMatchObject({ sent: 2, answered: 0, phones: 0 });
});

test("other words begin to be counted anew; another name or picture does not", async () => {
  const { api, sent, results, workspaceId, id, seat } = await ready();
  await sent(5, 0, api.clock.now - 20 * DAY_MS);
  await countTemplateResults(api.deps, workspaceId);
  const patch = (json: unknown) =>
    api.call(`/v1/templates/${id}`, { method: "PATCH", json, headers: seat.auth });
  await patch({ name: "Autre nom", imageUrl: "https://images.example/a.jpg" });
  expect((await results()).sent).toBe(5);
  await patch({ body: "Bonsoir" });
  expect(await results()).toMatchObject({ sent: 0, variants: [{ text: "Bonsoir", sent: 0 }, { sent: 0 }] });
  api.clock.now += HOUR_MS;
  await sent(1, 0, api.clock.now);
  expect((await results()).sent).toBe(1);
});

test("another workspace's template has no results", async () => {
  const { api, id } = await ready();
  const theirs = await newWorkspace();
  const response = await api.call(`/v1/templates/${id}/results`, { headers: theirs.auth });
  expect(response.status).toBe(404);
});
