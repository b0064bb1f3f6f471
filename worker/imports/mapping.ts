import { fold } from "../language/normalise.ts";
import { IMPORT_FIELDS, type ImportField, type Mapping } from "./contract.ts";

/** Names that columns of other programs have, French and English, folded and without what is no letter. */
const KNOWN_AS: Record<ImportField, readonly string[]> = {
  username: [
    "username",
    "pseudo",
    "pseudonyme",
    "instagram",
    "compte",
    "compteinstagram",
    "handle",
    "identifiant",
    "user",
    "nomdutilisateur",
    "ig",
    "profil",
  ],
  externalId: ["externalid", "platformid", "igid", "instagramid", "idexterne"],
  displayName: [
    "displayname",
    "nom",
    "name",
    "nomcomplet",
    "fullname",
    "prenomnom",
    "client",
    "contact",
    "nomaffiche",
  ],
  phone: [
    "phone",
    "phones",
    "telephone",
    "tel",
    "mobile",
    "portable",
    "numero",
    "phonenumber",
    "numerodetelephone",
    "gsm",
    "whatsapp",
    "telephoneportable",
  ],
  email: ["email", "emails", "mail", "courriel", "adressemail", "emailaddress", "adresseemail"],
  status: ["status", "statut", "etat", "etape", "stage"],
  amount: ["amount", "montant", "prix", "ca", "vente", "total", "valeur", "value"],
  tags: ["tags", "tag", "etiquettes", "etiquette", "labels", "groupe", "segment"],
  note: ["note", "notes", "commentaire", "commentaires", "remarque", "remarques", "comment"],
  assignedTo: [
    "assignedto",
    "responsable",
    "assigne",
    "assignea",
    "owner",
    "vendeur",
    "commercial",
    "attribuea",
  ],
  firstSeenAt: [
    "firstseenat",
    "date",
    "createdat",
    "ajoutele",
    "datedajout",
    "premiercontact",
    "depuis",
    "datedecreation",
  ],
  consent: ["consent", "consentement", "optin", "accord", "rgpd", "gdpr"],
};

const key = (name: string): string => fold(name).replace(/[^a-z0-9]/g, "");

/** Which column says what, by their names; the first that fits. */
export function guessMapping(columns: readonly string[]): Mapping {
  const taken = new Set<string>();
  const mapping: Mapping = {};
  for (const field of IMPORT_FIELDS) {
    const column = columns.find((name) => !taken.has(name) && KNOWN_AS[field].includes(key(name)));
    mapping[field] = column ?? null;
    if (column !== undefined) taken.add(column);
  }
  return mapping;
}
