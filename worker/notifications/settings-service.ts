import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { outboundTarget } from "../http/outbound-address.ts";
import { badField, notFound, Problem } from "../http/problem.ts";
import { sha256 } from "../identity/digest.ts";
import { mailSettings } from "../identity/http-mailer.ts";
import {
  type AlertKind,
  MOST_DEVICES,
  type NewPushSubscription,
  type NotificationChoice,
  type NotificationSettings,
  type PushDevice,
} from "./alert-contract.ts";
import { personOf } from "./alert-service.ts";
import { perKind, wantsMail, wantsPush } from "./choice.ts";
import { readPushKeys } from "./push/encrypt.ts";
import { vapidSettings } from "./push/vapid.ts";
import {
  choiceWritten,
  type DeviceRow,
  deviceAdded,
  mailSwitchedOff,
  readChoices,
  removeDevice,
} from "./settings-store.ts";

/** What the person who asks is told, and where. @throws Problem forbidden for a key */
export async function describeSettings(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  isOwner: boolean,
): Promise<NotificationSettings> {
  const { choices, devices } = await readChoices(tenant, personOf(actor));
  const [chosen] = choices;
  const vapid = vapidSettings(deps.config);
  return {
    email: perKind((kind) => wantsMail(chosen?.email, kind, isOwner)),
    push: perKind((kind) => wantsPush(chosen?.push, kind)),
    // On one's own machine the log stands in and shows the link.
    emailReady: mailSettings(deps.config) !== undefined || !deps.config.isDeployed,
    pushReady: vapid !== undefined,
    pushPublicKey: vapid?.publicKey ?? null,
    devices: devices.map(shown),
  };
}

export async function changeSettings(
  tenant: TenantDb,
  actor: Actor,
  { email, push }: NotificationChoice,
  language: "fr" | "en",
): Promise<void> {
  await tenant.batch([choiceWritten(personOf(actor), email, push, language)]);
}

const shown = ({ id, label, createdAt }: DeviceRow): PushDevice => ({
  id,
  label,
  createdAt: new Date(createdAt).toISOString(),
});

/**
 * Has a browser told from now on. It stops telling whoever signed in with it before.
 * @throws Problem switched-off without VAPID keys; invalid-input for an address we do not call, or for no keys
 */
export async function addDevice(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  { endpoint, keys, label }: NewPushSubscription,
): Promise<PushDevice> {
  const personId = personOf(actor);
  if (!vapidSettings(deps.config)) throw new Problem("switched-off", { setting: "VAPID_PUBLIC_KEY" });
  const target = outboundTarget(endpoint, deps.config.OUTBOUND_ALLOW_HOSTS);
  if (!target.ok) throw badField("/endpoint", target.reason, "not an address that may be called");
  if (!(await readPushKeys(keys))) throw badField("/keys", "not-keys", "not the keys of a subscription");
  const device: DeviceRow = {
    personId,
    id: sha256(target.url.href),
    endpoint: target.url.href,
    p256dh: keys.p256dh,
    auth: keys.auth,
    label,
    createdAt: deps.now(),
  };
  await tenant.batch(deviceAdded(device, MOST_DEVICES));
  await deps.system.alerts.handOver(device.id, personId);
  return shown(device);
}

/** @throws Problem not-found */
export async function forgetDevice(tenant: TenantDb, actor: Actor, id: string): Promise<void> {
  if (!(await removeDevice(tenant, personOf(actor), id))) throw notFound();
}

/** No more mail of this kind, asked for by the link in one. */
export async function switchMailOff(
  deps: Deps,
  { workspaceId, personId, kind }: { workspaceId: string; personId: string; kind: AlertKind },
): Promise<void> {
  await deps.tenant(workspaceId).batch([mailSwitchedOff(personId, kind)]);
}
