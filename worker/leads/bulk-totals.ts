import type { LeadTotals } from "./contract.ts";
import type { ViewFilter } from "./filter-contract.ts";

const sum = (counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((total, one) => total + (one ?? 0), 0);

/**
 * How totals answer a filter by themselves: nothing asked, or one thing that has counters. Undefined for every other;
 * also for the target, whose counter is up to an hour old.
 */
export function countedByTotals(
  filters: ViewFilter & { sort?: unknown },
): ((totals: LeadTotals) => number) | undefined {
  const { sort: _, ...asked } = filters;
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (given.length === 0) return ({ total }) => total;
  if (given.length > 1) return undefined;
  const { status, platform, accountId } = asked;
  if (status) return (totals) => sum(status.map((one) => totals.status[one]));
  if (platform) return (totals) => sum(platform.map((one) => totals.platform[one]));
  if (accountId !== undefined) return (totals) => totals.account[accountId] ?? 0;
  return undefined;
}
