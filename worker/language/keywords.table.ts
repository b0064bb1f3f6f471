/** `keyword, keyword | text` per line; invented. */
export const MATCHES = `
guide | Je veux le GUIDE
guide | guide
guide | le guide stp
guide | guiiide
guide | #guide
guide | guide!!!
guide | l'article parle du guide
guide | ton guide m'intéresse
lien | liens svp
lien | le lien ne marche pas
lien | j'ai pas eu le lien
lien | je ne trouve pas le lien
lien | tu peux renvoyer le lien
lien | lieeen
lien | lien 🙏
recette | la recete svp
recette | recettes
recette | la recettte
recette | RECETTE
recette | reecette
formation | formaton
formation | info formation
formation | les formations
formation | formationnn
formation | fomation svp
catalogue | catalgoue
catalogue | catalogues
catalogue | catalogue stp
inscription | l'inscription
inscription | inscritpion
inscription | linscription
adresse | adrese
adresse | d’adresse
école | ecole
école | l'école
cœur | coeur
coeur | cœurs
crème | creme
crème | CRÈMES
cadeau | cadeaux
cadeau | kado ou cadeau ?
bijou | bijoux
journal | journaux
gratuit | c'est gratuite ?
intéressé | intéressée
intéressé | je suis interessés
intéressé | interressé
prêt | prête
partant | partante
partant | partantes
code promo | code promo
code promo | CODEPROMO
code promo | #codepromo
code promo | les codes promos
code promo | code-promo stp
tote bag | tote-bag
tote bag | tote bags
e-book | ebook
e-book | e book
e-book | E-BOOK
ebook | e-book svp
pop-up | pop up
workshop | workshop please
workshop | worshop
checklist | check-list
newsletter | news letter
newsletter | newletter
oui | OUI
oui | ouiiiiii
oui | oui svp
oui | Oui, moi
go | GO
go | gooooo
yes | yesss
yes | YES!!
info | infos
info | INFO
info | d'infos
promo | promos
promo | une promo ?
promo, prix | quel prix ?
🔥 | 🔥🔥
🔥 | trop bien 🔥
❤️ | ❤
❤️ | je veux ❤️❤️
👍 | 👍🏽
🙋‍♀️ | 🙋🏻‍♀️ moi
100% | 100% oui
lien | envoie le lien stp
lien | pourquoi pas de lien ?
lien | y a pas de lien ??
lien | pas de souci, envoie le lien
lien | n'oublie pas le lien
lien | j'ai toujours pas reçu le lien
lien | le lien s'ouvre pas
guide | je veux pas rater le guide
guide | pas mal ce guide, je le veux
guide | pourquoi pas le guide
guide | je n'arrive pas à télécharger le guide
guide, lien | je veux pas le guide mais le lien oui
guide, lien | pas le guide, juste le lien
guide | j'ai pas encore le guide
guide | I didn't get the guide
guide | didn't receive my guide
link | link please
link | the link doesn't work
link | can't find the link
link | LINKS
recipe | recipes
recipe | recpie please
template | tempalte
template | templates pls
planning | planing svp
webinaire | webinair
masterclass | master class
masterclass | mastercalss
coaching | coachng
coaching | le coaching
tuto | tutos
tuto | le tuto stp
menu | le menu svp
menu | menus
rdv | rdv
devis | un devis
devis | devisss
tarif | tarifs
offre | l'offre
offre | offres
mode | la mode
place | places
concours | je participe au concours
concours | concour
participe | je participe
participe | moi aussi je participe !
2026 | 2026
rouge | rouges
acheter | j'achter ou pas, comment acheter
bébé | bebes
bébé | bébé
été | ETE
noël | noel
maman | mamaaan
challenge | chalenge
challenge | challange
abonnement | abonement
lookbook | look book
lookbook | lookbok
`;

export const MISSES = `
guide | guidon
guide | je me guiderai
guide | guidée
lien | italien
lien | c'est bien
lien | rien
lien | bienveillant
menu | menuisier
menu | venu
menu | menuet
prix | prier
prix | pris
info | informatique
info | informaticien
cours | course
cours | courses
cours | coursier
cours | parcours
course | bourse
course | source
course | cours
or | alors
or | encore
or | ordinateur
art | tarte
art | départ
mer | merci
mer | mère
mer | amer
thé | théâtre
sac | massacre
sac | sacré
top | stop
top | topographie
oui | Louis
oui | enfouir
go | gouter
go | gold
yes | yesterday
dm | admin
pain | copain
pain | un bain chaud
bain | urbain
pen | open
pen | pencil
ring | string
cat | catalogue
port | porte
port | sport
port | portable
poste | posture
mode | modèle
mode | moderne
recette | recevoir
recette | retraite
cadeau | radeau
cadeau | cascade
gâteau | bateau
gâteau | château
maison | raison
maison | saison
panier | papier
panier | palier
voyage | virage
message | massage
massage | message
atelier | hôtelier
billet | ballet
billet | bille
ongles | oncles
poulet | boulet
poisson | boisson
poisson | poison
cheveux | chevaux
couleur | douleur
fraise | braise
bougie | bouger
taille | paille
taille | caille
robe | robot
livre | libre
livre | livraison
carte | cartable
carte | tarte
offre | coffre
code | codage
code promo | code postal
code promo | promo
code promo | le code
tote bag | bag
tote bag | tote
pop-up | pop
carte cadeau | un cadeau
carte cadeau | la carte
🔥 | ❤️
🔥 | 💧
❤️ | 🧡
❤️ | ❤️‍🔥
👍 | 👎
😍 | 🥰
lien | pas besoin du lien
lien | j'ai pas besoin du lien merci
lien | je veux pas le lien
lien | non merci pour le lien
lien | le lien ne m'intéresse pas
lien | aucun besoin du lien
guide | je ne veux pas le guide
guide | je veux plus du guide
guide | pas de guide pour moi
guide | le guide non merci
guide | j'en veux pas du guide
guide | sans le guide merci
guide | le guide, ça m'intéresse pas
guide | ton guide je m'en fiche
guide | je suis pas intéressé par le guide
guide | plus besoin du guide
guide | ne m'envoie pas le guide
guide | I don't need the guide
guide | not interested in the guide
guide | no guide for me thanks
guide | no need for the guide
guide | no thanks, not the guide
formation | pas intéressée par la formation
formation | la formation ne m'intéresse plus
formation | information
formation | déformation
formation | je n'ai pas envie de faire la formation
formation | formateur
promo | promenade
promo | promis
newsletter | je veux pas de newsletter
newsletter | surtout pas la newsletter
intéressé | pas intéressé
intéressé | je suis pas du tout intéressée
intéressé | not intéressé
oui | non pas oui
moi | pas moi
rdv | j'ai plus besoin du rdv
devis | pas besoin d'un devis
devis | devise
coach | cache
catalogue | dialogue
house | mouse
house | horse
winter | winner
sticker | ticket
planner | planned
recipe | receipt
market | marker
letter | better
flower | follow
price | prince
shirt | short
poster | foster
candle | handle
basket | blanket
guide | je passe
prix | c'est beau
lien | trop beau
lien | 
`;
