import { z } from "zod";
import type { Settings } from "../settings.ts";

/** Scopes an app can ask for today. The old names (`business_basic` …) stopped working on 2025-01-27. */
export const KNOWN_SCOPES = [
  "instagram_business_basic",
  "instagram_business_manage_comments",
  "instagram_business_manage_messages",
  "instagram_business_content_publish",
  "instagram_business_manage_insights",
] as const;

const AuthorizeSchema = z.object({
  client_id: z.string().default(""),
  redirect_uri: z.string().default(""),
  response_type: z.string().default(""),
  scope: z.string().default(""),
  state: z.string().optional(),
});

export type AuthorizeRequest = {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string | undefined;
};
export type AuthorizeRefusal = "client" | "redirect" | "response-type" | "scope";

/**
 * What an app asks for at the consent page.
 *
 * @returns a refusal that is shown as a page: without a known client and redirect there is nowhere to send anybody
 */
export function readAuthorizeRequest(
  query: Record<string, unknown>,
  settings: Settings,
): { ok: true; request: AuthorizeRequest } | { ok: false; refusal: AuthorizeRefusal } {
  const parsed = AuthorizeSchema.safeParse(query);
  if (!parsed.success) return { ok: false, refusal: "client" };
  const { client_id, redirect_uri, response_type, scope, state } = parsed.data;
  if (client_id !== settings.appId) return { ok: false, refusal: "client" };
  // Byte for byte: a trailing slash is another address.
  if (!settings.redirectUris.includes(redirect_uri)) return { ok: false, refusal: "redirect" };
  if (response_type !== "code") return { ok: false, refusal: "response-type" };
  const scopes = [...new Set(scope.split(/[,\s]+/).filter(Boolean))];
  const isKnown = (one: string): boolean => (KNOWN_SCOPES as readonly string[]).includes(one);
  if (!scopes.includes("instagram_business_basic") || !scopes.every(isKnown))
    return { ok: false, refusal: "scope" };
  return { ok: true, request: { clientId: client_id, redirectUri: redirect_uri, scopes, state } };
}

/** `…?code=…&state=…#_`: the fragment belongs to no parameter. */
export const approvedUrl = (request: AuthorizeRequest, code: string): string =>
  `${withQuery(request.redirectUri, { code, ...(request.state === undefined ? {} : { state: request.state }) })}#_`;

export const refusedUrl = (request: AuthorizeRequest): string =>
  withQuery(request.redirectUri, {
    error: "access_denied",
    error_reason: "user_denied",
    error_description: "The user denied your request.",
    ...(request.state === undefined ? {} : { state: request.state }),
  });

/** Appends without touching what is there: the registered address stays as it was written. */
const withQuery = (url: string, query: Record<string, string>): string =>
  `${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams(query)}`;
