import { findAccountRow } from "../../worker/accounts/service.ts";
import { takeEvents } from "../../worker/collection/ingest.ts";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { forecast } from "../../worker/messaging/service.ts";
import type { InboundInteraction } from "../../worker/platforms/platform.ts";
import { consumeDm } from "../../worker/queues/dm.ts";
import { DAY_MS, HOUR_MS, localDay, MINUTE_MS } from "../../worker/scoring/days.ts";
import { throughSetUp } from "./duplicates.ts";
import { BenchPlatform } from "./platform.ts";
import { SendingWorld, WORKSPACE } from "./world.ts";

const QUOTA = 50;
const ZONE = "Europe/Paris";
const LIMITS = {
  dailyLimit: QUOTA,
  hourlyLimit: null,
  minSpacingMs: 0,
  warmUp: null,
  activeHours: null,
  zone: ZONE,
};
/** By then every comment is too old to answer. */
const UNTIL_OVER_MS = 8 * DAY_MS;
/** While no slot falls free, looking less often finds the same. */
const SELDOM_MS = 30 * MINUTE_MS;

export type Rush = {
  forecast: Forecast;
  /** What then happened, counted as the forecast counts. */
  sent: { date: string; count: number }[];
  expired: number;
  open: number;
  calls: number;
};

/** So many people comment within an hour, then nobody; what was forecast at its end, and what then happened. */
export async function rush(comments: number, seed: number): Promise<Rush> {
  let bench: BenchPlatform | undefined;
  const world = new SendingWorld({
    seed,
    stepMs: 2,
    platform: (of) => {
      bench = new BenchPlatform(of, () => ({ name: "sent", afterMs: 150, accepts: true }));
      return bench.platform;
    },
  });
  const { db, deps, time } = world;
  const leave = time.enter();
  const { externalId, id } = await throughSetUp(world, () =>
    world.addAccount({
      dailyDmLimit: QUOTA,
      createdAt: time.now - 30 * DAY_MS,
      connectedAt: time.now - DAY_MS,
    }),
  );
  db.prepare(
    "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?, 'tpl', 'Prix', 'Bonjour {{username}}, 45 €', 1, 1)",
  ).run(WORKSPACE);
  db.prepare(
    `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
     VALUES (?, 'aut', 'Prix', ?, '{"kind":"comment","keywords":["prix"]}', '["tpl"]', 1, ?, 1, 1)`,
  ).run(WORKSPACE, id, time.now - DAY_MS);

  const tenant = deps.tenant(WORKSPACE);
  const from = time.now;
  const take = async (events: InboundInteraction[]): Promise<void> => {
    const account = await findAccountRow(tenant, id);
    await takeEvents(deps, account!, deps.platform("instagram")!, events, "webhook");
  };
  for (let place = 0; place < comments; place++) {
    const at = from + Math.floor((place * HOUR_MS) / comments);
    void time.sleep(at - from).then(() => take([comment(externalId, place, at)]));
  }
  world.consume(3, (batch) => consumeDm(batch, deps));
  const look = async (until: number): Promise<void> => {
    while (time.now < until) {
      world.queue.add({ v: 1, workspaceId: WORKSPACE, kind: "account", accountId: id });
      const { nextSlotAtMs } = await deps.gate("instagram", externalId).usage(LIMITS, time.now);
      const isOpen = db.prepare("SELECT 1 FROM messages WHERE open = 1").get() !== undefined;
      const nearMs = isOpen && nextSlotAtMs !== null ? nextSlotAtMs - time.now - MINUTE_MS : SELDOM_MS;
      await time.sleep(Math.min(SELDOM_MS, Math.max(MINUTE_MS, nearMs)));
    }
  };
  void look(from + UNTIL_OVER_MS);
  await time.run(from + HOUR_MS + 5 * MINUTE_MS);
  const askedAt = time.now;
  let told: Forecast | undefined;
  void forecast(deps, tenant, id).then((answer) => {
    told = answer;
  });
  await time.run(askedAt + MINUTE_MS);
  await time.run(from + UNTIL_OVER_MS);

  const rows = world.messages();
  const sentOn = (date: string): number =>
    rows.filter(({ sentAt }) => sentAt !== null && sentAt > askedAt && localDay(sentAt, ZONE) === date)
      .length;
  const result: Rush = {
    forecast: told!,
    sent: told!.willSend.map(({ date }) => ({ date, count: sentOn(date) })),
    expired: rows.filter(({ state }) => state === "expired").length,
    open: rows.filter(({ open }) => open === 1).length,
    calls: bench!.calls.length,
  };
  world.close();
  leave();
  return result;
}

const comment = (account: string, place: number, at: number): InboundInteraction => {
  const key = String(place + 1).padStart(12, "0");
  return {
    type: "interaction",
    accountExternalId: account,
    kind: "comment",
    externalId: `180${key}`,
    dedupeKey: `comment:180${key}`,
    person: { externalId: `91${key}`, username: `personne.${place}` },
    text: "Quel prix svp ?",
    mediaId: "17900000000000001",
    parentId: null,
    at,
    atIsProvisional: false,
    standby: false,
    referral: null,
  };
};
