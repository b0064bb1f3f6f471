const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request that changes something was made by our own pages. */
export function isOwnOrigin(request: Request): boolean {
  const own = new URL(request.url).origin;
  const origin = request.headers.get("origin");
  if (origin !== null) return origin === own;
  // Some browsers leave Origin out of a same-origin form post; fetch metadata then decides.
  return request.headers.get("sec-fetch-site") === "same-origin";
}

/** A 403 for a change that another site asked for; null when the request may go on. */
export function refuseForeignOrigin(request: Request): Response | null {
  if (SAFE_METHODS.has(request.method) || isOwnOrigin(request)) return null;
  return new Response("Cross-site request refused.", {
    status: 403,
    headers: { "content-type": "text/plain" },
  });
}
