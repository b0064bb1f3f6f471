import { auditStatements } from "../audit/record.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/problem.ts";
import { localDay } from "../scoring/days.ts";
import type { Me, Role, Workspace } from "./contract.ts";
import { roleOf } from "./roles.ts";
import { IdentityDb, type Person } from "./store.ts";
import {
  type AiUse,
  readWorkspace,
  readWorkspaceUse,
  type WorkspaceSettings,
  writeWorkspace,
} from "./workspace-store.ts";

export { DEFAULT_SETTINGS, readWorkspace, type WorkspaceSettings } from "./workspace-store.ts";

type Who = { deps: Deps; tenant: TenantDb; actor: Actor; role: Role };

/** True when the platform is the local sandbox: no real message goes anywhere. */
export const isSandbox = (graphUrl: string): boolean => {
  const { hostname } = new URL(graphUrl);
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "127.0.0.1" ||
    hostname === "[::1]"
  );
};

/** Who is asking and where, with every workspace they may switch to. */
export async function describeMe({ deps, tenant, actor, role }: Who): Promise<Me> {
  const identity = new IdentityDb(deps.env.DB);
  const demo = isSandbox(deps.config.INSTAGRAM_GRAPH_URL);
  if (actor.kind === "key") {
    const workspace = await describeWorkspace(deps, tenant);
    return {
      person: null,
      role,
      workspace,
      workspaces: [{ id: workspace.id, name: workspace.name, role }],
      demo,
    };
  }
  const [{ person, memberships }, { settings, aiUse }] = await Promise.all([
    identity.findPerson(actor.personId),
    readWorkspaceUse(tenant),
  ]);
  const current = memberships.find((membership) => membership.id === tenant.workspaceId);
  if (!person || !current) throw notFound();
  const workspace = {
    id: current.id,
    name: current.name,
    ...settings,
    aiCallsToday: callsOn(deps, settings, aiUse),
  };
  return { person, role, workspace, workspaces: memberships, demo };
}

export async function describeWorkspace(deps: Deps, tenant: TenantDb): Promise<Workspace> {
  const [name, { settings, aiUse }] = await Promise.all([
    new IdentityDb(deps.env.DB).findWorkspaceName(tenant.workspaceId),
    readWorkspaceUse(tenant),
  ]);
  if (name === undefined) throw notFound();
  return { id: tenant.workspaceId, name, ...settings, aiCallsToday: callsOn(deps, settings, aiUse) };
}

/** Today by the workspace's own clock. */
const callsOn = (deps: Deps, { zone }: WorkspaceSettings, { day, calls }: AiUse): number =>
  day === localDay(deps.now(), zone) ? calls : 0;

/** Changes only what is given. @returns the workspace as it is now */
export async function changeWorkspace(
  deps: Deps,
  tenant: TenantDb,
  patch: Partial<WorkspaceSettings>,
  by: Actor,
): Promise<Workspace> {
  const at = deps.now();
  const { stopped } = patch;
  const wasStopped = stopped === undefined ? stopped : (await readWorkspace(tenant)).stopped;
  const entry =
    stopped === wasStopped
      ? []
      : auditStatements(
          {
            at,
            by,
            action: stopped ? "workspace.stopped" : "workspace.resumed",
            target: { kind: "workspace", id: tenant.workspaceId },
            before: { stopped: wasStopped },
            after: { stopped },
          },
          "changed",
        );
  if (Object.keys(patch).length > 0) await writeWorkspace(tenant, patch, at, entry);
  return describeWorkspace(deps, tenant);
}

/** Sessions, verifications and sign-in counts that are over. */
export const purgeExpired = (deps: Deps): Promise<void> =>
  new IdentityDb(deps.env.DB).purgeExpired(deps.now());

/** Whom a workspace's troubles are written to. */
export const listOwners = (deps: Deps, workspaceId: string): Promise<Person[]> =>
  new IdentityDb(deps.env.DB).listOwners(workspaceId);

/** Everybody whom leads can be assigned to, and who can be told something. */
export async function listMembers(deps: Deps, workspaceId: string): Promise<(Person & { role: Role })[]> {
  const members = await new IdentityDb(deps.env.DB).listMembers(workspaceId);
  return members.map((member) => ({ ...member, role: roleOf(member.role) }));
}

/** True for a person who belongs to the workspace: leads are assigned to nobody else. */
export async function isMember(deps: Deps, workspaceId: string, personId: string): Promise<boolean> {
  const { memberships } = await new IdentityDb(deps.env.DB).findPerson(personId);
  return memberships.some((membership) => membership.id === workspaceId);
}

/** Names of those who did something here, by their ids; an API key has none. */
export async function namePeople(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await new IdentityDb(deps.env.DB).listNames(ids);
  return new Map(people.map(({ id, name }) => [id, name]));
}
