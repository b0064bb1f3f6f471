import { asList, asRecord, type JsonRecord, readCount, readId, readText } from "../json.ts";
import type { ConnectedIdentity, GrantedToken, ReadResult } from "../platform.ts";
import { REQUIRED_SCOPES } from "./capabilities.ts";
import { toReadResult } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { call, type Reply } from "./wire.ts";

export type OAuthOptions = {
  /** The Instagram app's pair, which is not the Meta app's. */
  appId: string;
  appSecret: string;
  authorizeUrl: string;
  tokenUrl: string;
  graphUrl: string;
  fetch: typeof fetch;
};
type Exchange = { kind: "ok"; granted: GrantedToken } | { kind: "refused"; cause: string };

export const IDENTITY_FIELDS = "id,user_id,username,name,profile_picture_url";
/** What a long-lived token lives when the answer does not say. */
const DEFAULT_LIFE_SECONDS = 60 * 24 * 60 * 60;

export function authorizeAddress(options: OAuthOptions, state: string, redirectUri: string): string {
  const address = new URL(options.authorizeUrl);
  address.searchParams.set("client_id", options.appId);
  address.searchParams.set("redirect_uri", redirectUri);
  address.searchParams.set("response_type", "code");
  address.searchParams.set("scope", REQUIRED_SCOPES.join(","));
  address.searchParams.set("state", state);
  return address.href;
}

/** Code → short-lived token → long-lived token. `cause` is fit for a log: whatever could be a secret is hidden. */
export async function exchangeCode(
  options: OAuthOptions,
  code: string,
  redirectUri: string,
  now: number,
): Promise<Exchange> {
  const { fetch: request } = options;
  const form = new URLSearchParams({
    client_id: options.appId,
    client_secret: options.appSecret,
    grant_type: "authorization_code",
    redirect_uri: redirectUri,
    code: code.replace(/#.*$/s, ""), // Instagram appends `#_`, which is no part of the code
  });
  // As text: not every fetch sets the same content type for URLSearchParams.
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const reply = await call(request, options.tokenUrl, { method: "POST", headers, body: form.toString() });
  const short = readShortLived(reply);
  if (short === null) return { kind: "refused", cause: readCause(reply) };

  // The code is spent by now: one hiccup here would send the person through consent again.
  let long = await exchangeToken(options, short.token);
  if (isHiccup(long)) long = await exchangeToken(options, short.token);
  const granted = readLongLived(long, now);
  if (granted === null) return { kind: "refused", cause: readCause(long) };
  const scopes = granted.scopes.length > 0 ? granted.scopes : short.scopes;
  return { kind: "ok", granted: { ...granted, scopes } };
}

/** The documented list `{data: [{…}]}`, or the flat object that integrators observe. */
function readShortLived(reply: Reply): { token: string; scopes: string[] } | null {
  if (reply.kind !== "answer" || reply.status < 200 || reply.status > 299) return null;
  const body = asRecord(reply.body);
  const grant = body.data === undefined ? body : asRecord(asList(body.data)[0]);
  const token = readText(grant.access_token);
  // Its user_id is left: reports differ on which of the two ids it is, so identity is asked for by itself.
  return token === null ? null : { token, scopes: readScopes(grant.permissions) };
}

function readScopes(value: unknown): string[] {
  const names = typeof value === "string" ? value.split(/[,\s]+/) : asList(value);
  return names.filter((name): name is string => typeof name === "string" && name !== "");
}

/** `appSecret` and token go in the query, as this endpoint alone wants them. */
function exchangeToken(options: OAuthOptions, shortLived: string): Promise<Reply> {
  const query = {
    grant_type: "ig_exchange_token",
    client_secret: options.appSecret,
    access_token: shortLived,
  };
  return unversioned(options, "access_token", query);
}

/** Another 60 days. `scopes` is empty when the answer does not list them. */
export async function refreshToken(
  options: OAuthOptions,
  token: string,
  now: number,
): Promise<ReadResult<GrantedToken>> {
  const query = { grant_type: "ig_refresh_token", access_token: token };
  const reply = await unversioned(options, "refresh_access_token", query);
  return toReadResult(reply, (body) => toGrant(asRecord(body), now));
}

function unversioned(options: OAuthOptions, path: string, query: Record<string, string>): Promise<Reply> {
  const { fetch: request } = options;
  const address = `${options.graphUrl}/${path}?${new URLSearchParams(query)}`;
  return call(request, address, { method: "GET", headers: { accept: "application/json" } });
}

function readLongLived(reply: Reply, now: number): GrantedToken | null {
  const result = toReadResult(reply, (body) => toGrant(asRecord(body), now));
  return result.kind === "ok" ? result.value : null;
}

function toGrant(body: JsonRecord, now: number): GrantedToken | null {
  const token = readText(body.access_token);
  if (token === null) return null;
  const lifeSeconds = readCount(body.expires_in) || DEFAULT_LIFE_SECONDS;
  return { token, expiresAt: now + lifeSeconds * 1000, scopes: readScopes(body.permissions) };
}

/** No answer, a server's fault or Graph's "temporary": worth one more try of a call that changes nothing. */
function isHiccup(reply: Reply): boolean {
  if (reply.kind === "no-answer" || reply.status >= 500) return true;
  if (reply.kind === "unreadable") return false;
  const { code, is_transient } = asRecord(asRecord(reply.body).error);
  return code === 1 || code === 2 || is_transient === true;
}

/** The platform's own words, from Graph's envelope or the token host's flat one, with every long run hidden. */
export function readCause(reply: Reply): string {
  if (reply.kind === "no-answer") return reply.cause;
  if (reply.kind === "unreadable") return `http ${reply.status}, unreadable`;
  const body = asRecord(reply.body);
  const graph = asRecord(body.error);
  const words = [
    body.error_type ?? graph.type,
    body.code ?? graph.code,
    graph.error_subcode,
    body.error_message ?? graph.message ?? body.error_description,
  ].filter((word) => typeof word === "string" || typeof word === "number");
  return [`http ${reply.status}`, ...words]
    .join(" ")
    .replaceAll(/[\w\-.~+/=|%]{16,}/g, "[hidden]")
    .slice(0, 300);
}

/** `user_id` is what webhooks carry, `id` is scoped to the app. Without the first, both are the second. */
export async function identify(graph: Graph, token: string): Promise<ReadResult<ConnectedIdentity>> {
  const reply = await graph.get(["me"], { fields: IDENTITY_FIELDS }, token);
  return toReadResult(reply, toIdentity);
}

/** Null when the answer names nobody. */
export function toIdentity(body: unknown): ConnectedIdentity | null {
  const me = asRecord(body);
  const appScopedId = readId(me.id) ?? readId(me.user_id);
  const externalId = readId(me.user_id) ?? appScopedId;
  const username = readText(me.username);
  if (externalId === null || appScopedId === null || username === null) return null;
  return {
    externalId,
    appScopedId,
    username,
    displayName: readText(me.name),
    pictureUrl: readText(me.profile_picture_url),
  };
}
