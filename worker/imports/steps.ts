import { requireAccountRow } from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced, jobFinished } from "../jobs/service.ts";
import { withoutErasedPeople } from "../privacy/tombstones.ts";
import { RING_AGAIN_MS } from "../privacy/tries.ts";
import { readScoring } from "../scoring/service.ts";
import {
  type ChangeKind,
  type ChangeRow,
  changeStepped,
  type Entry,
  failIfStepTaken,
  type Part,
  partsAdded,
  type Undoer,
  type UndoneStep,
} from "../undo/service.ts";
import { leadsMade, leadsRewritten, leadsUnmade, type NewLead, type Rewritten } from "./apply-store.ts";
import { agreementsNoted, type ContactOfLead, contactsGiven, contactsTaken } from "./contacts-store.ts";
import { findLeadsOf, listFound } from "./found-store.ts";
import { lookAtPart, rowLensOf } from "./look.ts";
import { type ImportBefore, putImportBack, updateBy } from "./plan.ts";
import { findImport, findImportPart, type NotedLine, onlyRefusedKept } from "./store.ts";

/** What a change of this kind keeps until it is made. */
export type ImportWork = { importId: string };
/** What is kept of one lead: that the import made it, or what it changed. */
type ImportEntry = Entry & ({ made: true } | { made?: false; before: ImportBefore });
/** A lead that the import made has this version until somebody touches it. */
const FIRST_VERSION = 1;

export const importKind: ChangeKind = { step, undoPart };

/** Takes in the rows of the next part, and keeps what was changed, in one batch. */
async function step(deps: Deps, tenant: TenantDb, change: ChangeRow): Promise<void> {
  const now = deps.now();
  const { importId } = change.work as ImportWork;
  const own = await findImport(tenant, importId);
  const part = own && (await findImportPart(tenant, importId, change.part));
  const isLast = change.part + 1 >= change.parts;
  const entries: ImportEntry[] = [];
  const done =
    own && part ? await takePart(deps, tenant, change, own, part) : { statements: [], rows: 0, entries };
  await tenant.batch([
    failIfStepTaken(change),
    ...done.statements,
    ...(done.entries.length > 0
      ? partsAdded(change.id, [{ part: change.part, shared: { importId }, leads: done.entries }])
      : []),
    changeStepped(change, {
      part: change.part + 1,
      count: done.entries.length,
      ...(isLast
        ? { phase: null, state: "done" as const, isOver: true as const, dueAt: null }
        : { dueAt: now + RING_AGAIN_MS }),
    }),
    ...(change.jobId === null
      ? []
      : [isLast ? jobFinished(change.jobId, now) : jobAdvanced(change.jobId, done.rows)]),
  ]);
}

async function takePart(
  deps: Deps,
  tenant: TenantDb,
  { at, madeBy: by }: ChangeRow,
  own: NonNullable<Awaited<ReturnType<typeof findImport>>>,
  part: NonNullable<Awaited<ReturnType<typeof findImportPart>>>,
) {
  const account = await requireAccountRow(tenant, own.accountId);
  const [lens, { scoring }] = await Promise.all([rowLensOf(deps, tenant, own), readScoring(tenant)]);
  const { leads, refused } = lookAtPart(part, lens);
  // Whoever was erased does not come back by a file either.
  const allowed = await withoutErasedPeople(deps, tenant, account, leads, ({ personId }) => [personId]);
  const found = await findLeadsOf(tenant, account, allowed);
  const made: NewLead[] = [];
  const rewritten: Rewritten[] = [];
  const contacts: ContactOfLead[] = [];
  const agreed: ContactOfLead[] = [];
  const entries: ImportEntry[] = [];
  const touched = new Set<string>();
  for (const given of allowed) {
    const lead = found.get(given.line);
    const { consent } = given;
    if (!lead) {
      const id = newId("lead", at);
      made.push({ id, given });
      entries.push({ id, made: true });
      contacts.push(...given.contacts.map((contact) => ({ leadId: id, contact, consent })));
      continue;
    }
    // Two rows may mean one lead by its name and by its id: the first counts.
    if (touched.has(lead.id)) continue;
    touched.add(lead.id);
    const update = updateBy(given, lead, { at, by });
    if (!update) continue;
    rewritten.push({ before: lead, next: update.next });
    entries.push({ id: lead.id, before: update.before });
    contacts.push(...update.contacts.map((contact) => ({ leadId: lead.id, contact, consent })));
    agreed.push(...update.agreed.map((contact) => ({ leadId: lead.id, contact, consent })));
  }
  const kept = new Set(refused.map(({ line }) => line));
  const come = new Set(allowed);
  const erased = leads.filter((given) => !come.has(given)).map(({ line }): NotedLine => [line, "erased"]);
  const isTarget = scoring.threshold === 0;
  return {
    rows: part.rows.length,
    entries,
    statements: [
      ...leadsMade(made, account, { at, by, isTarget, halfLifeDays: scoring.halfLifeDays }),
      ...leadsRewritten(rewritten, { at, by, reason: "import" }),
      ...contactsGiven(contacts, own.id, at),
      ...agreementsNoted([...contacts, ...agreed], own.id, { at, by }),
      onlyRefusedKept(own.id, {
        part: part.part,
        rows: part.rows.filter(([line]) => kept.has(line)),
        noted: [...part.noted, ...erased],
      }),
    ],
  };
}

/** Leads that the import made go when nobody touched them since; of the others it takes back what it gave. */
async function undoPart(_: Deps, tenant: TenantDb, part: Part, { at, by }: Undoer): Promise<UndoneStep> {
  const source = String(part.shared.importId);
  const entries = new Map(part.leads.map((entry) => [entry.id, entry as ImportEntry]));
  const found = await listFound(tenant, [...entries.keys()]);
  const unmade: typeof found = [];
  const rewritten: Rewritten[] = [];
  const taken: { leadId: string; kind: string; value: string }[] = [];
  let skipped = entries.size - found.length;
  for (const lead of found) {
    const entry = entries.get(lead.id);
    if (!entry) continue;
    if (entry.made) {
      if (lead.version === FIRST_VERSION) unmade.push(lead);
      else skipped += 1;
      continue;
    }
    const back = putImportBack(lead, entry.before);
    if (back.isLeft) skipped += 1;
    taken.push(...back.contacts.map((one) => ({ leadId: lead.id, ...one })));
    if (back.next) rewritten.push({ before: lead, next: back.next });
  }
  return {
    statements: [
      ...leadsUnmade(unmade, at),
      ...leadsRewritten(rewritten, { at, by, reason: "undo" }),
      ...contactsTaken(taken, source),
    ],
    restored: entries.size - skipped,
    skipped,
  };
}
