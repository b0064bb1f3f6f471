import fc from "fast-check";
import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { mailText } from "./mail-text.ts";
import type { Mail } from "./mailer.ts";

const notice = (overrides: Partial<Extract<Mail, { kind: "notice" }>> = {}): Mail => ({
  kind: "notice",
  to: "camille@people.example",
  name: "Camille",
  title: "Numéro reçu de @marie.exemple",
  body: "« appelez-moi »",
  link: "https://app.example/leads/lead_1",
  offLink: "https://api.example/notifications/off?t=abc",
  ...overrides,
});

test("a notice says what it is about, where to look, and how to have no more of it", () => {
  const { subject, text, html } = mailText(notice());
  expect(subject).toBe("Numéro reçu de @marie.exemple");
  expect(text.replaceAll("\u00a0", " ")).toBe(
    "Bonjour Camille,\n\n« appelez-moi »\n\nOuvrir dans VistaFlow : https://app.example/leads/lead_1\n\n--\nNe plus recevoir ces e-mails : https://api.example/notifications/off?t=abc\n",
  );
  expect(html).toContain('href="https://app.example/leads/lead_1"');
  expect(html).toContain('href="https://api.example/notifications/off?t=abc"');
});

test("a digest has a line and a link for each", () => {
  const lines = [1, 2, 3].map((n) => ({ text: `News ${n}`, link: `https://app.example/leads/lead_${n}` }));
  const { text } = mailText(notice({ language: "en", title: "3 alerts", body: "Since 10 am.", lines }));
  for (const { text: line, link } of lines) expect(text).toContain(`${line}\nOpen in VistaFlow: ${link}`);
  expect(text).toContain("Stop these e-mails: https://");
});

test("letters about signing in are French and English, with the one link", () => {
  for (const kind of ["verify-email", "reset-password", "invitation"] as const) {
    const link = "https://app.example/x?token=abc&b=1";
    const { subject, text, html } = mailText({ kind, to: "a@people.example", name: null, link });
    expect(subject).toMatch(/ · /);
    expect(text.split(link)).toHaveLength(3);
    expect(text).not.toMatch(/undefined|null/);
    expect(text.split("Hello")[0]).not.toMatch(BREAKABLE_FRENCH);
    expect(html).toContain("token=abc&amp;b=1");
  }
});

test("what people write never becomes markup, a header or a line of its own", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, words) => {
      const hostile = `${words}<script>alert(1)</script>"'&`;
      const { subject, html } = mailText(
        notice({ name: `${name}\r\nBcc: x`, title: `${words}\r\nBcc: x`, body: hostile }),
      );
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toContain("<script");
    }),
  );
});
