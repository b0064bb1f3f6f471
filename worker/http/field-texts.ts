import { frenchSpaces, frenchWords } from "../language/french-spaces.ts";

type Language = "fr" | "en";

/** What a contract found wrong with one value, as zod reports it; the code decides the sentence. */
export type FieldIssue = {
  code?: string;
  message: string;
  expected?: string;
  origin?: string;
  format?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  values?: readonly unknown[];
};
/** The value itself, as far as it changes the sentence. */
export type FieldState = "missing" | "repeated" | "given";

type Measure = "number" | "text" | "list";
type Sentences = {
  required: string;
  repeated: string;
  unknown: string;
  other: string;
  empty: string;
  /** By zod's `expected`. */
  types: Record<string, string>;
  /** By zod's `format`. */
  formats: Record<string, string>;
  atLeast: (measure: Measure, minimum: number) => string;
  atMost: (measure: Measure, maximum: number) => string;
  oneOf: (values: string) => string;
};

const FR = frenchWords<Sentences>({
  required: "Cette valeur est obligatoire.",
  repeated: "Donnez ce paramètre une seule fois.",
  unknown: "Ce nom n'est pas connu ici.",
  other: "Cette valeur ne convient pas.",
  empty: "Ce texte ne peut pas être vide.",
  types: {
    string: "Un texte est attendu.",
    number: "Un nombre est attendu.",
    int: "Un nombre entier est attendu.",
    boolean: "true ou false est attendu.",
    array: "Une liste est attendue.",
    object: "Un objet est attendu.",
    record: "Un objet est attendu.",
  },
  formats: {
    datetime: "Une date et une heure RFC 3339 sont attendues, p. ex. 2027-01-31T09:30:00Z.",
    date: "Une date est attendue, p. ex. 2027-01-31.",
    email: "Une adresse e-mail est attendue.",
    url: "Une adresse web est attendue.",
  },
  atLeast: (measure, minimum) =>
    measure === "number"
      ? `Au moins ${minimum}.`
      : measure === "text"
        ? `Au moins ${minimum} caractère${minimum > 1 ? "s" : ""}.`
        : `Au moins ${minimum} élément${minimum > 1 ? "s" : ""}.`,
  atMost: (measure, maximum) =>
    measure === "number"
      ? `Au plus ${maximum}.`
      : measure === "text"
        ? `Au plus ${maximum} caractère${maximum > 1 ? "s" : ""}.`
        : `Au plus ${maximum} élément${maximum > 1 ? "s" : ""}.`,
  oneOf: (values) => `Valeurs possibles : ${values}.`,
});

const EN: Sentences = {
  required: "This value is required.",
  repeated: "Give this parameter only once.",
  unknown: "This name is not known here.",
  other: "This value is not acceptable.",
  empty: "This text must not be empty.",
  types: {
    string: "A text is expected.",
    number: "A number is expected.",
    int: "A whole number is expected.",
    boolean: "true or false is expected.",
    array: "A list is expected.",
    object: "An object is expected.",
    record: "An object is expected.",
  },
  formats: {
    datetime: "An RFC 3339 date and time is expected, e.g. 2027-01-31T09:30:00Z.",
    date: "A date is expected, e.g. 2027-01-31.",
    email: "An e-mail address is expected.",
    url: "A web address is expected.",
  },
  atLeast: (measure, minimum) =>
    measure === "number"
      ? `At least ${minimum}.`
      : `At least ${minimum} ${measure === "text" ? "character" : "item"}${minimum === 1 ? "" : "s"}.`,
  atMost: (measure, maximum) =>
    measure === "number"
      ? `At most ${maximum}.`
      : `At most ${maximum} ${measure === "text" ? "character" : "item"}${maximum === 1 ? "" : "s"}.`,
  oneOf: (values) => `Possible values: ${values}.`,
};

/** French of what contracts and services say in their own words. A test compares it with their sources. */
const STATED_FR: readonly (readonly [RegExp, string])[] = [
  [/^no NUL character \(U\+0000\)$/, "Le caractère NUL (U+0000) n'est pas permis."],
  [/^not a cursor of this list$/, "Ce curseur ne vient pas de cette liste."],
  [/^exactly one of text and templateId$/, "Donnez soit text, soit templateId, et un seul des deux."],
  [/^an IANA time zone, e\.g\. (.+)$/, "Un fuseau horaire IANA est attendu, p. ex. $1."],
  [/^two capital letters, e\.g\. (.+)$/, "Deux lettres majuscules sont attendues, p. ex. $1."],
  [/^three capital letters, e\.g\. (.+)$/, "Trois lettres majuscules sont attendues, p. ex. $1."],
  [/^hours and minutes, e\.g\. (.+)$/, "Des heures et des minutes sont attendues, p. ex. $1."],
  [
    /^not an address that may be called$/,
    "Cette adresse ne peut pas être appelée : il faut https et un nom public.",
  ],
  [/^not the keys of a subscription$/, "Ce ne sont pas les clés d'un abonnement."],
  [/^no lead with this id$/, "Aucun contact n'a cet identifiant."],
  [/^no view with this id$/, "Aucune vue n'a cet identifiant."],
  [/^exactly one of filter and ids$/, "Donnez soit filter, soit ids, et un seul des deux."],
  [/^at least one change$/, "Demandez au moins un changement."],
  [/^a tag is either added or taken away$/, "Une étiquette est soit ajoutée, soit retirée."],
  [/^another lead than this one$/, "Un autre contact que celui-ci est attendu."],
  [/^this lead has no such number or address$/, "Ce contact n'a pas ce numéro ou cette adresse."],
  [/^a time that has come$/, "Un moment déjà passé est attendu."],
  [/^a time after they withdrew$/, "Un moment après le retrait est attendu."],
  [/^not a phone number$/, "Ce n'est pas un numéro de téléphone."],
  [/^not an e-mail address$/, "Ce n'est pas une adresse e-mail."],
  [
    /^(\d+) automations of this account are on: switch one off first$/,
    "$1 automatisations de ce compte sont en marche : arrêtez-en une d'abord.",
  ],
  [/^no variant at this place$/, "Ce modèle n'a pas de variante à cette place."],
  [/^an https address of a picture$/, "L'adresse https d'une image est attendue."],
  [/^no template with this id$/, "Aucun modèle n'a cet identifiant."],
  [/^no account with this id$/, "Aucun compte n'a cet identifiant."],
  [/^nobody of this workspace has this id$/, "Personne n'a cet identifiant dans cet espace."],
  [/^the file has no line$/, "Le fichier n'a aucune ligne."],
  [/^(\d+) columns at most$/, "Au plus $1 colonnes."],
  [/^(\d+) rows at most in a file$/, "Au plus $1 lignes par fichier : coupez-le en plusieurs."],
  [/^the file has no column of this name$/, "Le fichier n'a pas de colonne de ce nom."],
  [/^no row of the file can be imported$/, "Aucune ligne du fichier ne peut être importée."],
  [/^an amount belongs to the status converted$/, "Un montant ne va qu'avec le statut converted."],
  [/^another rule has this name$/, "Une autre règle porte déjà ce nom."],
  [/^(\d+) keywords at most in all rules together$/, "Au plus $1 mots-clés pour toutes les règles ensemble."],
  [/^a score trigger needs the score to reach$/, "Un déclencheur par score a besoin du score à atteindre."],
  [/^no variable is named (.+)$/s, "Aucune variable ne s'appelle $1."],
  [/^\{\{ and \}\} come in pairs$/, "{{ et }} vont par paires."],
  [/^(\S+) bytes; this platform takes (\S+)$/, "$1 octets, et cette plateforme en prend au plus $2."],
];

/** A stated sentence in the reader's language; one that is not listed stays as it is. */
export function statedText(sentence: string, language: Language): string {
  if (language === "en") return sentence;
  const known = STATED_FR.find(([english]) => english.test(sentence));
  if (!known) return sentence;
  const [english, french] = known;
  return sentence.replace(english, frenchSpaces(french));
}

export const unknownFieldText = (language: Language): string => (language === "fr" ? FR : EN).unknown;

/** One sentence about one value, made from the issue's code: nothing here depends on a language set elsewhere. */
export function fieldText(issue: FieldIssue, state: FieldState, language: Language): string {
  const say = language === "fr" ? FR : EN;
  if (state === "missing" && issue.code !== "custom") return say.required;
  if (state === "repeated") return say.repeated;
  switch (issue.code) {
    case "invalid_type":
      return say.types[issue.expected ?? ""] ?? say.other;
    case "too_small": {
      const measure = measureOf(issue.origin);
      const minimum = Number(issue.minimum);
      return measure === "text" && minimum === 1 ? say.empty : say.atLeast(measure, minimum);
    }
    case "too_big":
      return say.atMost(measureOf(issue.origin), Number(issue.maximum));
    case "invalid_value":
      return say.oneOf((issue.values ?? []).map(String).join(", "));
    case "unrecognized_keys":
      return say.unknown;
    case "invalid_format":
      return (
        say.formats[issue.format ?? ""] ?? (isStated(issue) ? statedText(issue.message, language) : say.other)
      );
    case "custom":
      return isStated(issue) ? statedText(issue.message, language) : say.other;
    default:
      return say.other;
  }
}

/** Zod's own sentences begin with `Invalid`; a contract's never do. */
const isStated = ({ message }: FieldIssue): boolean => !message.startsWith("Invalid");

const measureOf = (origin: string | undefined): Measure =>
  origin === "string" ? "text" : origin === "array" || origin === "set" ? "list" : "number";
