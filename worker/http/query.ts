import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { uniqueSymbol } from "hono-openapi";
import type { ApiEnv } from "./context.ts";
import { unknownFieldText } from "./field-texts.ts";
import { Problem, readerLanguage } from "./problem.ts";

/** True for a handler made by `validate("query", …)`: it refuses what it does not know by itself. */
const checksQuery = (handler: object): boolean =>
  uniqueSymbol in handler && (handler[uniqueSymbol] as { target?: string }).target === "query";

/** A route that takes no query refuses every parameter, as one that takes some refuses those it does not know. */
export const refuseStrayQuery: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const names = Object.keys(c.req.queries());
  if (names.length > 0) {
    const matching = matchedRoutes(c).filter(({ method }) => method !== "ALL");
    // The first address answers: "/count" is not asked by the rules of "/:id", which fits it too.
    const routes = matching.filter(({ path }) => path === matching[0]?.path);
    // An address that does not exist stays a 404, whatever is asked of it.
    if (routes.length > 0 && !routes.some(({ handler }) => checksQuery(handler))) {
      const detail = unknownFieldText(readerLanguage(c.req.header("accept-language")));
      throw new Problem("invalid-input", {
        errors: names.map((parameter) => ({ parameter, code: "unknown-parameter", detail })),
      });
    }
  }
  await next();
};
