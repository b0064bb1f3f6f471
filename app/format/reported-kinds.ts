import type { InteractionKind } from "../../worker/platforms/contract.ts";

type Platform = { id: string; name: string; capabilities: { reportedKinds: readonly InteractionKind[] } };

/**
 * Gestures that no connected platform tells of: points for them would never be given.
 *
 * @param connected ids of the platforms with an account; with none, nothing can be said yet
 * @returns the silent kinds, and the names of the platforms that keep silent
 */
export function silentKinds(
  platforms: readonly Platform[],
  connected: readonly string[],
  kinds: readonly InteractionKind[],
): { silent: ReadonlySet<InteractionKind>; names: string[] } {
  const ours = platforms.filter((platform) => connected.includes(platform.id));
  if (ours.length === 0) return { silent: new Set(), names: [] };
  const told = new Set(ours.flatMap((platform) => platform.capabilities.reportedKinds));
  return {
    silent: new Set(kinds.filter((kind) => !told.has(kind))),
    names: ours.map((platform) => platform.name),
  };
}
