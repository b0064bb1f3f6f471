/** `keyword, keyword | text` per line, invented: calls for the automation. */
export const EVERYDAY_MATCHES = `
guide | salut, le guide stp
guide | GUIIIIDE
guide | guid stp ou guide ?
lien | j'attends toujours le lien
lien | envoie l'lien
lien | lien svp svp svp
lien | Tu peux envoyer le lien en mp
lien | dsl j'ai perdu le lien
recette | j'ai raté la recette, tu peux la renvoyer ?
recette | recete stp
recette | #recette
recette | RECETTES !!!
prix | prix?
prix | pas vu le prix
prix | quel est le Prix, svp
tarifs | tarif svp
tarifs | le tarif
devis | un devis s'il vous plaît
programme | progamme
programme | le programme m'intéresse
programme | je veux pas rater le programme
formation | formations gratuites ?
formation | foramtion
masterclass | materclass
masterclass | MASTER CLASS
code promo | codes promos
code promo | code promo 🙏
code promo | mon code promo marche pas
rendez-vous | rendez vous
rendez-vous | un rendezvous svp
check-list | checklist
box | box 📦
planning | planing
planning | je n'ai pas le planning
évènement | evenement
évènement | événements
bébé | bébés
noël | NOEL
forêt | la foret
cœur | les coeurs
œuvre | oeuvre
nœud | le noeud
ebook | l'ebook stp
ebook | E-book
ebook | mon ebook n'arrive pas
livre | le livre svp
livre | livres
oui | ouii
oui | Oui !!
oui | oui je veux
go | GOOO 🚀
go | go!
moi | Moi 🙋
moi | moiiii
ok | okkk
info | info
info | INFOS SVP
info | pas eu les infos
rdv | RDV ?
dm | DM
🔥 | 🔥🔥
❤️ | ❤❤❤
🎁 | merci 🎁
yes | yessss
link | can I get the link
link | didn't get the link
free | FREE!
recipe | recipie please
workout | workouts
coaching | coching
coaching | le coaching stp
guide, lien | pas le guide, juste le lien
été | c'est l'été
cheval | les chevaux
guide | Guide 🙏🏽
guide | j'aimerai avoir le guide
guide | envoie ton guide stp
guide, menu | menuu
lien | liens ?
lien | envoyez le lien sinon je trouve pas
lien | le lien ne marche pas
recette | recettte
recette | je veux la recettes stp
recette | jai pas vu la recette
catalogue | votre catalogue svp madame
catalogue | cataloque
catalogue | catalog
tarif | tarifs?
tarif | quel est votre tarif
promo | promos
promo | la promo est finie ?
code promo | le code promo svp
code promo | CODEPROMO
réduction | reduction
réduction | réductoin
inscription | inscripton
inscription | inscriptions ouvertes ?
rdv | un rdv svp
essai | essai gratuit
essai | je veux un essai
coaching | COACHING!!
programme | programmes
programme | prograame
défi | defi
défi | défis
challenge | chalenge
challenge | CHALLENGE
gâteau | gâteaux
gâteau | un gateau
bijoux | bijou
journal | journaux
travail | travaux
nouvelle | nouvelles
bon plan | bons plans
bon plan | bon-plan
tee-shirt | tee shirt
tee-shirt | teeshirt
week-end | weekend
petit déjeuner | petit-dejeuner
sœur | soeurs
âge | l'age
hôtel | d'hôtel
îles | iles
ça | ca
👍 | 👍🏽
✨ | ✨✨ trop beau
🙋‍♀️ | 🙋‍♀️
yes | YES
start | STAAART
info | infoss
info | j'voudrais une info
dispo | dispos ?
intéressée | interessé
intéressée | INTERESSEE
shop | shops
price | prices please
discount | discuont
discount | any discounts?
ebook | e book
waitlist | wait-list
template | templates
template | templte
webinar | webinars
webinar | I missed the webinar
guide | I didn't receive the guide
je veux | je veux
je veux | JE VEUX 😍
lien | Lienn
lien | lien pls
lien | je veux le lien aussi
lien | le liens ?
guide | guide.
guide | « guide »
guide | jveux le guide
guide | GUIDE GUIDE
info | info?
info | d'info
infos | info svp
recette | Recette❤️
recette | la recete stp
recette | reccette
recette | j'ai pas la recette
méthode | methode
méthode | la methodde
astuce | astuces
astuce | l'astuce svp
atelier | ateliers
atelier | l’atelier
atelier | atleier
brochure | brochrue
brochure | brochures
bonus | BONUS
bonus | le bonus svp
conseil | conseils
conseil | un conseil
diagnostic | diagnostique gratuit
diagnostic | mon diagnostic
audit | audits
rendez-vous | je veux un rendez-vous
prise de rdv | prise de rdv
carte cadeau | cartes cadeaux
carte cadeau | CARTE CADEAU
chèque cadeau | cheque-cadeau
jeu concours | jeu-concours
jeu concours | jeux concours
concours | consours
anniversaire | aniversaire
anniversaire | anniversaires
mariage | mariages
mariage | marriage
bébé | BB bébé
étudiant | etudiante
étudiant | étudiants
coach sportif | coach sportif svp
régime | regimes
été | ETE
noël | noel
œufs | oeuf
canapé | canapes
vélo | velo
vélo | vélos
💪 | 💪💪💪
😍 | trop 😍
🍋 | 🍋
go | Go go go
oui | oui oui
oui | mais ouiii
top | TOP
prix | le prix stp ?
prix | prix en mp
call | CALL
book | book!
ready | readyyy
ready | I'm ready
yes | yes yes
free | freee
video | vidéos
video | the video please
training | trainning
training | didn't receive the training
lien | le lien dans la bio marche pas
lien | jpeux avoir l lien
guide | votre guide m'intéresse
menu | le menu enfant svp
menu | j'ai pas vu le menu
recette | recete
recette | la recette, la recette !!
catalogue | catalogues
catalogue | CATALOGUE STP
formation | formtion
formation | je veux faire la formation
offre | offres
offre | L'OFFRE
ebook | ebooks
livret | livrets
séance | seances
séance | seance d'essai
séance | saéance
bilan | bilan gratuit
bilan | BILANNN
cadeau | cado ou cadeau
code | code!
code | codes
réserver | RESERVER
participer | participper
participer | je veux participer
participe | je participe
commander | commader
tuto | tutos
tuto | le tuto stp
plan alimentaire | plans alimentaires
plan alimentaire | le plan alimentaire
fiche recette | fiche-recette
liste de courses | la liste de courses svp
crème | creme
fête | fetes
maïs | mais svp du maïs
garçon | garcons
👋 | 👋
☕ | un ☕ svp
100 | 100
moi | moi!
moi | moi svp
coucou | coucouuu
help | HELP
plan | plans
secret | secrets
secret | secrt
list | lists
course | courses
course | COURSE
guide | le guiiide
guide | des guides
guide | je veux ton guide stp
lien | lien
lien | LIEN SVP
lien | le lien il est où
lien | pas reçu de lien
recette | la recette svp
recette | recettes
recette | recettee
formation | la formation
formation | formaation
formation | formations ?
promo | PROMO
code promo | code-promo ?
code promo | codepromo svp
prix | le prix
tarif | tarifs svp
menu | menus
catalogue | catalogeu
catalogue | le catalogue stp
inscription | inscriptions
inscription | inscritpion
info | infos
rdv | rdv
rendez-vous | rendez vous svp
atelier | l'atelier
programme | programe svp
programme | le programme ?
cadeau | cadeaux
crêpe | crêpes
cœur | cœurs
bœuf | boeufs
noël | Noël !
tote bag | tote-bag
pop-up | pop up
newsletter | newletter
newsletter | la newsletter svp
oui | ouiiiiii
go | GO!
yes | yesss
top | toppp
🔥 | 🔥
🎉 | 🎉 bravo
link | the link please
link | links
workshop | workshops
checklist | check list
discount | discounts
intéressé | intéressée
bonjour | BONJOUR
abonné | abonnées
étudiante | etudiant
devis | un devis
lien | le lien 👉
lien | t'as le lien ?
lien | je trouve plus le lien
guide | Le GUIDE svp !
guide | guides gratuits
recette | ta recette stp
recette | receette
formation | formatin
formation | ta formation m'intéresse
programme | #programme
programme | j'ai raté le programme
catalogue | catalog svp
devis | DEVIS
planning | les plannings
séance | une séance
séance | SEANCE
abonnement | abonement
abonnement | abonnements ?
massage | massages
coupe | coupes
ongles | ongle
promo | y a une promo ?
code promo | code_promo
bon cadeau | bons cadeaux
bon cadeau | bon-cadeau svp
brunch | BRUNCH
pâtisserie | patisseries
pâtisserie | patiserie
info | j'ai besoin d'infos
moi | moooi
🙋 | 🙋🙋
🎂 | 🎂 svp
masterclass | masterclasss
ebook | j'ai pas reçu l'ebook
giveaway | give away
giveaway | givaway
recipe | recipes please
pdf | PDF svp
start | start!
`;

/** Looks like the keyword, and calls for nothing. */
export const EVERYDAY_MISSES = `
guide | pas de guide pour moi
guide | je veux plus de ton guide
guide | la guirlande
guide | guider les gens c'est un métier
lien | les italiens
lien | bien sûr
lien | arrêtez avec votre lien
lien | sans lien svp
lien | ton lien ne m'intéresse pas
recette | j'ai pas besoin de recette
recette | je reçois
recette | ras le bol de la recette
prix | prise
prix | prie
tarif | tarin
devis | devise
devis | plus besoin du devis merci
programme | programmeur
programme | le programme c'est pas pour moi
formation | information
formation | non merci à la formation
formation | transformation
code promo | promo
code promo | le code de la route
box | boxe
box | boxeur
oui | ouïe
oui | inouï
go | ego
go | gosse
moi | mois
moi | moisi
ok | okapi
ok | book
info | infobulle
rdv | rdc
🔥 | ❤️
🎁 | 🎂
yes | eyes
link | blink
link | no link please
free | freezer
free | carefree
recipe | I don't need the recipe
livre | livreur
livre | livrer
livre | libre
art | artichaut
thé | théâtre
vin | vingt
vin | divin
pain | peindre
bain | baie
mer | mère
sac | sacré
cours | course
cours | courir
menu | menuisier
cadeau | cadenas
poste | postuler
carte | carton
carte cadeau | carte
tote bag | bag
pop-up | pop
catalogue | non pas de catalogue
ebook | je veux pas l'ebook
coach | couche
guide | non merci pas le guide
guide | le guide, non merci
guide | j'ai aucune envie du guide
guide | guidage
lien | lier
lien | lieu
lien | plus besoin du lien, trouvé
lien | ne m'envoyez pas le lien
recette | recenser
recette | rosette
recette | je passe mon tour pour la recette
tarif | tardive
promo | promotion canapé ? non promu
promo | promis
promo | promenade
essai | essaim
essai | essuie
défi | défilé
défi | déficit
coaching | couching
coaching | le coaching très peu pour moi
programme | pas besoin d'un programme
programme | progressif
bon plan | bon
bon plan | mauvais plan
week-end | week
petit déjeuner | petit
hôtel | hostel
hôtel | autel
âge | cage
îles | utiles
ça | cab
👍 | 👎
✨ | ⭐
yes | yeux
start | restart
start | stare
info | infoutue
dispo | dispositif
dispo | disposer
shop | bishop
shop | chop
price | priceless
discount | I don't want any discount
discount | viscount
ebook | facebook
webinar | no webinar for me thanks
template | temple
template | contemplate
réduction | rédaction
réduction | déduction
inscription | description
travail | travailleur
journal | journaliste
bijou | bisou
menu | menuet
essai | pas d'essai pour moi merci
challenge | je veux plus du challenge
lien | ancien
lien | je veux pas de lien
lien | lien ? non c'est bon merci
guide | j'ai pas besoin de guide
guide | guidée par ma passion
info | informel
recette | recettes ? pas pour moi merci
recette | recevoir
méthode | méthane
astuce | astucieux
atelier | je veux pas faire l'atelier
atelier | râtelier
brochure | broche
bonus | bons
conseil | consul
conseil | conseiller municipal
audit | auditeur
audit | audition
carte cadeau | cadeau
carte cadeau | carte bleue
jeu concours | concours
concours | concourt
mariage | marinage
mariage | arriage maria
étudiant | étudier
régime | régiment
vélo | véloce
canapé | canal
💪 | 🤝
😍 | 😂
go | gogo gadget
oui | louis vuitton
top | stop
top | laptop
prix | price
call | calla
book | booking
book | facebook
ready | already
yes | yeti
free | freedom
video | vidéaste
training | straining
training | trainee
training | no training for me thanks
prise de rdv | prise
chèque cadeau | chèque
anniversaire | adversaire
diagnostic | pas besoin de diagnostic
brochure | la brochure ne m'intéresse pas
conseil | je me passe de tes conseils
lien | lien non merci
lien | je m'en fiche du lien
guide | guidon
guide | j'en veux pas du guide
menu | menuiserie
menu | minu
recette | pas la recette, merci
catalogue | j'ai déjà dit non au catalogue
formation | déformation
formation | je ne suis pas intéressée par la formation
offre | coffre
offre | offrir
ebook | book
séance | science
bilan | bilatéral
bilan | milan
cadeau | gâteau
code | coder
code | décodeur
code | mode
participer | partir
participe | participation
commander | commandant
tuto | tutoriel
tuto | tutu
plan alimentaire | plan
plan alimentaire | alimentaire
fiche recette | recette
crème | crémaillère
fête | tête
garçon | garçonnière
👋 | 🖐
100 | 1000
moi | moine
help | helper
plan | plante
plan | planche
secret | secrétaire
list | listen
course | source
coucou | coup
guide | j'veux pas ton guide
guide | guidance
guide | pas besoin d'un guide
lien | rien
lien | julien
lien | bien joué
lien | je veux plus du lien
recette | je ne veux pas la recette
recette | recel
formation | performance
formation | pas de formation svp
promo | promontoire
code promo | code
prix | prime
tarif | tarifaire
catalogue | catalyseur
inscription | inscrire
info | informatique
rdv | rv
atelier | hotelier
programme | programmer
cadeau | pas de cadeau merci
crêpe | crépu
cœur | choeur
tote bag | tote
newsletter | non merci pour la newsletter
oui | ouistiti
go | goût
yes | yesterday
top | topaze
🔥 | 🧊
🎉 | 🎊
link | linked
link | I don't need the link
workshop | shop
discount | discos
devis | deviser
thé | thème
mer | merci
art | tarte
sel | selle
car | carte
lien | liane
lien | lien pas nécessaire
guide | guidelines
recette | je veux pas la recette, merci
formation | formateur
programme | pas de programme pour moi
catalogue | no catalogue please
devis | devin
massage | message
coupe | couple
coupe | couper
ongles | angles
promo | promu
code promo | code postal
bon cadeau | bon
brunch | branche
info | infography
moi | émoi
🎂 | 🎈
ebook | notebook
giveaway | give
pdf | pdg
start | started
séance | non merci pour la séance
abonnement | abonné
pâtisserie | pâtissier
`;
