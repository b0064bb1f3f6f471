import type { Lead } from "../worker/leads/contract.ts";
import type { Api } from "./api.server.ts";
import { DAY_MS } from "./format/clock.ts";
import { isOpen } from "./format/reach.ts";

const DAYS = 30;
const PAGE = 200;
const MOST_PAGES = 5;

export type FirstLook = {
  people: number;
  isCapped: boolean;
  price: number;
  reachable: number;
  untilAt: string | null;
};

/** What the first import of an account brought: who, who asked the price, who can be written to and until when. */
export async function firstLook(api: Api, accountId: string, nowMs: number): Promise<FirstLook> {
  const leads: Lead[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<Api["leads"]>> = await api.leads({
      accountId,
      sort: "recent",
      limit: PAGE,
      cursor,
    });
    leads.push(...page.items);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== null && pages < MOST_PAGES);
  const recent = leads.filter((lead) => nowMs - Date.parse(lead.lastInteractionAt) < DAYS * DAY_MS);
  const reachable = recent.filter((lead) => isOpen(lead.reach, nowMs));
  const untils = reachable
    .flatMap((lead) => (lead.reach.until === null ? [] : [lead.reach.until]))
    .toSorted();
  return {
    people: recent.length,
    isCapped: cursor !== null,
    price: recent.filter((lead) => lead.intent === "price").length,
    reachable: reachable.length,
    untilAt: untils.at(-1) ?? null,
  };
}
