import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { JobStartedSchema } from "../jobs/contract.ts";
import {
  LearnedSchema,
  PreviewInput,
  PreviewSchema,
  ScoringAnswerSchema,
  ScoringInput,
  WhatIfProgressSchema,
  WhatIfSchema,
} from "./contract.ts";
import { askToLearn } from "./learn.ts";
import { showLearned } from "./learned.ts";
import { saveScoring, showScoring } from "./save.ts";
import { previewScore, readScoring } from "./service.ts";
import { askWhatIf, showWhatIf } from "./what-if.ts";

const tag = "Scoring";

export const scoringRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "The rules people are scored by",
      description:
        "`rescoring` says how far everybody is scored by rules that were just saved; null when all are.",
      response: ScoringAnswerSchema,
    }),
    async (c) => c.json(await showScoring(c.var.tenant), 200),
  )
  .put(
    "/",
    describe({
      tag,
      summary: "Replace the rules and re-score everybody by them",
      description:
        "What a small workspace holds is scored with the answer; the rest in the background, see `rescoring`. A newer save ends an older one that is still at work.",
      response: ScoringAnswerSchema,
      problems: [403, 409],
    }),
    validate("json", ScoringInput),
    requireRole("manage-rules"),
    async (c) => c.json(await saveScoring(c.var.deps, c.var.tenant, c.req.valid("json")), 200),
  )
  .post(
    "/what-if",
    describe({
      tag,
      summary: "Who would enter the target and who would leave it by other rules",
      description:
        "Writes nothing to leads. Answers at once where it can, and with 202 and a `jobId` where looking at everybody takes longer.",
      response: WhatIfSchema,
      problems: [403],
    }),
    validate("json", ScoringInput),
    requireRole("manage-rules"),
    async (c) => {
      const answer = await askWhatIf(c.var.deps, c.var.tenant, c.req.valid("json"));
      return "entering" in answer ? c.json(answer, 200) : c.json(answer, 202);
    },
  )
  .get(
    "/what-if/:jobId",
    describe({
      tag,
      summary: "What a what-if has found so far",
      description: "Kept for a day.",
      response: WhatIfProgressSchema,
      problems: [404],
    }),
    async (c) => c.json(await showWhatIf(c.var.tenant, c.req.param("jobId")), 200),
  )
  .get(
    "/learned",
    describe({
      tag,
      summary: "The score learned from sales and refusals, beside the rules",
      description:
        "`collecting` until there are enough outcomes, `not-better` while it does not beat the rules on outcomes it was not taught; only `ready` is shown for leads.",
      response: LearnedSchema,
    }),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      return c.json(await showLearned(c.var.tenant, language), 200);
    },
  )
  .post(
    "/learned/train",
    describe({
      tag,
      summary: "Learn from sales and refusals now",
      description: "The night does it by itself when outcomes changed.",
      response: JobStartedSchema,
      status: 202,
      problems: [403],
    }),
    requireRole("manage-rules"),
    async (c) => c.json(await askToLearn(c.var.deps, c.var.tenant), 202),
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
