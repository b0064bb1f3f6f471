import { OWN_CHALLENGE } from "./webhook-health.ts";

const ANSWER_WITHIN_MS = 5000;
const READ_BYTES = 2048;

/** What the platform would meet at our webhook address. */
export type CallbackFinding =
  | { kind: "answers" }
  /** Only this machine reaches it; `isEnough`: the platform in use is on it too. */
  | { kind: "local"; isEnough: boolean }
  | { kind: "private" }
  | { kind: "not-https" }
  | { kind: "no-verify-token" }
  | { kind: "refused" }
  | { kind: "not-found" }
  | { kind: "redirected"; status: number }
  | { kind: "other-answer"; status: number }
  | { kind: "no-such-host" }
  | { kind: "no-answer" }
  | { kind: "too-slow" }
  /** Cloudflare does not let a Worker call itself here: says nothing about others. */
  | { kind: "self-call-refused" };

/** Who can reach a host: anybody, this machine, or one network. Any spelling that `URL` reads. */
export function reachOfHost(address: string): "public" | "local" | "private" {
  const host = new URL(address).hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127\./.test(host)) {
    return "local";
  }
  if (host.includes(":")) {
    const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
    if (mapped) return reachOfHost(`http://${dotted(mapped[1]!, mapped[2]!)}`);
    return host === "::" || /^(f[cd]|fe[89ab])/.test(host) ? "private" : "public";
  }
  const parts = host.split(".");
  if (/^\d+(\.\d+){3}$/.test(host)) return isPrivateIpv4(parts.map(Number)) ? "private" : "public";
  const isInternal = parts.length === 1 || /\.(local|internal|lan|home\.arpa|intranet)$/.test(host);
  return isInternal ? "private" : "public";
}

const dotted = (high: string, low: string): string => {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return `${a >> 8}.${a & 255}.${b >> 8}.${b & 255}`;
};

function isPrivateIpv4([a = 0, b = 0]: number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

export type CallbackQuestion = {
  /** Where the API says that it answers. */
  apiUrl: string;
  platformId: string;
  /** Where the platform answers: on this machine, it reaches this machine. */
  platformUrl: string;
  verifyToken: string | undefined;
  /** Makes the challenge one that nothing else could answer. */
  nonce: string;
};

export const webhookAddress = (apiUrl: string, platformId: string): string =>
  `${apiUrl}/webhooks/${platformId}`;

/** Knocks at our own door as the platform would, from outside. Never throws. */
export async function tryCallback(
  fetcher: typeof fetch,
  { apiUrl, platformId, platformUrl, verifyToken, nonce }: CallbackQuestion,
): Promise<CallbackFinding> {
  const reach = reachOfHost(apiUrl);
  const isPlatformHere = reachOfHost(platformUrl) !== "public";
  if (reach === "local" && !isPlatformHere) return { kind: "local", isEnough: false };
  if (reach === "private" && !isPlatformHere) return { kind: "private" };
  if (reach === "public" && !apiUrl.startsWith("https://") && !isPlatformHere) return { kind: "not-https" };
  if (!verifyToken) return { kind: "no-verify-token" };
  const url = new URL(webhookAddress(apiUrl, platformId));
  const challenge = `${OWN_CHALLENGE}${nonce}`;
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.verify_token", verifyToken);
  url.searchParams.set("hub.challenge", challenge);
  const seen = await knock(fetcher, url, challenge);
  return seen.kind === "answers" && reach !== "public" ? { kind: "local", isEnough: true } : seen;
}

async function knock(fetcher: typeof fetch, url: URL, challenge: string): Promise<CallbackFinding> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await fetcher(url.toString(), { redirect: "manual", signal });
    return judge(response.status, await readStart(response), challenge);
  } catch {
    return signal.aborted ? { kind: "too-slow" } : { kind: "no-answer" };
  }
}

/** A stranger's page behind our address may be long: what matters is at its start. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (reader && text.length < READ_BYTES) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text;
}

function judge(status: number, body: string, challenge: string): CallbackFinding {
  if (status === 200 && body === challenge) return { kind: "answers" };
  // Cloudflare's own pages end in `error code: N`; 1042 and 522 are what a Worker gets that calls its own zone.
  const fault = /error code: (\d+)/i.exec(body)?.[1];
  if (fault === "1042" || fault === "522") return { kind: "self-call-refused" };
  if (fault === "1016" || fault === "1001") return { kind: "no-such-host" };
  if (status === 403) return { kind: "refused" };
  if (status === 404) return { kind: "not-found" };
  if (status >= 300 && status < 400) return { kind: "redirected", status };
  return { kind: "other-answer", status };
}
