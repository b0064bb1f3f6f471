import { compileTurns } from "./turns.ts";

/** Complains, insults, refuses, is disappointed. */
export const COMPLAINS = compileTurns(`
(ai/a/avons/fait) perdu/gaspille/gache mon/notre/du/de+l temps/argent/soiree/journee/apres+midi !?
y/a a/trouve/on (largement/bien/beaucoup/tellement/toujours) mieux ailleurs/chez/a+cote/pour+moins | (se/te/vous) prend/prends/prenez/prennent pour (une/un/des/le/la/les/qui) star/stars/reine/roi/dieu/autre/chef/qui/rois/reines
(faire/font/faites/fait/faisant/gagner/gagnez) (de/du/d/son/leur) (l) argent/fric/pognon/thune/beurre/ble sur (notre/le/mon/leur) dos | sur notre/mon dos
encore/toujours/que des/de/du/les (fausses/belles) promesses/mensonges/excuses/retard/retards/problemes/bla/arnaques/degats !?
qualite/niveau/service/cuisine/accueil/ambiance/portions (a/ont/est/s+est) (a/est) (vraiment/beaucoup/bien/grave/tellement/serieusement/nettement/carrement) baisse/degrade*/chute/empire/diminue*/deteriore* !? | (ca/tout) (a) (vraiment/beaucoup/bien) empire/s+empire/se+degrade | de mal en pis | de pire en pire
les+gens/quelqu+un/qui/personne vont/va (vraiment) acheter/payer/mettre/depenser/croire (ca/cette/ce/ca) ca/un+truc/cette/ce/autant/ce+prix !?
tu/vous crois/croyez/pensez/penses vraiment/serieusement/sincerement que/qu (les+gens/on/quelqu+un/je) .. payer/acheter/croire/mettre/avaler
#/un/deux/trois/des/plusieurs mois/semaines/jours/heures que j/je/on attends/attend/patiente/relance/vous+ecris !?
vous/tu avez/as/venez (de) perdu/perdez/perdre (une/un/des) (bonne/bon/fidele) cliente/client/clients/abonnee/abonne/clientes
attends/attend/attendons (toujours/encore) (toujours/encore) mon/ma/le/la/un/une/votre/l remboursement/geste/avoir/excuses/excuse/retour/reponse/colis/commande/livraison depuis/$ !?
^ pas (vraiment/tres/trop/tellement/hyper/super/si/franchement) original*/creatif/creative/propre*/net/frais/fraiche/style/clair/claire/utile/realiste/sain/malin/discret/rapide/efficace/discrete/reactif*/sympathique*/accueillant*/copieux/genereux/gourmand/parlant/naturel/reussi/concluant/agreable/fin/sexy/glorieux/logique/moderne/logique !?
deja vu # fois | deja vu $ | vu (et) revu | (vu/lu) mille fois | rien d/de (tres/bien/si/vraiment/plus) extraordinaire*/exceptionnel*/incroyable*/nouveau/original/special/fou/ouf/transcendant/dingue/bon/interessant/sensationnel/folichon/terrible !?
(site/appli/application/paiement/lien/page/machine/appareil/montre/panier/compte) bug*/plante*/rame*/lag*/beug*/disjoncte !? | (ca) bug*/beug*/rame/plante (tout/encore/sans/grave/toujours) (le/arret) (temps) !? | une fois sur deux
impossible de/d (vous/te/les/l) joindre/avoir/contacter/commander/payer/se/obtenir/etre/utiliser/ouvrir+le+colis/fermer/nettoyer/respirer/parler/acceder quelqu/au/le/a/$ !? | injoignable
(me/m/nous/s/se) suis/est/sommes/etes fait (completement/bien) avoir/arnaquer/voler/rouler/entuber/plumer/pigeonner/baiser/enfler/enflee
cheveux/peau/cuir/ongles/visage/mains/yeux/cils/sourcils/levres (chevelu) (tout/toute/tous/completement/sont/est) brule*/abime*/irrite*/massacre*/detruit*/crame*/fichu*/rouges/explose*/arrache* !?
peau a reagi/mal+reagi/pele/brule | reaction allergique | allergique (a/depuis) votre/ce/cette | je (vous/le/la/les) deconseille* | deconseille* $ | a deconseiller | j ai/avais connu/vu/mange/teste/goute/eu/deja+vu (bien/beaucoup/largement) mieux/meilleur | peut mieux faire | bien mieux ailleurs | meilleur ailleurs
etait/etaient/est/sont (tres/trop/hyper/vraiment/super/assez/bien/toute/tout/tous/toujours/meme/pas+mal) crade*/sales/degueu*/bruyant*/rassis/rassise/fade*/insipide*/mou/molle/caoutchouteu*/immonde*/etroit*/vieillot*/delabre*/insalubre*/moisi*/poussiereu*/defraichi*/malodorant*/froide/froids/froides/glacial*/infecte*/penible*/odieu*/agressif*/impoli*/desagreable*/catastrophique*/interminable*/lamentable* !?
hotel/chambre/salle/resto/restaurant/table/appartement/gite/logement/piscine/cuisine/toilettes/draps/boutique/salon/local/verre/assiette (est/etait/sont/etaient) (tres/trop/hyper/vraiment/super/assez/bien) sale/sales/crade*/bruyant* !?
promesses/promesse non/pas/jamais tenue*/respectee* | (tenez/tiens/tient) tenez/tiens/tient pas vos/tes/ses/leurs promesses/engagements/delais/paroles | delais (pas/non/jamais/jamais+ete) respectes/tenus | delai non respecte | mauvaise/mauvais/wrong couleur/taille/article/adresse/produit/modele/pointure/commande/item/size/color/colour/order !?
my/the (order/package/parcel/item) (never/still+hasn+t/hasn+t/didn+t) (came/come/arrived/arrive/showed) never/hasn/didn | never came/arrived/showed
je/j en veux/voulais pas de/du/merci/$ | pas (de) ca chez moi | ca fait mal aux yeux | mes yeux (saignent/piquent/brulent) | au secours $ | help $ | trop (de/d) pub/pubs/promo/filtre/filtres/retouches/hashtags/bavardage/attente/monde/defauts/problemes/fautes !?
pas/plus du tout comme/ce+que/a+la+hauteur/mon/ma/convaincu*/fan/pratique/terrible/satisfait*/content*/conforme*/le+meme/la+meme/$ !?
taille/taillent/coupe/couleur/produit/article/rien/photo/photos/rendu/resultat/modele (pas/rien/jamais/non) (du+tout) comme/conforme*/voir (annonce/sur/la/les/avec) annonce/photo/photos/prevu/commande/description !?
rien a voir avec (la/les/ce) photo/photos/description/commande/annonce
non conforme*/respecte*/livre*/rembourse*/recu*/comestible !? | pas comme/conforme (sur/a/la/aux/au) annonce/photo/photos/prevu/commande/description
(ca/elle/il/cela/cette/le) vous/te/lui/t va/vont (vraiment/absolument/franchement) pas !?
(tu/vous/il/elle) chante*/joue*/cuisine*/danse*/jouez/parle*/ecri*/dessine*/conduis/conduit/travaill* faux/mal/comme+un+pied/comme+une+casserole/comme+des+pieds !?
mal filme*/cadre*/explique*/fait*/ecrit*/coupe*/coiffe*/maquille*/monte*/decore*/concu*/pense*/indique*/entretenu*/range*/chauffe*/isole*/fringue*/sape*/habille*/vendu*/gere*/embouche* !?
(on/j/y) voit/entend/comprend/capte rien (du+tout) !? | (on) y voit rien | rien compris !? $
(beaucoup/trop/que) de/du blabla/pub/bruit/pipeau/bla/vent/promesses/filtres/retouches/photoshop pour+rien/pour+pas/sur/$ !? | blabla*
attendu/attendre/attente/attends/poireaute/patiente (plus/presque/au+moins/bien) (de/d) #/une/deux/trois h/heures/heure/minutes/min/mois/semaines/jours pour/et/avant/sans/a/$ !?
a/ont/m+a/mis mis/pris/met/mettent/mettre (plus/presque/au+moins) (de/d) #/une/deux/trois/un/six/des mois/semaines/semaine/jours/heures/plombes a/pour/$ !?
faut/faudrait (vraiment) arreter/cesser/apprendre/revoir (de/a/un+peu/avec) (se/vous/prendre/a/les/vos/mentir/nous) moquer/prendre/foutre/mentir/abuser/deconner/prix/gens/cuisiner/travailler/vivre/nous (de)
(vous/tu/ils/elle/il) avez/as/a/ont (tout) vole/volee/copie/copiee/pompe/plagie/repompe/triche/menti/arnaque/gache/massacre/detruit/denature/pique l/le/la/les/ce/mon/mes/cette/tout/sur/des/$ !?
copie+colle/copie/pompe/pompee/repompe/inspire (colle/sur) (de/du/sur) la/concurrence/d+autres/quelqu/chanel/vuitton/zara !? | pale copie | vulgaire copie
prefere*/preferais/preferait (largement/nettement/mille+fois/encore/quand+meme/bien) l/les/la/votre/le ancien/ancienne/anciens/anciennes/version+d+avant/avant/precedent*/originale !?
wack | flop | cata $ | la loose | pitie $ | aucun sens | aucune logique | abuser $ | faut pas abuser/pousser/exagerer/deconner | vous abusez | tu abuses | ca abuse | c est abuser | ca va pas la/non/bien/$ | n importe nawak | nawak
pour des pigeons/vaches/moutons/cons/debiles/idiots/imbeciles/gogos
don t bother/waste/trust | you (guys) never answer/reply/respond/care/deliver | never answer/reply/respond/answered | (no+one/nobody) nobody/one answers/replies/responds/cares/asked | this/that/it/these is/was/are/were (so/really/just/such/absolutely/the) bad/trash/wack/wrong/garbage/nonsense/ridiculous/unacceptable/sad/disappointing/a+joke/a+scam/a+mess/a+ripoff/not+ok/not+okay/not+it/worst/cap/terrible/horrible !?
terrible/horrible/bad/awful/worst/shocking/appalling/disappointing experience/place/quality/service/product/purchase/company/brand/shop/store
# €/euros/balles/$/dollars/bucks pour/for/a .. lol/mdr/non+merci/non/wtf/serieux/ptdr/abuse/no/vous+etes/faut/hors+de/trop+cher !?
quel/quelle manque/gachis/arnaque/honte/deception/horreur/degout/daube/bordel/cirque/culot/hypocrisie/mepris/blague/desastre/catastrophe/tristesse/betise/nullite/debacle/indecence/incompetence/foutoir/galere/calvaire/enfer/cauchemar/torture/mascarade/escroquerie !?
quelle/quels/quel bande/voleurs/menteurs/nuls
manque de respect/professionnalisme/serieux/politesse/hygiene/gout/sel/communication/transparence/tact/honnetete/savoir+vivre/consideration
aucun/aucune/zero/0 respect/serieux/gout/saveur/interet/professionnalisme/transparence/consideration/communication/excuse/geste/remords/ethique/suivi/conscience/hygiene/organisation/empathie/logique/effort !?
ne perdez/perds pas votre/ton/son/leur temps/argent
perdez/perds pas votre/ton temps/argent
perte de temps/argent
passez/passe votre/ton chemin
allez/courez/fuyez (tous) (ailleurs/vite/loin) (si) (vous) tenez $
j/je irai/vais/prefere/prefererais/iras (aller/voir/commander/acheter) ailleurs
^ mouais | ^ mwe | ^ mouai | ^ bof | ^ bouh | ^ bouuh | ^ beurk | ^ pff | ^ pfff | ^ pouah | ^ eurk | ^ sans plus | ^ moyen $ | ^ moyen+moyen | ^ tres moyen | ^ hm+bof | ^ berk | ^ gerbe
^ pas (vraiment/tres/trop/tellement/hyper/super/du+tout/plus/si/totalement) convaincu*/emballe*/seduit*/conquis*/fan/ravi/ravie/content/contente/satisfait*/impressionne*/enthousiaste*/folichon/jojo/dingue/donne/donnee/donnes/glorieux/joyeux/credible/honnete/serieux/correct/sympa/professionnel*/digne/conforme*/a+la+hauteur/au+niveau/ragoutant/appetissant*/flatteur/esthetique/ecologique/ethique/pratique/solide/rassurant*/ouf/foufou/normal/acceptable/mon+delire/mon+kiff/mon+style/mon+genre/mon+truc/pour+moi !?
suis/est/etait/etais/etions/sommes/c+est/sont pas (vraiment/tres/trop/tellement/hyper/super/du+tout/plus/si) convaincu*/emballe*/seduit*/conquis*/folichon/jojo/dingue/donne/donnee/donnes/glorieux/credible/ragoutant/appetissant*/flatteur/ethique/rassurant*/terrible*/fameux/fameuse/sexy/vendeur/glamour/mon+delire/mon+kiff/normal/la+hauteur/au+niveau !?
c est/etait (vraiment/trop/tellement/franchement/juste/super/carrement/completement/quand+meme/hyper/bien/tout+simplement/assez/plutot/tres/un+peu) poche/plate/claque/claquee/eclate/eclatee/nul/nulle/vulgaire/sale/faux/bidon/gache/rate/ratee/loupe/kitsch/ringard/demode/depasse/fade/insipide/cheum/crade/cringe/malaisant/genant/glauque/malsain/degradant/sexiste/raciste/insultant/choquant/revoltant/ignoble/cruel/irresponsable/criminel/illegal/dangereux/toxique/mensonger/trompeur/fake/surfait/surcote/overrated/surestime/lamentable/inadmissible/deplorable/affligeant/pathetique/pitoyable/aberrant/hallucinant/de+la+poudre/de+la+pub/du+vent/du+flan/du+plastique/du+toc/du+pipeau/du+mytho/du+foutage/du+grand+n/n+importe/une+blague/une+honte/une+arnaque/un+attrape/du+n+importe/du+vol/de+l+abus/l+arnaque/la+honte/la+cata/cata/chaud+pour/beaucoup+pour/trop+pour/dommage !?
du/en toc/plastique+bas/aliexpress/shein/temu/chinois/wish !?
vient/viennent/venu/achete/made (en/de/in/sur/chez) (chez) aliexpress/shein/temu/china/chine/wish !?
aliexpress | dropshipping de/a | temu !?
qualite chinoise/shein/aliexpress/deplorable/discutable/douteuse/nulle/pourrie/mediocre/moyenne/bof/en+baisse/zero/inexistante/desastreuse/catastrophique/bas+de+gamme/vraiment+pas
bas de gamme
eclate/claque/pete au/a sol/mort
j en/m ai/avais/suis/en plus/marre/assez/plein+le !? (de/du/d) vous/vos/votre/tes/ces/cette/ce/attendre/etre
ca (me/m/vous/nous) (a/ont) (donne/file/fait/provoque/cause) (des/de/une/un) boutons/plaques/rougeurs/allergie/irritation/irritations/brulures/eczema/demangeaisons
m a (donne/file/fait/provoque/cause/laisse) (des/de/une/un) (grosse/enormes) boutons/plaques/rougeurs/allergie/irritation/brulures/brulure/eczema/mal
m a brule/irrite/abime/casse/detruit/massacre/crame/rate/loupe/blesse/arnaque/escroque/raccroche/insulte/ignore/bloque/oublie/menti
nous/on a/ont nous/m raccroche/insulte/ignore/oublie/oublies/menti/arnaque/mal/fait+attendre
rendu/rendue malade/malades
a deteint/retreci/decolore/rouille/moisi/craque/noirci/vire/jauni/fondu/fuit/coule/lache/pete/cede/explose !?
s est casse*/dechire*/decolle*/decousu*/abime*/efface*/effrite*/detache*/ouverte !?
fermeture/anse/semelle/couture/talon/fil/bouton/ecran/pied casse*/cassee/pete*/dechire*/decousu*/qui+lache/lache !?
il/y manque/manquait/manquent (des/une/la/deux/le/un/plein/trois) (de) _ (dans/a/au) (ma/mon/la) commande/colis/l+appel/recette !?
cheveu/cheveux/insecte/mouche/cafard/ver/poil/asticot/plastique dans mon/ma/mes/la/le/l/notre/nos !?
c/est etait/est/arrive* (tout/toute/trop/meme/completement/vraiment) froid/froide/tiede/cru/crue/seche/brule/crame/immangeable/imbuvable/trop+sale/infect/infecte/sans+gout/pas+bon/pas+frais/pas+cuit/decongele*/reclauffe/rechauffe !? et $
froid/froide/fade/sec/seche/gras/salee/sale/dur et trop/sans/fade/pas/mal/sec/gras/dur !?
plat*/pates/frites/pizza/burger/viande/poisson/cafe/portions froid/froide/froides/trop+sale/infect/infecte/immangeable*/ridicule/ridicules/minuscule*/congele/degueu !?
trop sale/salee/salees/sucre*/cuit/cuite/gras/grasse/sec/seche/lent/lente/bruyant/bruyante/longs/agressif/vulgaire/compliquee $ !?
(1/une/deux/#/trois) h/heure/heures/minutes/mois/semaines/jours d attente !?
heure/heures/minutes/h/jours/semaines/mois/min d attente/retard !?
attendu/attendre/attend/attends (plus/1/une/2/deux/3/des) .. pour/a rien/manger/etre+servi/se+faire
ca fait _ (semaines/jours/mois/ans/heures) (que/de) (j/je/on) attends/attend/vous+ecris/vous+relance/n+ai
ca fait _ semaines/jours/mois/ans/heures/minutes que j/je/on attends/attend/patiente/n/vous
commande*/achete*/paye* (en/le/il/depuis/y) .. (et) (toujours/on+est/rien/aucun/aucune/jamais) (rien/pas/en/recu/nouvelles) rien/recu/nouvelles/livre/juin/juillet/toujours !?
on est en/le .. (et) (toujours) (pas/rien) recu/livre
et (puis/depuis/apres/ensuite) (plus) rien/silence/personne/radio !?
silence radio
toujours/encore (en/pas/aucune/aucun/rien) attente/de+nouvelles/nouvelles/reponse/remboursement/recu/recue/livre !?
(je/j/on) ne/n (ai/a/avons) (toujours/encore) (rien/jamais) recu !?
encaisse/encaissez/debite/debitee/preleve/prelevee/facture/facturee/paye/payee (l/mon/ma/le/les/deux/2) (deux/2/fois/et/argent/pour/sans/mais) fois/et/puis/rien/mais !?
double debit | debite deux fois | preleve deux fois
paye/payer/payee pour/dans rien/ca/du+vent/le+vide
rendez/rends/rendre (moi) (l/mon/notre/les/nos/le) argent/sous/thune/thunes/pognon !?
veux/voudrais/demande/exige/attends (un/mon/le/etre) remboursement/rembourse/remboursee !?
vous/tu bloquez/bloques/supprimez/supprimes/effacez/effaces/censurez/masquez (tous/toutes) (les/mes/mon/nos/des) gens/personnes/commentaires/commentaire/com/coms/avis/messages !?
commentaire/commentaires/com/coms/avis (negatifs) supprime/supprimes/effaces/censures/bloques/negatifs
bravo la/le/les/pour transparence/service/sav/honnetete/professionnalisme/serieux/le+service/le+sav/la+transparence/l+attente/le+mensonge
merci pour rien | merci pour l arnaque | bravo l arnaque
n importe quoi | nimporte quoi | du grand n importe
vous/tu/ils racontez/racontes/dites/dis/disent/racontent (que/vraiment) (n/des/de/nawak) (importe/conneries/betises/mensonges/la) quoi
arrete/arretez de mentir/prendre+les+gens/nous+prendre/me+prendre/raconter/vous+foutre/te+foutre
mensonge* | mytho* | charlatan* | clown/clowns va/de | baratin | greenwashing | arnaqueu* | escroc* | plagia* | imposteur* | rapace* | vautours
ta gueule | vos gueules | ferme la | fermez la | ferme ta | tg $ | ntm | fdp | casse toi | cassez vous | degage | degagez | va te faire | allez vous faire | va chier | vtff | nique | creve* $ !?
pauvre/pauvres/gros/grosse/sale/sales/espece/bande/petit+con fille/type/con/conne/mec/nul/nulle/tache/mytho/menteur/menteuse/voleur/voleuse/de/d/chien/batard/abruti/debile/cruche/folle/malade/cons !?
t/tu/vous es/est/etes/etait (vraiment/trop/qu/que/si/tellement/juste/tous/des/une/un/de/d+une) (une/un/des/grosse/gros) nul/nulle/nuls/nulles/moche/moches/con/conne/cons/bete/ridicule*/pathetique*/charlatan*/voleur*/menteur*/menteuse*/arnaqueur*/escroc*/clown*/incompetent*/malhonnete*/honteux/honteuse*/debile*/bouffon*/cretin*/malpoli*/impoli*/mechant*/horrible*/insupportable*/relou*/lourd/lourds/penible*/hypocrite*/faux/fausse/fake/folle+de/pas+serieux/pas+credible*/pas+pro/pas+professionnel*/pas+honnete*/irrespectueu*/honte/blague/vautours/rapaces !?
vous/tu etes/es (pas) serieux/serieuse/serieuses ?
honte a/sur vous/toi/eux/elle/cette
se/vous/te/nous/me foutez/fout/foutent/fous/foutre (de/du) moi/nous/gueule/monde/la/gens
prend/prenez/prennent/prends (les/vos/nous/tes) (gens/clients/abonnes) (vraiment) pour des
ca sert/servait a rien | ne sert a rien | sert strictement/absolument a rien | servira a rien
(je) vois/voit/comprends/comprend/comprendrai pas/plus (trop/du+tout/vraiment/bien) (l/le/la/ce/les/ou) interet/delire/hype/engouement/concept/que+vous+trouvez/plaisir/but !?
trouve ca/cela/vraiment/franchement (vraiment/tres/assez/un+peu/plutot/super/trop/ca/hyper/tellement) vulgaire/laid/moche/nul/naze/bof/abuse/cher/degoutant/deplace/choquant/ridicule/honteux/triste/cruel/malsain/dommage/limite/inutile/malaisant/genant/exagere/surfait/sexiste/inadmissible/lamentable/limite/bizarre/pas !?
trouve pas ca/cela .. beau/joli/bien/terrible/drole/normal/top/ouf/bon
ca (me/m/nous/les) saoule/soule/gave/enerve/degoute/choque/fatigue/gonfle/attriste/revolte/ecoeure/insupporte/horripile/casse/rend+malade/rend+dingue/gonflent/fout+la les/vos/tes/la/le/l/un/votre/de/qu/que/cette/ces/trop/grave/ce
(ca/sa) craint/pue/schlingue/chlingue !?
(ca/sa/vraiment/et) sent (vraiment/trop/tres/super) mauvais/l+arnaque/le+mytho/l+entourloupe/le+plastique/le+renferme/le+graillon/la+friture !?
ca (ne) (m/me) donne (vraiment/absolument/franchement/trop) (pas) pas (du+tout) envie/faim !?
donne (vraiment/absolument/franchement) pas (du+tout/trop/vraiment) envie/faim !?
ca (ne) tient/marche/fonctionne/glisse/mousse/coupe/nettoie/colle/chauffe/charge/sent/suit/passe/change/repond/va (meme/vraiment/plus/franchement/absolument) (pas) pas/plus/rien du+tout/vraiment/une/bien/plus/deux !?
tient/tiennent (meme/vraiment/absolument) pas une/la/du/plus/bien/en/deux/sur !?
y a/avait rien qui va | rien ne va | rien de special/ouf/fou/nouveau/original/bien+fou/exceptionnel/transcendant/extraordinaire
(ca/sa/trop) gratte et/de/trop/les/enormement/horriblement/la !?
ca fait (tres/trop/super/vraiment/un+peu/quand+meme/hyper/bien) cher/cheap/pitie/vulgaire/fake/faux/sale/mal+au+coeur/mal+aux/peine/honte/chier/cher+le/cher+la/cher+pour/trop/beaucoup/amateur/toc/kitsch/mamie/vieux !?
(pas/jamais) donne/donnee/donnes $ !?
prix/tarif (ont/a/n/ne) (encore/vraiment/clairement) double/triple/explose/flambe/abuse/delirant* !?
ca/ont (encore/a/bien) (encore/bien) augmente/double/triple/flambe les/tout/c+est/abuse/mais !?
pour les/des riches | reserve aux riches | faut etre riche | budget trop | hors budget | hors de portee/budget | au dessus de mon/mes/notre budget/moyens
# balles/euros/€ (la/le/pour/les/un/une/ca/juste/l) .. (ca/serieux/mdr/abuse/honte/arnaque/non+merci/la+honte/vous+etes/faut) mdr/serieux/abuse/honte/arnaque/ridicule/vol/oser/riez/pas
moins cher ailleurs/chez/sur/en+face/a !?
trouve* (le+meme/la+meme/les+memes/pareil) (moins) (cher) moins+cher/sur+aliexpress/sur+temu/sur+shein/a+moitie !?
(je) regrette/regrettes mon/mes/d/cet/cette/l/vraiment/deja/de/tellement !?
j/ai ai/vraiment (vraiment/tellement/amerement) regrette
on/je (n/ne) (y) reviendra/reviendrai/reviendrons/reviendrais/retournerai/retournera/retournerons/remettrai/remettra/remets/recommanderai/racheterai/achete/achetera/acheterai/recommande/recommandons (plus/pas/jamais/plus+jamais) pas/plus/jamais/plus+jamais !?
reviendra/reviendrai/reviendrons/reviendrais/retournerai/retournera/remettrai/recommanderai/racheterai/acheterai pas/plus/jamais
derniere/premiere (et) (derniere) fois que/qu je/on/j commande/viens/achete/vient/mets/vous !?
plus jamais je/chez/ici/de/on/vous/la/ca/votre/cette/un/une !?
(je) me desabonne/desinscris | je (vous/te) unfollow/desabonne/retire/bloque/signale $ | unfollow $
(je) (vous) deconseille* fortement/vivement/a/vraiment/ce/cette/cet/le/la/de !?
ne/n (commandez/achetez/allez/y/payez/prenez/faites/recommande*) (surtout) pas ici/chez/la/chez+eux/confiance !?
(je) conseille (vraiment/absolument/clairement/du+tout) pas | conseille a personne | recommande a personne
a eviter/fuir/boycotter | boycott* | fuyez | fuir !?
pire restaurant/resto/experience/service/achat/hotel/salon/accueil/endroit/site/qualite/coiffeur/coiffeuse/sejour/livraison/sav/marque/boutique/nuit/pizza !?
accueil/service/serveur/serveuse/vendeuse/vendeur/personnel/patron/patronne/caissiere/gerant/gerante/equipe (est/etait/tres/vraiment/plus+que/trop/qui/super/hyper/etaient/trop/au+telephone) (tres/vraiment/plus+que/trop/super) glacial/froid/deplorable/execrable/odieux/odieuse/desagreable*/mediocre/minable/lamentable/horrible/agressif/agressive/meprisant*/hautain*/antipathique*/impoli*/malpoli*/mal+poli/mal+aimable/pas+aimable*/desastreux/inexistant/nul/nulle/lent/long/limite/a+revoir/zero/bof/moyen/inadmissible/ignoble/infect/ecoeurant/pourri !?
mal accueilli*/servi*/recu*/recus/conseille*/eleve*/poli*/fichu/foutu/organise*/foutue/fini/finie
personne (ne) repond/decroche/nous/s+occupe/vient !?
(vous/tu/ils/ne) repondez/reponds/repondent (meme/plus/jamais/pas) (jamais/plus/pas/meme/a) aux/a/au/les/la/mes/plus !?
injoignable* | fantome/fantomes $ | incompeten* | irrespectueu* | malhonnete* | inadmissible* | inacceptable* | deplorable* | execrable* | scandaleu* | lamentable* | pitoyable* | insupportable* | ignoble* | infect $ | infecte $ | immangeable* | imbuvable* | abominable* | epouvantable* | revoltant* | ecoeurant !? $ | ecoeuree $ | depite* | outre/outree par/de
tres/trop/vraiment/super/hyper/totalement/extremement/tellement/assez/plutot/un+peu/grave decu*/deception/decevant*/mecontent*/enervee/fache*/frustre*/degoute*/choque*/amer/amere/contrarie*/vexe*/agace*
^ decu* | ^ mecontent* | ^ deception | ^ degoute* | ^ decevant* | ^ nul* $ | ^ naze | ^ moche | ^ vulgaire | ^ inutile $ | ^ dommage $ | ^ abuse $ | ^ cher $ | ^ chere $ | ^ trop+cher | ^ ridicule | ^ pathetique | ^ faux $ | ^ honteux | ^ vol $ | ^ voleur* | ^ menteur* | ^ arnaque | ^ degueu* | ^ horrible* | ^ affreu* | ^ atroce | ^ hideu* | ^ laid $ | ^ laide $ | ^ cringe | ^ malaise $ | ^ malaisant | ^ genant $ | ^ la+honte | ^ aucun+interet | ^ a+vomir | ^ a+chier | ^ a+gerber
j/m accroche/plait/attire/inspire/emballe/convainc/enchante/fait (vraiment/absolument/trop/pas) (pas) pas/moyennement/rien du+tout/envie/trop/rever/plus !?
pas (vraiment/trop/du+tout) mon/ma style/delire/truc/kiff/genre/gout/tasse/came/univers/vibe/monde !?
j aimais/preferais/aimait/preferait/kiffais (mieux/bien/plus/nettement/largement) avant/l+ancien*/l+ancienne/quand/les+anciens
avant c etait (bien/beaucoup/tellement) mieux/meilleur | c etait mieux/meilleur | plus (du+tout) ce que c etait | plus comme avant | ca a (bien/vraiment/trop/tellement) baisse/change/degringole | a baisse en/de
j/je peux/pourrais pas/plus (te/vous/la/le/les/l/me) saquer/supporter/blairer/encadrer/voir/sentir/voir+en+peinture
deteste* ca/cette/ce/vos/ces/la/le/votre/tes/l/cet | je deteste | je hais | insupporte
aime/aimes/adore/kiffe/valide/cautionne/supporte/like (vraiment/vraiment+pas/trop+pas/franchement/absolument) pas/plus (du+tout/trop/vraiment/tellement/beaucoup) la/le/les/l/ce/cette/ces/ta/tes/ton/vos/votre/ca/le+rendu/$
ca ira/suffit merci/svp $
c est/sera non merci $ | ce sera sans moi | je passe (mon) tour $ | tres peu pour moi | sans facon | merci mais non | non merci | non sans facon | je m en passerai | je m en passe | je m en fous | je m en fiche | on s en fout | on s en fiche | osef | balek | rien a foutre/faire/cirer | tout le monde s en
interesse*/tente*/preneur/preneuse/partant* pas/plus !?
pas/plus (du+tout/vraiment/trop/plus/specialement/forcement) interesse*/preneur/preneuse/tente*/partant* !?
besoin/envie de rien merci $
pas/plus besoin merci/pour+le+moment $
ca/sa/cela (ne) (m/me/nous) (interesse/tente/branche/parle/attire/dit/emballe/convient/plait/fait) (vraiment/absolument/trop/plus+trop) pas/plus/rien
laissez/laisse tomber $ !?
no thanks | no thank you | no ty | hard pass | not for me | not my thing/style/taste/cup | not a fan | not into this/it | i m good thanks | i ll pass | pass $ | nah $
waste of (my/your/our) time/money | not worth | over priced | overpriced | overrated | overhyped | rip off | ripoff | daylight robbery
broke after/within/in/on/the/immediately/already | fell apart | falling apart | came/arrived (completely/already/all/totally) broken/damaged/empty/late/wrong/dirty/torn/smashed/open | it/they broke
(staff/service/food/driver/owner/waiter/waitress/seller/quality/delivery/customer+service/support) (was/is/were/are) (so/very/really/extremely/super/just/absolutely/pretty) rude/awful/terrible/horrible/cold/slow/disgusting/poor/appalling/shocking/shit/bad/unhelpful/trash/bland/dry/raw/inedible/useless/nonexistent/a+joke
rude/horrible/terrible/awful/slow/bad/poor/lousy/shitty/disgusting/appalling/shocking/unhelpful staff/service/food/owner/waiter/seller/customer/communication/quality/attitude/experience/delivery/support
never received/arrived/came/got/shipped/delivered/again/buying/ordering/coming/replied/responded/heard !?
still waiting/haven+t/hasn+t/no/not !? for/on/received/arrived/got/reply/refund/response/shipped/here
(i/we/it/has/have/you) (haven/hasn/didn/did/never) (t/not) (even) received/arrived/replied/responded/answered/shipped/refunded/answer/reply/respond my/me/to/yet/any/the/a !?
no reply/response/answer/refund/communication/customer+service/apology !?
you blocked/ignored/lied/scammed/robbed/charged/deleted | you keep deleting/ignoring/lying | stop lying/scamming/deleting
shame on you/them/this | what a joke/mess/shame/waste/disgrace/scam/ripoff/letdown | do better | get a life | gtfo | stfu | shut up !? $ | shut your | go to hell | screw you | fuck you/off/this | bullshit | bs $ | clowns $
looks/look/looked (so/really/very/pretty/kinda/absolutely) cheap/bad/fake/awful/terrible/ugly/gross/horrible/sad/ridiculous/disgusting/weird/boring/tacky/awful/nothing+like !?
nothing like (the/in/what) photo/picture/pictures/photos/advertised/ad | not as described/advertised/pictured | don/doesn/didn t (really/even) like/work/fit/recommend/trust/buy/bother/waste/care/deserve/match/want !?
i/we don/didn/do t/not (really/even/actually/personally) (like/love/enjoy/recommend/get+the+hype/see+the+point/trust/want) it/this/that/these/the/your/at/them/any !?
(really/so/very/pretty/extremely/super/quite) disappointed/disappointing/dissatisfied/unhappy/frustrated/upset/angry/let+down/underwhelmed/underwhelming !?
used to be (so/much/way) better/good/great/nice | went downhill | gone downhill | has gone down | not what it used | not impressed | unimpressed | wouldn+t recommend | would not recommend | can+t recommend | cannot recommend | do not recommend | don+t recommend | avoid this/at/like/them | stay away | beware | scam* | liars | liar $ | thieves | crooks | con artists | fraud* | disgusting | pathetic | horrible | hideous | ugly | awful | gross $ | trash | garbage | rubbish | crappy | poor quality | cheap quality | bad quality | low quality | lame | cringe* | tacky | yikes | yuck | ew | eww | boring | meh
`);

/** Denies something of what is shown or of the account: a grumble when nothing kinder was heard. */
export const GRUMBLES = compileTurns(`
ca/cela (ne/n) (me/m/nous/vous/te/se/s/y) _ (vraiment/meme/toujours/absolument/franchement) pas/rien/jamais/plus !?
c est/etait (vraiment/meme/toujours/absolument/franchement/quand+meme/carrement) pas (tres/trop/si/vraiment/du+tout/bien/assez/hyper/super) _ !?
vous/tu (ne/n) (me/m/nous/les/le/la/l/y) _ (vraiment/meme/toujours/absolument/franchement) pas/rien/jamais/aucun/aucune !?
vos/votre/ton/tes/leur/leurs/ce/cet/cette _ (ne/n) (me/m/nous/les/le/la/l/y) _ (vraiment/meme/toujours/absolument/franchement) pas/rien/jamais/aucun/aucune/plus !?
`);

/** Denials that blame nobody. */
export const HARMLESS = compileTurns(`
c est/etait pas grave/moi/possible/encore/loin/le+cas/toi/nous/ici/faux/sur/ma/ta/un/une/ca/la/pareil/demain/hier/aujourd/maintenant/lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/mon/ton/son/mal/facile/si/pour/pourquoi/impossible/obligatoire/urgent/presse/vrai
ca me/m/nous derange/gene/etonne/surprend pas | ca fait rien | ca (ne) fait pas/rien de/mal | vous/tu/t (ne) inquiete*/inquietez/faites/fais/bougez/etes/es/savez/sais pas/rien/pas+seul* | ca (ne) va pas tarder | ca (ne) saurait/m/me etonne
`);

/** Hard words in an innocent turn: taken out of the text before complaints are looked for. */
export const NO_COMPLAINT =
  / (?:(?:je|j) (?:suis|serai|etais) (?:un peu |deja |encore )?en retard|ca (?:trop |grave |vraiment )?dechire|(?:pas|aucun|aucuns|no|zero|sans) (?:de )?(?:probleme|problemes|souci|soucis|regret|regrets|stress|problem|worries|defaut|fausse note|reproche|mauvaise surprise)|(?:regrette|regrettez|regretterez|regretteras|regret|regrets) (?:pas|rien|absolument pas|absolument rien|it one bit|aucunement)|(?:ne |n )?(?:le |la )?regrette(?:ra|rai|rez|ras)? (?:pas|rien|jamais)|don t regret|(?:ecoeurant|malade|indecent|criminel|scandaleux|dingue|fou|abuse|honteux|inadmissible|triste) (?:mental )?(?:comme|tellement|comment|a quel point|d etre (?:aussi|si)) (?:c est |tu es |elle est |il est |vous etes |est |t es )*(?:beau|belle|bon|bonne|mignon|mignonne|joli|jolie|canon|doue|douee|fort|cute|parfait)|(?:pas|jamais) (?:vraiment |du tout )?(?:mauvais|mauvaise|mauvaises|moche|vilain|vilaine|degueu|deconnant|dégueu|pire|horrible|degueulasse)(?: du tout)?|(?:vraiment |jamais |absolument |pas du tout |toujours )?pas (?:ete )?(?:decu|decue|decus|decues)|pas (?:eu )?(?:ete )?(?:decu|decue|decus|decues)|jamais (?:ete )?(?:decu|decue|decus|decues)|can t complain|rien a redire|faut pas (?:regretter|deconner)|quelle tuerie|trop belle la honte|ta gueule c est (?:trop )?(?:beau|bon)|shut up (?:this|it|that|and take|these|i)|(?:pas|jamais) (?:une |de l |d )arnaque)(?= )/g;
