import { z } from "zod";
import { digitsParam } from "../http/contract.ts";

export const LOSS_DAYS_SHOWN = 30;
export const LossQuery = z.strictObject({ days: digitsParam(1, 90).prefault(LOSS_DAYS_SHOWN) });
export const LossReportSchema = z.object({
  items: z.array(
    z.object({
      day: z.string().meta({ description: "Local date of the workspace" }),
      byWebhook: z.number().int(),
      byPoll: z.number().int().meta({
        description: "Found by polling alone: no webhook came within 60 minutes",
      }),
      rate: z.number().min(0).max(1).nullable(),
    }),
  ),
  thresholdPercent: z.number().int().nullable(),
  isAlarming: z.boolean(),
});
export type LossReport = z.infer<typeof LossReportSchema>;
