import { type InstagramOptions, instagram } from "../adapter.ts";

export type Seen = {
  method: string;
  url: string;
  path: string;
  query: Record<string, string>;
  headers: Headers;
  redirect: string | undefined;
  body: string | null;
};
export type Answer = Response | Error | ((seen: Seen) => Response | Promise<Response>);

/** A fetch that gives these answers in order and keeps what it was asked. An `Error` is a broken connection. */
export function scriptedFetch(...answers: Answer[]) {
  const calls: Seen[] = [];
  const request = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const seen: Seen = {
      method: init.method ?? "GET",
      url: url.href,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: new Headers(init.headers as Record<string, string>),
      redirect: init.redirect,
      body: typeof init.body === "string" ? init.body : null,
    };
    calls.push(seen);
    const answer = answers.shift();
    if (answer === undefined) throw new Error("one call more than scripted");
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? await answer(seen) : answer;
  };
  return { fetch: request as typeof fetch, calls };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

export const graphError = (code: number, subcode?: number, status = 400): Response =>
  json(
    {
      error: {
        message: `Error validating access token: ${TOKEN} is not good`,
        type: "OAuthException",
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: "A1b2C3d4",
      },
    },
    status,
  );

export const ACCOUNT = "17841400000000001";
export const TOKEN = "IGAAinventedTokenThatMustNeverBeShown0000";
export const APP_SECRET = "invented-instagram-app-secret-never-shown";

export const OPTIONS: Omit<InstagramOptions, "fetch"> = {
  appId: "990000000000002",
  appSecret: APP_SECRET,
  webhookSecrets: [
    { name: "INSTAGRAM_APP_SECRET", secret: APP_SECRET },
    { name: "META_APP_SECRET", secret: "invented-meta-app-secret" },
  ],
  verifyToken: "invented-verify-token",
  authorizeUrl: "https://www.instagram.com/oauth/authorize",
  tokenUrl: "https://api.instagram.com/oauth/access_token",
  graphUrl: "https://graph.instagram.com",
  graphVersion: "v26.0",
};

/** An adapter over scripted answers, and the calls it makes. A first plain object changes its options. */
export function scripted(...given: [Partial<InstagramOptions>] | Answer[]) {
  const [first] = given;
  const isChange = first !== undefined && first.constructor === Object;
  const change = isChange ? (first as Partial<InstagramOptions>) : {};
  const { fetch: request, calls } = scriptedFetch(...((isChange ? [] : given) as Answer[]));
  return { platform: instagram({ ...OPTIONS, ...change, fetch: request }), calls };
}
