import type { TenantDb } from "../db/tenant.ts";
import { detectIntent } from "../language/intent.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { DEFAULT_SCORING, type LeadScore, type Scoring, ScoringSchema } from "./contract.ts";
import { type ScoreReason, scoreAt, scoreHistory, scoreReasons } from "./explain.ts";
import type { ScoredInteraction } from "./heat.ts";
import { pointsBy } from "./points.ts";
import { findScoring, listNewestOf, type StoredScoring } from "./store.ts";

export type { StoredScoring } from "./store.ts";

export type WorkspaceScoring = {
  scoring: Scoring;
  /** Counts every change of the rules; 0 for the defaults. */
  version: number;
  zone: string;
  /** Every crossing of the threshold before this time is counted; 0 for none. Epoch ms. */
  scoredUntil: number;
};

/** The rules a workspace scores by; the defaults until somebody changes them. */
export async function readScoring(tenant: TenantDb): Promise<WorkspaceScoring> {
  return workspaceScoring(await findScoring(tenant));
}

/** The scoring columns of a workspace as rules, for whoever has read them with other things. */
export function workspaceScoring(row: StoredScoring | undefined): WorkspaceScoring {
  const { version, scoredUntil, zone } = row ?? { version: 0, scoredUntil: 0, zone: "Europe/Paris" };
  return { scoring: row?.scoring ? parse(row.scoring) : DEFAULT_SCORING, version, zone, scoredUntil };
}

/** Rules that were stored before a field existed get its default. */
function parse(stored: string): Scoring {
  const given = JSON.parse(stored) as Partial<Scoring>;
  return ScoringSchema.parse({
    ...DEFAULT_SCORING,
    ...given,
    points: { ...DEFAULT_SCORING.points, ...given.points },
    intentPoints: { ...DEFAULT_SCORING.intentPoints, ...given.intentPoints },
  });
}

const PREVIEW_ID_DIGITS = 6;

/** Score of made-up interactions by the workspace's rules, with the reason of each point. */
export function previewScore(
  interactions: readonly { kind: InteractionKind; text?: string | undefined; at: string }[],
  at: number,
  { scoring, zone }: Pick<WorkspaceScoring, "scoring" | "zone">,
): { score: number; raw: number; reasons: ScoreReason[] } {
  const scored: ScoredInteraction[] = interactions.map((one, index) => {
    const text = one.text ?? null;
    const intent = text ? detectIntent(text) : null;
    return {
      // The order given decides between interactions of one instant.
      id: String(index).padStart(PREVIEW_ID_DIGITS, "0"),
      kind: one.kind,
      at: Date.parse(one.at),
      points: pointsBy(scoring, { kind: one.kind, text, intent }),
    };
  });
  return {
    ...scoreAt(scored, at, zone, scoring.halfLifeDays),
    reasons: scoreReasons(scored, at, zone, scoring.halfLifeDays),
  };
}

/** Reasons and history go this far back: older points have long decayed, and nobody reads more. */
const EXPLAINED_INTERACTIONS = 1000;

/** Why a lead has its score, newest reason first, and how it came about, oldest first. */
export async function explainScore(
  tenant: TenantDb,
  leadId: string,
  now: number,
  { scoring, zone }: Pick<WorkspaceScoring, "scoring" | "zone">,
): Promise<Omit<LeadScore, "score">> {
  const interactions = await listNewestOf(tenant, leadId, EXPLAINED_INTERACTIONS);
  const reasons = scoreReasons(interactions, now, zone, scoring.halfLifeDays);
  const history = scoreHistory(interactions, now, zone, scoring.halfLifeDays);
  return {
    reasons: reasons.reverse().map((reason) => ({ ...reason, at: new Date(reason.at).toISOString() })),
    history: history.map(({ at, score }) => ({ at: new Date(at).toISOString(), score })),
  };
}
