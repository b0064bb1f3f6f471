import { keptText } from "../collection/amendment.ts";
import type { TenantDb } from "../db/tenant.ts";
import { detectIntent } from "../language/intent.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { DEFAULT_SCORING, type LeadScore, type Scoring, ScoringSchema } from "./contract.ts";
import { type CountingRules, type ScoreReason, scoreAt, scoreHistory, scoreReasons } from "./explain.ts";
import type { ScoredInteraction } from "./heat.ts";
import { predictFor } from "./learned.ts";
import { pointsBy } from "./points.ts";
import { type ReaderLanguage, reasonSentence } from "./sentences.ts";
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

/** False while leads are still being scored by rules that were just saved. */
export const isSettled = ({ version, scoredUntil }: WorkspaceScoring): boolean =>
  version === 0 || scoredUntil > 0;

/** What of the rules is not already in each interaction's points. */
export const countingRules = ({
  scoring,
  zone,
}: Pick<WorkspaceScoring, "scoring" | "zone">): CountingRules => ({
  zone,
  halfLifeDays: scoring.halfLifeDays,
  commentsPerDay: scoring.commentsPerDay,
});

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
    // As much of it as would be kept: longer ones are scored by their beginning.
    const text = one.text === undefined ? null : keptText(one.text);
    const intent = text ? detectIntent(text) : null;
    return {
      // The order given decides between interactions of one instant.
      id: String(index).padStart(PREVIEW_ID_DIGITS, "0"),
      kind: one.kind,
      at: Date.parse(one.at),
      points: pointsBy(scoring, { kind: one.kind, text, intent }),
    };
  });
  const rules = countingRules({ scoring, zone });
  return { ...scoreAt(scored, at, rules), reasons: scoreReasons(scored, at, rules) };
}

/** Reasons and history go this far back: older points have long decayed, and nobody reads more. */
const EXPLAINED_INTERACTIONS = 1000;
/** What `interactions.edits` holds of something that was taken back. */
const TAKEN_BACK = 2 ** 31 - 1;

/** Why a lead has its score, newest reason first, how it came about, oldest first, and what was learned from others. */
export async function explainScore(
  tenant: TenantDb,
  leadId: string,
  now: number,
  rules: Pick<WorkspaceScoring, "scoring" | "zone" | "version">,
  language: ReaderLanguage,
): Promise<Omit<LeadScore, "score">> {
  const interactions = await listNewestOf(tenant, leadId, EXPLAINED_INTERACTIONS);
  const counting = countingRules(rules);
  const known = new Map(interactions.map((one) => [one.id, one]));
  const reasons = scoreReasons(interactions, now, counting).map((reason) => {
    const { text, intent, points, edits } = known.get(reason.interactionId)!;
    const isTakenBack = edits === TAKEN_BACK;
    const sentence = reasonSentence(
      {
        ...reason,
        text,
        intent,
        isCapped: !isTakenBack && points !== reason.points,
        isEdited: edits > 0 && !isTakenBack,
        isTakenBack,
      },
      now,
      language,
    );
    return { ...reason, at: new Date(reason.at).toISOString(), sentence };
  });
  const history = scoreHistory(interactions, now, counting);
  const learned = await predictFor(tenant, leadId, {
    now,
    zone: rules.zone,
    scoringVersion: rules.version,
    language,
    interactions,
  });
  return {
    reasons: reasons.reverse(),
    history: history.map(({ at, score }) => ({ at: new Date(at).toISOString(), score })),
    learned,
  };
}
