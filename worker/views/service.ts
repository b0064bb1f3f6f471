import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { fold } from "../language/normalise.ts";
import { MAX_VIEWS, type NewView, type View, type ViewPatch } from "./contract.ts";
import { deleteView, findViewRow, insertView, listViewRows, updateView } from "./store.ts";

const idOf = (actor: Actor): string => (actor.kind === "person" ? actor.personId : actor.keyId);
const isVisibleTo = (view: View, actor: Actor): boolean => view.shared || view.createdBy === idOf(actor);
/** Two names that read alike are one. */
const keyOf = (name: string): string => fold(name).replace(/\s+/gu, " ").trim();

/** What a view asks for; undefined for one that is not there, or that is somebody else's own. */
export async function readView(
  tenant: TenantDb,
  actor: Actor,
  id: string,
): Promise<Pick<View, "filter" | "sort"> | undefined> {
  const view = await findViewRow(tenant, id);
  return view && isVisibleTo(view, actor) ? view : undefined;
}

export async function listViews(
  tenant: TenantDb,
  actor: Actor,
): Promise<{ items: View[]; nextCursor: null }> {
  const views = await listViewRows(tenant);
  return { items: views.filter((view) => isVisibleTo(view, actor)), nextCursor: null };
}

/** @throws Problem not-found, also for somebody's own view and for another workspace's */
export async function requireView(tenant: TenantDb, actor: Actor, id: string): Promise<View> {
  const view = await findViewRow(tenant, id);
  if (!view || !isVisibleTo(view, actor)) throw notFound();
  return view;
}

/** @throws Problem name-taken, too-many-views */
export async function addView(deps: Deps, tenant: TenantDb, actor: Actor, view: NewView): Promise<View> {
  const at = deps.now();
  const id = newId("view", at);
  const place = { id, by: idOf(actor), at, nameKey: keyOf(view.name) };
  const isAdded = await named(() => insertView(tenant, place, view, MAX_VIEWS));
  if (!isAdded) throw new Problem("too-many-views");
  return requireView(tenant, actor, id);
}

/** @throws Problem name-taken */
export async function changeView(
  tenant: TenantDb,
  actor: Actor,
  id: string,
  patch: ViewPatch,
): Promise<View> {
  const before = await requireView(tenant, actor, id);
  const next = { ...before, ...patch };
  // A view that its maker shared stays everybody's unless the maker takes it back.
  if (!next.shared && before.createdBy !== idOf(actor)) throw new Problem("forbidden");
  await named(() => updateView(tenant, id, keyOf(next.name), next));
  return requireView(tenant, actor, id);
}

export async function removeView(tenant: TenantDb, actor: Actor, id: string): Promise<void> {
  await requireView(tenant, actor, id);
  await deleteView(tenant, id);
}

async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isLostRace(error)) throw new Problem("name-taken");
    throw error;
  }
}
