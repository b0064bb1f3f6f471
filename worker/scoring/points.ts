import type { Intent } from "../language/intents.ts";
import { matchKeywords } from "../language/keywords.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { Scoring } from "./contract.ts";
import { pointsOf } from "./heat.ts";

/** Sum of the workspace's keyword rules that a text meets; 0 without a text. */
export const rulePoints = (text: string | null, rules: Scoring["rules"]): number =>
  text === null
    ? 0
    : rules.reduce((sum, rule) => sum + (matchKeywords(text, rule.keywords).matched ? rule.points : 0), 0);

/** Points of one interaction by the workspace's rules, before the daily cap. */
export const pointsBy = (
  scoring: Scoring,
  one: { kind: InteractionKind; text: string | null; intent: Intent | null },
): number =>
  pointsOf(
    { kind: one.kind, intent: one.intent, matchedRulePoints: rulePoints(one.text, scoring.rules) },
    scoring,
  );
