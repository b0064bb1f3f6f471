import type { Config } from "../env.ts";
import { mailText } from "./mail-text.ts";
import type { Mail, Mailer, MailOutcome } from "./mailer.ts";

const TIMEOUT_MS = 15_000;
/** The request may have gone through behind a gateway that gave up (RFC 9110 §15.6.3, §15.6.5). */
const MAYBE_SENT: ReadonlySet<number> = new Set([502, 504]);

/** undefined: this installation sends no e-mail. */
export function mailSettings(
  config: Config,
): { url: string; key: string | undefined; from: string } | undefined {
  const { EMAIL_API_URL: url, EMAIL_API_KEY: key, EMAIL_FROM: from } = config;
  return url && from ? { url, key, from } : undefined;
}

/**
 * Posts mails to an e-mail service: `{from, to, subject, text, html, headers}` as JSON, the shape that Resend and
 * others take. A mail with `onceKey` carries it as `Idempotency-Key`, the same for each try.
 */
export const httpMailer = (
  settings: NonNullable<ReturnType<typeof mailSettings>>,
  fetcher: typeof fetch,
): Mailer => ({
  async send(mail) {
    const outcome = await post(settings, fetcher, mail);
    if (outcome.kind !== "sent") {
      const cause = outcome.kind === "refused" ? outcome.cause : undefined;
      console.error(
        JSON.stringify({ event: "mail.not-sent", kind: mail.kind, outcome: outcome.kind, cause }),
      );
    }
    return outcome;
  },
});

async function post(
  { url, key, from }: NonNullable<ReturnType<typeof mailSettings>>,
  fetcher: typeof fetch,
  mail: Mail,
): Promise<MailOutcome> {
  const { offLink = undefined, onceKey = undefined } = mail.kind === "notice" ? mail : {};
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetcher(url, {
      method: "POST",
      redirect: "manual",
      signal,
      headers: {
        "content-type": "application/json",
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(onceKey ? { "idempotency-key": onceKey } : {}),
      },
      body: JSON.stringify({
        from,
        to: [mail.to],
        ...mailText(mail),
        ...(offLink
          ? {
              headers: {
                "List-Unsubscribe": `<${offLink}>`,
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
              },
            }
          : {}),
      }),
    });
    await response.body?.cancel();
    return outcomeOf(response.status, response.headers.get("retry-after"));
  } catch {
    return signal.aborted ? { kind: "unknown" } : { kind: "later", afterMs: null };
  }
}

export function outcomeOf(status: number, retryAfter: string | null): MailOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (MAYBE_SENT.has(status)) return { kind: "unknown" };
  if (status === 429 || status >= 500) {
    const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
    return { kind: "later", afterMs: seconds === null ? null : seconds * 1000 };
  }
  return { kind: "refused", cause: String(status) };
}
