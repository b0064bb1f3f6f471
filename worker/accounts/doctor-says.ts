import type { CheckId, CheckState } from "./doctor-contract.ts";
import type { CronFinding, SettingsDoubt } from "./doctor-findings.ts";

export type TokenFault = "app-removed" | "checkpoint" | "password-changed" | "expired" | "invalid" | "other";

/** What a check has to say: a code and the values its sentences need. Times are epoch ms, lists are names. */
export type Says =
  | { code: "token-valid"; until: number | null }
  | { code: "token-ends-soon"; until: number }
  | { code: "token-not-renewed"; until: number | null; failedAt: number }
  | { code: "token-expired"; at: number }
  | { code: "token-refused"; fault: TokenFault; platformCode: string }
  | { code: "token-marked" }
  | { code: "token-none" }
  | { code: "token-sealed" }
  | { code: "token-not-asked"; until: number | null }
  | { code: "token-limited"; until: number | null }
  | { code: "scopes-granted" }
  | { code: "scopes-missing"; scopes: string[] }
  | { code: "scopes-unlisted" }
  | { code: "set-up" }
  | { code: "settings-missing"; names: string[] }
  | { code: "settings-doubtful"; doubts: SettingsDoubt[] }
  | { code: "callback-answers"; handshakeAt: number | null }
  | { code: "callback-token-differs"; at: number }
  | { code: "callback-local" }
  | { code: "callback-local-only" }
  | { code: "callback-private" }
  | { code: "callback-not-https" }
  | { code: "callback-no-token" }
  | { code: "callback-refused" }
  | { code: "callback-not-found" }
  | { code: "callback-redirected"; status: number }
  | { code: "callback-other"; status: number }
  | { code: "callback-no-host" }
  | { code: "callback-no-answer" }
  | { code: "callback-slow" }
  | { code: "callback-untestable"; handshakeAt: number | null }
  | { code: "subscribed" }
  | { code: "subscribed-none" }
  | { code: "subscribed-partly"; fields: string[] }
  | { code: "subscribed-unknown" }
  | { code: "signed"; at: number; by: string | null }
  | { code: "signed-by-none"; at: number; settings: string[] }
  | { code: "signed-not-all"; at: number; signedAt: number; settings: string[] }
  | { code: "signed-never" }
  | { code: "live"; at: number }
  | { code: "live-polled-only"; comments: number; minutes: number }
  | { code: "live-comments-polled"; comments: number; minutes: number }
  | { code: "live-went-silent"; since: number; minutes: number }
  | { code: "live-test-only"; at: number; minutes: number }
  | { code: "live-strangers-only"; at: number }
  | { code: "live-not-subscribed" }
  | { code: "live-quiet" }
  | { code: "access-not-asked" }
  | { code: "messages-allowed" }
  | { code: "messages-denied" }
  | { code: "messages-unticked" }
  | { code: "messages-unknown" }
  | { code: "comments-allowed" }
  | { code: "comments-denied" }
  | { code: "comments-unticked" }
  | { code: "comments-unknown" }
  | { code: "reading"; at: number | null; minutes: number; lastEventAt: number | null; isNow: boolean }
  | { code: "reading-first" }
  | { code: "reading-budget"; percent: number | null }
  | { code: "reading-quiet"; until: number; lastEventAt: number | null }
  | { code: "reading-late"; at: number | null; minutes: number }
  | { code: "reading-stopped" }
  | { code: "sending"; nextSlotAt: number | null; freeNow: number }
  | { code: "sending-unconnected" }
  | { code: "sending-stopped" }
  | { code: "sending-paused" }
  | { code: "sending-blocked"; until: number; reason: string }
  | { code: "sending-held"; until: number }
  | { code: "sending-zero" }
  | { code: "sending-full"; nextSlotAt: number }
  | { code: "sending-unknown" }
  | { code: "crons" }
  | { code: "crons-new"; names: CronFinding["name"][] }
  | { code: "crons-late"; crons: CronFinding[] }
  | { code: "clock"; seconds: number }
  | { code: "clock-wrong"; seconds: number }
  | { code: "clock-unknown" }
  | { code: "key-opens"; mayDropOlder: boolean }
  | { code: "key-old" }
  | { code: "key-changing"; outdated: number | null; failed: number }
  | { code: "key-missing" }
  | { code: "key-damaged" }
  | { code: "key-unused" };
export type SaysCode = Says["code"];

export type Verdict = { id: CheckId; state: CheckState; says: Says };
/** A state and what is said of it; the check's id is its place. */
export type Judgement = Omit<Verdict, "id">;

export const ok = (says: Says): Judgement => ({ state: "ok", says });
export const warning = (says: Says): Judgement => ({ state: "warning", says });
export const failed = (says: Says): Judgement => ({ state: "failed", says });
export const unknown = (says: Says): Judgement => ({ state: "unknown", says });
