/** Nouns behind which digits are never a phone number: `siret`, `iban`, `suivi`, `code`. */
export const HARD_LABELS = [
  "siret|siren|sirene|rcs|kbis|rpps|adeli|finess|urssaf|naf|ape|rna|bce|kbo|btw|tva(?: intra\\w*)?|vat|n\\.?i\\.?f|cif|dni|nie|nir|ine|ahv|avs|nas|ssn|nhs|nss|insee|partita iva|codice fiscale|p\\.? ?iva|steuer\\w*|ust-?id\\w*|agrement",
  "ib[ae]n|rib|bic|swift|sort code|transaction|guichet|mastercard|amex|visa|cb|cvv|card(?: number)?|carte (?:bancaire|bleue|visa|fidelite|de fidelite|cadeau|vitale|d'identite|grise|sim)",
  "ticket de caisse|isbn|issn|ean ?(?:8|13)?|gtin|upc|gencod|imei|iccid|puk|sku|oem|asin|code[- ]?(?:barres?|article|produit|promo|parrain\\w*|wifi|erreur|client|postal|pin|secret|de verification|d'acces|ami|reduc\\w*)|barcode|serial|serie|lot|batch|modele|model|piece|cote|seed|agreement",
  "securite sociale|secu|passeport|passport|cni|permis|matricule|allocataire|identifiants?|uid|id|identifiant|immat\\w*|inscription|etudiant|etudiante|eleve|candidat|dossard",
  "suivi|tracking|colis|colissimo|chronopost|mondial relay|relais colis|ups|dhl|dpd|gls|fedex|usps|parcel|envio|spedizione|encomenda|sendungs\\w*|expedition|exp|shipment",
  "commandes?|cmd|cde|order(?: number)?|pedido|ordine|bestell\\w*|auftrag\\w*|rechnung\\w*|fattura|factura|facture|invoice|dossier|sinistre|refs?|reference|items?|references|annonce",
  "version|build|firmware|ip|mac|gps|lat(?:itude)?|long(?:itude)?|lng|timestamp",
  "cp|zip|plz|bp|departements?|dep|depts?|dpts?|cedex",
  "loto|euromillions|keno|tirage|gagnants?|combinaison|grille|bingo|quinte|tierce|coche|joue|chance|dorsard",
  "pin|otp|mot de passe|password|mdp|wifi|codes?|code|digicode",
  "score|resultats?|tailles?|pointures?|sizes?|teintes?|chapitres?|pages?|places?|sieges?|rang|art|articles? n",
].join("|");

/** Nouns behind which digits in one piece, or announced by `n°`, are not a phone number: `client`, `contrat`. */
export const SOFT_LABELS =
  "reservation|resa|booking|achat|devis|contrat|contract|client|cliente|customer|adherent|adherente|licence|license|licencie|compte|account|paiement|virement|ticket|billet|article|produit|product|item|carte";
/** Nouns that name something by a number only behind `numéro de` or before `n°`. */
export const NUMBERED_LABELS = `${SOFT_LABELS}|police|recu|membre|member|abonne|bon|table|chambre|salle|train|vol|bus|urgence|envoi|envoie`;
