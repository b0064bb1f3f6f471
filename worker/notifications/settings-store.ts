import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { AlertKind } from "./alert-contract.ts";

/** What somebody chose; a kind that is not named follows the default. */
export type Chosen = Partial<Record<AlertKind, boolean>>;
export type ChoiceRow = {
  personId: string;
  email: Chosen;
  push: Chosen;
  language: "fr" | "en" | null;
  readUntil: string;
};
export type DeviceRow = {
  personId: string;
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  label: string;
  createdAt: number;
};

const COLUMNS = sql.raw("person_id AS personId, email, push, language, read_until AS readUntil");
const DEVICE_COLUMNS = sql.raw(
  "person_id AS personId, id, endpoint, p256dh, auth, label, created_at AS createdAt",
);
type StoredChoice = Omit<ChoiceRow, "email" | "push"> & { email: string; push: string };
const read = ({ email, push, ...row }: StoredChoice): ChoiceRow => ({
  ...row,
  email: JSON.parse(email) as Chosen,
  push: JSON.parse(push) as Chosen,
});

/** One person's choice and browsers, or those of everybody in the workspace. */
export async function readChoices(
  tenant: TenantDb,
  personId: string | null,
): Promise<{ choices: ChoiceRow[]; devices: DeviceRow[] }> {
  const [choices, devices] = await tenant.batch<[StoredChoice, DeviceRow]>([
    (mine) => sql`SELECT ${COLUMNS} FROM alert_people
      WHERE workspace_id = ${mine.id} AND (${personId} IS NULL OR person_id = ${personId})`,
    (mine) => sql`SELECT ${DEVICE_COLUMNS} FROM push_subscriptions
      WHERE workspace_id = ${mine.id} AND (${personId} IS NULL OR person_id = ${personId})
      ORDER BY created_at, id`,
  ]);
  return { choices: choices.rows.map(read), devices: devices.rows };
}

export const choiceWritten =
  (personId: string, email: Chosen, push: Chosen, language: "fr" | "en"): Statement =>
  (mine) =>
    sql`INSERT INTO alert_people (workspace_id, person_id, email, push, language)
    VALUES (${mine.id}, ${personId}, ${JSON.stringify(email)}, ${JSON.stringify(push)}, ${language})
    ON CONFLICT (workspace_id, person_id) DO UPDATE SET email = excluded.email, push = excluded.push,
      language = excluded.language
    WHERE email <> excluded.email OR push <> excluded.push OR language IS NOT excluded.language`;

/** One kind by e-mail, off. */
export const mailSwitchedOff =
  (personId: string, kind: AlertKind): Statement =>
  (mine) =>
    sql`INSERT INTO alert_people (workspace_id, person_id, email)
    VALUES (${mine.id}, ${personId}, json_object(${kind}, json('false')))
    ON CONFLICT (workspace_id, person_id) DO UPDATE
      SET email = json_set(email, ${`$."${kind}"`}, json('false'))`;

/** A browser that is known is renewed; of more than so many the oldest goes. */
export const deviceAdded = (device: DeviceRow, most: number): Statement[] => [
  (
    mine,
  ) => sql`INSERT INTO push_subscriptions (workspace_id, person_id, id, endpoint, p256dh, auth, label, created_at)
    VALUES (${mine.id}, ${device.personId}, ${device.id}, ${device.endpoint}, ${device.p256dh}, ${device.auth},
      ${device.label}, ${device.createdAt})
    ON CONFLICT (workspace_id, person_id, id) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth,
      label = excluded.label
    WHERE p256dh <> excluded.p256dh OR auth <> excluded.auth OR label <> excluded.label`,
  (
    mine,
  ) => sql`DELETE FROM push_subscriptions WHERE workspace_id = ${mine.id} AND person_id = ${device.personId}
    AND id IN (SELECT id FROM push_subscriptions WHERE workspace_id = ${mine.id} AND person_id = ${device.personId}
      AND id <> ${device.id} ORDER BY created_at DESC, id LIMIT -1 OFFSET ${most - 1})`,
];

/** @returns false when that person has no such browser here */
export async function removeDevice(tenant: TenantDb, personId: string, id: string): Promise<boolean> {
  const changes = await tenant.run(
    (mine) => sql`DELETE FROM push_subscriptions
      WHERE workspace_id = ${mine.id} AND person_id = ${personId} AND id = ${id}`,
  );
  return changes > 0;
}
