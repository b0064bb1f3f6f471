import type { Scoring } from "../scoring/contract.ts";
import { localDay } from "../scoring/days.ts";
import { addToSum, capComments, type PointsAt, scoreFromSum } from "../scoring/heat.ts";
import type { DayComment, KnownInteraction, LeadDraft, NewInteraction } from "./draft.ts";
import type { Figures } from "./figures.ts";

type Rules = { scoring: Scoring; zone: string; now: number; account: { id: string } };
const keyOf = ({ accountId, dedupeKey }: Pick<DayComment, "accountId" | "dedupeKey">): string =>
  `${accountId} ${dedupeKey}`;

/**
 * Keeps the sums of leads while events are added: points at their time, and the daily cap of comments wherever
 * it moves, because a late comment may come before others of its day.
 */
export class ScoreKeeper {
  /** Stored comments whose cap changed. Of a merged lead they may be another account's. */
  readonly recapped = new Map<string, Pick<DayComment, "accountId" | "dedupeKey" | "capped">>();
  readonly #rules: Rules;
  readonly #figures: Figures;
  readonly #comments: Map<string, DayComment[]>;
  readonly #added = new Map<string, NewInteraction>();

  constructor(rules: Rules, figures: Figures, stored: readonly DayComment[]) {
    this.#rules = rules;
    this.#figures = figures;
    this.#comments = Map.groupBy(
      stored.map((one) => ({ ...one })),
      (one) => one.leadId,
    );
  }

  scoreOf(lead: LeadDraft): number {
    return scoreFromSum(lead, this.#rules.now, this.#rules.scoring.halfLifeDays);
  }

  /** Counts a new interaction; sets its `capped`. */
  count(lead: LeadDraft, interaction: NewInteraction): void {
    if (interaction.kind !== "comment") {
      this.#addPoints(lead, interaction.points, interaction.at);
    } else {
      const { id, dedupeKey, leadId, at, points } = interaction;
      const comments = [
        ...(this.#comments.get(lead.id) ?? []),
        { accountId: this.#rules.account.id, id, dedupeKey, leadId, at, points, capped: true },
      ];
      interaction.capped = true;
      this.#added.set(keyOf({ accountId: this.#rules.account.id, dedupeKey }), interaction);
      this.#comments.set(lead.id, comments);
      this.#recap(lead, comments, [at]);
    }
    this.#updateTarget(lead);
  }

  /** Moves a stored interaction to an earlier time. */
  move(lead: LeadDraft, one: KnownInteraction, at: number): void {
    if (one.kind === "comment") {
      const comments = this.#comments.get(lead.id) ?? [];
      const { id: accountId } = this.#rules.account;
      const own = comments.find(
        (comment) => comment.dedupeKey === one.dedupeKey && comment.accountId === accountId,
      );
      if (own) {
        if (!own.capped) this.#addPoints(lead, -own.points, own.at);
        const left = own.at;
        own.capped = true;
        own.at = at;
        this.#recap(lead, comments, [left, at]);
        if (own.capped !== one.capped) this.#noteCap(own);
      }
      this.#updateTarget(lead);
    } else {
      this.replace(lead, one, { points: one.points, at });
    }
  }

  /** Counts a stored interaction, no comment, with other points or at another time. */
  replace(lead: LeadDraft, before: PointsAt, after: PointsAt): void {
    this.#addPoints(lead, -before.points, before.at);
    this.#addPoints(lead, after.points, after.at);
    this.#updateTarget(lead);
  }

  /** @param times only their days are looked at: of others some comments may not have been read */
  #recap(lead: LeadDraft, all: DayComment[], times: readonly number[]): void {
    const { zone, scoring } = this.#rules;
    const days = new Set(times.map((at) => localDay(at, zone)));
    const comments = all.filter((one) => days.has(localDay(one.at, zone)));
    const marked = capComments(
      comments.map((one) => ({ ...one, kind: "comment" as const })),
      zone,
      scoring.commentsPerDay,
    );
    marked.forEach(({ counted }, index) => {
      const comment = comments[index]!;
      if (comment.capped === !counted) return;
      comment.capped = !counted;
      this.#addPoints(lead, counted ? comment.points : -comment.points, comment.at);
      const added = this.#added.get(keyOf(comment));
      if (added) added.capped = comment.capped;
      else this.#noteCap(comment);
    });
  }

  #noteCap({ accountId, dedupeKey, capped }: DayComment): void {
    this.recapped.set(keyOf({ accountId, dedupeKey }), { accountId, dedupeKey, capped });
  }

  #addPoints(lead: LeadDraft, points: number, at: number): void {
    const next = addToSum(lead, points, at, this.#rules.scoring.halfLifeDays);
    lead.sum = next.sum;
    lead.sumAt = next.sumAt;
  }

  #updateTarget(lead: LeadDraft): void {
    const target = this.scoreOf(lead) >= this.#rules.scoring.threshold;
    if (target === lead.target) return;
    this.#figures.add(lead, "target", target ? 1 : -1);
    lead.target = target;
  }
}
