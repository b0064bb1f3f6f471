import { Hono } from "hono";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { languageOf } from "../pages/words.ts";
import { lettersPage } from "./pages.ts";

const LetterSchema = z.object({
  from: z.string(),
  to: z.union([z.string(), z.array(z.string()).min(1)]),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});
export type Letter = {
  id: string;
  at: number;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
};
/** What the next mails are answered: a status, and for how many. */
export type MailFault = { status: number; times: number };

const MOST_KEPT = 200;

/**
 * An e-mail service's stand-in: `POST /mail` takes what a service would send, and the page `/mail` shows it, newest
 * first. The same `Idempotency-Key` is taken once. `POST /mail/control {status, times}` has the next ones fail.
 */
export function createLetterBox(clock: Clock) {
  const letters: Letter[] = [];
  const known = new Map<string, string>();
  let fault: MailFault = { status: 200, times: 0 };
  let made = 0;
  const app = new Hono();

  app.post("/", async (c) => {
    if (fault.times > 0) {
      fault.times -= 1;
      return c.json({ message: "The stand-in was asked to fail." }, fault.status as 500);
    }
    const parsed = LetterSchema.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ message: "from, to, subject and text are needed." }, 422);
    const key = c.req.header("idempotency-key");
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return c.json({ id: before });
    made += 1;
    const id = `mail_${made}`;
    if (key !== undefined) known.set(key, id);
    const { to, html = null, headers = {}, ...rest } = parsed.data;
    letters.unshift({ id, at: clock.now(), ...rest, html, headers, to: Array.isArray(to) ? to : [to] });
    letters.splice(MOST_KEPT);
    return c.json({ id });
  });
  app.post("/control", async (c) => {
    const parsed = z
      .object({ status: z.number().int().min(400).max(599), times: z.number().int().min(0).max(100) })
      .safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ message: "{status, times}" }, 422);
    fault = parsed.data;
    return c.json(fault);
  });
  app.get("/", (c) => c.html(lettersPage({ letters, language: languageOf(c), url: c.req.url })));
  app.get("/letters", (c) => {
    const to = c.req.query("to");
    return c.json({ items: to === undefined ? letters : letters.filter((letter) => letter.to.includes(to)) });
  });
  return { app, letters };
}
