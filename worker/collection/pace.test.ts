import { expect, test } from "vitest";
import { describeAccount, patchAccount } from "../accounts/service.ts";
import { nightly } from "../crons/nightly.ts";
import { sweep } from "../crons/sweep.ts";
import { SystemDb } from "../db/system.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { newAccount } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { type Feed, setUpFeed } from "../testing/feed.ts";
import { newWorkspace } from "../testing/people.ts";
import type { CollectJob } from "./jobs.ts";

/** Rings for this account that the sweep sends now. */
async function rungBy(it: Feed, cron: (deps: Feed["deps"]) => Promise<void> = sweep): Promise<CollectJob[]> {
  it.queued.length = 0;
  await cron(it.deps);
  return it.queued
    .filter((one) => one.queue === "collect")
    .map((one) => one.body as CollectJob)
    .filter((job) => job.accountId === it.account.id);
}
const pace = (it: Feed, pollMinutes: 1 | 2 | 5 | 10 | 15) =>
  patchAccount(
    it.deps,
    it.deps.tenant(it.account.workspaceId),
    it.account.id,
    { pollMinutes },
    { kind: "person", personId: "usr_test", sessionId: "ses_test" },
  );
const paceInDirectory = async (it: Feed): Promise<number> =>
  (await it.deps.env.DB.prepare("SELECT poll_minutes AS m FROM account_directory WHERE account_id = ?1")
    .bind(it.account.id)
    .first<{ m: number }>())!.m;

test("an account without webhooks is read at the pace that was chosen, whatever the seconds of the minute", async () => {
  const it = await setUpFeed({ mode: "polling" });
  expect(await rungBy(it)).toEqual([]);
  expect((await pace(it, 2)).pollMinutes).toBe(2);
  const rung: boolean[] = [];
  for (const jitterMs of [0, -700, 300, 0, -900, 500]) {
    it.clock.now += MINUTE_MS + jitterMs;
    const jobs = await rungBy(it);
    for (const job of jobs) expect(job).toMatchObject({ reason: "quick", since: 0, cursor: null });
    rung.push(jobs.length === 1);
  }
  expect(rung).toEqual([true, false, true, false, true, false]);
  await pace(it, 15);
  it.clock.now += HOUR_MS;
  expect(await rungBy(it)).toEqual([]);
});

test("a webhook ends the quick readings; without webhooks again, the next quarter's reading brings them back", async () => {
  const it = await setUpFeed({ mode: "polling" });
  await pace(it, 1);
  it.clock.now += MINUTE_MS;
  const [ring] = await rungBy(it);
  const set = (mode: string) =>
    it.deps.env.DB.prepare("UPDATE accounts SET mode = ?2 WHERE id = ?1").bind(it.account.id, mode).run();
  await set("instant");
  await it.step(ring!);
  expect(it.calls).toEqual([]);
  expect(await paceInDirectory(it)).toBe(15);
  await set("polling");
  await it.run(it.job());
  expect(await paceInDirectory(it)).toBe(1);
  const { pollMinutes } = await describeAccount(
    it.deps,
    it.deps.tenant(it.account.workspaceId),
    it.account.id,
  );
  expect(pollMinutes).toBe(1);
});

test("choosing a pace for an account that gets webhooks asks for nothing", async () => {
  const it = await setUpFeed({ mode: "instant" });
  await pace(it, 1);
  it.clock.now += MINUTE_MS;
  expect(await rungBy(it)).toEqual([]);
});

test("looking for paced accounts costs what they are, not what is connected", async () => {
  const it = await setUpFeed({ mode: "polling" });
  const { workspaceId } = await newWorkspace();
  for (let index = 0; index < 200; index++) await newAccount(it.deps, workspaceId, { mode: "polling" });
  await pace(it, 1);
  const { d1, counts } = countingD1(it.deps.env.DB);
  it.clock.now += MINUTE_MS;
  const taken = await new SystemDb(d1).takePacedAccounts(it.clock.now, 0);
  expect(taken.map((one) => one.accountId)).toContain(it.account.id);
  expect(counts.rowsRead).toBeLessThan(10);
  expect(counts.rowsWritten).toBe(taken.length);
});

test("the night asks every account for a week, to the very end", async () => {
  const it = await setUpFeed();
  const jobs = await rungBy(it, (deps) => nightly(deps, it.clock.now));
  expect(jobs).toMatchObject([{ reason: "deep", since: it.clock.now - 7 * DAY_MS, cursor: null }]);
});

test.each(["reconnect", "disconnected"])(
  "an account that is %s is not rung for each minute; connected again, its next poll brings the pace back",
  async (status) => {
    const it = await setUpFeed({ mode: "polling" });
    await pace(it, 1);
    it.clock.now += MINUTE_MS;
    const [ring] = await rungBy(it);
    const set = (to: string) =>
      it.deps.env.DB.prepare("UPDATE accounts SET status = ?2 WHERE id = ?1").bind(it.account.id, to).run();
    await set(status);
    await it.step(ring!);
    expect(await paceInDirectory(it)).toBe(15);
    it.clock.now += MINUTE_MS;
    expect(await rungBy(it)).toEqual([]);
    await set("connected");
    await it.run(it.job());
    expect(await paceInDirectory(it)).toBe(1);
  },
);
