import type { Words } from "../i18n/fr.ts";

type ScopeKey = Exclude<keyof Words["accounts"]["scopes"], "other">;

const KNOWN: Record<ScopeKey, true> = {
  instagram_business_basic: true,
  instagram_business_manage_comments: true,
  instagram_business_manage_messages: true,
};

/** The sentence for a permission that was not granted: its own, or the one for those we have no words for. */
export const scopeKey = (scope: string): ScopeKey | "other" =>
  Object.hasOwn(KNOWN, scope) ? (scope as ScopeKey) : "other";
