import { unpack } from "../collection/delivery-packing.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";

type Body = { workspaceId?: unknown; kind?: unknown; reason?: unknown; platform?: unknown; body?: unknown };

/** What kind of work it was, as the queue names it; null when its body does not say. */
export function kindOf(queue: string, body: unknown): string | null {
  const { kind, reason, platform } = (body ?? {}) as Body;
  const named = queue === "ingest" ? platform : queue === "collect" ? reason : kind;
  return typeof named === "string" && named.length <= 60 ? named : null;
}

/**
 * Whose a message is: what its body says or, of a platform's delivery, who connected the accounts in it. Of several
 * workspaces, or of none that is known, it is nobody's alone.
 */
export async function ownerOf(deps: Deps, queue: string, body: unknown): Promise<string | null> {
  const { workspaceId } = (body ?? {}) as Body;
  if (queue !== "ingest") return typeof workspaceId === "string" ? workspaceId : null;
  const accounts = await accountsIn(deps, body as Partial<IngestJob>);
  const owners = new Set<string | undefined>();
  for (const externalId of accounts.ids) {
    owners.add((await deps.system.findAccount(accounts.platform, externalId))?.workspaceId);
  }
  const [only] = owners;
  return owners.size === 1 && only !== undefined ? only : null;
}

const MOST_ACCOUNTS = 20;

async function accountsIn(
  deps: Deps,
  job: Partial<IngestJob> | null,
): Promise<{ platform: string; ids: string[] }> {
  const nobody = { platform: "", ids: [] };
  const platform = typeof job?.platform === "string" ? deps.platform(job.platform) : undefined;
  if (!platform || typeof job?.body !== "string") return nobody;
  try {
    const events = platform.readDelivery(await unpack(job.body), job.receivedAt ?? deps.now());
    const ids = [...new Set(events.map((event) => event.accountExternalId))];
    return ids.length > MOST_ACCOUNTS ? nobody : { platform: platform.id, ids };
  } catch {
    return nobody; // nobody can read it, so nobody can say whose it is
  }
}
