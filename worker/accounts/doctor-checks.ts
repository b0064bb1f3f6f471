import { DAY_MS, MINUTE_MS } from "../scoring/days.ts";
import { CHECK_IDS, type CheckId } from "./doctor-contract.ts";
import type { Findings } from "./doctor-findings.ts";
import {
  failed,
  type Judgement,
  ok,
  type TokenFault,
  unknown,
  type Verdict,
  warning,
} from "./doctor-says.ts";
import { judgeAppLive, judgeCallback, judgeSignature, judgeSubscription } from "./doctor-webhook-checks.ts";
import { judgeCollection, judgeCrons, judgeSending } from "./doctor-work-checks.ts";

/** Renewed from ten days before its end, every night: this late, seven nights have failed. */
const ENDS_SOON_MS = 3 * DAY_MS;
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;

/** From what was found to what is said, in the order of the contract. Each check stands alone: one fault, one failure. */
export const judge = (findings: Findings): Verdict[] =>
  CHECK_IDS.map((id) => ({ id, ...judgeOne(id, findings) }));

/** A connection that was refused this moment ends reading and sending too, whatever the row still says. */
function judgeOne(id: CheckId, findings: Findings): Judgement {
  const isLost = findings.examination?.token.kind === "reconnect" && findings.account.status === "connected";
  if (isLost && (id === "collection" || id === "sending")) return unknown({ code: "access-not-asked" });
  return JUDGES[id](findings);
}

const JUDGES: Record<CheckId, (findings: Findings) => Judgement> = {
  token: judgeToken,
  scopes: judgeScopes,
  "app-set-up": judgeSettings,
  "webhook-reachable": judgeCallback,
  "webhook-subscribed": judgeSubscription,
  "webhook-signature": judgeSignature,
  "app-live": judgeAppLive,
  "message-access": judgeMessageAccess,
  "comment-access": judgeCommentAccess,
  collection: judgeCollection,
  sending: judgeSending,
  crons: judgeCrons,
  clock: judgeClock,
  "encryption-key": judgeKey,
};

function judgeToken({ now, account, vault, examination }: Findings): Judgement {
  const { tokenExpiresAt: until, refreshFailedAt } = account;
  if (account.status === "disconnected" || vault === "no-token") return failed({ code: "token-none" });
  if (vault === "unknown-key" || vault === "damaged") return failed({ code: "token-sealed" });
  if (examination?.token.kind === "reconnect") {
    const platformCode = examination.token.code;
    return failed({ code: "token-refused", fault: faultOf(platformCode), platformCode });
  }
  if (account.status === "reconnect") return failed({ code: "token-marked" });
  if (until !== null && until <= now) return failed({ code: "token-expired", at: until });
  if (refreshFailedAt !== null) {
    return warning({ code: "token-not-renewed", until, failedAt: refreshFailedAt });
  }
  if (until !== null && until - now < ENDS_SOON_MS) return warning({ code: "token-ends-soon", until });
  if (isLimited(examination)) return unknown({ code: "token-limited", until });
  return examination?.token.kind === "valid"
    ? ok({ code: "token-valid", until })
    : unknown({ code: "token-not-asked", until });
}

const FAULTS: Record<string, TokenFault> = {
  "458": "app-removed",
  "459": "checkpoint",
  "460": "password-changed",
  "463": "expired",
  "467": "invalid",
};

/** @param platformCode code and subcode, e.g. `190/460` (platforms' page, errors) */
const faultOf = (platformCode: string): TokenFault => FAULTS[platformCode.split("/")[1] ?? ""] ?? "other";

function judgeScopes({ account, platform }: Findings): Judgement {
  // The platform did not list them, or there is none to compare with.
  if (platform === null || account.scopes.length === 0) return unknown({ code: "scopes-unlisted" });
  const scopes = platform.requiredScopes.filter((scope) => !account.scopes.includes(scope));
  return scopes.length === 0 ? ok({ code: "scopes-granted" }) : failed({ code: "scopes-missing", scopes });
}

function judgeSettings({ settings: { missing, doubts } }: Findings): Judgement {
  if (missing.length > 0) return failed({ code: "settings-missing", names: missing });
  return doubts.length > 0 ? warning({ code: "settings-doubtful", doubts }) : ok({ code: "set-up" });
}

/** Without its permission no switch of the platform's own helps. Scopes are named after what they open. */
const lacks = ({ account, platform }: Findings, what: "messages" | "comments"): boolean =>
  account.scopes.length > 0 &&
  (platform?.requiredScopes ?? []).some((scope) => scope.includes(what) && !account.scopes.includes(scope));

function judgeMessageAccess(findings: Findings): Judgement {
  const { examination } = findings;
  const access = examination?.messageAccess ?? "unknown";
  if (access === "allowed") return ok({ code: "messages-allowed" });
  if (access === "denied")
    return failed({ code: lacks(findings, "messages") ? "messages-unticked" : "messages-denied" });
  return unknown({ code: wasAsked(examination) ? "messages-unknown" : "access-not-asked" });
}

function judgeCommentAccess(findings: Findings): Judgement {
  const { examination } = findings;
  const access = examination?.commentAccess ?? "unknown";
  if (access === "allowed") return ok({ code: "comments-allowed" });
  if (access === "denied")
    return failed({ code: lacks(findings, "comments") ? "comments-unticked" : "comments-denied" });
  return unknown({ code: wasAsked(examination) ? "comments-unknown" : "access-not-asked" });
}

/** The platform answers, and says that it was asked too often. */
const isLimited = (examination: Findings["examination"]): boolean =>
  examination?.token.kind === "unreachable" && examination.token.cause === "limited";

/** Without a connection nothing but the connection is asked about. */
const wasAsked = (examination: Findings["examination"]): boolean => examination?.token.kind === "valid";

function judgeClock({ examination }: Findings): Judgement {
  const skewMs = examination?.clockSkewMs ?? null;
  if (skewMs === null) return unknown({ code: "clock-unknown" });
  const seconds = Math.round(skewMs / 1000);
  return Math.abs(skewMs) > CLOCK_TOLERANCE_MS
    ? failed({ code: "clock-wrong", seconds })
    : ok({ code: "clock", seconds });
}

function judgeKey({ vault, rotation }: Findings): Judgement {
  switch (vault) {
    case "opens":
      return judgeRotation(rotation);
    case "opens-with-old-key":
      return warning({ code: "key-old" });
    case "unknown-key":
      return failed({ code: "key-missing" });
    case "damaged":
      return failed({ code: "key-damaged" });
    case "no-token":
      return unknown({ code: "key-unused" });
  }
}

/** This token is on the newest key; other records may still need an older one. */
function judgeRotation(rotation: Findings["rotation"]): Judgement {
  if (rotation === null) return ok({ code: "key-opens", mayDropOlder: false });
  const { outdated, failed: lost, isFinished } = rotation;
  if (outdated !== 0 || lost > 0) return warning({ code: "key-changing", outdated, failed: lost });
  return ok({ code: "key-opens", mayDropOlder: isFinished });
}
