import { patchAccount } from "../worker/accounts/service.ts";
import { resume, takeOver } from "../worker/conversations/service.ts";
import { changeWorkspace } from "../worker/identity/service.ts";
import { changeLead } from "../worker/leads/change.ts";
import { requireLeadRow } from "../worker/leads/service.ts";
import { writeMessage } from "../worker/messaging/service.ts";
import { commentEvent, itemEvent } from "./instagram.ts";
import { WORKSPACE } from "./scene.ts";
import type { AccountTruth, Person } from "./truth.ts";
import type { World } from "./world.ts";

const COMMENTS = ["Le prix svp ?", "prix", "Toujours dispo ?", "Magnifique", "👏👏"] as const;
const WORDS = ["prix ?", "Bonjour", "Merci beaucoup", "C'est quel prix pour deux ?"] as const;
const ACTOR = { kind: "person", personId: "usr_simulation", sessionId: "ses_simulation" } as const;

type Deed = {
  weight: number;
  act: (world: World, account: AccountTruth, person: Person) => Promise<void> | void;
};

/** What people do, on the platform and at the dashboard. */
const DEEDS: readonly Deed[] = [
  { weight: 30, act: comment },
  { weight: 20, act: (...at) => write(...at, at[0].random.pick(WORDS)) },
  { weight: 5, act: (...at) => write(...at, "STOP") },
  { weight: 3, act: (...at) => write(...at, "START") },
  { weight: 3, act: answerInTheApp },
  { weight: 3, act: deleteComment },
  { weight: 8, act: writeByHand },
  { weight: 3, act: pressStop },
  { weight: 4, act: changeLimits },
  { weight: 3, act: block },
  { weight: 5, act: takeOverOrResume },
];
const ALL = DEEDS.reduce((sum, { weight }) => sum + weight, 0);

export async function act(world: World): Promise<void> {
  const account = world.random.pick(world.accounts);
  const person = world.random.pick(world.people.get(account)!);
  let left = world.random.next() * ALL;
  for (const deed of DEEDS) {
    left -= deed.weight;
    if (left < 0) return void (await deed.act(world, account, person));
  }
}

function comment(world: World, account: AccountTruth, person: Person): void {
  const { now, random } = world;
  const made = account.comment(person, random.pick(account.media).id, random.pick(COMMENTS), now);
  world.trace.note(`${now} ${person.id} comments ${made.text}`);
  world.tell((sentAt) => commentEvent(account.externalId, made, Math.floor(sentAt / 1000) * 1000, true));
}

function write(world: World, account: AccountTruth, person: Person, text: string): void {
  // Two words of one person never fall on one millisecond.
  world.pass(1);
  const item = account.hear(person, text, world.now);
  world.trace.note(`${world.now} ${person.id} writes ${text}`);
  if (text === "STOP" || text === "START") {
    const says = text === "STOP" ? "stop" : "start";
    world.watch.wrote(person, { key: `message:${item.id}`, says, at: world.now });
  }
  const thread = account.threadOf(person);
  world.tell(() => itemEvent(account.externalId, thread, item));
}

function answerInTheApp(world: World, account: AccountTruth, person: Person): void {
  const thread = account.threads.get(person.id);
  if (!thread) return;
  const { messageId } = account.answerByHand(person, "Je vous réponds tout de suite", world.now);
  const item = thread.items.at(-1)!;
  world.trace.note(`${world.now} the team answers ${person.id} in the app: ${messageId}`);
  world.tell(() => itemEvent(account.externalId, thread, item));
}

function deleteComment(world: World, account: AccountTruth): void {
  const all = [...account.comments.values()].filter((one) => !one.isDeleted);
  if (all.length > 0) world.random.pick(all).isDeleted = true;
}

async function writeByHand(world: World): Promise<void> {
  const leadId = anyLead(world);
  if (leadId) {
    await world.start("hand", (deps) =>
      writeMessage(deps, deps.tenant(WORKSPACE), ACTOR, { leadId, text: "Bonjour, c'est Camille" }),
    );
  }
}

async function pressStop(world: World): Promise<void> {
  const stopped = world.random.chance(0.4);
  // What a failing request leaves is not known: it is on from when it is surely on.
  const worked = world.watch.pressStop(stopped);
  const process = await world.start("stop", async (deps) => {
    await changeWorkspace(deps, deps.tenant(WORKSPACE), { stopped }, ACTOR);
    worked();
  });
  world.trace.note(`${process.name} ${stopped}`);
}

async function changeLimits(world: World, account: AccountTruth): Promise<void> {
  const dailyDmLimit = world.random.between(1, 8);
  const row = world.db.prepare("SELECT hourly_dm_limit AS hourly FROM accounts WHERE external_id = ?");
  const { hourly } = row.get(account.externalId) as { hourly: number | null };
  const before = world.watch.limitOf(account.externalId);
  // Until the request is over either may hold; when it fails, both still may.
  world.watch.limit(account.externalId, Math.max(before, dailyDmLimit), hourly);
  const id = world.accountIds.get(account.externalId)!;
  await world.start("limits", async (deps) => {
    await patchAccount(deps, deps.tenant(WORKSPACE), id, { dailyDmLimit }, ACTOR);
    world.watch.limit(account.externalId, dailyDmLimit, hourly);
  });
}

async function block(world: World): Promise<void> {
  const leadId = anyLead(world);
  const blocked = world.random.chance(0.5);
  if (!leadId) return;
  await world.start("block", async (deps) => {
    const tenant = deps.tenant(WORKSPACE);
    await changeLead(deps, tenant, ACTOR, await requireLeadRow(tenant, leadId), { blocked });
  });
}

async function takeOverOrResume(world: World): Promise<void> {
  const leadId = anyLead(world);
  const change = world.random.chance(0.5) ? takeOver : resume;
  if (leadId) {
    await world.start(change.name, (deps) => change(deps, deps.tenant(WORKSPACE), ACTOR, leadId));
  }
}

function anyLead(world: World): string | null {
  const all = world.db.prepare("SELECT id FROM leads WHERE workspace_id = ? ORDER BY id").all(WORKSPACE);
  return all.length === 0 ? null : String(world.random.pick(all).id);
}
