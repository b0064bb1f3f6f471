import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf, TimeSchema } from "../http/contract.ts";

export const DEAD_QUEUES = ["ingest", "collect", "dm", "sync"] as const;
export type DeadQueue = (typeof DEAD_QUEUES)[number];
export const DEAD_STATES = ["waiting", "replayed"] as const;

/** Work that failed again and again and was put aside. */
export const DeadLetterSchema = z.object({
  id: z.string(),
  queue: z.enum(DEAD_QUEUES),
  kind: z.string().nullable().meta({ description: "The kind of work, as the queue names it" }),
  summary: z.string().meta({ description: "What it was, by Accept-Language (fr, else en)" }),
  receivedAt: TimeSchema,
  replayedAt: NullableTimeSchema,
  state: z.enum(DEAD_STATES),
});
export type DeadLetter = z.infer<typeof DeadLetterSchema>;
export const DeadLetterPage = pageOf(DeadLetterSchema);
export const DeadLetterQuery = z.strictObject(PageQuery);
