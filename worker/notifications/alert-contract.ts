import { z } from "zod";
import {
  BooleanParam,
  NullableTimeSchema,
  PageQuery,
  pageOf,
  plainText,
  TimeSchema,
} from "../http/contract.ts";

export const ALERT_KINDS = ["phone-received", "human-asked", "window-closing", "reconnect"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** More unread alerts than this are counted as this many. */
export const MOST_UNREAD = 99;
/** Browsers that one person may be told in, in one workspace. */
export const MOST_DEVICES = 10;

export const AlertSchema = z.object({
  id: z.string(),
  kind: z.enum(ALERT_KINDS),
  leadId: z.string().nullable(),
  accountId: z.string().nullable(),
  title: z.string().meta({ description: "By Accept-Language (fr, else en)" }),
  body: z.string().meta({ description: "By Accept-Language; quotes the person's words, as they are now" }),
  at: TimeSchema,
  readAt: NullableTimeSchema.meta({ description: "By whoever asks; null for an API key" }),
  link: z.string().meta({ description: "Path of the dashboard's page about it" }),
});
export type Alert = z.infer<typeof AlertSchema>;
export const AlertPage = pageOf(AlertSchema);

export const AlertQuery = z.strictObject({
  unread: BooleanParam.optional().meta({ description: "true: only what the person who asks has not read" }),
  ...PageQuery,
});
export type AlertQuery = z.output<typeof AlertQuery>;

export const AlertCountSchema = z.object({
  unread: z.number().int().min(0).max(MOST_UNREAD),
  isExact: z.boolean().meta({ description: "false: there may be more" }),
});
export type AlertCount = z.infer<typeof AlertCountSchema>;

export const AlertsReadSchema = z.union([
  z.strictObject({ ids: z.array(z.string().max(80)).min(1).max(200) }),
  z.strictObject({ all: z.literal(true) }),
]);
export type AlertsRead = z.output<typeof AlertsReadSchema>;

const perKind = z.strictObject(
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, z.boolean()])) as Record<AlertKind, z.ZodBoolean>,
);

export const PushDeviceSchema = z.object({
  id: z.string().meta({ description: "SHA-256 of the subscription's endpoint, base64url" }),
  label: z.string(),
  createdAt: TimeSchema,
});
export type PushDevice = z.infer<typeof PushDeviceSchema>;

export const NotificationSettingsSchema = z.object({
  email: perKind,
  push: perKind,
  emailReady: z.boolean().meta({ description: "false: this installation sends no e-mail (EMAIL_API_URL)" }),
  pushReady: z.boolean().meta({ description: "false: this installation sends no push (VAPID_PUBLIC_KEY)" }),
  pushPublicKey: z.string().nullable().meta({ description: "What a browser subscribes with (RFC 8292)" }),
  devices: z.array(PushDeviceSchema).meta({ description: "The person's own browsers that are told" }),
});
export type NotificationSettings = z.infer<typeof NotificationSettingsSchema>;

export const NotificationChoiceSchema = z.strictObject({ email: perKind, push: perKind });
export type NotificationChoice = z.output<typeof NotificationChoiceSchema>;

/** A browser's `PushSubscription`, as its `toJSON()` says it, and what its person calls it. */
export const NewPushSubscriptionSchema = z.strictObject({
  endpoint: z.url().max(1000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  }),
  label: plainText().trim().max(80).default(""),
});
export type NewPushSubscription = z.output<typeof NewPushSubscriptionSchema>;
