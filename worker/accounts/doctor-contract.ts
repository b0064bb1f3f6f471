import { z } from "zod";
import { TimeSchema } from "../http/contract.ts";

/** What usually goes wrong between a platform and an account, in the order people look for it. */
export const CHECK_IDS = [
  "token",
  "scopes",
  "app-set-up",
  "webhook-reachable",
  "webhook-subscribed",
  "webhook-signature",
  "app-live",
  "message-access",
  "comment-access",
  "collection",
  "sending",
  "crons",
  "clock",
  "encryption-key",
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export const CHECK_STATES = ["ok", "warning", "failed", "unknown"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const CheckSchema = z.object({
  id: z.enum(CHECK_IDS),
  state: z
    .enum(CHECK_STATES)
    .meta({ description: "`unknown`: it could not be tested now, which is no fault by itself" }),
  title: z.string(),
  detail: z.string().meta({ description: "What was seen, in a sentence; by Accept-Language (fr, else en)" }),
  next: z.string().nullable().meta({ description: "What to do; null when there is nothing to do" }),
});
export type Check = z.infer<typeof CheckSchema>;

export const DoctorSchema = z.object({
  accountId: z.string(),
  checkedAt: TimeSchema,
  isHealthy: z.boolean().meta({ description: "No check failed and none warns" }),
  checks: z.array(CheckSchema),
});
export type Doctor = z.infer<typeof DoctorSchema>;
