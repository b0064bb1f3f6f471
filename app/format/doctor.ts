import type { Check, CheckId, CheckState, Doctor } from "../../worker/accounts/doctor-contract.ts";

export const checksBy = (checks: readonly Check[]): Record<CheckState, Check[]> => ({
  failed: checks.filter((check) => check.state === "failed"),
  warning: checks.filter((check) => check.state === "warning"),
  unknown: checks.filter((check) => check.state === "unknown"),
  ok: checks.filter((check) => check.state === "ok"),
});

/** What one click can do about a check that is not in order; the rest is for whoever runs the installation. */
export type Remedy = "reconnect" | "subscribe" | "collect" | "settings" | "none";

const REMEDIES: Record<CheckId, Remedy> = {
  token: "reconnect",
  scopes: "reconnect",
  "app-set-up": "none",
  "webhook-reachable": "none",
  "webhook-subscribed": "subscribe",
  "webhook-signature": "none",
  "app-live": "none",
  "message-access": "none",
  "comment-access": "reconnect",
  collection: "collect",
  sending: "settings",
  crons: "none",
  clock: "none",
  "encryption-key": "none",
};
/** What the connection holds up is mended by connecting again, which its own check offers. */
const NEEDS_CONNECTION: ReadonlySet<CheckId> = new Set([
  "webhook-subscribed",
  "comment-access",
  "collection",
  "sending",
]);

export function remedyOf(check: Pick<Check, "id" | "state">, isConnected: boolean): Remedy {
  if (check.state === "ok" || (!isConnected && NEEDS_CONNECTION.has(check.id))) return "none";
  return REMEDIES[check.id];
}

export type DoctorHeadline =
  | { key: "doctor.toMend"; count: number }
  | { key: "doctor.toWatch"; count: number }
  | { key: "doctor.allWellUnknown" }
  | { key: "doctor.allWell" };

/** One sentence over all checks: how many things to mend, else to watch, else that all is well. */
export function doctorHeadline({ checks }: Pick<Doctor, "checks">): DoctorHeadline {
  const { failed, warning, unknown } = checksBy(checks);
  if (failed.length > 0) return { key: "doctor.toMend", count: failed.length };
  if (warning.length > 0) return { key: "doctor.toWatch", count: warning.length };
  return { key: unknown.length > 0 ? "doctor.allWellUnknown" : "doctor.allWell" };
}
