import { firstNameOf as greetingOf } from "../../worker/messaging/first-name.ts";
import { isVariable, TAG, type Variable } from "./template-text.ts";

export type PreviewPerson = { username: string; displayName: string | null; platform: string };

/** The first name that somebody is greeted by, or "" when what they show is not surely one. */
export const firstNameOf = (person: Pick<PreviewPerson, "displayName"> & { username?: string }): string =>
  greetingOf(person.displayName, person.username ?? null) ?? "";

/**
 * How a template reads for one person, as the API fills it. A variable without value and fallback leaves no gap: the space that set it off goes too.
 *
 * @param person `platform` as people read it: "Instagram"
 */
export function fillTemplate(body: string, person: PreviewPerson): string {
  const values: Record<Variable, string> = {
    username: person.username,
    platform: person.platform,
    first_name: firstNameOf(person),
  };
  let text = "";
  let end = 0;
  for (const tag of body.matchAll(TAG)) {
    const name = (tag[1] ?? "").trim();
    text += body.slice(end, tag.index);
    end = tag.index + tag[0].length;
    if (!isVariable(name)) {
      text += tag[0];
      continue;
    }
    const value = values[name] || (tag[2] ?? "").trim();
    text += value;
    if (value !== "") continue;
    const after = body.slice(end);
    if (text === "" || text.endsWith("\n")) end += /^[ \u00A0\u202F,]*/.exec(after)?.[0].length ?? 0;
    else if (/^(?:[\s,.)…]|$)/.test(after)) text = text.replace(/[ \u00A0\u202F]+$/, "");
  }
  return (text + body.slice(end)).trim();
}
