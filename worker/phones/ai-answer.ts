import { supportOf } from "./ai-support.ts";
import type { PhoneType } from "./contract.ts";
import { type CountryCode, fromInternational, fromNational } from "./plan.ts";

/** A number that a model read and the text says. */
export type ReadPhone = {
  e164: string;
  country: CountryCode;
  type: PhoneType;
  start: number;
  end: number;
  method: "ai";
  confidence: number;
};

/** Below anything that a rule finds: a person should look before they call. */
export const AI_CONFIDENCE = 0.6;
/** Nobody hides more in one message. */
const MOST_NUMBERS = 5;

/** The answer's form, in the part of JSON Schema that strict structured output takes. */
export const ANSWER_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["numbers"],
  properties: {
    numbers: {
      type: "array",
      description: "Each phone number that the message contains, in E.164; empty when it contains none",
      items: { type: "string" },
    },
  },
} as const;

/** The numbers that a model named; null when the answer is not of the form that was asked for. */
export function namedNumbers(content: string): string[] | null {
  try {
    const { numbers } = JSON.parse(content) as { numbers?: unknown };
    return Array.isArray(numbers) && numbers.every((one) => typeof one === "string")
      ? numbers.slice(0, MOST_NUMBERS)
      : null;
  } catch {
    return null;
  }
}

/**
 * What holds of a model's answer (pure): numbers that can be called and that the text says, each once. Everything else
 * is thrown away: a model's word is no evidence.
 */
export function provenNumbers(text: string, named: readonly string[], country: string): ReadPhone[] {
  const found = new Map<string, ReadPhone>();
  for (const written of named) {
    const digits = written.normalize("NFKC").replace(/[^\d+]/g, "");
    const callable = /^(?:\+|00)/.test(digits)
      ? fromInternational(digits.replace(/^\+?(?:00)?/, ""))
      : fromNational(digits, country as CountryCode);
    const place = callable && supportOf(text, callable.e164, country);
    if (!place || found.has(callable.e164)) continue;
    found.set(callable.e164, { ...callable, ...place, method: "ai", confidence: AI_CONFIDENCE });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
