import { waitUntil } from "cloudflare:workers";
import type { Handler } from "hono";
import type { Config } from "../env.ts";
import type { ApiEnv } from "../http/context.ts";
import { type Auth, createAuth } from "./better-auth.ts";
import type { Mailer } from "./mailer.ts";

type Made = { auth: Auth; d1: D1Database; now: () => number };
const made = new WeakMap<Config, Made>();

/** One per isolate: settings, database and clock stay the same in it. A test that brings its own gets another. */
function authOf(config: Config, d1: D1Database, now: () => number, mailer: Mailer): Auth {
  const known = made.get(config);
  if (known?.d1 === d1 && known.now === now) return known.auth;
  const auth = createAuth(config, d1, now, behindTheAnswer(mailer));
  made.set(config, { auth, d1, now });
  return auth;
}

/** How long an answer takes must not tell whether there was somebody to write to. */
const behindTheAnswer = (mailer: Mailer): Mailer => ({
  async send(mail) {
    waitUntil(mailer.send(mail));
    return undefined;
  },
});

/** better-auth under `/api/auth`: bearer in, `set-auth-token` out, and no cookie either way. */
export const authHandler: Handler<ApiEnv> = async (c) => {
  const { config, env, now, mailer } = c.var.deps;
  const response = await authOf(config, env.DB, now, mailer).handler(withoutCookie(c.req.raw));
  return withoutSetCookie(await plainRefusal(response));
};

function withoutCookie(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  return new Request(request, { headers });
}

function withoutSetCookie(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete("set-cookie");
  headers.set("cache-control", "no-store");
  return new Response(response.body, { status: response.status, headers });
}

/** Answers that would tell whether an invitation exists for somebody else. */
const ABOUT_INVITATIONS = new Set([
  "INVITATION_NOT_FOUND",
  "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION",
  "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION",
]);

type Refusal = { code: string; message: string };

const PLAIN: Record<number, Refusal> = {
  400: { code: "BAD_REQUEST", message: "Bad request" },
  401: { code: "UNAUTHORIZED", message: "Unauthorized" },
  403: { code: "FORBIDDEN", message: "Forbidden" },
  404: { code: "NOT_FOUND", message: "Not found" },
  405: { code: "METHOD_NOT_ALLOWED", message: "Method not allowed" },
  415: { code: "UNSUPPORTED_MEDIA_TYPE", message: "Send JSON" },
  429: { code: "TOO_MANY_REQUESTS", message: "Too many requests. Try again later." },
};
const INTERNAL: Refusal = { code: "INTERNAL", message: "Something failed on our side." };

/** better-auth's `{code, message}`, made uniform where the difference would tell something, and never empty. */
async function plainRefusal(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  if (response.status >= 500) return Response.json(INTERNAL, { status: response.status });
  const given = await readRefusal(response);
  if (given.code && ABOUT_INVITATIONS.has(given.code)) {
    return Response.json({ code: "INVITATION_NOT_FOUND", message: "Invitation not found" }, { status: 400 });
  }
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const waitSeconds = headers.get("x-retry-after");
  if (waitSeconds) headers.set("retry-after", waitSeconds);
  headers.set("content-type", "application/json");
  const body = { ...(PLAIN[response.status] ?? PLAIN[400]), ...given };
  return new Response(JSON.stringify(body), { status: response.status, headers });
}

async function readRefusal(response: Response): Promise<Partial<Refusal>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}
