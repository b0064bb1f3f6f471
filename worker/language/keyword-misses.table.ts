/** Looks like the keyword, and calls for nothing: `keyword, keyword | text` per line; invented. */
export const MORE_MISSES = `
lien | bien
lien | liens ? non merci
lien | je ne veux pas le lien
lien | j'ai pas demandé le lien
guide | je ne veux pas du guide
guide | non pas le guide
guide | aucun besoin du guide
guide | je veux plus le guide
guide | humide
prix | prie
prix | je prie pour vous
tarif | tardif
formation | pas intéressé par la formation
formation | la formation ne m'intéresse pas
formation | non merci pour la formation
formation | formulation
recette | je n'ai pas envie de la recette
menu | menace
info | confort
info | infox
oui | louis
oui | jouir
go | gourmand
go | got
art | partie
top | topo
mer | maire
sac | sache
bio | biographie
mp | champ
code promo | le code de la route
code promo | code wifi
code promo | pas besoin de code promo
rendez-vous | rendez la monnaie
masterclass | classe
e-book | facebook
🔥 | 💥
❤️ | 💙
🎁 | 🎀
1 | 10
100 | 1000
12 | 112
pain | main
pain | copains
dessert | desserte
tresse | stresse
bougie | bouge
bougie | rougie
massage | je ne veux pas de massage
marron | macaron
chemise | chemin
couleur | coulée
papier | panier
cuisine | voisine
voyage | noyade
poudre | foudre
serrure | servir
brochure | broche
devis | devin
livre | livrer
inscription | description
inscription | prescription
programme | pas de programme pour moi
offre | offrir
test | contester
test | texte
gratuit | gratin
yoga | yogourt
vip | vipère
box | boxeur
play | player
link | blink
link | drink
link | i don't need the link
guide | guitar
guide | no thanks, no guide
start | restart
shipping | shopping
ticket | thicket
discount | discuss
interested | interesting
interested | I'm not interested
intéressé | non pas intéressée désolée
réserver | réservoir
réserver | préserver
oui | non
adresse | tendresse
été | étendue
beau | beauté
jeu | jeudi
jeu | enjeu
taille | bataille
bijou | bijouterie
concours | concourir
pdf | pdfr
plan | planète
plan | aéroplane
plan repas | plan de la ville
routine | rotin
défi | définition
défi | pas de défi pour moi cette fois
challenge | je passe mon tour pour le challenge, pas intéressée
bonus | bonnets
audit | auditoire
audit gratuit | c'est gratuit ?
appel | pelle
épilation | compilation
soin | soir
brunch | branche
terrasse | terrain
réservation | observation
naissance | connaissance
disponibilité | responsabilité
livraison | je veux pas de livraison, je passe au magasin
croissant | croisement
collier | collie
collier | escalier
bougie | boogie
peluche | épluche
hiver | univers
huile | huit
invitation | imitation
invitation | inviter
live | livre
story | history
ok | bok choy
ok | looks
ready | reader
glow | slow
cil | concile
travail | trouvaille
nouvelle | nouvel an
thé vert | thé noir
vélo électrique | vélo de ville
🍕 | 🍔
✨ | ⭐
💌 | ❤️
lien | arrêtez avec vos liens
lien | votre lien ne m'intéresse pas du tout
guide | je n'ai plus besoin du guide
guide | merci mais pas de guide pour moi
guide | je ne suis pas intéressée par le guide
guide | sans façon pour le guide
formation | aucune envie de faire la formation
formation | je ne souhaite pas suivre la formation
catalogue | inutile d'envoyer le catalogue
catalogue | pas de catalogue merci
rdv | je veux pas de rdv
access | accent
access | success
template | temperature
webinar | no webinar for me
freebie | i don't want the freebie
checklist | list
recipe | not interested in the recipe
guide | guided tour
guide | never mind the guide
link | no need for the link
menu | menuise
prix | matrix
tuto | tutoyer
modèle | module
patron | patronage
coloriage | colorier
dossier | dosage
fiche | affiche
fiche | friche
fiche | quiche
séance | science
séance découverte | séance de cinéma
liste | pianiste
liste | listing
méthode | métro
sommeil | soleil
sommeil | conseil
planche | blanche
mariage | marinade
mariage | mirage
vendeur | vendre
tapis | tapisserie
prune | brune
aide | aidant
école | écologie
agenda | légende
ananas | anas
hors-série | série
porte-clés | porte
porte-clés | clés
tee-shirt | shirt
black friday | friday
black friday | black
happy hour | happy
lien | j'ai plus besoin du lien
lien | le lien m'intéresse plus
lien | je veux plus recevoir le lien
guide | pas intéressée par votre guide
guide | je m'en passe du guide
guide | non je veux pas de guide
devis | je n'ai jamais voulu de devis
menu | pas la peine d'envoyer le menu
planner | plane
planner | scanner
budget | widget
meal plan | plan de métro
🌸 | 🌹
💪 | 👊
template | contemplate
yes | eyes
moi | mois
moi | moineau
oui | ouistiti
ok | oklahoma
link | no link needed
price | priceless
carnet | carnaval
carnet | cornet
exercice | exercer
affirmation | infirmation
méditation | médiation
astro | astronome
thème astral | thème du jour
consultation | consulter
simulateur | stimulateur
estimation | estimer
estimation | destination
visite | vite
visite | invite
appart | appartenir
appart | départ
studio | studieux
bilan | bulan
essayage | essayer
échantillon | échantillonnage
box mystère | box 4
giveaway | give
tombola | tombe
lien | plus besoin de lien j'ai trouvé
lien | aucun intérêt pour votre lien
guide | le guide je m'en fiche
guide | guide ? non ça ira
guide | merci mais le guide ne m'intéresse plus
recette | j'veux pas la recette
recette | recettes non merci
bilan | je veux pas de bilan
visite | pas de visite pour moi
tombola | je ne participe pas à la tombola
🥑 | 🥦
oui | ouille
dm | dmx
info | infuser
top | toupie
`;
