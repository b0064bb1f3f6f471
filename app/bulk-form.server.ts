import type { BulkChangeBody } from "../worker/leads/bulk-contract.ts";
import { LEAD_STATUSES } from "./contract-words.ts";
import { filterBody } from "./format/lead-filter.ts";
import { filtersInForce, unreadFilters } from "./format/lead-query.ts";
import { readWords } from "./format/words-list.ts";
import { refuse } from "./http.server.ts";
import type { Whom } from "./lists-api.server.ts";

/**
 * The bulk bar's form as the API's body. `ids` names people; without it `view` is the address whose filters say whom.
 * A field that is absent changes nothing; an empty `assignedTo` or `remindAt` takes away.
 *
 * @throws ApiProblem 422 for an address with a filter that is not understood: more people would match than were meant
 */
export function readBulkForm(form: FormData): { whom: Whom; change: BulkChangeBody } {
  const text = (name: string): string | null => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : null;
  };
  const ids = text("ids");
  const view = new URLSearchParams(text("view") ?? "");
  if (ids === null && unreadFilters(view).length > 0) throw refuse("unread-filter", "");
  const whom: Whom =
    ids === null
      ? { filter: filterBody(filtersInForce(view)) }
      : { ids: ids.split(",").filter((id) => id !== "") };

  const change: BulkChangeBody = {};
  const status = LEAD_STATUSES.find((known) => known === text("status"));
  if (status) change.status = status;
  const [added, removed] = [readWords(text("addTags") ?? ""), readWords(text("removeTags") ?? "")];
  if (added.length > 0) change.addTags = added;
  if (removed.length > 0) change.removeTags = removed;
  const assignedTo = text("assignedTo");
  if (assignedTo !== null) change.assignedTo = assignedTo || null;
  const blocked = text("blocked");
  if (blocked !== null) change.blocked = blocked === "true";
  const remindAt = text("remindAt");
  if (remindAt !== null) {
    const note = text("remindNote");
    change.reminder = remindAt === "" ? null : { at: remindAt, ...(note ? { note } : {}) };
  }
  return { whom, change };
}
