export type ConnectError =
  | "denied"
  | "elsewhere"
  | "expired"
  | "personal"
  | "scopes"
  | "wrongAccount"
  | "notConfigured"
  | "refused"
  | "other";

const KNOWN: Record<string, ConnectError> = {
  access_denied: "denied",
  "access-denied": "denied",
  denied: "denied",
  user_denied: "denied",
  "account-connected-elsewhere": "elsewhere",
  "connected-elsewhere": "elsewhere",
  "state-expired": "expired",
  "state-invalid": "expired",
  "bad-state": "expired",
  expired: "expired",
  "personal-account": "personal",
  "not-professional": "personal",
  "scopes-missing": "scopes",
  "missing-scopes": "scopes",
  "permission-missing": "scopes",
  "wrong-account": "wrongAccount",
  "switched-off": "notConfigured",
  "not-configured": "notConfigured",
  "exchange-failed": "refused",
  "identity-failed": "refused",
};

/** The code in the address of the landing page, as a sentence key. */
export const connectError = (code: string): ConnectError => KNOWN[code] ?? "other";
