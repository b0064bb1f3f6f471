import { redirect } from "@remix-run/cloudflare";
import { refuseForeignOrigin } from "./origin.ts";

const MAX_AGE_SECONDS = 30 * 24 * 3600;

/** `__Host-` needs https, which a local run does not have. */
function isLocalPlain(url: URL): boolean {
  return url.protocol === "http:" && (url.hostname === "localhost" || url.hostname === "127.0.0.1");
}
const nameFor = (request: Request): string =>
  isLocalPlain(new URL(request.url)) ? "vistaflow" : "__Host-vistaflow";

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key !== name) continue;
    try {
      return decodeURIComponent(rest.join("="));
    } catch {
      return null;
    }
  }
  return null;
}

/** The session token of the person at the dashboard; null when nobody is signed in. */
export const readSession = (request: Request): string | null => readCookie(request, nameFor(request)) || null;

/** `Set-Cookie` for a new session: readable by no script, sent to no other site. */
export function sessionCookie(request: Request, token: string): string {
  const secure = isLocalPlain(new URL(request.url)) ? "" : "; Secure";
  return `${nameFor(request)}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${secure}`;
}
export function endedSessionCookie(request: Request): string {
  const secure = isLocalPlain(new URL(request.url)) ? "" : "; Secure";
  return `${nameFor(request)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
}

/** A path of this site to go to after signing in; never another site's address. */
export function safeNext(next: string | null | undefined): string {
  return next && /^\/(?![/\\])[^\s]*$/.test(next) ? next : "/";
}

/** Sends the person to the sign-in page and back here afterwards. */
export function toLogin(request: Request): Response {
  const url = new URL(request.url);
  // A data request of the client router carries `.data`; the page itself does not.
  const path = url.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  url.searchParams.delete("_routes");
  const query = url.searchParams.toString();
  const next = request.method === "GET" ? `${path}${query ? `?${query}` : ""}` : "/";
  return redirect(`/login?next=${encodeURIComponent(next)}`, {
    headers: { "set-cookie": endedSessionCookie(request) },
  });
}

/** @throws Response 403 when another site asked for this change */
export function requireOwnOrigin(request: Request): void {
  const refusal = refuseForeignOrigin(request);
  if (refusal) throw refusal;
}
