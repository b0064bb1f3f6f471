import { sql, type TenantDb } from "../db/tenant.ts";

/** What a workspace decided about itself; scoring keeps its own columns. */
export type WorkspaceSettings = {
  zone: string;
  language: "fr" | "en";
  country: string;
  currency: string;
  stopped: boolean;
};

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  zone: "Europe/Paris",
  language: "fr",
  country: "FR",
  currency: "EUR",
  stopped: false,
};

type Row = { zone: string; language: string; country: string; currency: string; stopped: number };

/** The workspace's settings; a workspace that never changed any has the defaults. */
export async function readWorkspace(tenant: TenantDb): Promise<WorkspaceSettings> {
  const row = await tenant.first<Row>(
    (mine) =>
      sql`SELECT zone, language, country, currency, stopped FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );
  if (!row) return DEFAULT_SETTINGS;
  return { ...row, language: row.language === "en" ? "en" : "fr", stopped: row.stopped === 1 };
}

/** Writes only the settings given, and nothing when they are what they were. */
export async function writeWorkspace(
  tenant: TenantDb,
  patch: Partial<WorkspaceSettings>,
  now: number,
): Promise<void> {
  const next = { ...DEFAULT_SETTINGS, ...patch };
  const given = (value: string | number | undefined) => sql`${value ?? null}`;
  const stopped = patch.stopped === undefined ? undefined : Number(patch.stopped);
  await tenant.run(
    (mine) => sql`
      INSERT INTO workspace_settings AS w (workspace_id, zone, language, country, currency, stopped, updated_at)
      VALUES (${mine.id}, ${next.zone}, ${next.language}, ${next.country}, ${next.currency}, ${Number(next.stopped)}, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET
        zone = coalesce(${given(patch.zone)}, w.zone),
        language = coalesce(${given(patch.language)}, w.language),
        country = coalesce(${given(patch.country)}, w.country),
        currency = coalesce(${given(patch.currency)}, w.currency),
        stopped = coalesce(${given(stopped)}, w.stopped),
        updated_at = excluded.updated_at
      WHERE coalesce(${given(patch.zone)}, w.zone) <> w.zone
        OR coalesce(${given(patch.language)}, w.language) <> w.language
        OR coalesce(${given(patch.country)}, w.country) <> w.country
        OR coalesce(${given(patch.currency)}, w.currency) <> w.currency
        OR coalesce(${given(stopped)}, w.stopped) <> w.stopped`,
  );
}
