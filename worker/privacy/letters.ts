import { pack, unpack } from "../collection/delivery-packing.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { DeadLetter } from "../db/system-deletions.ts";
import type { Deps } from "../deps.ts";
import type { ErasureRow, Names } from "./erasure-store.ts";

/** Each may hold a delivery of a thousand updates. */
const LETTERS_PER_STEP = 20;

/**
 * Cuts whom an erasure is about out of the next kept deliveries: their updates go, other people's stay, each as a
 * letter of its own. @returns where to go on; null after the last
 */
export async function cleanLetters(
  deps: Deps,
  workspaceId: string,
  erasure: ErasureRow,
): Promise<string | null> {
  const { deletions } = deps.system;
  const letters = await deletions.listDeadLetters(erasure.cursor ?? "", LETTERS_PER_STEP);
  const names = erasure.names && (await stillOurs(deps, workspaceId, erasure.names));
  for (const letter of letters) {
    const rest = isReadingOf(letter, erasure) ? [] : names && (await withoutSubject(deps, letter, names));
    if (rest) await deletions.replaceDeadLetter(letter.id, rest);
  }
  return letters.length < LETTERS_PER_STEP ? null : letters.at(-1)!.id;
}

/**
 * A reading that died says where it stood: conversations, messages and posts by the platform's ids. The next one finds
 * its way without it. It names our own id of the account, so it is never another workspace's.
 */
const isReadingOf = ({ queue, body }: DeadLetter, { accountId, names }: ErasureRow): boolean =>
  queue === "collect" &&
  [accountId, ...(names?.accounts ?? []).map(({ id }) => id)].some((id) => holdsWord(body, id));

/** An account that another workspace has connected since is that one's: what is kept of it is not touched. */
async function stillOurs(deps: Deps, workspaceId: string, names: Names): Promise<Names | null> {
  const accounts: Names["accounts"] = [];
  for (const account of names.accounts) {
    const entry = await deps.system.findAccount(names.platform, account.externalId);
    if (!entry || entry.workspaceId === workspaceId) accounts.push(account);
  }
  return accounts.length > 0 ? { ...names, accounts } : null;
}

type Rest = { id: string; body: string }[];

/** What may stay of a letter; null when it says nothing of the subject. */
async function withoutSubject(deps: Deps, letter: DeadLetter, names: Names): Promise<Rest | null> {
  if (letter.queue !== "ingest") {
    // Rings name our own ids. Those of an account that is gone are good for nothing, and may carry ids of its posts.
    const isOfAccount =
      names.people.length === 0 && names.accounts.some(({ id }) => holdsWord(letter.body, id));
    return isOfAccount ? [] : null;
  }
  const job = readJob(letter.body);
  const text = job && (await unpack(job.body).catch(() => null));
  if (!job || text === null || !isNamed(text, names)) return null;
  const rest: Rest = [];
  for (const part of partsOf(deps, job.platform, text)) {
    if (isNamed(part, names)) continue;
    const body = JSON.stringify({ ...job, body: await pack(part) });
    rest.push({ id: `${letter.id}.${rest.length}`, body });
  }
  return rest;
}

function partsOf(deps: Deps, platform: string, text: string): string[] {
  try {
    return deps.platform(platform)?.splitDelivery(text) ?? [];
  } catch {
    return []; // not JSON: nobody can ever read it
  }
}

function readJob(body: string): IngestJob | null {
  try {
    const job = JSON.parse(body) as Partial<IngestJob> | null;
    return typeof job?.body === "string" && typeof job.platform === "string" ? (job as IngestJob) : null;
  } catch {
    return null;
  }
}

/** A person is named under their account; an account by itself. */
function isNamed(text: string, names: Names): boolean {
  return names.accounts.some((account) => {
    const ids = [account.externalId, ...account.otherIds];
    if (!ids.some((id) => holdsWord(text, id))) return false;
    if (names.people.length === 0) return true;
    return (
      names.people.some((one) => one.accountId === account.id && holdsWord(text, one.externalId)) ||
      names.usernames.some((name) => holdsWord(text.toLowerCase(), name.toLowerCase()))
    );
  });
}

/** The id itself, not a longer one that holds it. */
function holdsWord(text: string, word: string): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  }
  return false;
}

const isPart = (char: string | undefined): boolean => char !== undefined && /[\w.-]/.test(char);
