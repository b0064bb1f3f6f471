import { expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import { deliver } from "../messaging/dispatch.ts";
import { writeMessage } from "../messaging/service.ts";
import type { Platform } from "../platforms/platform.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";

const HOUR_MS = 3_600_000;

/** An account whose automation answers every comment about a price. */
async function setUp(capabilities: Partial<Platform["capabilities"]>) {
  const platform = fakePlatform();
  platform.capabilities = { ...platform.capabilities, ...capabilities };
  const { deps, clock } = testDeps(platform);
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, { createdAt: clock.now - HOUR_MS });
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1)",
    ).bind(workspaceId),
    ...["comment", "message"].map((kind) =>
      deps.env.DB.prepare(
        `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
         VALUES (?1, ?2, 'Prix', ?3, ?4, '["tpl_1"]', 1, ?5, 1, 1)`,
      ).bind(
        workspaceId,
        `aut_${kind}`,
        account.id,
        JSON.stringify({ kind, keywords: ["prix"] }),
        clock.now - HOUR_MS,
      ),
    ),
  ]);
  const messages = async () =>
    (
      await deps.env.DB.prepare("SELECT id, state, automation_id FROM messages WHERE workspace_id = ?1")
        .bind(workspaceId)
        .all<{ id: string; state: string; automation_id: string | null }>()
    ).results;
  const hear = () =>
    takeEvents(
      deps,
      account,
      platform,
      [comment(account, "prix ?", clock.now), inbound(account, "prix svp", clock.now)],
      "webhook",
    );
  return { platform, deps, clock, workspaceId, account, messages, hear };
}

test("an account whose platform forbids automation gets none, whatever its automations say; a person may write", async () => {
  const { platform, deps, workspaceId, messages, hear } = await setUp({ automate: false });
  await hear();
  expect(await messages()).toEqual([]);

  const tenant = deps.tenant(workspaceId);
  const lead = await deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1")
    .bind(workspaceId)
    .first<{ id: string }>();
  const actor = { kind: "person" as const, personId: "usr_test", sessionId: "ses_test" };
  const written = await writeMessage(deps, tenant, actor, { leadId: lead!.id, text: "Bonjour Marie" });
  await deliver(deps, workspaceId, written.id);
  expect(platform.sent.map(({ text }) => text)).toEqual(["Bonjour Marie"]);
});

test("what was queued before automation was forbidden is not sent either", async () => {
  const { platform, deps, workspaceId, messages, hear } = await setUp({});
  await hear();
  const queued = await messages();
  expect(queued.length).toBeGreaterThan(0);
  platform.capabilities = { ...platform.capabilities, automate: false };
  for (const { id } of queued) await deliver(deps, workspaceId, id);
  expect(platform.sent).toEqual([]);
  expect((await messages()).every(({ state }) => state !== "sent" && state !== "sending")).toBe(true);
});

test("with automation allowed, the same events are answered", async () => {
  const { platform, deps, workspaceId, messages, hear } = await setUp({});
  await hear();
  for (const { id } of await messages()) await deliver(deps, workspaceId, id);
  expect(platform.sent.length).toBeGreaterThan(0);
});
