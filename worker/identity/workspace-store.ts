import { type Statement, sql, type TenantDb } from "../db/tenant.ts";

/** What a workspace decided about itself; scoring keeps its own columns. */
export type WorkspaceSettings = {
  zone: string;
  language: "fr" | "en";
  country: string;
  currency: string;
  stopped: boolean;
  /** How often the model may be asked a local day; 0: never. */
  aiDailyCalls: number;
};

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  zone: "Europe/Paris",
  language: "fr",
  country: "FR",
  currency: "EUR",
  stopped: false,
  aiDailyCalls: 200,
};

/** How often the model was asked on the newest local day that it was asked on. */
export type AiUse = { day: string; calls: number };
type Row = Omit<WorkspaceSettings, "language" | "stopped"> & {
  language: string;
  stopped: number;
  aiDay: string;
  aiCalls: number;
};

/** The workspace's settings; a workspace that never changed any has the defaults. */
export const readWorkspace = async (tenant: TenantDb): Promise<WorkspaceSettings> =>
  (await readWorkspaceUse(tenant)).settings;

/** The same with how much of the model's day is used. */
export async function readWorkspaceUse(
  tenant: TenantDb,
): Promise<{ settings: WorkspaceSettings; aiUse: AiUse }> {
  const row = await tenant.first<Row>(
    (mine) =>
      sql`SELECT zone, language, country, currency, stopped, ai_daily_calls AS aiDailyCalls, ai_day AS aiDay,
        ai_calls AS aiCalls FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );
  if (!row) return { settings: DEFAULT_SETTINGS, aiUse: { day: "", calls: 0 } };
  const { aiDay: day, aiCalls: calls, language, stopped, ...rest } = row;
  return {
    settings: { ...rest, language: language === "en" ? "en" : "fr", stopped: stopped === 1 },
    aiUse: { day, calls },
  };
}

/**
 * Writes only the settings given, and nothing when they are what they were.
 * @param also right behind it in the same batch; each must ask whether it changed anything
 */
export async function writeWorkspace(
  tenant: TenantDb,
  patch: Partial<WorkspaceSettings>,
  now: number,
  also: readonly Statement[] = [],
): Promise<void> {
  const next = { ...DEFAULT_SETTINGS, ...patch };
  const given = (value: string | number | undefined) => sql`${value ?? null}`;
  const stopped = patch.stopped === undefined ? undefined : Number(patch.stopped);
  await tenant.batch([
    (mine) => sql`
      INSERT INTO workspace_settings AS w (workspace_id, zone, language, country, currency, stopped, ai_daily_calls, updated_at)
      VALUES (${mine.id}, ${next.zone}, ${next.language}, ${next.country}, ${next.currency}, ${Number(next.stopped)}, ${next.aiDailyCalls}, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET
        zone = coalesce(${given(patch.zone)}, w.zone),
        language = coalesce(${given(patch.language)}, w.language),
        country = coalesce(${given(patch.country)}, w.country),
        currency = coalesce(${given(patch.currency)}, w.currency),
        stopped = coalesce(${given(stopped)}, w.stopped),
        ai_daily_calls = coalesce(${given(patch.aiDailyCalls)}, w.ai_daily_calls),
        -- Other days: which comments count has to be told anew, as after a change of rules.
        scoring_version = w.scoring_version + (coalesce(${given(patch.zone)}, w.zone) <> w.zone),
        scored_until = iif(coalesce(${given(patch.zone)}, w.zone) <> w.zone, 0, w.scored_until),
        updated_at = excluded.updated_at
      WHERE coalesce(${given(patch.zone)}, w.zone) <> w.zone
        OR coalesce(${given(patch.language)}, w.language) <> w.language
        OR coalesce(${given(patch.country)}, w.country) <> w.country
        OR coalesce(${given(patch.currency)}, w.currency) <> w.currency
        OR coalesce(${given(stopped)}, w.stopped) <> w.stopped
        OR coalesce(${given(patch.aiDailyCalls)}, w.ai_daily_calls) <> w.ai_daily_calls`,
    ...also,
  ]);
}
