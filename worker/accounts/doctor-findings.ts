import type { WebhookHealth } from "../db/system-webhooks.ts";
import type { GateUsage } from "../objects/send-gate.ts";
import type { Examination } from "../platforms/platform.ts";
import type { CallbackFinding } from "./doctor-callback.ts";
import type { AccountRow } from "./store.ts";

/** When a cron last ran: its end, or its scheduled time while it runs. */
export type CronFinding = { name: CronName; periodMs: number; lastRunAt: number | null };
export type CronName = "sweep" | "collect" | "score" | "nightly";

/** What the account's own rows show of the last days. Times are epoch ms. */
export type Heard = {
  /** When the newest interaction happened, and when the newest that a webhook brought was received. */
  newestAt: number | null;
  newestWebhookAt: number | null;
  /** Public interactions (comments, mentions) by who found them first; the import is left out. */
  webhookComments: number;
  polledComments: number;
  /** Of them, those that no webhook has brought for an hour: none will; and those since the last webhook of any kind. */
  lastingPolledComments: number;
  polledSinceWebhook: number;
};

/** Settings of the installation, by their names alone. */
export type SettingsFinding = {
  missing: string[];
  /** Present, and probably not what was meant. */
  doubts: SettingsDoubt[];
  /** Settings whose secrets may sign a webhook. */
  signing: string[];
};
export type SettingsDoubt = "meta-pair-used" | "same-id" | "same-secret" | "id-not-digits" | "no-meta-secret";

/** Everything the doctor looked at; what could not be looked at is null. Times are epoch ms. */
export type Findings = {
  now: number;
  account: Pick<
    AccountRow,
    | "status"
    | "paused"
    | "mode"
    | "scopes"
    | "holdUntil"
    | "createdAt"
    | "connectedAt"
    | "tokenExpiresAt"
    | "refreshFailedAt"
    | "lastCollectedAt"
    | "lastWebhookAt"
    | "quietUntil"
    | "pollMinutes"
    | "readingUntil"
    | "dailyDmLimit"
  >;
  isStopped: boolean;
  settings: SettingsFinding;
  /** null while the platform's application is not set up. */
  platform: { requiredScopes: readonly string[]; webhookFields: readonly string[] } | null;
  /** How the sealed token opened. */
  vault: "opens" | "opens-with-old-key" | "no-token" | "unknown-key" | "damaged";
  /** How far the change of key is, over every account; null when no older key is set. */
  rotation: { outdated: number | null; failed: number; isFinished: boolean } | null;
  /** null when there was no token to ask with. */
  examination: Examination | null;
  callback: CallbackFinding;
  webhook: WebhookHealth | null;
  heard: Heard;
  /** null when the gate did not answer. */
  gate: Pick<GateUsage, "freeNow" | "nextSlotAtMs" | "breaker"> | null;
  crons: CronFinding[];
};
