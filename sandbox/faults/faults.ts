import type { Random } from "../random.ts";
import type { Account } from "../world/state.ts";
import { type CallFault, type Faults, FaultsSchema } from "./schema.ts";

export type CallKind = "send" | "read" | "oauth";
const SECTIONS = [
  "webhook",
  "send",
  "read",
  "oauth",
  "tokens",
  "accounts",
  "comments",
  "conversations",
  "callbacks",
  "usage",
  "pages",
  "ids",
  "limits",
  "people",
] as const;

/** The switches as they stand, and what they mean for the next call. */
export class FaultBoard {
  #faults: Faults = FaultsSchema.parse({});
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  get now(): Faults {
    return this.#faults;
  }

  /** Merges a change, section by section. @throws ZodError for unknown or impossible values; nothing changes then */
  change(input: unknown): Faults {
    const merged: Record<string, unknown> = isRecord(input) ? { ...this.#faults, ...input } : {};
    if (isRecord(input)) {
      for (const section of SECTIONS) {
        const part = input[section];
        // A call fault is replaced as a whole: what is left of an old count or filter would surprise.
        const replaces = section === "send" || section === "read" || section === "oauth";
        if (isRecord(part)) merged[section] = replaces ? part : { ...this.#faults[section], ...part };
      }
    }
    this.#faults = FaultsSchema.parse(isRecord(input) ? merged : input);
    return this.#faults;
  }

  clear(): Faults {
    this.#faults = FaultsSchema.parse({});
    return this.#faults;
  }

  /** What holds for an account: its owner's own settings and what is switched for everybody. */
  accountRules(account: Account): Faults["accounts"] {
    const all = this.#faults.accounts;
    return {
      messageAccess: account.messageAccess && all.messageAccess,
      hidesLikeCount: account.hidesLikeCount || all.hidesLikeCount,
      otherAppOwnsThreads: account.otherAppOwnsThreads || all.otherAppOwnsThreads,
      restrictedFromSending: account.restrictedFromSending || all.restrictedFromSending,
    };
  }

  /** The fault that hits this call, used up by one; undefined when the call goes well. */
  take(kind: CallKind, username: string | undefined): CallFault | undefined {
    const fault = this.#faults[kind];
    if (fault.mode === "ok") return undefined;
    if (fault.account !== undefined && fault.account !== username) return undefined;
    if (fault.rate < 1 && !this.#random.chance(fault.rate)) return undefined;
    if (fault.count !== undefined) {
      this.#faults[kind] =
        fault.count > 1 ? { ...fault, count: fault.count - 1 } : { ...fault, count: undefined, mode: "ok" };
    }
    return fault;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
