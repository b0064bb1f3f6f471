import { frenchSpaces } from "../language/french-spaces.ts";
import type { Mail } from "./mailer.ts";

/** A mail as it is read: plain text, and the same as simple HTML. */
export type MailText = { subject: string; text: string; html: string };
type Language = "fr" | "en";
type Block = { text: string; link?: { label: string; href: string } };

/** Letters about signing in come before anybody's language is known: French, then English. */
const LETTERS = {
  "verify-email": {
    fr: {
      subject: "Confirmez votre adresse",
      lead: "Confirmez que cette adresse est la vôtre.",
      act: "Confirmer mon adresse",
      aside: "Vous n'avez pas ouvert de compte VistaFlow ? Ne faites rien.",
    },
    en: {
      subject: "Confirm your address",
      lead: "Please confirm that this address is yours.",
      act: "Confirm my address",
      aside: "You did not open a VistaFlow account? Do nothing.",
    },
  },
  "reset-password": {
    fr: {
      subject: "Choisissez un nouveau mot de passe",
      lead: "Vous avez demandé à changer de mot de passe. Ce lien sert une fois.",
      act: "Choisir un mot de passe",
      aside: "Vous n'avez rien demandé ? Ne faites rien : votre mot de passe reste le même.",
    },
    en: {
      subject: "Choose a new password",
      lead: "You asked to change your password. This link works once.",
      act: "Choose a password",
      aside: "You did not ask? Do nothing: your password stays the same.",
    },
  },
  invitation: {
    fr: {
      subject: "On vous invite sur VistaFlow",
      lead: "Quelqu'un vous invite à travailler avec son équipe.",
      act: "Voir l'invitation",
      aside: "Vous n'attendiez rien ? Ne faites rien.",
    },
    en: {
      subject: "You are invited to VistaFlow",
      lead: "Somebody invites you to work with their team.",
      act: "See the invitation",
      aside: "You expected nothing? Do nothing.",
    },
  },
} as const;

const NOTICE = {
  fr: { open: "Ouvrir dans VistaFlow", off: "Ne plus recevoir ces e-mails" },
  en: { open: "Open in VistaFlow", off: "Stop these e-mails" },
} as const;
const HELLO = { fr: "Bonjour", en: "Hello" } as const;

/** Subject and both bodies of a mail (pure). Names and quoted words come from outside: they are escaped in HTML. */
export function mailText(mail: Mail): MailText {
  if (mail.kind === "notice") {
    const language = mail.language ?? "fr";
    const words = NOTICE[language];
    const blocks: Block[] = [
      { text: mail.body },
      ...(mail.lines ?? []).map(({ text, link }) => ({ text, link: { label: words.open, href: link } })),
      ...(mail.lines ? [] : [{ text: "", link: { label: words.open, href: mail.link } }]),
    ];
    const off = mail.offLink ? { label: words.off, href: mail.offLink } : null;
    return written(oneLine(mail.title), [greeting(mail.name, language), ...blocks], off, language);
  }
  const letter = LETTERS[mail.kind];
  const blocks = (["fr", "en"] as const).flatMap((language): Block[] => {
    const { lead, act, aside } = letter[language];
    const typed = language === "fr" ? frenchSpaces : (text: string) => text;
    return [
      greeting(mail.name, language),
      { text: typed(lead), link: { label: typed(act), href: mail.link } },
      { text: typed(aside) },
    ];
  });
  return written(`${letter.fr.subject} · ${letter.en.subject}`, blocks, null, "fr");
}

const greeting = (name: string | null, language: Language): Block => ({
  text: name ? `${HELLO[language]} ${oneLine(name)},` : `${HELLO[language]},`,
});

/** A name with a line break in it would begin a header of its own. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200);

function written(
  subject: string,
  blocks: readonly Block[],
  off: { label: string; href: string } | null,
  language: Language,
): MailText {
  const parts = blocks.map(({ text, link }) =>
    [text, link ? `${link.label}: ${link.href}` : ""].filter(Boolean).join("\n"),
  );
  const tail = off ? `\n\n--\n${off.label}: ${off.href}` : "";
  const typed =
    language === "fr"
      ? (text: string) => text.replaceAll(/(\p{L}): http/gu, "$1\u00a0: http")
      : (text: string) => text;
  return {
    subject,
    text: `${typed(`${parts.join("\n\n")}${tail}`)}\n`,
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#FBFAF7;color:#1B1A17;font:16px/24px system-ui,sans-serif"><div style="max-width:560px;margin:0 auto">${blocks.map(paragraph).join("")}${off ? `<p style="margin:32px 0 0;font-size:14px"><a href="${escaped(off.href)}" style="color:#66625A">${escaped(off.label)}</a></p>` : ""}</div></body></html>`,
  };
}

function paragraph({ text, link }: Block): string {
  const words = text ? escaped(text).replaceAll("\n", "<br>") : "";
  const anchor = link
    ? `<a href="${escaped(link.href)}" style="color:#0F5E5C;font-weight:600">${escaped(link.label)}</a>`
    : "";
  return `<p style="margin:0 0 16px">${[words, anchor].filter(Boolean).join("<br>")}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
