export type PreviewPerson = { username: string; displayName: string | null; platform: string };

const FIRST_NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’-]*/u;

/** The first name a person shows, or "" when what they show is not a name. */
export function firstNameOf(person: Pick<PreviewPerson, "displayName">): string {
  return FIRST_NAME.exec((person.displayName ?? "").trim())?.[0] ?? "";
}

/**
 * How a template reads for one person while it is being typed. The API's own preview is the reference once it is saved.
 * A variable without a value leaves no gap: the space before it goes too.
 */
export function fillTemplate(body: string, person: PreviewPerson): string {
  const values: Record<string, string> = {
    username: person.username,
    platform: person.platform,
    first_name: firstNameOf(person),
  };
  return body
    .replaceAll(/([ \u00a0]?)\{\{\s*([a-z_]+)\s*\}\}/g, (whole, space: string, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return value === "" ? "" : space + value;
    })
    .trim();
}
