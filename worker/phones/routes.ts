import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { ExtractInput, ExtractSchema } from "./contract.ts";
import { type CountryCode, findPhones } from "./detect.ts";
import { findEmails } from "./emails.ts";

export const phoneRoutes = new Hono<ApiEnv>().post(
  "/extract",
  describe({
    tag: "Phones",
    summary: "Find phone numbers and e-mail addresses in a text",
    description:
      "Nothing is kept. Places count UTF-16 units; `end` is exclusive; each number comes once, at its first place.",
    response: ExtractSchema,
  }),
  validate("json", ExtractInput),
  (c) => {
    const { text, country } = c.req.valid("json");
    const phones = findPhones(text, country as CountryCode);
    return c.json({ phones, emails: findEmails(text).map(({ address }) => address) }, 200);
  },
);
