import { expect, test } from "vitest";
import { takeEvents } from "../collection/ingest.ts";
import { writeMessage } from "../messaging/service.ts";
import { inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { consumeDm } from "./dm.ts";

test("a message that waits its turn comes back some times, and never counts as dead", async () => {
  const { deps, clock, queued } = testDeps();
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, { holdUntil: clock.now + 30_000 });
  const tenant = deps.tenant(workspaceId);
  await takeEvents(
    deps,
    account,
    deps.platform("instagram")!,
    [inbound(account, "bonjour", clock.now)],
    "webhook",
  );
  const lead = await deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1")
    .bind(workspaceId)
    .first<{ id: string }>();
  const actor = { kind: "person", personId: "usr_test" } as Parameters<typeof writeMessage>[2];
  await writeMessage(deps, tenant, actor, { leadId: lead!.id, text: "Bonjour !" });
  const { body } = queued.find(({ queue }) => queue === "dm")!;
  const ringing = async (attempts: number): Promise<string[]> => {
    const settled: string[] = [];
    const message = {
      body,
      attempts,
      ack: () => settled.push("ack"),
      retry: ({ delaySeconds }: { delaySeconds: number }) => settled.push(`again in ${delaySeconds} s`),
    };
    await consumeDm({ queue: "dm", messages: [message] } as unknown as MessageBatch, deps);
    return settled;
  };
  expect(await ringing(1)).toEqual(["again in 30 s"]);
  expect(await ringing(9)).toEqual(["again in 30 s"]);
  expect(await ringing(10)).toEqual(["ack"]);
  const waiting = await deps.system.accountsWithOpenMessages(5000);
  expect(waiting).toContainEqual({ workspaceId, accountId: account.id });
});
