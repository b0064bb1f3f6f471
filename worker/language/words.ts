import { ENGLISH_WORDS, FRENCH_VERB_STEMS, FRENCH_WORDS } from "./word-list.ts";

const known = new Set(`${FRENCH_WORDS} ${ENGLISH_WORDS}`.trim().split(/\s+/));
const stems = new Set(FRENCH_VERB_STEMS.trim().split(/\s+/));
const VERB_ENDING =
  /^(?:er|e|es|ez|ons|ent|ee|ees|ant|ais|ait|aient|ions|iez|erai|eras|era|erons|erez|eront|erais|erait|ai|a)$/;
const CACHE_SIZE = 4000;
const answers = new Map<string, boolean>();

/** Is this a correctly spelt, common French or English word (folded)? Plurals, feminines and -er conjugations count. */
export function isWord(word: string): boolean {
  const answer = answers.get(word);
  if (answer !== undefined) return answer;
  const found = look(word);
  if (answers.size < CACHE_SIZE) answers.set(word, found);
  return found;
}

function look(word: string): boolean {
  if (known.has(word)) return true;
  if (word.length < 4) return false;
  if (/(?:[^s]s|x)$/.test(word) && known.has(word.slice(0, -1))) return true;
  if (/es$/.test(word) && known.has(word.slice(0, -2))) return true;
  if (/aux$/.test(word) && known.has(`${word.slice(0, -2)}l`)) return true;
  // A verb's stem is any ending shorter; the endings overlap, so each is tried.
  for (let cut = word.length - 1; cut >= Math.max(2, word.length - 6); cut--) {
    if (stems.has(word.slice(0, cut)) && VERB_ENDING.test(word.slice(cut))) return true;
  }
  return false;
}

/**
 * Pairs that look like two forms of one word and are two words: neither stands for the other.
 * `cours course` reads: a keyword `cours` is not met by `course`, nor by its plural.
 */
const PAIRS = `
dessert desserte|moi mois|cours course|cour course|cour cours|port porte|mer mere|mari marie|plant plante|point pointe|post poste|test teste|part parte|part parti|parti partie|pot pote|bal balle|son sonne|plan plane|mont monte|pont ponte|vis vise|vol vole|cri crie|pli plie|tri trie|envoi envoie|essai essaie|appel appelle|conseil conseille|reveil reveille|travail travaille|accord accorde|regard regarde|retard retarde|record recorde|profil profile|achat achate|don donne|bout boute|but bute|camp campe|coup coupe|fil file|fin fine|foi foie|fort forte|four foure|front fronte|gar gare|gard garde|gel gele|gout goute|group groupe|jet jette|lit lite|loup loupe|mail maille|mat mate|menu menue|mod mode|mot motte|mur mure|noir noire|or ore|pas passe|pat pate|pil pile|plat plate|plum plume|pois poise|poing poinge|pris prise|quart carte|rat rate|rein reine|roi roie|rot rote|sal salle|sel selle|seul seule|sol sole|sort sorte|souci soucie|sour soure|stag stage|tap tape|tir tire|toil toile|ton tonne|tour toure|tout toute|tri trie|trou troue|van vane|vent vente|ver vere|vers verse|vie vi|vin vine|voil voile|car care|chat chate|chin chine|cod code|col colle|colle col|compt compte|cour cure|cuisine cuisin|dat date|detail detaille|dos dose|doubl double|feu feue|fair faire|form forme|fois foie|gal gale|gram gramme|guid guide|kit quitte|list liste|livre livr|marc marque|march marche|marche marchee|messe mes|mess messe|mine min|not note|pain paine|pal pale|pari paris|paris pari|pays payse|pein peine|perl perle|photo photon|pin pine|plac place|pois poids|pomp pompe|post poster|press presse|prim prime|prix prie|programm programme|prun prune|qui quie|ray raye|rid ride|rob robe|rond ronde|rout route|rus ruse|sac sace|saint sainte|salon salone|sauc sauce|scen scene|seri serie|servic service|sign signe|sourd sourde|style styl|tabl table|tache tach|tass tasse|tent tente|text texte|titr titre|tom tome|trac trace|train traine|train trainee|vagu vague|vas vase|verr verre|vers ver|vest veste|vid vide|vign vigne|vill ville|vit vite|voi voie|voir voire|bois boise|cadre cadr|chaine chain|charm charme|cour courte|court cour|dan dans|dent dente|bas base|bass basse|bor bore|bouge bougie|bouton boutonne|bus buse|cap cape|cas case|cent cente|cert certe|chant chante|char chare|chou choue|cible cibl|cit cite|coll colle|concert concerte|corp corps|corps corp|dam dame|debut debute|defil defile|depot depote|depos depose|dessin dessine|devis devise|devi devis|doigt doigte|droit droite|echec echece|ecran ecrane|email emaille|emploi emploie|ennui ennuie|entretien entretienne|fard farde|fum fume|gain gaine|gant gante|hal hale|ham hame|hot hote|hotel hotele|lac lace|lam lame|lien lienne|lis lise|livr livre|loc loque|log loge|lot lote|loge log|mal male|mars marse|matin matine|mini minie|mois moise|mos mose|mouss mousse|nat nate|neuf neuve|nom nome|nord norde|pack packe|pan panne|parc parce|parfum parfume|pass passe|patron patronne|pion pionne|pir pire|port porto|prof profe|pub pube|puls pulse|raid raide|ras rase|rayon rayonne|rap rape|rap rappe|recoi recoit|regal regale|rem reme|repos repose|ressort ressorte|retrait retraite|retour retourne|roman romane|salut salute|sens sense|serr serre|ski skie|soin soine|somm somme|sond sonde|sport sporte|stop stoppe|sujet sujette|sur sure|tag tague|tard tarde|tarif tarife|top tope|tissu tissue|transport transporte|tub tube|tut tute|us use|van vanne|vend vende|vif vive|visa visage|voyage voyagee|secret secrete|prim primes|photograph photographe|fleur fleure|parc parque|cart carte|list listes|liste lis|plage plag|avocat avocate|tournoi tournoie|bijou bijoute|sandal sandale|atelier ateliere|panier paniere|premier premiere|cafetier cafetiere|portier portiere|courrier courriere|lumier lumiere|mati matiere|rizier riviere|cuisinier cuisiniere|gouttier gouttiere|barrier barriere|frontier frontiere|papier papiere|dernier derniere|sal salete|facteur factrice|moteur motrice|matrice mateur|couleur couleuse|chanteur chanteuse|tondeur tondeuse|perceur perceuse|imprimeur imprimeuse|photo photos|chien chienne|moyen moyenne|ancien ancienne|antenne anten|persien persienne|baron baronne|canton cantonne|champion championne|bouton boutons|citron citronne|couron couronne|colon colonne|maçon maçonne|savon savonne|ballon ballonne|cotton cottonne|station stationne|mention mentionne|action actionne|fonction fonctionne|passion passionne|collection collectionne|question questionne|solution solutionne|edition editionne|raison raisonne|poison poisonne|saison saisonne|mode model|model modele|mod modele|tonnel tonnelle|prunel prunelle|nouvel nouvelle|poub poubelle|aissel aisselle|vaissel vaisselle|bagu baguette|disc disquette|recet recette|toilet toilette|ticket tickette|planet planete|secret secrete|billet billette|paquet paquette|bouquet bouquette|tablet tablette|trompet trompette|violet violette|assiet assiette|chou chouette|poste posteur|coiff coiffeuse|cape capes|massage massagee|message messagee|plante plan|place plac|mure mur|coup couple|manch manche|manche manchot|anche anc|fraich frais|frai frais|peche pec|peche pech|seche sec|douce doux|jalousie jaloux|rousse roux|cas casse|pass pas|bas basse|gros grosse|grosse grossesse|tendre tendresse|princesse prince|maitre maitresse|hot hotesse|ville vil|politique politic|musique music|logique logic|clinique clinic|traffic trafique|plastic plastique|public publique|basic basique|boutique boutic|unique unic|critique critic|comique comic|blog blogue|long longue|vague vag|vogue vog|dialogue dialog|catalog catalogue
`;
const others = new Set<string>();
for (const pair of PAIRS.trim().split("|")) {
  const [a = "", b = ""] = pair.trim().split(" ");
  others.add(`${a} ${b}`);
  others.add(`${b} ${a}`);
}
// Same word, two spellings: these pairs are forms of each other after all.
for (const same of [
  "premier premiere",
  "dernier derniere",
  "chanteur chanteuse",
  "champion championne",
  "chien chienne",
  "ancien ancienne",
  "moyen moyenne",
  "patron patronne",
  "cuisinier cuisiniere",
  "avocat avocate",
  "seul seule",
  "fort forte",
  "noir noire",
  "rond ronde",
  "droit droite",
  "plat plate",
  "catalog catalogue",
  "public publique",
  "long longue",
  "plastic plastique",
  "unique unic",
  "basic basique",
  "musique music",
  "doux douce",
  "douce doux",
  "roux rousse",
  "gros grosse",
  "bas basse",
  "neuf neuve",
  "vif vive",
  "photo photos",
  "saint sainte",
  "sourd sourde",
  "secret secrete",
  "model modele",
  "violet violette",
]) {
  const [a = "", b = ""] = same.split(" ");
  others.delete(`${a} ${b}`);
  others.delete(`${b} ${a}`);
}

/** Is `form`, though it looks like an inflection of `keyword`, another word? */
export function isOtherWord(keyword: string, form: string): boolean {
  if (keyword === form) return false;
  const bare = form.replace(/[sx]$/, "");
  return (
    others.has(`${keyword} ${form}`) ||
    others.has(`${keyword} ${bare}`) ||
    (others.has(`${keyword.replace(/[sx]$/, "")} ${bare}`) && keyword.replace(/[sx]$/, "") !== bare)
  );
}
