import { type Context, Hono } from "hono";
import type { ActivityLog } from "../activity.ts";
import type { Clock } from "../clock.ts";
import { faultyAnswer, isCarriedOut, socketOf } from "../faults/answers.ts";
import type { FaultBoard } from "../faults/faults.ts";
import { setDate } from "../graph/date.ts";
import { FlatError, GraphError } from "../graph/errors.ts";
import { readParams } from "../graph/params.ts";
import { traceId } from "../ids.ts";
import type { AccessToken } from "../world/state.ts";
import type { World } from "../world/world.ts";
import type { TokenOffice } from "./tokens.ts";

export type OAuthParts = {
  world: World;
  tokens: TokenOffice;
  faults: FaultBoard;
  log: ActivityLog;
  clock: Clock;
};

/** The three token doors. The first answers errors flat, the other two in the Graph's envelope. */
export function createTokenRoutes(parts: OAuthParts): Hono {
  const app = new Hono();
  app.post("/oauth/access_token", (c) => answer(c, parts, (params) => codeAnswer(parts, params)));
  app.get("/access_token", (c) =>
    answer(c, parts, (params) => longAnswer(parts, parts.tokens.exchangeForLong(params))),
  );
  app.get("/refresh_access_token", (c) =>
    answer(c, parts, (params) => {
      const fresh = parts.tokens.refresh(params);
      const listed = parts.faults.now.tokens.refreshListsPermissions
        ? { permissions: fresh.scopes.join(",") }
        : {};
      return { ...longAnswer(parts, fresh), ...listed };
    }),
  );
  return app;
}

/**
 * Both shapes of the code exchange: `data[]` with text, or flat with `user_id` as a JSON number above 2^53,
 * which is why the body is built as text.
 */
function codeAnswer(parts: OAuthParts, params: Record<string, unknown>): string | Record<string, unknown> {
  const token = parts.tokens.exchangeCode(params);
  if (parts.faults.now.tokenShape === "data") {
    return {
      data: [{ access_token: token.token, user_id: token.accountId, permissions: token.scopes.join(",") }],
    };
  }
  return `{"access_token":${JSON.stringify(token.token)},"user_id":${token.accountId},"permissions":${JSON.stringify(token.scopes)}}`;
}

const longAnswer = (parts: OAuthParts, token: AccessToken) => ({
  access_token: token.token,
  token_type: "bearer",
  expires_in: Math.floor((token.expiresAt - parts.clock.now()) / 1000),
});

async function answer(
  c: Context,
  parts: OAuthParts,
  run: (params: Record<string, unknown>) => string | Record<string, unknown>,
): Promise<Response> {
  const trace = traceId(`oauth:${parts.clock.now()}`);
  let params: Record<string, unknown> = {};
  let honest: Response | undefined;
  let refusal: FlatError | GraphError | undefined;
  const fault = parts.faults.take("oauth", undefined);
  try {
    params = await readParams(c.req.raw);
    if (!fault || isCarriedOut(fault)) {
      const body = run(params);
      honest = new Response(typeof body === "string" ? body : JSON.stringify(body), {
        headers: { "content-type": "application/json" },
      });
    }
  } catch (error) {
    if (error instanceof FlatError) honest = Response.json(error.body, { status: 400 });
    else if (error instanceof GraphError) honest = Response.json(error.body(trace), { status: error.status });
    else throw error;
    refusal = error;
  }
  const result = fault
    ? await faultyAnswer(fault, { clock: parts.clock, traceId: trace, socket: socketOf(c), honest })
    : honest!;
  setDate(result, parts.clock, parts.faults);
  parts.log.request({
    method: c.req.method,
    path: c.req.path,
    params,
    account: null,
    status: result.status,
    code: refusal instanceof GraphError ? refusal.input.code : refusal ? 400 : null,
    subcode: refusal instanceof GraphError ? (refusal.input.subcode ?? null) : null,
    fault: fault?.mode ?? null,
  });
  return result;
}
