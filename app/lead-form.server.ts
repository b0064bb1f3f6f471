import { redirect } from "@remix-run/cloudflare";
import type { LeadPatch } from "../worker/leads/contract.ts";
import type { Api } from "./api.server.ts";
import { LEAD_STATUSES } from "./contract-words.ts";
import { readAmount } from "./format/amount.ts";
import { readLocalInput } from "./format/local-time.ts";
import { refuseField } from "./http.server.ts";
import type { Dictionary } from "./i18n/i18n.ts";

const text = (form: FormData, name: string): string => String(form.get(name) ?? "");
const statusIn = (form: FormData) => LEAD_STATUSES.find((known) => known === form.get("status"));

/** @throws ApiProblem 422 for an amount that is none */
function readFacts(form: FormData, words: Dictionary): LeadPatch {
  const amountText = text(form, "amount").trim();
  const amount = amountText === "" ? null : readAmount(amountText);
  if (Number.isNaN(amount)) throw refuseField("/amount", "invalid-amount", words.lead.amountInvalid);
  const tags = text(form, "tags")
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  return {
    status: statusIn(form),
    amount,
    note: text(form, "note"),
    tags: [...new Set(tags)],
    ...(form.has("assignedTo") ? { assignedTo: text(form, "assignedTo") || null } : {}),
  };
}

/**
 * A time as its field gives it, by the clocks of the zone that the page was drawn in.
 * @throws ApiProblem 422 for what is no time
 */
function readMoment(form: FormData, pointer: string, words: Dictionary): string {
  const atMs = momentMs(text(form, "at"), text(form, "zone"));
  if (Number.isNaN(atMs)) throw refuseField(pointer, "invalid-time", words.person.reminder.invalid);
  return new Date(atMs).toISOString();
}

function momentMs(local: string, zone: string): number {
  try {
    return readLocalInput(local, zone);
  } catch {
    return Number.NaN; // no such zone
  }
}

const contactIn = (form: FormData) => ({
  kind: form.get("kind") === "email" ? ("email" as const) : ("phone" as const),
  value: text(form, "value"),
});

/**
 * Takes a person off the do-not-contact list: themselves, and each of their numbers and addresses that is on it. The
 * list names nobody, so the entry of a number is found by listing the same once more, which answers with the one that
 * is there.
 */
async function endSilence(api: Api, leadId: string): Promise<void> {
  const contacts = await api.contacts(leadId);
  const listed = await Promise.all(contacts.map(({ kind, value }) => api.isListed({ kind, value })));
  const entries = await Promise.all(
    contacts
      .filter((_, index) => listed[index])
      .map(({ kind, value }) => api.addDoNotContact({ kind, value })),
  );
  await Promise.all([
    api.removePersonFromList(leadId),
    ...entries.map(({ id }) => api.removeDoNotContact(id)),
  ]);
}

/** What one person's page asks for: a form's `intent`, done. */
export async function changePerson(api: Api, id: string, form: FormData, words: Dictionary) {
  switch (form.get("intent")) {
    case "status":
      await api.changeLead(id, { status: statusIn(form) });
      return { saved: true as const };
    case "block":
      await api.changeLead(id, { blocked: form.get("blocked") === "true" });
      return { saved: true as const };
    case "erase": {
      const { jobId } = await api.eraseLead(id);
      throw redirect(`/leads/erasing/${jobId}`);
    }
    case "remind": {
      const at = readMoment(form, "/reminder/at", words);
      await api.changeLead(id, { reminder: { at, note: text(form, "note") } });
      return { reminded: at };
    }
    case "forget-reminder":
      await api.changeLead(id, { reminder: null });
      return { reminded: null };
    case "consent":
      await api.consent(id, {
        ...contactIn(form),
        words: text(form, "words"),
        at: readMoment(form, "/at", words),
      });
      return { consented: true as const };
    case "withdraw":
      await api.withdraw(id, contactIn(form));
      return { withdrawn: true as const };
    case "silence":
      await api.addDoNotContact({ kind: "person", leadId: id });
      return { silenced: true };
    case "unsilence":
      await endSilence(api, id);
      return { silenced: false };
    case "merge":
      return { merged: (await api.merge(id, text(form, "leadId"))).undoId };
    case "dismiss-duplicate":
      await api.dismissDuplicate(text(form, "duplicateId"));
      return { dismissed: true as const };
    default:
      await api.changeLead(id, readFacts(form, words));
      return { saved: true as const };
  }
}
