/** Headers for every answer of the dashboard. */
export function secure(headers: Headers, request: Request, nonce: string): void {
  const url = new URL(request.url);
  const isLocal = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  // Connecting posts a form whose answer leads to the platform: browsers check that address too.
  const formTargets = ["'self'", "https://www.instagram.com", ...(isLocal ? ["http://localhost:*"] : [])];
  headers.set(
    "content-security-policy",
    [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src-elem 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'", // widths of bars and positions of menus are style attributes
      // Pictures in conversations and templates stay where they are kept: on the platform's own servers or the shop's.
      `img-src 'self' data: https:${isLocal ? " http://localhost:*" : ""}`,
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'", // the one that shows what is pushed
      `form-action ${formTargets.join(" ")}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
      ...(isLocal ? [] : ["upgrade-insecure-requests"]),
    ].join("; "),
  );
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (!isLocal) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  // Pages hold other people's words and numbers: nothing between us and the browser keeps them.
  headers.set("cache-control", "private, no-store");
  headers.append("vary", "Cookie");
}

export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
