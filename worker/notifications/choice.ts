import { ALERT_KINDS, type AlertKind } from "./alert-contract.ts";

type Chosen = Partial<Record<AlertKind, boolean>>;

/** What holds while nobody chose (pure): everything in the page, nothing else; an owner is mailed what stops the work. */
export const mailedByDefault = (kind: AlertKind, isOwner: boolean): boolean =>
  isOwner && kind === "reconnect";

export const wantsMail = (chosen: Chosen | undefined, kind: AlertKind, isOwner: boolean): boolean =>
  chosen?.[kind] ?? mailedByDefault(kind, isOwner);

export const wantsPush = (chosen: Chosen | undefined, kind: AlertKind): boolean => chosen?.[kind] ?? false;

/** Each kind, said out loud. */
export const perKind = (wants: (kind: AlertKind) => boolean): Record<AlertKind, boolean> =>
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, wants(kind)])) as Record<AlertKind, boolean>;
