import type { World } from "./world.ts";

export const WORKSPACE = "ws_simulation";
/** Zones that put their clocks forward and back at different times, by an hour or by half of one. */
export const ZONES = [
  "Europe/Paris",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
] as const;
/** Days before which a zone's clock changes, and an ordinary one. */
export const STARTS = [
  Date.UTC(2026, 9, 24, 6),
  Date.UTC(2026, 2, 27, 18),
  Date.UTC(2026, 9, 31, 9),
  Date.UTC(2026, 10, 18, 6),
] as const;
/** The encryption key that everything is said to be sealed with. */
export const KEY = "simulated";
export const DAY_MS = 86_400_000;

const WORDS = [
  { trigger: { kind: "comment", keywords: ["prix"] }, actions: {}, body: "Bonjour, voici le tarif" },
  {
    trigger: { kind: "message", keywords: ["prix"] },
    actions: { followUps: [{ afterHours: 3, templateId: "tpl_later" }] },
    body: "Bonjour, le tarif est de 45 €",
  },
  { trigger: { kind: "comment", keywords: ["dispo"] }, actions: {}, body: "Oui, il en reste" },
] as const;

/** A workspace with its connected accounts, and automations that answer on each. */
export function setTheScene(world: World): void {
  const { db, random } = world;
  const run = (text: string, ...values: (string | number | null)[]): void => {
    db.prepare(text).run(...values);
  };
  const before = world.now - 30 * DAY_MS;
  run(
    "INSERT INTO workspaces (id, name, slug, created_at) VALUES (?, 'Atelier Exemple', 'atelier', ?)",
    WORKSPACE,
    before,
  );
  run(
    "INSERT INTO workspace_settings (workspace_id, zone, updated_at) VALUES (?, ?, ?)",
    WORKSPACE,
    world.zone,
    before,
  );
  run(
    "INSERT INTO key_rotations (kid, started_at, progressed_at, finished_at) VALUES (?, ?, ?, ?)",
    KEY,
    before,
    before,
    before,
  );
  for (const [id, body] of [
    ["tpl_later", "Avez-vous une question ?"],
    ...WORDS.map(({ body }, n) => [`tpl_${n}`, body]),
  ]) {
    run(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)",
      WORKSPACE,
      id!,
      id!,
      body!,
    );
  }
  for (const [place, account] of world.accounts.entries()) {
    const id = world.accountIds.get(account.externalId)!;
    const daily = random.between(2, 6);
    const hourly = random.chance(0.3) ? random.between(1, 4) : null;
    world.watch.limit(account.externalId, daily, hourly);
    run(
      `INSERT INTO accounts (workspace_id, id, platform, external_id, app_scoped_id, username, display_name, status,
         token, token_expires_at, token_refreshed_at, daily_dm_limit, hourly_dm_limit, min_spacing_ms, mode, scopes,
         connected_by, connected_session, connected_at, imported_at, last_collected_at, created_at)
       VALUES (?, ?, 'instagram', ?, ?, 'atelier', 'Atelier Exemple', 'connected', ?, ?, ?, ?, ?, ?, ?, '[]', 'usr_simulation',
         'ses_simulation', ?, ?, ?, ?)`,
      ...[WORKSPACE, id, account.externalId, `2${account.externalId}`, account.token!],
      ...[world.now + 60 * DAY_MS, world.now, daily, hourly, random.pick([0, 0, 1500, 20_000])],
      ...[random.chance(0.8) ? "instant" : "polling", before, before, world.now, before],
    );
    run(
      `INSERT INTO account_directory (platform, external_id, app_scoped_id, workspace_id, account_id)
       VALUES ('instagram', ?, ?, ?, ?)`,
      ...[account.externalId, `2${account.externalId}`, WORKSPACE, id],
    );
    for (const [number, { actions, trigger }] of WORDS.entries()) {
      run(
        `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, actions, active, activated_at,
           created_at, updated_at) VALUES (?, ?, 'Prix', ?, ?, ?, ?, 1, ?, 1, 1)`,
        ...[WORKSPACE, `aut_${place}_${number}`, id, JSON.stringify(trigger), `["tpl_${number}"]`],
        ...[JSON.stringify(actions), before],
      );
    }
    for (let medium = 0; medium < 2; medium++) {
      account.media.push({ id: account.newId("179000"), at: before });
    }
  }
}
