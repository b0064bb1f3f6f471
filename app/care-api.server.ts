import { AuditCheckSchema, AuditPage } from "../worker/audit/contract.ts";
import { DeadLetterPage } from "../worker/dead-letters/contract.ts";
import { BlockedPage } from "../worker/guard/contract.ts";
import type { Calls } from "./api.server.ts";

const at = (id: string): string => encodeURIComponent(id);

/** The part of the API that keeps watch: who is blocked, who changed what, what could not be worked on. */
export const careApi = ({ get, done }: Calls) => ({
  blocked: (cursor: string | null) => get(BlockedPage, "/v1/blocked", { cursor }),
  audit: (cursor: string | null) => get(AuditPage, "/v1/audit", { cursor }),
  verifyAudit: () => get(AuditCheckSchema, "/v1/audit/verify"),
  deadLetters: (cursor: string | null) => get(DeadLetterPage, "/v1/dead-letters", { cursor }),
  replayDeadLetter: (id: string) => done("POST", `/v1/dead-letters/${at(id)}/replay`),
  removeDeadLetter: (id: string) => done("DELETE", `/v1/dead-letters/${at(id)}`),
});
