/** Common French words, folded, singular where the plural is regular: what a typo must not be mistaken for. */
export const FRENCH_WORDS = `
concourt ratelier rateliers redaction deduction seduction abduction radeau cadran planting cession commando contract mineur pirate witness brochet loterie poterie patrol tripot douleur pleurs basque millet poutine chevaux cheveux scandale sandale rateau branch crunch berger purger desert palette gazette galette terrien vocation dotation vacation
le la les un une des du de au aux et ou ni mais donc car or si que qui quoi dont ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te se lui eux moi toi soi en y ne pas plus jamais rien personne aucun aucune tout toute tous toutes chaque quelque plusieurs autre meme tel telle
dans sur sous avec sans pour par chez vers entre contre depuis pendant avant apres devant derriere jusque hors selon malgre sauf parmi lors des ici la bas ailleurs partout dehors dedans dessus dessous loin pres
rotin lutin butin machine machines routinier collie caillier boogie rougie rougir bougre rougeole foudre coudre moudre soudre dissoudre absoudre pelouse epluche eplucher pelure buche preserver preserve observer observe reservoir desserte dissert transfert divers hivers univers envers cricket thicket
wicket picket socket bracket gasket trinket straining trading framing spanning scanning spanner printer pointer painter hunter counter center renter sinner inner runner gunner cookbook notebook facebook lookout kooking pressing dressing crossing blessing guessing missing kissing passing styling
sterling darling chopping dropping hopping whipping skipping slipping tripping dripping clipping wedding weeding welding wending bedding heading reading leading loading feeding melting heating beating seating eating rating dating hating skating fleeting mirage marinade maniable menage menager manager
managers oranger coteau poteau bandeau fardeau rouleau bouleau jumeau hameau rameau troupeau carreau barreau terreau pruneau corbeau flambeau tombeau lambeau honte ponte tonte monte fonte reponte descente sente attente entente detente patente latente revoir mouvoir comptoir parloir saloir couleuvre
manoeuvre oeuvre couvrir souffrir gourmet gourmette gourde sourde bourde courgette aubergine tangerine mandarine clementine narines sardine jardine brochage rochet rocher clocher cocher toucher boucher coucher louche farouche cartouche retouche abstrait distrait constrat franche franches blanches
avalanche revanche dimanches chambres chanvre cendre fendre tendre surprendre dependre suspendre etendre pretendre fleuve leurre parure toiture moiture doublure brulure bordure verdure ordure soudure dorure serrure fourrure confiture friture basque flasque risque disque frisque bisque lampes campe
camper camping tamping vamping tasses rasse chasses grasse grasses brasse brasses crasse paillasse terrasser robinet robotique robuste robin rober rapport rapports passeport soleils orteil vermeil noisette noisettes grisette grisettes mousette brouette girouette pirouette piment pigment ciment
argument ornement vetement poupe pierres lierre tierce tiers fiers bierre pieuvre banque blanque planque flanque manquer marquer vernis vernir punir munir bannir ternir fournir garnir pinard canard renard homard hasard bazar placard brancard buvard wallon filon pilon galon gallon jalon cercle cercles
sarcle boucles couples souples simples temples exemple exemples adjoint conjoint conjointe pointe pointes jointe plainte crainte contrainte teinte teintes feinte atteinte empreinte bureautique acoustique gymnastique plastique elastique mastique drastique domestique statistique histoire victoire
memoire trajectoire laboratoire territoire accessoire accessoires provisoire genie genies magie magies energie allergie synergie bergerie prouesse presse presses stresse forteresse tristesse vieillesse finesse largesse avenir souvenir prevenir parvenir convenir maintenir contenir obtenir retenir
soutenir chenil chemisier cerisier merisier pressier commun commune communes commerce comptage guidage guipure guitare guitares effusion diffusion allusion sessions missions passions pensions tensions versions visions seance seances seante avance avances chances balances substance creance croyance
voyance recipient recipients precise thunder wonder render gender tender sender fender vendor trample latter setter glower tower power lower shower slower cradle saddle middle riddle fiddle paddle puddle candy discreet discrete viscount miscount recount booster toaster coaster plaster cluster journey
journal journals attorney money honey bottle battle cattle rattle settle kettle title bottles bounty county contend contest context contents intent extent charter chapter chatter charged gaming naming taming homing roaming workout walking talking temperate freebie freezes frisbee lesion season reason
prison travel gravel navel unravel gavel dummy drummer simmer
cornet cornets mediation mediations stimulateur stimulateurs stimulation stipulation simulation mediateur meditation
envoyer envoie envoies envoyez envoient ecrire ecris ecrit ecrivez acheter abonner inscrire inscris appeler appelle aider offrir interesse interesser attendre apprendre essayer essaye envoi
etre suis es est sommes etes sont ete etais etait etions etiez etaient sera seras serai serons serez seront serait serais soit sois soient fut avoir ai as avons avez ont eu avais avait avions aviez avaient aura aurai auras aurons aurez auront aurait aurais ait aie aies aient
faire fais fait faites font faisait faisais fera ferai feras ferez feront ferait ferais fasse faisant aller vais vas va allons allez vont allait irai iras ira irez iront irait aille allant venir viens vient venez viennent venu venue viendra viendrai vienne venait pouvoir peux peut pouvons pouvez peuvent pouvait pouvais pourra pourrai pourrait pourrais pourriez puisse vouloir veux veut voulons voulez veulent voulait voulais voudrait voudrais voudrions voudriez voulu veuillez devoir dois doit devons devez doivent devait devra devrait devrais savoir sais sait savons savez savent savait saura saurai sache su voir vois voit voyons voyez voient vu vue verrai verra voyait prendre prends prend prenons prenez prennent pris prise prendra prendrai prenait mettre mets met mettons mettez mettent mis mise mettra mettrai dire dis dit dites disent disait dira dirai dirais tenir tiens tient tenez tenu tenue falloir faut fallait faudra faudrait croire crois croit croyez cru lire lis lit lisez lu lue ecrire ecris ecrit ecrivez ecrivent boire bois boit buvez bu vivre vis vit vivez vivent vecu suivre suit suivez suivi suivie recevoir recois recoit recevez recu recue rendre rends rend rendez rendu vendre vends vend vendez vendu attendre attends attend attendez attendu entendre entends entend entendu repondre reponds repond repondez repondu perdre perds perd perdu connaitre connais connait connaissez connu sortir sors sort sortez sorti partir pars part partez parti dormir dors dort dormi servir sert servi sentir sens sent senti ouvrir ouvre ouvrez ouvert ouverte offrir offre offrez offert offerte courir cours court courez couru mourir meurt mort finir finis finit finissez fini choisir choisis choisit choisi reussir reussi grandir grandi plaire plait plu rire ris rit sourire conduire conduit construire construit produire reduire reduit cuire cuit cuite descendre descendu apprendre appris apprends comprendre compris comprends revenir revenu reviens revient devenir devenu deviens devient permettre permis promettre promis remettre remis battre battu defendre peindre peint teindre teint eteindre eteint craindre rejoindre rejoint resoudre asseoir assis pleuvoir valoir vaut vaux
bonjour bonsoir salut merci oui non peut bien mal tres trop assez beaucoup peu moins encore toujours souvent parfois deja bientot tard tot vite maintenant demain hier aujourd hui ensuite puis alors enfin ainsi aussi comme comment pourquoi combien quand quel quelle lequel laquelle
homme femme fille garcon enfant bebe mere pere maman papa frere soeur fils oncle angle ongle tante cousin cousine coussin poussin copain copine ami amie mari marie voisin voisine cousine gens monde ville village rue route place maison raison saison saisons jardin porte fenetre chambre salle cuisine salon bureau toit mur sol plafond escalier cave grenier garage
jour journee nuit matin matinee soir soiree midi minuit heure minute seconde semaine mois annee siecle date lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps hiver automne ete
eau vin biere cafe the lait jus pain beurre fromage oeuf viande poulet boulet goulet poisson poison boisson moisson fruit pomme poire orange citron fraise fraises braise braises framboise framboises cerise banane raisin peche abricot prune tomate carotte salade patate pomme riz pate soupe sauce sel poivre sucre huile farine chocolat gateau bateau rateau plateau chateau chapeau chameau drapeau radeau cadeau cadavre rideau tableau bureau couteau manteau marteau cerveau niveau tuyau noyau anneau agneau panneau oiseau roseau reseau ciseau morceau berceau pinceau cerceau poireau taureau moineau fourneau traineau tonneau trousseau vaisseau ruisseau tarte tartre carte cartes tarif carton canton coton bouton mouton moutons patin satin matin latin lapin sapin copin pantin jardin gradin gamin chemin cumin examen
livre livret lettre mettre metre maitre traitre papier panier palier pallier pilier premier dernier fermier cahier quartier courrier ouvrier fevrier chantier sentier metier mortier portier potier poirier pommier olivier saladier evier clavier gravier gibier cellier collier coller colline canape canape canapes chaise chaire chaine laine haine gaine peine reine veine plaine graine migraine semaine fontaine douzaine trentaine centaine vingtaine quinzaine
table cable sable fable stable etable lampe rampe crampe tasse classe chasse basse masse passe messe fesse caisse baisse graisse cuisse suisse mousse pousse trousse brosse bosse fosse russe housse
robe jupe pull veste vester chemise bise mise prise crise grise brise valise balise analyse remise cerise surprise entreprise marchandise franchise chaussure chausson chaussette chaussee botte basket sandale ceinture peinture teinture couture voiture facture fracture lecture culture sculpture structure nature nourriture ecriture aventure ouverture couverture fermeture bague vague langue longue cable boucle couple souple boule foule moule poule roule goule houle soule poulet collant volant gants gant gent chant champ chanson chansons boisson frisson buisson caisson saucisson cuisson
voyage village virage tirage tirages visage usage image page cage rage sage nage neige piege siege manege college cortege privilege massage message passage paysage dressage dosage dopage partage potage otage etage stage montage courage fourrage orage garage barrage mariage marinage carrelage chauffage maquillage maquilleur coloriage elevage lavage lavages tatouage tatouages bronzage rasage gavage ravage repassage
recette recettes retraite retraites cachette cassette chaussette casquette assiette toilette tablette fourchette baguette maquette raquette plaquette etiquette omelette squelette silhouette cigarette allumette serviette lunette planete tempete fenetre
course courses bourse bourses source sources ourse coursier coursiers courses courte course courbe courge course coups couper coupon coupons tampon crampon wagon dragon jargon flacon balcon faucon flocon facon lecon glacon garcon macon rancon soupcon
guide guidon guidons guidee ride bride acide rapide timide humide solide valide vide suicide liquide stupide splendide candide
lien liens bien rien chien tien mien sien gardien gardiens italien indien indiens magicien musicien technicien opticien ancien moyen citoyen europeen maintien soutien entretien
menu menuet menus venu tenu connu inconnu contenu revenu continu ingenu cornu
prix prier prieur prie pris tri cri crier crise
info informer informe informaticien informaticienne informatique information informations infirmier infirmiere conformation formation formations formateur formatrice formateurs reformation deformation affirmation animation natation notation dotation rotation citation station nation ration location vocation vacation vocations education edition addition audition tradition condition munition position potion portion option action section selection collection correction direction protection production reduction seduction traduction introduction construction instruction destruction attraction fraction traction reaction creation relation violation variation innovation renovation reservation conservation observation preservation preparation reparation separation operation generation moderation consideration decoration exploration inspiration respiration transpiration aspiration expiration admiration integration migration illustration registration administration administratif concentration demonstration penetration invitation imitation limitation habitation visitation excitation hesitation orientation presentation representation augmentation documentation alimentation plantation tentation exploitation prestation prestations attestation contestation manifestation consultation exposition disposition composition proposition opposition supposition question gestion digestion suggestion version conversion inversion diversion immersion session cession cessions pension tension extension dimension mission emission permission commission passion pression impression expression profession discussion occasion invasion evasion vision television division decision precision revision provision fusion infusion confusion illusion conclusion exclusion inclusion explosion inscription description prescription souscription conscription promotion emotion notion motion lotion potion devotion attention intention invention convention prevention intervention mention subvention detention
catalogue dialogue analogue prologue dialogues catalogues psychologue
cadeau cadeaux concours concourir secours discours parcours recours velours toujours
offre coffre souffre chiffre gouffre coffret coffrets offrez offrir
atelier ateliers hotelier chevalier escalier bachelier cavalier particulier regulier singulier
tutoriel materiel naturel culturel actuel annuel manuel sensuel visuel mutuel virtuel
coach coache coaching caching couching cache cachet cacher gacher lacher macher tacher bacher sachet crochet brochet ricochet guichet clochet pochet brochette
abonner abonne abonnement abandonner abandon donner donneur
produit produits conduit conduits reduit enduit produire produis
boutique boutiques antique attique optique optiques politique nautique mystique musique physique basique unique tunique technique clinique ironique chronique harmonique
collection collation collations selection flexion connexion reflexion
livraison livraisons liaison maison raison saison salaison pendaison guerison comparaison combinaison trahison
devis devise devises devin devins divin revis avis mais vis vise visa visas visage
promo promos promis promesse promettre promener promenade promeneur prolo prono pronos promotion
billet billets ballet ballets billes bille balle malle salle halle galle mollet mulet volet violet filet gilet stylet galet palet valet chalet couplet complet simplet replet
ticket tickets sticker piquet paquet parquet bouquet banquet jaquet hoquet roquet perroquet maquette
video videos vide vides viser viseur visite visites visiteur
contact contacts contrat contrats compact compacts contrast contraste constat impact intact exact pacte tact
gratuit gratuite gratuitement fortuit circuit biscuit recuit nuit bruit fruit truite
interet interets interessant interessante interesse interessee interesses interessees desinteresse interesser interne internes interdit interieur
acheter achat achats achete achetee racheter rachat crachat
coiffure coiffures coiffeur coiffeuse coiffe coiffer
cheveu cheveux cheval chevaux chevet cheville chevre chevron
bougie bougies bouger bouge bougeoir bougons bourgeon bougee
bijou bijoux bisou bisous caillou cailloux genou genoux hibou chou choux joujou pou
savon savons saxon 
parfum parfums parfumerie parfait parfaite parfois
panier paniers papiers palier paliers 
planning plante planter plan plans plane planete plain pleine
cafe cafes cafetier carafe cafeine
soiree soirees moiree
conseil conseils consul conseiller console consoles consoler consommer concert concerts conserve conserves
marque marques masque masques barque barques manque manques marche marches marchez marcher marchand maraiche 
nouvelle nouvelles nouveau nouveaux nouveaute nouvel
couleur couleurs douleur douleurs coureur coureurs couler coulures chaleur valeur voleur
taille tailles paille bataille maille faille caille volaille medaille muraille tailleur tailleurs
photo photos photon photographe photographie photographier phototherapie
piscine cousine cuisine voisine racine narine marine farine tartine cantine routine poitrine vitrine doctrine
terrasse terrain terrains terre serre verre pierre guerre
plage plages place places plaque plaques plaie plat plats plate plateau page pages
chemin chemins chemise chemises cheminee
rouge rouges rogue bouge bouges courge
jaune jeune jeunes jeuner jeunesse
marron marrons citron citrons charron
poste poster posters posture posteur porter porteur portee portes ports poterie potier
sport sports sportif sportive spot spots support supports
yoga yogi yaourt
danse danses dense denses danser danseur dansee
chanter chanteur chanteuse chantier chanson
tournoi tournois tournage tourner tournee tourneur
poterie loterie laiterie batterie batteries bijouterie parfumerie boulangerie patisserie epicerie librairie imprimerie papeterie
bonus malus bogus minus sinus virus campus lotus
surprise surprises soumise
merveille merveilles corneille bouteille bouteilles oreille abeille corbeille groseille veille vieille treille pareil appareil appareils soleil sommeil reveil conseil
chocolat chocolats chocolatier
gagner gagne gagnant gagnante gagnants gagnants gagneur baigner saigner soigner peigner
ouvert ouverte couvert couverte couverts desert dessert desserts concert
tapis tapir tapes taxis
meuble meubles meubler ameublement
bracelet bracelets 
collier colliers cellier
montre montres montrer monstre monstres contre centre ventre rentre entre
lunettes brunette
piece pieces piege nieces niece
miroir miroirs manoir tiroir mouchoir espoir devoir pouvoir savoir avoir voir noir soir trottoir couloir dortoir rasoir arrosoir
vacances vacance distance instance instances assurance assurances ambiance confiance alliance finance finances nuance romance performance ordonnance naissance croissance puissance enfance chance danse balance
argent agent agents urgent gens vent ventes cent dent lent moment monument aliment batiment element document documents instrument sentiment appartement departement changement logement paiement traitement equipement developpement mouvement evenement evenements avertissement enregistrement etablissement
monnaie monnaies
probleme problemes theme poeme creme cremes systeme
service services cervice exercice exercices
prestige vestige vertige tige litige
forfait forfaits parfaits bienfait portrait portraits retrait retraits attrait extrait extraits trait traits contrait
studio studios
agence agences urgence absence essence presence patience science sciences experience experiences conference conferences reference references preference preferences difference differences influence influences
adresse adresses adresser caresse paresse tresse tresses tendresse sagesse jeunesse vitesse richesse promesse princesse maitresse
numero numeros
groupe groupes croupe troupe troupes coupe coupes soupe soupes loupe loupes
programme programmes programmer gramme grammes
module modules modele modeles modeler models moderne
chapitre chapitres pupitre arbitre titre titres vitre vitres litre litres
tirage tirages
concert concerts conserver
theatre theatres
cinema cinemas
musee musees
match matchs
equipe equipes
jouet jouets jouer joueur fouet fouets louer rouet
poupee poupees coupee toupet
peluche peluches perruche cruche ruche autruche capuche
tissu tissus
laine laines
aiguille aiguilles anguille anguilles
crochet crochets
broderie broderies
perle perles merle merles parler parle
bouteille
valise valises
trousse trousses
sacoche sacoches pioche poche poches roche roches broche broches cloche cloches coche approche reproche brioche
coque coques toque loque bloque
ecran ecrans
clavier
souris
casque casques masque
enceinte enceintes ceinture
batterie
chargeur charge charges chargee
imprimante
logiciel logiciels
site sites rite mite gite visite vite suite fuite cuite
page
mail mails
compte comptes compter conte contes comte
code codes coder mode modes
lire
massage massages
beaute
soin soins loin foin coin coins point points poing poings besoin besoins temoin
ongle ongles oncles angles jongle sangle
cils sourcil sourcils
peau seau
visage
corps
coeur coeurs choeur soeurs
main mains pain bain bains nain gain gains grain grains train trains drain
pied pieds
tete tetes bete betes fete fetes dette
yeux
nez
bouche bouches douche douches couche couches souche touche touches mouche mouches
bras
jambe jambes
ventre
dos
danger dangers manger ranger changer changes langer mangeur etranger boulanger verger berger
regime regimes regine
poids pois poire
sante sainte saint
fleur fleurs pleur pleurs heure heures beurre
rose roses chose choses pose poses dose doses prose
plante
arbre arbres marbre
foret forets floret
montagne montagnes campagne campagnes compagne compagnie castagne
riviere rivieres
lac lacs sac sacs bac bacs
mer mers
ile iles
ciel
soleil
lune lunes dune dunes prune
etoile etoiles toile toiles voile voiles
nuage nuages
pluie pluies
vent
neige
orage
chaud chaude froid froide doux douce dur dure grand grande petit petite gros grosse mince haut haute bas basse long longue court courte large etroit rond ronde carre carree plein pleine vide neuf neuve vieux vieille jeune beau belle joli jolie laid bon bonne mauvais mauvaise meilleur meilleure pire vrai vraie faux fausse juste certain certaine possible impossible facile difficile simple double triple seul seule libre pret prete propre sale riche pauvre fort forte faible leger legere lourd lourde rapide lent lente calme heureux heureuse triste content contente fier fiere drole serieux serieuse gentil gentille mechant sage fou folle bete malin intelligent blanc blanche noir noire rouge bleu bleue vert verte gris grise brun brune blond blonde violet violette rose beige dore argente
terrible terribles magnifique superbe sublime splendide ravissant adorable genial incroyable parfait excellent fantastique extraordinaire
honteux scandaleux horrible affreux decevant decu decue deception degoutant inadmissible
voleur voleurs arnaque arnaques arnaqueur
remboursement rembourser rembourse
disponible disponibles indisponible dispo dispos
commander commande commandes commandee commandant demander demande demandes recommander recommande
reserver reserve reserves reservation desservir
livrer livreur livres
payer paye paie pays
message messages messager
tranquille tranquilles
stock stocks 
liste listes piste pistes triste artiste artistes
lister pister
stop stops stopper
arret arrets arreter arrete
pub pubs
mariage mariages
bapteme anniversaire anniversaires
noel paques
robot robots rabot
ballon ballons vallon talon talons salon salons melon melons felon selon violon pantalon pantalons papillon papillons pavillon medaillon medaillons echantillon echantillons brouillon bouillon bouillons carillon grillon million millions
pousse
coton
couette couettes mouette mouettes pouette
rideaux
housse
matelas
oreiller oreillers
drap draps
serviette
lampe
ampoule ampoules
prise
outil outils
perceuse
vis
clou clous
peinture
pinceau
echelle echelles
planche planches branche branches tranche tranches manche manches hanche hanches
caisson
tiroir
cuisse
magasin magasins bassin bassins dessin dessins cousins voisins raisins assassin medecin medecins vaccin vaccins
patron patrons
tuto tutos
marche
manuel
partie parties patrie patries sortie sorties
tante tente tentes vente ventes pente pentes rente lente menthe
gamme gammes flamme flammes femmes
panne pannes canne cannes
tonne tonnes bonne
somme sommes pomme gomme gommes
homme
prince princes pince pinces mince province provinces
creme
tresor tresors
rayon rayons crayon crayons
cuir cuirs cuivre
sapin
capsule capsules
pilule pilules
masse
routine routines
defi defis
quiz
replay
podcast podcasts
webinaire webinaires seminaire seminaires
masterclass
newsletter newsletters
checklist
ebook ebooks
template templates
preset presets
filtre filtres philtre
pack packs
bonus
extrait
chaine
abonnement
parrainage parrain
tombola
lot lots
gagnant
reponse reponses
erreur erreurs terreur horreur
bonheur malheur honneur
sueur lueur fureur
vapeur
peur
moteur auteur acteur facteur docteur lecteur secteur vecteur hauteur chanteur porteur menteur menteurs
`;

/** Stems of -er verbs, to which the usual endings are added. */
export const FRENCH_VERB_STEMS = `
aim ador ach achet command command livr pass parl mang donn trouv cherch regard ecout pens demand montr port rest entr rentr tomb mont arriv gagn jou chant dans march cour lav lev couch coup cass caus chang charg chauff cuisin decid dessin dur etudi evit expliqu ferm form fum gard gliss gout habit invit jet laiss lou manqu men mesur not occup oubli partag pay pein pleur plant pos pouss pratiqu prefer prepar present pret prouv quitt racont rappel rat refus remerci rencontr repar repet repos respect retourn reveill rev roul sauv sembl serr sign sonn souhait soulev souri souffl tent termin tir touch tourn travaill travers trembl tu us utilis vis visit vol vot accept accompagn adopt affich aid ajout allum amus annonc annul appel apport appreci approch arrang arret assist assur attach attir attrap augment avanc avou baign bais baiss bavard bloqu boug brill bross bruli brul cach calcul camp cess commenc compar compt condamn confi confirm conseil conseill consomm constat contact continu control copi corrig crack craqu cre cri crois dat debut declar decor decouvr dehors depens depos derang deteste detest devin devor discut dispos divis domin dout echang eclat effac elev embrass emmen empech emport emprunt encourag enfil engag enlev enseign entour entrain envoi envoy esper essay essai etabl evalu exagere excit excus exist expos exprim fabriqu fach fatigu felicit fet figur film fix fonctionn forc fouill frapp freqent gach gagn gel gen gliss grimp habill hesit ignor imagin impos imprim indiqu inform inquiet inscriv install insult interess interdi interrog intervi invent jug jur lach lanc log maquill mari mass mel menac merit mix modifi mouill nag nettoi nettoy nomm observ obtien organis oser os parti particip partag paris patient pech penetr perc persuad photographi pil pinc plac plaisant pli pouss preoccup press pri priv profit programm promen propos proteg publi punit quitt ram rang ras recharg reclam recommand recup recuper recycl redonn refer reflet regl regrett rejet relev remarqu rembours remont remplac remu renouvel renseign rent renvers renvoi report represent reserv resist respir resst resum retir retrouv revel rid rigol ris rit risqu ronfl rouspet sacrifi salu saut savour second secou sejourn separ serv shopp siest signal soign stress sugger sugger support supprim surveill tach tap telecharg telephon tester test tol toler tond tourn trait transform transport trich trouv tutoi valid vant vend vers verifi vid vieilli viser vit voyag desabonn abonn reabonn exag gout gout soul saoul gonfl spamm relanc sollicit harcel emmerd embet import cliqu post lik follow partag comment tagu enregistr sauvegard activ desactiv retard avanc
`;

/** Common English words. */
export const ENGLISH_WORDS = `
the a an and or but if then than that this these those there here where when what which who whom whose why how i you he she it we they me him her us them my your his its our their mine yours ours theirs
be am is are was were been being have has had having do does did done doing will would shall should can could may might must not no yes
go goes going gone went come comes came coming get gets got getting give gives gave given giving make makes made making take takes took taken taking see sees saw seen seeing look looks looked looking want wants wanted wanting need needs needed like likes liked love loves loved loving know knows knew known think thinks thought say says said tell tells told ask asks asked send sends sent sending buy buys bought buying sell sells sold selling order orders ordered ordering border older pay pays paid paying ship ships shipped shipping shopping chipping shop shops shipment deliver delivers delivered delivery return returns book books booked booking cooking looking hooking cook look hook took rook brook work works worked working worship workshop workshops play plays played playing start started stop stops stopped stopping stepping open opens opened pen pens close closed run runs ran read reads write writes wrote written wait waits waited waiting call calls called text texts texted message messages massage massages keep keeps kept let lets leave leaves left live lives lived life move moves help helps helped show shows shown find finds found put use used uses try tries tried turn feel feels felt hold bring brings brought
day days night nights week weeks month months year years time times today tomorrow yesterday morning evening afternoon hour hours minute minutes now later soon early late always never often again once ever still already yet just only very really so too also much many more most less few some any all both each every other another such
good better best bad worse worst great nice pretty beautiful lovely amazing awesome perfect cute sweet cool hot cold warm big small large little long short tall high low new old young free full empty easy hard fast slow cheap expensive happy sad angry sorry ready sure right wrong true false real fake nice
man men woman women boy girl kid kids child children baby babies mother father mom dad brother sister friend friends people person family guy guys
home house room door window kitchen bed bath table chair car bus train plane road street city town place places country world water fire earth air sun moon star stars rain snow tree flower flowers flour floor dog cat bird fish food bread meat cake rice egg eggs milk tea coffee coffees toffee sugar salt
dress dresses press shirt shirts skirt skirts shoe shoes coat coats boat boats goat bag bags ring rings king wing thing things string spring color colour colors size sizes price prices prize prizes pride prime rice twice place plates plate plane planet planer planner planners planned scanner banner manner dinner winner spinner link links think pink drink sink lint line lines blink list lists guide guides guided code codes coupon coupons offer offers office officer differ coffer course courses coarse source cause nurse curse purse horse house class classes glass glasses lesson lessons lemon lessen recipe recipes receipt receipts recite record records report reports resort sport sports store stores story stories storm stock stocks sticker stickers ticket tickets pocket pockets jacket jackets packet racket rocket bucket basket baskets casket blanket market markets marker markers maker makers master matter letter letters better butter batter bitter litter later lather leather feather weather weather father further faster poster posters foster roster poker pusher
video videos photo photos phone phones name names game games same came fame frame frames flame event events even evening advent invent parent present presents prevent percent recent decent ticket details detail retail tail retain sample samples simple ample temple template templates tablet tablets table cable website websites newsletter newsletters letter checklist checkout training trailing draining raining gaining planning planting coaching catching couching touching teaching reaching beaching meeting greeting feeting fitting sitting setting getting betting catalog catalogue discount discounts account accounts amount mount mountain fountain
candle candles handle handles sandal sandals bundle bundles bracelet bracelets necklace necklaces earring earrings watch watches match matches batch catch patch
beauty beast breast feast least east yeast toast coast roast boast
winter summer spring autumn fall hammer
follow follower followers hollow yellow fellow pillow pillows willow mellow
giveaway getaway
please plead pleased pleasure pleasures leisure measure treasure treasures
interest interests interested interesting
available information location vacation education formation application
gift gifts lift shift drift swift
voucher vouchers
member members remember ember number numbers november
unsubscribe subscribe
music magic basic
quiz challenge challenges change changes charge charger
course
meal meals deal deals real seal steal
print prints sprint point points paint pain gain main rain
house blouse mouse
black white red blue green brown grey pink purple gold silver
north south west stuff staff stiff
from with without about into onto over under after before between through during against because while until since for of on in at by to up down out off as
dont doesnt
don doesn didn isn wasn won couldn wouldn haven hasn
hello hi hey thanks thank welcome bye okay ok well
yesterday administration started starter starters strategy
`;
