import { finishConnect } from "../worker/accounts/connect.ts";
import { changeAccount } from "../worker/accounts/service.ts";
import { writeWorkspace } from "../worker/identity/workspace-store.ts";
import { addAutomation } from "../worker/messaging/automation-service.ts";
import { addTemplate } from "../worker/messaging/template-service.ts";
import { AccountTruth, type Person } from "./truth.ts";
import { TEAM, WORKSPACE, type World } from "./world.ts";

const ACTOR = { kind: "person", ...TEAM } as const;

export type Setting = { people: Person[]; accountIds: string[]; automationIds: string[] };

/** A small business: one or two accounts, posts, automations of several kinds, and a handful of people. */
export async function setTheStage(world: World): Promise<Setting> {
  const { random } = world;
  world.db
    .prepare("INSERT INTO workspaces (id, name, slug, created_at) VALUES (?1, 'Atelier Exemple', 'simulated', ?2)")
    .run(WORKSPACE, world.now());
  world.db
    .prepare(
      "INSERT INTO people (id, name, email, email_verified, created_at, updated_at) VALUES (?1, 'Camille Exemple', 'camille@people.example', 1, ?2, ?2)",
    )
    .run(TEAM.personId, world.now());
  world.db
    .prepare("INSERT INTO members (id, workspace_id, person_id, role, created_at) VALUES ('mem_1', ?1, ?2, 'owner', ?3)")
    .run(WORKSPACE, TEAM.personId, world.now());
  const tenant = world.deps().tenant(WORKSPACE);
  await writeWorkspace(tenant, { zone: world.zone }, world.now());

  const accountIds: string[] = [];
  const accounts = random.chance(0.2) ? 2 : 1;
  for (let place = 1; place <= accounts; place++) {
    const account = new AccountTruth(`1784140000000000${place}`);
    account.token = `token-${place}-1`;
    world.accounts.push(account);
    for (let post = 0; post < 2; post++) account.media.push({ id: account.newId("179000"), at: world.at - 3_600_000 });
    accountIds.push(await connect(world, account));
    const [active] = random.chance(0.15) ? [{ from: "09:00", to: "20:00" }] : [null];
    await changeAccount(tenant, accountIds.at(-1)!, {
      dailyDmLimit: random.between(2, 6),
      hourlyDmLimit: random.chance(0.2) ? 2 : null,
      minSpacingMs: random.pick([0, 0, 1500, 60_000]),
      activeHours: active,
    });
  }
  const automationIds: string[] = [];
  for (const accountId of accountIds) automationIds.push(...(await automate(world, accountId)));
  const areApart = random.chance(0.25);
  const people = Array.from({ length: random.between(4, 8) }, (_, place) => ({
    id: `91${String(place).padStart(8, "0")}`,
    commenterId: `${areApart ? 81 : 91}${String(place).padStart(8, "0")}`,
    username: `personne.${place}`,
  }));
  return { people, accountIds, automationIds };
}

export async function connect(world: World, account: AccountTruth): Promise<string> {
  const asked = {
    id: "state_1",
    workspaceId: WORKSPACE,
    personId: TEAM.personId,
    sessionId: TEAM.sessionId,
    expiresAt: world.now() + 600_000,
  };
  const result = await finishConnect(world.deps(), world.platform, account.token!, asked);
  if (result.kind !== "connected") throw new Error(`could not connect: ${result.reason}`);
  return result.accountId;
}

/** Comments with a word, questions in private, and now and then everybody of some score. */
async function automate(world: World, accountId: string): Promise<string[]> {
  const { random } = world;
  const deps = world.deps();
  const tenant = deps.tenant(WORKSPACE);
  const template = async (name: string, imageUrl: string | null = null): Promise<string> => {
    const body = `${name} : bonjour {{username}}, merci !`;
    const variants = random.chance(0.3) ? [`${name} (b) : merci {{username}} !`] : [];
    return (await addTemplate(deps, tenant, { name, body, variants, imageUrl })).id;
  };
  const picture = random.chance(0.2) ? "https://images.example/catalogue.jpg" : null;
  const [price, info, second, later] = [
    await template(`Prix ${accountId.slice(-3)}`, picture),
    await template(`Infos ${accountId.slice(-3)}`, picture),
    await template(`Encore ${accountId.slice(-3)}`),
    await template(`Relance ${accountId.slice(-3)}`),
  ];
  const followUps = random.chance(0.4) ? [{ afterHours: random.pick([0.5, 2, 12]), templateId: later }] : [];
  const publicReplies = random.chance(0.4) ? ["Je vous écris !", "C'est envoyé !", "Regardez vos messages"] : [];
  const activeHours = random.chance(0.15) ? { from: "08:00", to: "22:00" } : undefined;
  const all = [
    { name: "Prix", trigger: { kind: "comment" as const, keywords: ["prix"] }, templateIds: [price] },
    { name: "Infos", trigger: { kind: "message" as const, keywords: ["infos"] }, templateIds: [info] },
    { name: "Encore", trigger: { kind: "comment" as const, keywords: ["dispo"] }, templateIds: [second] },
    ...(random.chance(0.2)
      ? [{ name: "Chauds", trigger: { kind: "score" as const, minScore: 40 }, templateIds: [second] }]
      : []),
  ];
  const ids: string[] = [];
  for (const one of all) {
    const added = await addAutomation(
      deps,
      tenant,
      {
        ...one,
        accountId,
        filters: { activeHours },
        actions: {
          followUps,
          publicReplies: one.trigger.kind === "comment" ? publicReplies : [],
          ...(random.chance(0.2) ? { tag: "intéressé" } : {}),
        },
        active: true,
      },
      ACTOR,
    );
    ids.push(added.id);
  }
  return ids;
}
