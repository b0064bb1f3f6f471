/**
 * Which addresses people may have us call: an https address of a public name. Pure, and stricter than a list of
 * private ranges: no literal address at all, in whatever spelling, since the URL parser (WHATWG URL §3.5) turns octal,
 * hexadecimal, short and full-width spellings into the plain one before this looks.
 */
export type OutboundRefusal =
  | "not-a-url"
  | "not-https"
  | "has-credentials"
  | "literal-address"
  | "private-name"
  | "too-long";

export type OutboundTarget =
  | { ok: true; url: URL; isAllowed: boolean }
  | { ok: false; reason: OutboundRefusal };

const LONGEST_URL = 2048;

/** Names that no public server has (RFC 6761, RFC 6762, RFC 8375, RFC 9476), and those of clouds' inner doors. */
const PRIVATE_ENDINGS = [
  "localhost",
  "local",
  "localdomain",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
  "in-addr.arpa",
  "ip6.arpa",
  "test",
  "invalid",
  "alt",
  "onion",
];
/** Public names whose answer is whatever address stands in them, or always this machine. */
const NAMES_OF_ADDRESSES = [
  "nip.io",
  "sslip.io",
  "xip.io",
  "ip.addr.tools",
  "traefik.me",
  "localtest.me",
  "lvh.me",
  "vcap.me",
  "lacolhost.com",
  "fuf.me",
  "local.gd",
  "backname.io",
  "1u.ms",
  "rbndr.us",
];

const endsWith = (name: string, endings: readonly string[]): boolean =>
  endings.some((ending) => name === ending || name.endsWith(`.${ending}`));

/**
 * @param text what a person typed
 * @param allowedHosts `host` or `host:port`, let through whatever they are and by http too: local runs and tests only
 */
export function outboundTarget(text: string, allowedHosts: readonly string[]): OutboundTarget {
  if (text.length > LONGEST_URL) return { ok: false, reason: "too-long" };
  if (!URL.canParse(text)) return { ok: false, reason: "not-a-url" };
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return { ok: false, reason: "has-credentials" };
  if (url.protocol !== "https:" && url.protocol !== "http:") return { ok: false, reason: "not-https" };
  if (isAllowedHost(url, allowedHosts)) return { ok: true, url, isAllowed: true };
  if (url.protocol !== "https:") return { ok: false, reason: "not-https" };
  const name = url.hostname.replace(/\.+$/, "");
  if (isLiteral(name)) return { ok: false, reason: "literal-address" };
  // A public name has a dot and an ending of letters.
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const isPublic = name.includes(".") && /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(ending);
  if (!isPublic || endsWith(name, PRIVATE_ENDINGS) || endsWith(name, NAMES_OF_ADDRESSES))
    return { ok: false, reason: "private-name" };
  return { ok: true, url, isAllowed: false };
}

/** The parser has made every spelling of an IPv4 address four decimal numbers, and put IPv6 into brackets. */
const isLiteral = (name: string): boolean =>
  name.startsWith("[") || /^\d+(?:\.\d+){0,3}$/.test(name) || /^0x[0-9a-f]*$/i.test(name);

function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return allowedHosts.some((allowed) => {
    const lower = allowed.toLowerCase();
    return lower === url.hostname || lower === `${url.hostname}:${port}`;
  });
}
