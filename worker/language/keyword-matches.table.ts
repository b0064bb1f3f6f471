/** Calls for the automation: `keyword, keyword | text` per line; invented. */
export const MORE_MATCHES = `
lien | lien svp
lien | je veux le lien
lien | lieeeen
lien | j'ai pas le lien
lien | le lien marche pas
lien | vous avez oublié le lien
lien | #lien
lien | “lien”
guide | Guide !
guide | guiiiide
guide | @compte guide
guide | je n'arrive pas à ouvrir le guide
prix, tarif | vos tarifs svp
prix | prix???
tarif | le tarif ?
tarif | tarifs en mp
formation | fromation svp
formation | formattion
formation | la formation m'intéresse
catalogue | cataloge
programme | je veux le progamme
recette | receette
réserver | reserver
intéressé | interessee
intéressé | je suis intéressée
intéressée | intéressé
étoile | etoiles
atelier | l'atelier
eau | d'eau
inscription | inscriptions ?
cadeau | Cadeau 🎁
bijou | les bijoux
gâteau | Gâteaux !!
cœur | coeurs
œuvre | oeuvres
code promo | codepromo
code promo | codes promos
code promo | le code promo svp
carte cadeau | cartes cadeaux
rendez-vous | rendez vous
rendez-vous | un rendez-vous svp
e-book | e book svp
ebook | e-book
check-list | checklist
masterclass | masterclas
webinaire | le webinaire
menu | le menu de noël
menu | c'est quoi le menu
info, détails | detail svp
oui | ouiii
oui | oui je veux
go | go go go
yes | yess
start | START
moi | Moi !
dm | DM
mp | mp svp
pack | packs
box | box 📦
vip | V.I.P
stop | STOP
❤ | ❤️❤️
2024 | promo 2024
coaching | coachin
coaching | j'ai pas encore commencé le coaching
massage | un massage svp
bracelet | braclet
robe | la robe
taille | quelle taille
nouveau | nouvelle
gratuit | gratuite
participe | je participe !
catalogue, brochure | la brocure svp
devis | devis svp
devis | pas reçu de devis
planning | planing
adresse | adress
adresse | adresses
offre | cette offre
promo | PROMO!!
concours | je joue au concours
jeu | le jeu
link | send me the link
link | link!!!
price | price?
brush | brushes
shipping | shippping
discount | any discounts?
interested | Interested!!
recipe | recipie
book | books
yoga | #yoga
billet | billetterie ou billet ?
vidéo | video
vidéo | videos svp
hôtel | l'hotel
café | cafés
noël | NOEL
modèle | le modèl
aujourd'hui | aujourdhui
arc-en-ciel | arc en ciel
pdf | PDF svp
plan | le plan !
plan | j'ai pas trouvé le plan
plan repas | plan repas svp
plan repas | plans repas
routine | ma routine ? je veux la routine
routine | routin svp
défi | le défi !!
bonus | le bonus n'est pas arrivé
audit | audits
audit gratuit | l'audit gratuit
appel | d’appel
épilation | l'épilation
soin | soins
soin visage | un soin visage
brunch | brunchs
terrasse | la terrasse est ouverte ?
réservation | reservaton
naissance | liste de naissance
disponibilité | disponibilite
dispo | dispos
livraison | livraisons
croissant | croissants
kiné | kine
maquillage | maquilage
abdos | ABDOS
bougie | bougies
collier | coliers
peluche | pelluche
hiver | d'hiver
huile | huiles
écharpe | l'écharpe
invitation | invitations
invitation | invitaton
quiz | quizz
mini-cours | minicours
live | le live
story | storys
replay | le replay svp, j'ai raté le live
🍕 | 🍕🍕 moi
🚀 | 🚀🚀🚀🚀
🇫🇷 | 🇫🇷🇫🇷
ok | okkkk
ready | ready!!
glow | glow
détox | detox
cil | cils
travail | travaux
animal | animaux
jus | jus
naturel | naturelle
végétarien | vegetariens
danseur | danseuse
doux | douce
vélo électrique | vélo-électrique
thé vert | thes verts
lien, pdf | je veux pas le lien je veux le pdf
lien | c'est pas cher, lien svp
lien | je comprends pas, il est où le lien
lien | pourquoi pas, envoie le lien
lien | je ne vois pas de lien
guide | je n'ai pas encore lu le guide
guide | le guide n'est pas arrivé
guide | jamais reçu votre guide
formation | non mais la formation m'intéresse
menu | why not, menu please
guide | the guide didn't arrive
guide | i can't find the guide
template | templates
journal | journals
checklist | check list
webinar | webbinar
webinar | webinars
freebie | freebies
tuto | tutos svp
tuto | TUTO
modèle | modeles svp
patron | le patron svp
patron | patrons
coloriage | colriage
coloriage | coloriages
coloriage | coloriage gratuit svp
dossier | dosier
dossier | le dossier n'arrive pas
fiche | la fiche svp
fiche | fiches
séance | seance
séance | seances
séance découverte | seance decouverte
séance découverte | une séance-découverte svp
liste | la liste
liste | LISTEEE
méthode | methode
méthode | la métode
ménopause | menopause
sommeil | someil
sommeil | je dors mal, sommeil
planche | planches
mariage | mariages
mariage | marriage
invité | invitée
artisan | artisane
vendeur | vendeuse
tapis | tapis
prune | prunes
prix | prix?
prix | prixxx
aide | aidez moi, aide
aide | l'aide
école | d'ecole
agenda | l’agenda
agenda | agendaa
ananas | annanas
hors-série | hors série
hors-série | horsserie
porte-clés | porte clés
porte-clés | porteclés
tee-shirt | tee shirt
tee-shirt | teeshirt
black friday | blackfriday
black friday | black-friday
happy hour | #happyhour
lien | j'ai besoin du lien
lien | j'arrive pas à ouvrir le lien
lien | il est pas dans la bio le lien
guide | vous m'avez pas envoyé le guide
guide | je ne trouve plus le guide
guide | pas de guide ? vous aviez dit guide
devis | toujours pas de devis
menu, carte | je veux pas le menu, juste la carte
journaling | journalling
budget | budjet
budget | BUDGET 💰
calculator | calculater
meal plan | mealplan
meal plan | meal plans
🌸 | 🌸🌸
💪 | let's go 💪💪
carnet | carnets
carnet | le carnet svp
exercice | exercices
exercice | exercise
exercice | les exercises svp
affirmation | affirmations
affirmation | afirmation
méditation | meditation
méditation | méditaton
astro | ASTROOO
thème astral | theme astral
thème astral | thèmes astraux
thème astral | mon thème-astral
consultation | consultations
consultation | consulation
simulateur | simulateurs
simulation | simultaion
estimation | l'estimation
estimation | d’estimation
estimation | estimaton gratuite
visite | visites
visite | VISITE
appart | apparts
studio | studiooo
bilan | bilan svp
bilan | mon bilan n'est pas arrivé
essayage | essayages
essayage | l'essayage
échantillon | echantillons
échantillon | échantilon
mystère | mystere
box mystère | boxmystere
box mystère | box mystères
giveaway | give away
giveaway | givaway
tombola | tombolla
ebook | e-books
lien | pouvez-vous me redonner le lien, il n'est plus valable
lien | désolé j'ai pas vu le lien
guide | pas de souci, envoyez le guide
guide | ce n'est pas urgent mais je veux le guide
recette | je ne mange pas de viande, vous avez une recette ?
recette | pas la photo, la recette
🥑 | 🥑 svp
💥 | 💥💥💥
`;
