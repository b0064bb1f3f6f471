/** As the API's contract names them; a name that is none of these is refused on save. */
export const VARIABLES = ["first_name", "username", "platform"] as const;
export type Variable = (typeof VARIABLES)[number];

export type TemplateFault = {
  kind: "unknown" | "unclosed";
  /** Where in the text, UTF-16 units, end excluded. */
  from: number;
  to: number;
  /** What stands there. */
  text: string;
  /** The variable that was probably meant. */
  guess: Variable | null;
};

export const TAG = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;
export const isVariable = (name: string): name is Variable => (VARIABLES as readonly string[]).includes(name);

/** What people write for what they mean; whole words of it, without accents and signs. */
const GUESSES: Record<Variable, readonly string[]> = {
  first_name: ["firstname", "prenom", "name", "nom", "given", "givenname", "first"],
  username: ["user", "pseudo", "handle", "identifiant", "login", "compte"],
  platform: ["plateforme", "network", "reseau", "app"],
};
function guessOf(name: string): Variable | null {
  const plain = name
    .normalize("NFD")
    .replaceAll(/[^\p{L}]/gu, "")
    .toLowerCase();
  return (
    VARIABLES.find((known) => known.replace("_", "") === plain || GUESSES[known].includes(plain)) ?? null
  );
}

/** What keeps a template from being saved, each at its place, in order. */
export function templateFaults(body: string): TemplateFault[] {
  const faults: TemplateFault[] = [];
  // Tags give way to as many line breaks, so that what is left keeps its place and braces on either side stay apart.
  const rest = body.replaceAll(TAG, (whole, name: string, _fallback: string | undefined, from: number) => {
    if (!isVariable(name.trim())) {
      faults.push({ kind: "unknown", from, to: from + whole.length, text: whole, guess: guessOf(name) });
    }
    return "\n".repeat(whole.length);
  });
  for (const { 0: text, index } of rest.matchAll(/\{\{|\}\}/g)) {
    faults.push({ kind: "unclosed", from: index, to: index + text.length, text, guess: null });
  }
  return faults.toSorted((a, b) => a.from - b.from);
}

/** The tag that asks for a variable, with what to say when it has no value. Braces and bars would end it early. */
export function tagOf(variable: Variable, fallback: string): string {
  const clean = fallback.replaceAll(/[{}|]/g, "").trim();
  return clean === "" ? `{{${variable}}}` : `{{${variable}|${clean}}}`;
}
