import { z } from "zod";
import { TimeSchema } from "../http/contract.ts";

const Figures = z.object({
  people: z.number().int(),
  messages: z.number().int(),
  answers: z.number().int(),
  phones: z.number().int(),
});

/** Everything the first page shows, in one call. `days` are local dates of the workspace, oldest first, 14 of them. */
export const TodaySchema = z.object({
  date: z.iso.date(),
  waiting: z.number().int().meta({ description: "People who wait for an answer and may be written to" }),
  waitingIsCapped: z.boolean().meta({ description: "true when more wait than were counted" }),
  closingSoon: z.number().int().meta({ description: "Of those, windows that close within six hours" }),
  today: Figures,
  yesterday: Figures,
  totals: z.object({
    leads: z.number().int(),
    byStatus: z.record(z.string(), z.number().int()),
    target: z.number().int(),
    targetAsOf: TimeSchema.nullable(),
  }),
  quota: z.object({
    limit: z.number().int(),
    sent: z.number().int(),
    reserved: z.number().int(),
    willExpire: z.number().int(),
  }),
  days: z.array(Figures.extend({ date: z.iso.date() })).length(14),
  setup: z.object({
    account: z.boolean(),
    template: z.boolean(),
    automation: z.boolean(),
    firstLead: z.boolean(),
  }),
  stopped: z.boolean().meta({ description: "The emergency stop is on: no automatic message goes" }),
});
export type Today = z.infer<typeof TodaySchema>;
