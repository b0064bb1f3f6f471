import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { PreviewInput, PreviewSchema, ScoringSchema } from "./contract.ts";
import { saveScoring } from "./save.ts";
import { previewScore, readScoring } from "./service.ts";

const tag = "Scoring";

export const scoringRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "The rules people are scored by", response: ScoringSchema }),
    async (c) => c.json((await readScoring(c.var.tenant)).scoring, 200),
  )
  .put(
    "/",
    describe({
      tag,
      summary: "Replace the rules and re-score everybody by them",
      response: ScoringSchema,
      problems: [403, 409],
    }),
    validate("json", ScoringSchema),
    requireRole("manage-rules"),
    async (c) => c.json(await saveScoring(c.var.deps, c.var.tenant, c.req.valid("json")), 200),
  )
  .post(
    "/preview",
    describe({
      tag,
      summary: "Score made-up interactions by the workspace's rules",
      description:
        "Later interactions than `at` are left out; those over the daily cap show 0 points. Nothing is kept.",
      response: PreviewSchema,
    }),
    validate("json", PreviewInput),
    async (c) => {
      const { interactions, at } = c.req.valid("json");
      const rules = await readScoring(c.var.tenant);
      const { score, raw, reasons } = previewScore(
        interactions,
        at ? Date.parse(at) : c.var.deps.now(),
        rules,
      );
      const shown = reasons.map((one) => ({
        ...one,
        interactionId: null,
        at: new Date(one.at).toISOString(),
      }));
      return c.json({ score, raw, reasons: shown }, 200);
    },
  );
