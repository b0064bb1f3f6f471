import { DAY_MS } from "../scoring/days.ts";
import { QUARTER_MINUTES } from "./contract.ts";
import type { Findings } from "./doctor-findings.ts";
import { failed, type Judgement, ok, type Says, unknown, warning } from "./doctor-says.ts";

/** Now and then a webhook is lost; so many in a row, with no other between them, are not. */
const SILENT_AFTER_COMMENTS = 3;
/** Anybody can knock with a signature of their own: while right ones come too, one refusal proves nothing. */
const SIGNED_LATELY_MS = 7 * DAY_MS;

/** Minutes between two readings, as things stand. */
export const paceOf = ({ mode, pollMinutes }: Findings["account"]): number =>
  mode === "polling" ? pollMinutes : QUARTER_MINUTES;

export function judgeCallback({ callback, webhook }: Findings): Judgement {
  const handshakeAt = webhook?.handshakeAt ?? null;
  const refusedAt = webhook?.handshakeRefusedAt ?? 0;
  const isOpen = callback.kind === "answers" || callback.kind === "self-call-refused";
  const isEnough = callback.kind === "local" && callback.isEnough;
  if ((isOpen || isEnough) && refusedAt > (handshakeAt ?? 0)) {
    return warning({ code: "callback-token-differs", at: refusedAt });
  }
  switch (callback.kind) {
    case "answers":
      return ok({ code: "callback-answers", handshakeAt });
    case "local":
      return callback.isEnough ? ok({ code: "callback-local" }) : failed({ code: "callback-local-only" });
    case "self-call-refused":
      return unknown({ code: "callback-untestable", handshakeAt });
    case "redirected":
      return failed({ code: "callback-redirected", status: callback.status });
    case "other-answer":
      return failed({ code: "callback-other", status: callback.status });
    default:
      return failed(PLAIN[callback.kind]);
  }
}

const PLAIN = {
  private: { code: "callback-private" },
  "not-https": { code: "callback-not-https" },
  "no-verify-token": { code: "callback-no-token" },
  refused: { code: "callback-refused" },
  "not-found": { code: "callback-not-found" },
  "no-such-host": { code: "callback-no-host" },
  "no-answer": { code: "callback-no-answer" },
  "too-slow": { code: "callback-slow" },
} as const satisfies Record<string, Says>;

/** Fields that are not delivered; null when the platform did not say. */
function missingFields({ platform, examination }: Findings): string[] | null {
  const subscribed = examination?.subscribedFields ?? null;
  if (platform === null || subscribed === null) return null;
  return platform.webhookFields.filter((field) => !subscribed.includes(field));
}

export function judgeSubscription(findings: Findings): Judgement {
  const fields = missingFields(findings);
  if (fields === null) return unknown({ code: "subscribed-unknown" });
  if (fields.length === 0) return ok({ code: "subscribed" });
  const isNone = fields.length === findings.platform?.webhookFields.length;
  return failed(isNone ? { code: "subscribed-none" } : { code: "subscribed-partly", fields });
}

export function judgeSignature({ now, webhook, account, heard, settings }: Findings): Judgement {
  // An accepted delivery is noted once an hour; what it brought to this account is known to the moment.
  const signedAt = Math.max(webhook?.deliveryAt ?? 0, account.lastWebhookAt ?? 0, heard.newestWebhookAt ?? 0);
  const rejectedAt = webhook?.rejectedAt ?? 0;
  if (rejectedAt > signedAt && now - signedAt < SIGNED_LATELY_MS) {
    return warning({ code: "signed-not-all", at: rejectedAt, signedAt, settings: settings.signing });
  }
  if (rejectedAt > signedAt) {
    return failed({ code: "signed-by-none", at: rejectedAt, settings: settings.signing });
  }
  if (signedAt === 0) return unknown({ code: "signed-never" });
  return ok({ code: "signed", at: signedAt, by: webhook?.signedWith ?? null });
}

/** Does the application deliver to real people yet? Told by what came, since no platform answers the question. */
export function judgeAppLive(findings: Findings): Judgement {
  const { account, heard, webhook } = findings;
  const missing = missingFields(findings);
  if (missing !== null && missing.length === findings.platform?.webhookFields.length) {
    return unknown({ code: "live-not-subscribed" });
  }
  const minutes = paceOf(account);
  // A later delivery, for another account of this installation, shows that the application is live.
  const isTestOnly = webhook?.testAt != null && (webhook.deliveryAt ?? 0) <= webhook.testAt;
  const cameAt = Math.max(account.lastWebhookAt ?? 0, heard.newestWebhookAt ?? 0);
  if (cameAt === 0 && heard.polledComments > 0) {
    return warning(
      isTestOnly
        ? { code: "live-test-only", at: webhook?.testAt ?? 0, minutes }
        : { code: "live-polled-only", comments: heard.polledComments, minutes },
    );
  }
  if (heard.polledSinceWebhook >= SILENT_AFTER_COMMENTS) {
    return warning({ code: "live-went-silent", since: cameAt, minutes });
  }
  if (cameAt > 0 && heard.lastingPolledComments > 0 && heard.webhookComments === 0) {
    return warning({ code: "live-comments-polled", comments: heard.lastingPolledComments, minutes });
  }
  if (cameAt > 0) return ok({ code: "live", at: cameAt });
  if (isTestOnly) return warning({ code: "live-test-only", at: webhook?.testAt ?? 0, minutes });
  if (webhook?.unroutableAt != null)
    return warning({ code: "live-strangers-only", at: webhook.unroutableAt });
  return unknown({ code: "live-quiet" });
}
