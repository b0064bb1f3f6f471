/** What a person is written to about. */
export type Mail =
  | {
      kind: "verify-email" | "reset-password" | "invitation";
      to: string;
      name: string | null;
      /** Holds a secret: it goes to the address and nowhere else. */
      link: string;
    }
  | {
      /** A trouble of the workspace, or news of it, told to one of its people. */
      kind: "notice";
      to: string;
      name: string | null;
      title: string;
      body: string;
      link: string;
      /** Of title and body; default: French. */
      language?: "fr" | "en";
      /** Of a digest: one line each, with where it leads. */
      lines?: readonly { text: string; link: string }[];
      /** Where one says that no more such mail is wanted; takes a bare POST too (RFC 8058). */
      offLink?: string;
      /** The same for each try: a service that knows it sends once. */
      onceKey?: string;
    };

/**
 * `later`: certainly not sent, and it may be tried again; `refused`: asking again changes nothing; `unknown`: it may
 * have been sent.
 */
export type MailOutcome =
  | { kind: "sent" }
  | { kind: "later"; afterMs: number | null }
  | { kind: "refused"; cause: string }
  | { kind: "unknown" };

/**
 * Where e-mails go. Throws nothing: whether a mail left never changes what the caller's own caller is told.
 * @returns undefined from a letter box that only takes: as good as sent
 */
export type Mailer = { send: (mail: Mail) => Promise<MailOutcome | undefined> };

/**
 * Stands in while no e-mail transport is set up. Locally the link is printed, so that it can be followed;
 * deployed only the fact is, since logs are no place for secrets or addresses.
 */
export const logMailer = (isDeployed: boolean): Mailer => ({
  async send(mail) {
    const event = isDeployed ? "mail.not-sent" : "mail.printed";
    const shown = isDeployed ? {} : { to: mail.to, link: mail.link };
    console.log(JSON.stringify({ event, kind: mail.kind, ...shown }));
    return isDeployed ? { kind: "refused", cause: "no-transport" } : { kind: "sent" };
  },
});
