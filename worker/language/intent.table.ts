import type { Intent } from "./intents.ts";

/** Invented comments and messages, one per line, under the intent a careful reader gives them. */
export const INTENT_LINES: Record<Intent, string> = {
  price: `
c'est combien svp
Combien pour la grande taille ?
cmb stp
c cb le sac ?
bonsoir, quel est le tarif pour un mariage
vos prix svp 🙏
tarifs ?
je peux connaitre le prix ?
ça coute combien la livraison en suisse
la livraison est gratuite ?
frais de port ?
y a un code promo en ce moment ?
une petite réduc pour les étudiants ?
sublime ! combien ?
prix en mp svp
Vous pouvez m'envoyer vos tarifs
c'est cher ?
40€ la paire ?
combien vous prenez pour une coupe homme
c'est payant ou gratuit ?
les soldes c'est quand ?
Quel budget faut prévoir ?
je voudrais un devis pour ma salle de bain
à combien est le lot de 3 ?
hm for two?
price please
what's the price of the blue one
do you have a student discount?
how much is shipping to France
any promo code?
combein ca coute
c quoi le tarif d'une séance
PRIX ???
tu le vends combien
kel prix
ca fait combien en tout avec les frais de port
`,
  availability: `
dispo en 38 ?
c'est encore dispo ?
vous l'avez en noir ?
il en reste ?
toujours disponible svp
vous aurez du restock bientôt ?
quand est-ce que vous serez de nouveau en stock
il reste des places pour samedi ?
vous livrez en Belgique ?
livraison à la Réunion possible ?
Quelles tailles il reste ?
rupture de stock déjà ? 😭
vous avez des créneaux la semaine prochaine
c'est quand la prochaine session ?
ça revient quand ?
y a la taille L ?
pointure 41 dispo ?
existe aussi en vert ?
Est ce que le bleu va revenir
des disponibilités en juillet ?
c complet pour dimanche ?
taille XS ?
je le trouve plus, il est épuisé ?
is it still available?
do you ship to Canada
back in stock when?
any left in size M?
do you have it in white
when is the restock
any spots left for the workshop?
vs avez encor des places
le modele rouge est toujours en vente ?
vous avez une date pour la prochaine fournée ?
reste t il des billets
vous expédiez à l'étranger ?
il vous reste des chambres pour le 14 ?
`,
  interest: `
je le veux trop
intéressée !
ça m'intéresse beaucoup
plus d'infos svp
info en mp stp
contactez moi svp
je veux cette robe 😍
il me le faut absolument
j'en veux un
dites m'en plus
envoyez moi le lien svp
moi svp
je suis intéressé par la formation
J'aimerais en savoir plus
vous pouvez m'appeler ?
jveux trop ça
j'ai besoin de ce sac dans ma vie
renseignement svp
peux tu m'envoyer les détails
LIEN SVP
le guide stp 🙏
je vous ai envoyé un mp
interessé
j'en ai trop envie
wishlist direct
I need this
I want one
more info please
interested, dm me
can you send me the details
Où puis-je avoir plus d'informations ?
mp moi
ça me tente bien
je voudrais recevoir le catalogue
hâte de l'avoir chez moi
rappelez moi quand vous pouvez
`,
  purchase: `
comment commander ?
où est-ce qu'on peut l'acheter
je prends le rouge
je le prends !
je commande de suite
c'est vendu où ?
vous avez un site ?
comment on fait pour réserver
on peut payer en 3 fois ?
vous acceptez paypal ?
j'en prends deux
mettez m'en un de côté svp
lien pour acheter ?
je veux commander 2 bougies
je voudrais prendre rendez vous
pour s'inscrire c'est où
où le trouver ?
ou trouver cette merveille
j'achète
vous prenez les chèques vacances ?
commande passée 😍
il m'en faut trois
comment faire pour passer commande svp
je peux réserver une table pour ce soir ?
how do I order?
where can I buy this
I'll take it
do you accept credit cards
can I book for saturday
do you have a website?
jprends
ou jpeux acheter sa
c possible de payer en plusieur fois ?
je réserve 2 places
preneuse !
je veux réserver pour 4 personnes
`,
  question: `
c'est quelle marque ?
ça se lave en machine ?
pourquoi vous fermez le lundi
vous êtes où exactement ?
c'est fait à la main ?
tu utilises quel logiciel ?
quelle est la musique stp
ça dure combien de temps ?
vous mesurez combien ?
c'est vegan ?
Comment tu as fait pour l'enduit ?
y a du gluten dedans ?
c'est pour débutants aussi ?
vous ouvrez à quelle heure demain
il faut combien de pelotes
c'est du vrai cuir ?
tu as quel âge
ça marche aussi sur iphone ?
le nom de la chanson svp
combien de calories ?
c kel couleur sur tes ongles
ça tient toute la journée ?
est-ce que ça convient aux peaux sensibles
comment tu t'appelles
livré en combien de jours ?
what camera do you use?
how long does it take
is it waterproof?
who made this
does it work on android
pk t'as changé de nom
vous faites ça depuis longtemps ?
on peut venir avec un chien ?
c'est quoi la différence avec l'ancien modèle
`,
  praise: `
magnifique !
trop beau 😍
j'adore
Bravo à toute l'équipe
quel talent
une tuerie
c'est sublime
trop mignon
wow
🔥🔥🔥
😍😍
vous êtes les meilleurs
j'aime tropppp
super travail
ça donne envie
pas mal du tout
tellement stylé
trop bôôô
Excellent comme toujours
jamais déçue avec vous
manifique
le rendu est dingue
quelle beauté
miam 😋
félicitations pour votre nouvelle boutique
coup de coeur
elle te va trop bien
so cute
love this
amazing work
you nailed it
this is gorgeous
au top les filles
trop hâte
des doigts de fée
c'est canon
`,
  negative: `
trop cher
non merci
pas intéressée merci
arnaque
service client inexistant
jamais reçu ma commande
c'est moche
très déçu de la qualité
honteux
je n'aime pas du tout
bof
vous êtes des voleurs
j'attends toujours mon colis depuis 3 semaines
remboursez moi
mauvaise expérience
plus jamais
ça vaut pas le prix
c'est du vol
nul
quelle déception
personne ne répond aux messages
cassé au bout de deux jours
je veux pas
fuyez
ça ne m'intéresse pas
pas terrible
c'est pas joli
prix abusés
this is a scam
worst service ever
not interested
never received my order
so ugly
waste of money
👎👎
la robe est arrivée déchirée
aucune réponse à mes mails
c'était meilleur avant
`,
  spam: `
abonnez vous à mon compte
viens voir ma page stp
f4f ?
follow back
je rends les abonnements
gagne 500€ par jour depuis chez toi, écris moi
lien dans ma bio 🔥
crypto gain garanti contactez moi sur whatsapp
1000 abonnés pour 5€ contact en mp
allez voir mon dernier clip sur ma chaîne
check my page
follow me I follow back
dm us to collab
earn $300 daily from home
vous avez gagné un iphone cliquez sur le lien
prêt d'argent entre particuliers rapide
puissant marabout retour affectif contactez moi
je fais des bougies artisanales venez voir mon profil
abo contre abo ?
like pour like
rejoins mon groupe telegram gratuit
investissez dans le bitcoin avec Mme Rose, merci à elle
DM it on @beauty.example
deviens indépendante financièrement grâce à mon équipe, clique sur mon profil
sub 4 sub anyone
I can help you grow your instagram
vends followers pas cher
promote it on @pics.example
nouveau son dispo sur ma chaîne youtube
-50% sur ma boutique, lien en bio
`,
  tag: `
@lea
@tom @julie
@marie regarde
@nina 😍
@hugo pour ton anniversaire
@sarah c'est toi ça
@lina on y va ?
@paul t'as vu ?
@emma trop nous 😂
@chloe 🔥🔥
@jade il te faut ça
@anna look at this
@mike this is so you
@sofia @lola vous venez ?
@camille ❤️
hey @zoe
@max check
@louise c'est trop beau
@lucas tu me l'offres ? 😏
coucou @mathilde regarde moi ça
`,
  other: `
bonjour
merci
mdr
ok
d'accord
bonne journée
j'habite à Lyon
haha
à demain
oui
salut ça va
je suis en vacances
lol 😂
bonne nuit
first
bonne fête maman
je suis arrivée
on se voit ce soir
ok merci
hello
good morning
see you soon
😂😂😂
oui c'est moi
il pleut ici
je viens de finir le travail
moi c'est Julie
pas de souci
thanks
j'ai un chien aussi
`,
};
