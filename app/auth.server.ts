import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { ApiProblem, callApi, problemOf } from "./http.server.ts";
import { requireOwnOrigin, safeNext, sessionCookie } from "./session.server.ts";

export type AuthTrouble =
  | "wrong"
  | "exists"
  | "short"
  | "email"
  | "closed"
  | "tooMany"
  | "noToken"
  | "unknown"
  | "down";

function troubleOf(problem: ApiProblem): AuthTrouble {
  const { status, code } = problem.view;
  if (status === 503 || status === 502) return "down";
  if (status === 429) return "tooMany";
  if (/PASSWORD_TOO_SHORT/.test(code)) return "short";
  if (/ALREADY_EXISTS/.test(code)) return "exists";
  if (/INVALID_EMAIL$|VALIDATION/.test(code)) return "email";
  if (status === 403 || /signup|sign-up|SIGN_UP|invit/i.test(code)) return "closed";
  if (status === 401 || /INVALID_(EMAIL_OR_)?PASSWORD/.test(code)) return "wrong";
  return "unknown";
}

/** Signs in or up at the API and keeps the session it gives in the one cookie. @throws Response the way on, when it worked */
export async function authenticate(
  { request, context }: ActionFunctionArgs,
  kind: "sign-in" | "sign-up",
): Promise<{ trouble: AuthTrouble; email: string }> {
  requireOwnOrigin(request);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const email = text("email");
  const body = {
    email,
    password: String(form.get("password") ?? ""),
    ...(kind === "sign-up" ? { name: text("name") } : {}),
  };
  // Who has just signed up has no workspace yet: Today would only send them on.
  const next = safeNext(text("next"));
  const owner = text("owner");
  const headers: Record<string, string> = kind === "sign-up" && owner !== "" ? { "x-owner-link": owner } : {};
  try {
    const response = await callApi(
      { request, context },
      { method: "POST", path: `/api/auth/${kind}/email`, headers, body },
    );
    if (!response.ok) throw await problemOf(response);
    const token = response.headers.get("set-auth-token");
    if (!token) return { trouble: "noToken", email };
    throw redirect(next === "/" && kind === "sign-up" ? "/welcome" : next, {
      headers: { "set-cookie": sessionCookie(request, token) },
    });
  } catch (error) {
    if (error instanceof ApiProblem) return { trouble: troubleOf(error), email };
    throw error;
  }
}
