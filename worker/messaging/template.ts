import { TEMPLATE_VARIABLES } from "./contract.ts";

/**
 * Templates of messages: `{{username}}`, `{{ first_name }}`, `{{first_name|toi}}` (what to say when there is no
 * value). Anything else is text; a single brace too.
 */

type Variable = (typeof TEMPLATE_VARIABLES)[number];
export type TemplateValues = {
  username: string | null;
  /** As people read it: "Instagram". */
  platform: string | null;
  firstName: string | null;
};

const TAG = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;
const isVariable = (name: string): name is Variable =>
  (TEMPLATE_VARIABLES as readonly string[]).includes(name);

/** What keeps a template from being saved: names that are no variable, and braces that open or close nothing. */
export function checkTemplate(body: string): { unknown: string[]; unclosed: boolean } {
  const unknown = new Set<string>();
  const rest = body.replace(TAG, (_, name: string) => {
    if (!isVariable(name.trim())) unknown.add(name.trim());
    return "\n"; // keeps the braces on either side apart
  });
  return { unknown: [...unknown], unclosed: rest.includes("{{") || rest.includes("}}") };
}

/**
 * Fills a template in one pass, so that a value is never read as a template itself.
 *
 * @returns `missing`: variables without value and fallback. They leave nothing behind, neither braces nor the
 *          space that set them off: "Bonjour {{first_name}} !" becomes "Bonjour !"
 */
export function renderTemplate(body: string, values: TemplateValues): { text: string; missing: string[] } {
  const known: Record<Variable, string | null> = {
    username: values.username,
    platform: values.platform,
    first_name: values.firstName,
  };
  const missing = new Set<string>();
  let text = "";
  let end = 0;
  for (const tag of body.matchAll(TAG)) {
    const name = tag[1]!.trim();
    text += body.slice(end, tag.index);
    end = tag.index + tag[0].length;
    const value = cleanValue(isVariable(name) ? known[name] : null) || cleanValue(tag[2] ?? null);
    text += value;
    if (value !== "") continue;
    if (tag[2] === undefined) missing.add(name);
    const opensLine = text === "" || text.endsWith("\n");
    if (opensLine) end += /^[ \u00A0\u202F,]*/.exec(body.slice(end))![0].length;
    else if (/^(?:[\s,.)…]|$)/.test(body.slice(end))) text = text.replace(/[ \u00A0\u202F]+$/, "");
  }
  return { text: (text + body.slice(end)).trim(), missing: [...missing] };
}

/**
 * One line of plain text from a value that somebody else wrote: no control or invisible direction characters,
 * no lone surrogates (they cannot be sent), no runs of spaces. Joiners stay: emoji are made with them.
 */
function cleanValue(value: string | null): string {
  return (value ?? "")
    .replace(/[\s\u0085]+/g, " ")
    .replace(/[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

const encoder = new TextEncoder();

/** Platforms limit bytes, not characters: "é" counts 2, most emoji 4. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The wording a lead gets: always the same for the same seed (take the automation's id), and over many leads
 * each wording equally often. `index` 0 is the template's own body, the variants follow.
 */
export function pickVariant(
  template: { body: string; variants: readonly string[] },
  leadId: string,
  seed: string,
): { index: number; body: string } {
  const wordings = [template.body, ...template.variants];
  const index = hashOf(`${seed}\n${leadId}`) % wordings.length;
  return { index, body: wordings[index]! };
}

/** FNV-1a over UTF-16 units, then murmur3's finaliser: FNV's low bits alone share badly. Not for secrets. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
