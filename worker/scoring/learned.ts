import type { TenantDb } from "../db/tenant.ts";
import type { LeadScore, Learned } from "./contract.ts";
import { countOutcomes, findForPrediction, findLearned, type LearnedRow } from "./learned-store.ts";
import { LESSON_VERSION, NEEDED_OUTCOMES, type Pair, predictionOf, weighedTraits } from "./lesson.ts";
import type { LogisticModel } from "./logistic.ts";
import type { ReaderLanguage } from "./sentences.ts";
import { traitName } from "./trait-names.ts";
import { type PersonSeen, TRAITS, traitsOf } from "./traits.ts";

export type StoredMeasures = { version: number; lift: Pair; auc: Pair };
export type StoredModel = { version: number; model: LogisticModel };

/** Outcomes counted before the first night has counted them all. */
const COUNTED_AT_ONCE = 1000;

/** What was learned, and how it compares with the rules. What does not beat them is measured but not shown. */
export async function showLearned(tenant: TenantDb, language: ReaderLanguage): Promise<Learned> {
  const row = await findLearned(tenant);
  const counts = row && row.state !== "collecting" ? row : await countOutcomes(tenant, COUNTED_AT_ONCE);
  const measures = row && measuresOf(row);
  const model = row && modelOf(row);
  const isOld = row !== undefined && row.state !== "collecting" && !measures;
  return {
    // Measured by older code: as good as not measured, until the night.
    state: !row || isOld ? "collecting" : row.state,
    converted: counts.converted,
    refused: counts.refused,
    needed: NEEDED_OUTCOMES,
    trainedAt: measures ? new Date(row.trainedAt).toISOString() : null,
    heldOut: measures ? row.heldOut : 0,
    lift: measures?.lift ?? null,
    auc: measures?.auc ?? null,
    terms: model
      ? weighedTraits(model).map(({ trait, weight }) => ({ name: traitName(trait, language), weight }))
      : [],
  };
}

export function measuresOf({ measures }: Pick<LearnedRow, "measures">): StoredMeasures | undefined {
  const stored = measures === null ? undefined : (JSON.parse(measures) as StoredMeasures);
  return stored?.version === LESSON_VERSION ? stored : undefined;
}

function modelOf({ state, model }: Pick<LearnedRow, "state" | "model">): LogisticModel | undefined {
  if (state !== "ready" || model === null) return undefined;
  const stored = JSON.parse(model) as StoredModel;
  const fits = stored.version === LESSON_VERSION && stored.model.weights.length === TRAITS.length;
  return fits ? stored.model : undefined;
}

const OUTCOMES: ReadonlySet<string> = new Set(["converted", "refused"]);

/**
 * How likely a sale is to one person, as of now, or as of just before their outcome. null while the learned score is
 * not ready, and after new rules until it was compared with those.
 */
export async function predictFor(
  tenant: TenantDb,
  leadId: string,
  context: {
    now: number;
    zone: string;
    scoringVersion: number;
    language: ReaderLanguage;
    interactions: PersonSeen["interactions"];
  },
): Promise<LeadScore["learned"]> {
  const found = await findForPrediction(tenant, leadId);
  if (!found || found.scoringVersion !== context.scoringVersion) return null;
  const model = modelOf({ state: "ready", model: found.model });
  const values = traitsOf({
    // What happens at this very moment has happened.
    at: OUTCOMES.has(found.status) ? found.statusAt : context.now + 1,
    zone: context.zone,
    interactions: context.interactions,
    sentAt: found.sentAt,
  });
  if (!model || !values) return null;
  const { probability, terms } = predictionOf(model, values);
  return {
    probability,
    terms: terms.map(({ trait, value, contribution }) => ({
      name: traitName(trait, context.language),
      value,
      contribution,
    })),
  };
}
