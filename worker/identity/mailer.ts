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
      /** A trouble of the workspace, told to its owners in its language. */
      kind: "notice";
      to: string;
      name: string | null;
      title: string;
      body: string;
      link: string;
    };

/** Where e-mails go. Throws nothing: whether a mail left never changes what the caller is told. */
export type Mailer = { send: (mail: Mail) => Promise<void> };

/**
 * Stands in while no e-mail transport is set up. Locally the link is printed, so that it can be followed;
 * deployed only the fact is, since logs are no place for secrets or addresses.
 */
export const logMailer = (isDeployed: boolean): Mailer => ({
  async send(mail) {
    const event = isDeployed ? "mail.not-sent" : "mail.printed";
    const shown = isDeployed ? {} : { to: mail.to, link: mail.link };
    console.log(JSON.stringify({ event, kind: mail.kind, ...shown }));
  },
});
