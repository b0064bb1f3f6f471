import type { Band } from "./people.ts";

/** What happened around a conversation: one thin line each, in a few words. */
export type LineTurn =
  | {
      type: "status";
      from: string | null;
      to: string;
      byEvidence: boolean;
      by: string | null;
      reason: string | null;
      amount: number | null;
    }
  | { type: "phone" | "email"; value: string }
  | { type: "optOut" }
  | {
      type: "score";
      from: number | null;
      to: number;
      band: Band | null;
      /** What made it; null when points faded with time. */
      interactionId: string | null;
    }
  | { type: "consent"; state: "recorded" | "asked" | "withdrawn"; value: string; by: string | null }
  | { type: "merge"; name: string | null; by: string | null }
  | { type: "export"; by: string | null };

type Data = Record<string, unknown>;

export const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
const number = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
export const record = (value: unknown): Data =>
  typeof value === "object" && value !== null ? (value as Data) : {};

const BANDS: readonly Band[] = ["hot", "warm", "cold"];
const EVIDENCE = "evidence";
/** Nobody of the team: it needs no name. */
const byWhom = (data: Data): string | null => {
  const by = text(data.by);
  return by === EVIDENCE ? null : by;
};
const contactOf = (data: Data): string | null =>
  text(data.national) ?? text(data.e164) ?? text(data.email) ?? text(data.value);

function readStatus(data: Data): LineTurn | null {
  const to = text(data.status);
  if (to === null) return null;
  return {
    type: "status",
    from: text(data.previous),
    to,
    byEvidence: data.by === EVIDENCE,
    by: byWhom(data),
    reason: text(data.reason),
    amount: number(data.amount),
  };
}

function readConsent(data: Data): LineTurn | null {
  const value = contactOf(data);
  if (value === null) return null;
  // Noted from the person's own words: they asked, nobody recorded it for them.
  const given = data.by === EVIDENCE ? "asked" : "recorded";
  const state = data.state === "withdrawn" ? "withdrawn" : given;
  return { type: "consent", state, value, by: byWhom(data) };
}

/** One line of the story by its type; null for what this page does not know, or what says too little to be told. */
export function readLine(type: string, data: Data): LineTurn | null {
  switch (type) {
    case "status":
      return readStatus(data);
    case "phone":
    case "email": {
      const value = contactOf(data);
      return value === null ? null : { type, value };
    }
    case "opt_out":
      return { type: "optOut" };
    case "score": {
      const to = number(data.to);
      if (to === null) return null;
      const band = BANDS.find((known) => known === data.band) ?? null;
      return { type: "score", from: number(data.from), to, band, interactionId: text(data.interactionId) };
    }
    case "consent":
      return readConsent(data);
    case "merge": {
      const name = text(data.username);
      return { type: "merge", name: name && `@${name}`, by: byWhom(data) };
    }
    case "export":
      return { type: "export", by: byWhom(data) };
    default:
      return null;
  }
}
