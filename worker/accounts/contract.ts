import { z } from "zod";
import { GuardSchema } from "../guard/contract.ts";
import { NullableTimeSchema } from "../http/contract.ts";
import { CapabilitiesSchema, PlatformIdSchema } from "../platforms/contract.ts";

export const ACCOUNT_STATUSES = ["connected", "paused", "reconnect", "disconnected"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Minutes between two readings of an account without webhooks that a person may choose. */
export const POLL_MINUTES = [1, 2, 5, 10, 15] as const;
/** The cron's own pace. */
export const QUARTER_MINUTES = 15;
export const DEFAULT_LOSS_ALARM_PERCENT = 10;

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "hours and minutes, e.g. 09:30");
/** Local hours of the workspace's zone in which messages may go; `to` before `from` spans midnight. */
export const ActiveHoursSchema = z.strictObject({
  from: ClockTime,
  to: ClockTime,
});
export type ActiveHours = z.infer<typeof ActiveHoursSchema>;

export const AccountSchema = z.object({
  id: z.string(),
  platform: PlatformIdSchema,
  externalId: z.string(),
  username: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  mode: z.enum(["instant", "polling"]),
  capabilities: CapabilitiesSchema,
  dailyDmLimit: z.number().int(),
  dmSentToday: z.number().int(),
  dmSentLast24h: z.number().int().nullable(),
  nextSlotAt: NullableTimeSchema,
  lastCollectedAt: NullableTimeSchema,
  tokenExpiresAt: NullableTimeSchema,
  lossRate: z.number().min(0).max(1).nullable(),
  hourlyDmLimit: z.number().int().nullable(),
  minSpacingMs: z.number().int(),
  warmUp: z.boolean(),
  activeHours: ActiveHoursSchema.nullable(),
  paused: z.boolean(),
  holdUntil: NullableTimeSchema,
  pendingMessages: z.number().int(),
  missingScopes: z.array(z.string()),
  pollMinutes: z.number().int().meta({ description: "Minutes between two readings while in mode `polling`" }),
  lossAlarmPercent: z
    .number()
    .int()
    .nullable()
    .meta({ description: "Percent found by polling alone above which the owner is told; null: never" }),
  lastWebhookAt: NullableTimeSchema,
  quietUntil: NullableTimeSchema.meta({ description: "Nothing is read before: the platform asked for it" }),
  collecting: z.boolean().meta({ description: "A reading is under way" }),
  guard: GuardSchema,
});
export type Account = z.infer<typeof AccountSchema>;

export const AccountPatchSchema = z.strictObject({
  dailyDmLimit: z.number().int().min(0).max(1000).optional(),
  hourlyDmLimit: z.number().int().min(1).max(750).nullable().optional(),
  minSpacingMs: z.number().int().min(0).max(3_600_000).optional(),
  warmUp: z.boolean().optional(),
  activeHours: ActiveHoursSchema.nullable().optional(),
  paused: z.boolean().optional(),
  pollMinutes: z.literal(POLL_MINUTES).optional(),
  lossAlarmPercent: z.number().int().min(1).max(100).nullable().optional(),
});
export type AccountPatch = z.infer<typeof AccountPatchSchema>;

export const AccountQuery = z.strictObject({ include: z.enum(["disconnected"]).optional() });
export const ConnectSchema = z.object({ authorizeUrl: z.url() });
export const DEFAULT_DAILY_DM_LIMIT = 50;
