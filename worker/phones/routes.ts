import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { Problem } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { may } from "../identity/roles.ts";
import { readWithModel } from "./ai-calls.ts";
import { aiSetup } from "./ai-setup.ts";
import { ExtractInput, ExtractSchema, ReadingPage, ReadingQuery } from "./contract.ts";
import { type CountryCode, findPhones } from "./detect.ts";
import { findEmails } from "./emails.ts";
import { showReadings } from "./reading.ts";

const tag = "Phones";

export const phoneRoutes = new Hono<ApiEnv>()
  .post(
    "/extract",
    describe({
      tag,
      summary: "Find phone numbers and e-mail addresses in a text",
      description:
        "Nothing is kept. Places count UTF-16 units; `end` is exclusive; each number comes once, at its first place. With `ai: true` a model is asked when no rule finds a number: what it reads counts only where the text says it, against the day's budget (429 `ai-budget-spent`). Without a key, or with a budget of 0: 503 `ai-off`; no answer: 503 `ai-unavailable`.",
      response: ExtractSchema,
      problems: [403, 429, 503],
    }),
    validate("json", ExtractInput),
    async (c) => {
      const { deps, tenant, role, actor } = c.var;
      const { text, country, ai } = c.req.valid("json");
      // A call costs money and is counted.
      if (ai && !may(role, "write-leads")) throw new Problem("forbidden");
      if (ai && actor.kind === "key" && actor.readOnly) throw new Problem("read-only");
      if (ai && !aiSetup(deps.config)) throw new Problem("ai-off");
      const found = findPhones(text, country as CountryCode);
      const isAsked = ai && found.length === 0 && text.trim() !== "";
      const phones = isAsked ? await readWithModel(deps, tenant, text, country) : found;
      return c.json({ phones, emails: findEmails(text).map(({ address }) => address) }, 200);
    },
  )
  .get(
    "/readings",
    describe({
      tag,
      summary: "Messages that a model reads because they seem to hide a number, newest first",
      description:
        "Only while a key is set and `aiDailyCalls` of the workspace is above 0. What ended is told for 30 days.",
      response: ReadingPage,
    }),
    validate("query", ReadingQuery),
    async (c) => c.json(await showReadings(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  );
