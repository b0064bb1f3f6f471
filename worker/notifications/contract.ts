import { z } from "zod";
import { TimeSchema } from "../http/contract.ts";

export const NOTICE_KINDS = [
  "reconnect",
  "deauthorized",
  "loss",
  "token-expiring",
  "ai-quota",
  "slowed-down",
  "dead-letter",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NoticeSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  accountId: z.string().nullable(),
  at: TimeSchema,
  title: z.string().meta({ description: "By Accept-Language (fr, else en)" }),
  body: z
    .string()
    .meta({ description: "By Accept-Language; the figures of `loss` are those of when it was raised" }),
});
export type Notice = z.infer<typeof NoticeSchema>;

export const NoticeListSchema = z.object({ items: z.array(NoticeSchema), nextCursor: z.null() });
