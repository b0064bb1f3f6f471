import type { Intent } from "./intents.ts";

/** People of every kind, in a hurry or at length: invented texts, one per line, under the intent a careful reader gives them. */
export const EVERYDAY_LINES: Record<Intent, string> = {
  price: `
wsh la veste elle est a cb
Bonjour madame, auriez-vous l'amabilité de m'indiquer le montant de vos prestations ? Bien cordialement, Monique
c'est dans les combien un brushing cheveux longs
vous demandez cb pr un shooting couple
le m2 est à combien dans ce quartier ?
g pas vu le prix
le prix est pas affiché...
sa fé combien en cfa ?
Combien coûte l'envoi vers le Québec, svp ?
dispo en vinted ? sinon tu fais un prix ?
si j'en prends 3 vous me faites un geste ?
le menu du midi est à combien maintenant
C'est quoi vos honoraires pour une vente d'appart
faut compter combien à peu près pour une terrasse
ya une reduc etudiante ou pas
3 mois de coaching c combien svp 🙏🏾
À partir de quel prix svp
y a t'il des frais d'inscription
on peut connaitre les tarifs des gâteaux 20 parts ?
les prix c'est par personne ou par table ?
what's the damage for two?
any black friday deals coming?
how much is it in euros ?
price list plz
Bonsoir, serait-il possible d'avoir une idée du coût pour une rénovation de salle de bain ?
sa coute cb wallah
le kilo est à combien
c combien l heure de cours
tu le laisses à combien ? dernier prix
vous avez une grille tarifaire svp
ca me couterait combien pour 2 fenetres
et pour les étudiants ya un tarif spécial ?
Cmb l'entrée ?
prix bb
il est affiché à combien le T3 ?
faut sortir combien pr une ps5
vous faites pas un petit prix pour les fidèles clientes 😇
on peut avoir une ristourne ?
la dot le prix svp 😂 non sérieusement la robe c combien
qd les soldes ?
ca fait combien en dinars
what's the price range here
is shipping extra?
can u do 20 for it
how much do these go for
any student discount?
c à combien svp
combien ca coute les faux ongles chez toi
Votre prix pour un portrait A4 ?
tarif location week end
la petite taille fait combien
tu prends combien pour un site vitrine
le loyer est de combien cc
prix à la journée ?
j'ai droit à une réduction si je parraine ?
Les frais de livraison pour la Réunion svp
la prestation est à quel prix madame
c combien de l'heure
bjr prix de la paire svp
y a des facilités ou un prix dégressif ?
prix de départ ?
how much ??
price for 2 pls
how much is delivery
is it free
do you do discounts for nurses
combien pour refaire une salle de bain de 5m2
jpeux savoir le tarif
c'est combien le ptit haut la
cout de la formation ?
c'est payant l'inscription ?
quel est le tarif d'une mise en beauté mariée ?
le prix au m2 svp
y a un abonnement au mois ? combien
c'est combien à l'unité et par 10 ?
elle coûte cb la grande
code promo toujours valable ?
prix hors taxe ou ttc ?
500 c'est négociable
how much for shipping to france
whats the price
combien svp ?
c koi les tarifs
ca coute combien la pose
c'est combien pour une couleur + coupe
prix de la bague svp
tarif pour 10 séances ?
la livraison coute combien
frais de port offerts ?
y a une promo ?
vous faites des remises ?
un code réduc ?
c'est à partir de combien
quel prix
magnifique, combien ?
c'est gratuit ou payant
how much
what are your rates
any discount?
c'est combien la nuit pour 2 svp
les cours sont à combien ?
je peux savoir combien ça coûterait pour 30 cupcakes
t'en demandes combien
dernier prix pour la poussette ?
prix svp pour le lot
vous faites combien de réduc si on vient à 4
c'est cb l'abonnement annuel
jvoudrais connaitre vos prix pr un tatouage avant bras
ça va chercher dans les combien
tarifs en mp svp
la livraison est payante ?
how much r the earrings
ballpark price for a wedding cake?
`,
  availability: `
ya encore de la place samedi soir pour 6 ?
vous auriez un créneau demain matin pour un balayage
Est-ce que l'appartement est toujours à louer ?
tjr dispo la commode ?
vous l'avez en bleu marine aussi ?
il reste koi en taille 38
ce modèle existe t il en pointure 42 ?
vous vous déplacez à Dakar ?
vous expediez en belgique ?
le restock c kan 😭
ils reviennent quand les cookies pistache
y en aura d'autres bientôt ?
avez vous des disponibilités en mars pour un mariage
l'article est vendu ?
c'est encore possible pour ce we ?
la session de septembre est complète ?
Avez vous encore des petits sapins svp merci
est ce que vous livrez à domicile dans le 77
ca existe en enfant ?
Livraison possible à Cocody ?
vous avez le 5 ans en stock ?
any slots left for saturday?
do you have it in a size 12
will you restock the green one?
u deliver to dublin?
c'est toujours d'actu ?
vous faites aussi du 46 ?
ce sera dispo quand en magasin
y'aura un restock ou c mort
encore des places pr le concert ?
vous avez de la place le 14 juillet pour 8 personnes
y a de la dispo avant noël ?
je peux venir demain à 10h ?
c'est encore en vente ?
livraison dans le 93 ?
vous venez à Genève aussi ?
la taille S est revenue ?
il vous en reste combien
existe en noir ??
j'ai vu que c'était en rupture, ça revient quand
Le poste est toujours vacant ?
prochaine date de formation à Bordeaux ?
vous livrez un dimanche ?
des créneaux de libre cet aprem ?
do you ship to belgium
is the apartment still available?
when's the next drop
got any mediums left
vous avez ma taille ? je fais du 44
encore dispo svp ?
y'en aura pour les retardataires ?
dispo samedi ?
vous auriez de la place jeudi
vous livrez la Corse ?
il en reste 2 ?
plus de stock ?
ca revient quand les bougies vanille
taille unique ou vous avez du L
vous desservez quelle zone
il y a un créneau avant 18h ?
en stock à Lille ?
tj dispo ? svp
will it be back in stock
any availability in july
is medium sold out?
do you deliver to wales
you got size 8?
bonjour toujours disponible ?
vs avez d rdv cette semaine
il reste des places au stage
c'est pour quand la réouverture des ventes
en 38 vous avez ?
vous livrez à l'étranger ?
libre ce week end le gîte ?
vous l'aurez en magasin ?
ce coloris est épuisé ?
date de sortie svp
dispo à la vente quand
is this still up for grabs?
any left?
will there be more in pink
encore dispo ?
il en reste ?
vous avez du 39 ?
restock prévu ?
dispo en noir ?
place pour samedi ?
vous livrez en suisse ?
quand est ce que ça revient en stock
rupture ?
un créneau mercredi ?
vous l'avez en M ?
c'est complet ?
do you have size M
is it still available
any spots left
restock when?
do you ship to spain
y'en a encore ou c'est fini
tjs en stock ?
y'a plus rien en 40 ?
des places se sont libérées ?
c'est dispo en librairie ?
vous livrez jusqu'à Namur ?
il sera de retour quand le menu d'hiver
ya la même en beige
c'est déjà pris le 24 mai ?
vous avez encore un chiot ?
vous reprenez quand les inscriptions
are there any seats left
when will the blue one be back
`,
  purchase: `
comment je fais pour l'avoir
on commande où ??
Je vous en mets 2 de côté svp, je passe ce soir
jsuis preneuse !
je le prends dis moi comment on fait pour le paiement
vous avez un site pour commander
peut on payer en plusieurs fois ?
Je souhaiterais prendre rendez-vous pour une coupe et couleur
comment faire pour s'inscrire au stage
je te l'achète
vous prenez orange money ou wave ?
paypal possible ?
faut passer par où pour réserver une table
j'en veux 3 je peux payer en liquide ?
vous vendez où sur les marchés ?
on peut le trouver dans quelle boutique
c'est quoi l'adresse du magasin pour venir l'acheter
mettez m'en une de coté svp
Je valide, envoyez moi le RIB
le lien pour acheter svp
c bon pour moi je la prend, remise en main propre lyon
sold! I'll take both
can i book for sunday 2pm
do you take klarna
whats the link to buy
Bonjour je souhaite passer commande pour un gâteau d'anniversaire pour samedi
je viens la chercher ce soir si c bon pour vous
on peut venir l'acheter directement à l'atelier ?
c où qu'on réserve
ou trouver vos produits à Montréal ?
est ce que je peux payer par chèque
jachete !
vendu pour moi
je prends les deux tailles
je la réserve svp
comment s'inscrire aux cours d'essai
vous êtes sur planity ?
je fais comment pour prendre rdv
Mettez moi une baguette et 4 croissants pour demain 8h svp
j'aimerais en commander 12
vous faites le click and collect ?
ok pour l'acompte j'envoie où
paiement à la livraison possible ?
je veux l'acheter
where to cop
ready to order how do I pay
I'd like to reserve a table for 4
je voudrais commander 2 tartes citron pour dimanche
comment on commande svp
où acheter ?
je prends !!
j'en prends une
je peux réserver pour 2 ce soir
où est ce que je peux me procurer ça
on paye comment
je veux m'inscrire
vous avez une boutique physique ?
comment passer commande svp madame
je souhaite réserver une séance
mets m'en un de côté je passe demain
lien d'achat svp
je commande ce soir c'est sûr
vous prenez les chèques vacances ?
where can I buy it
how do i order
I'll take two please
how can I book an appointment
comment faire pour réserver svp
je passe commande
on réserve par où
j'achète les yeux fermés c'est où
je voudrais 2 parts de lasagnes pour midi
bonjour je voudrais prendre un rdv pour une manucure
site internet pour acheter ?
j'aimerais m'inscrire avec ma copine
paiement en 4 fois possible ?
je suis preneur
c est pour moi je prends
j'veux commander comment je fais
où peut on vous commander des fleurs
do you take apple pay
where do i sign up
comment commander
où acheter svp
je prends
je la prends
je veux réserver
on peut payer par carte ?
le lien pour commander svp
je commande où
je peux prendre rdv ?
réservez moi une table pour 4
vous vendez en ligne ?
comment s'inscrire
je vais en commander deux
j'achète
where to buy
how to order
can I pay with paypal
i'll take one
je veux passer commande svp comment ça se passe
on peut commander par téléphone ?
je la veux, je paye comment
je prends rdv où
où peut-on trouver vos confitures
je vais la prendre en bleu
c'est possible de réserver en ligne
tu peux m'en mettre 3 de côté
j'ai passé commande à l'instant
faut s'inscrire où pour la course
je peux venir le récupérer et payer en espèces ?
can I order two of these
what's the link to book a call
`,
  interest: `
ça m'intéresse fort, on peut en parler en mp ?
je la veux trop cette robe omg
j en ai trop besoin
il me le faut absolument !!!
Bonjour, pouvez-vous me recontacter à ce sujet s'il vous plaît ? Merci d'avance
dites m'en plus svp
des infos sur la formation ?
j'aimerais bien essayer un cours
moi ça me tente bien
je suis chaud pour participer
envoyez moi le catalogue svp
GUIDE
jveux bien la recette
g besoin d'infos pr mon fils il a 6 ans
moi aussi je veux 🙋🏽‍♀️
ça me dirait bien d'en savoir davantage
pv svp
Infos mp
je kiffe jle veux pour noël
tu peux m'expliquer comment ça marche ton accompagnement
je rêve de l'avoir
i neeeed this
can you send me details please
dm me the info
c'est exactement ce qu'il me faut
ca minteresse
moi je veux bien tester
Bonjour, pourriez-vous m'envoyer votre documentation ?
intéressé par le poste
je cherche justement une coach
vous pouvez m'appeler au 06 39 98 12 34
on peut se voir pour en discuter ?
je voudrais plus de renseignements concernant vos prestations merci
hello je veux le guide 🙏
je kifferais en avoir une
j'en rêve depuis des années
envoie moi les détails khoya
mp moi stp
si seulement je pouvais l'avoir 😭 je la veux
est ce que je peux avoir les infos pour mon mariage
ça m'a l'air top je veux en savoir +
je suis preneuse d'infos
dm envoyé pour plus d'infos
moii svp
i want one so bad
more info pls
sounds great can you tell me more about it
interested!!
je suis intéressée
ça m'intéresse
jsuis interessé contact moi
je veux le même
infos svp
plus d'informations svp
moi aussi j'en veux un
je veux bien des infos pour ma fille
peut on en savoir plus
contactez moi en privé svp
envoyez moi la brochure
j'aimerais tellement en avoir une
LIEN
j'ai besoin de ça dans ma vie
il me la faut
ca mintrigue jveux en savoir plus
interested pls dm
need this
i want this so much
could you send me info
svp contactez moi
je serais intéressée par une séance d'essai
besoin d'infos sur les délais et la prise en charge
j'aimerais être rappelée
la formation m'intéresse
je veux les infos
ça me plairait trop d'apprendre
j'en veux une comme ça chez moi
oh je la veux celle là
intéressé pour la chambre
moi jsuis chaude pour un cours
id love one of these
pls send info
i'm interested in the course
intéressé
ça m'intéresse svp
infos
plus d'infos
je veux
j'en veux un
je la veux
contactez moi svp
envoyez moi les infos
je suis très intéressée par votre offre
j'aimerais en savoir plus
mp
guide svp
need it
interested
more details please
i want one
dites moi en plus
je serais ravie d'en savoir plus
ça pourrait m'intéresser pour ma mère
intéressée mais j'ai besoin d'infos
moi je suis partante
appelez-moi svp
svp les infos
je le veux tellement
vous pouvez me renseigner ?
mp svp pour détails
c'est ce que je cherche
il me faut cette lampe
I'd love to know more
can someone contact me please
`,
  negative: `
quelle arnaque
service client déplorable, 3 semaines que j'attends
mdr 80 balles pour ça non merci
c'est moche franchement
jamais reçu ma commande 😡
je déconseille fortement
vous vous foutez du monde
bof bof
ça ne m'intéresse pas du tout merci
tu crois vraiment que les gens vont payer ça
on s'est fait avoir, viande froide et serveur désagréable
vous répondez jamais aux messages c abusé
super, encore un colis abîmé, bravo la qualité 👏
Je ne recommande pas ce salon, cheveux brûlés
t nul
fake
pfff encore des promesses
la qualité a vraiment baissé depuis l'année dernière
je suis très mécontente de votre travail
non merci sans façon
c trop cher pr ce ke c
waste of money tbh
worst customer service ever
not for me thanks
it broke after two days
aucun retour de votre part depuis 10 jours c'est lamentable
mouais pas fou
c nul a chier
j'ai payé et rien reçu
y'a mieux ailleurs
vous avez raté ma couleur je suis dégoutée
encore une qui se prend pour une star
pas intéressée merci
C'est une honte de vendre ça à ce prix
le goût est bizarre j'aime pas
sérieux la pub mensongère
j'ai attendu 1h pour manger froid
remboursez moi svp je suis pas contente du tout
grosse déception ce resto
vs voulez vs faire de l'argent sur notre dos
aïe aïe aïe la déco... au secours
bravo, 2 mois d'attente et c'est même pas la bonne taille
ça fait cheap
franchement évitez
vendeuse désagréable au possible
so overpriced
this is trash lol
never buying from you again
still no refund after 3 weeks
déçu du service
c'est du vol
je n'aime pas du tout
trop cher pour moi
vraiment pas terrible
ça m'intéresse pas
qualité médiocre
encore en retard...
je suis dégoutée du résultat
plus jamais je commande chez vous
personne ne répond au téléphone c'est pénible
votre appli marche jamais
non merci
bande d'arnaqueurs
quelle déception
c'est quoi ce service pourri
ugly
horrible service
too expensive
don't like it
c'est pas donné
je me suis fait arnaquer par cette page
jamais livré jamais remboursé
le pire resto de la ville
vendeur malhonnête
ça a cassé au bout de 2 jours
nul et cher
je suis pas du tout satisfaite de ma coupe
j'ai horreur de ça
c'est n'importe quoi ces prix
on m'a mal parlé au téléphone
pas ouf
rien compris à votre truc, nul
bad experience
my order never arrived
nul
arnaque
trop cher
pas intéressée
déçue
c'est moche
très mauvaise expérience
colis jamais reçu
je recommande pas
service nul
voleurs
honteux
bof
j'aime pas
scam
so bad
not worth it
never again
c'était nul franchement
je ne reviendrai plus
arrêtez de mentir aux gens
qualité horrible pour le prix
mon colis est arrivé cassé
vous ne répondez pas aux clients
c'est exagéré comme prix
j'ai perdu mon temps
mal accueillie je suis partie
pas convaincu
ça sent l'arnaque
non ça m'intéresse pas
rude staff
total rip off
`,
  question: `
c'est quel tissu ?
vous utilisez quelle farine
ça tient combien de temps les extensions
c'est adapté pour les peaux grasses ?
tu as quel âge
C'est à quel étage l'appartement ?
faut il etre véhiculé
vous êtes ouverts le dimanche ?
c fait main ?
quelle est la différence entre les 2 modèles
Bonjour, à quelle heure ouvrez-vous le samedi svp ?
on peut congeler la pâte ?
ta mis quoi comme filtre
est ce que ca abime les cheveux ?
y'a des allergènes dedans ?
il fait quelle surface le jardin ?
comment tu fais pour avoir un ventre aussi plat
ça se lave comment
c quoi la musique
vous acceptez les chiens ?
est ce compatible iphone 13
is it vegan ?
what camera do you use
who's the guy on the left
ça rétrécit au lavage ?
vous êtes combien dans l'équipe ?
c à partir de quel âge les cours
Bonjour Madame, puis-je vous demander si vous utilisez des produits sans paraben ?
ca se met avant ou après la crème
tu l'as fait en combien de temps
il est de quelle race
quel appareil photo pour ce rendu
tu dors combien d'heures
vous recrutez ?
faut il un permis pour conduire ça
qui a fait ton tatouage
c'est où ce petit coin de paradis ?
la chambre a un balcon ?
c'est du vrai cuir ?
vous connaissez une bonne crèche à Lille ?
t'es naturelle ou c des extensions
vous faites aussi les hommes ?
c'est quoi l'ingrédient secret
where was this taken
do you wash it by hand or machine
what song is this
are dogs allowed
c'est en quelle matière ?
tu habites où
vous ouvrez à quelle heure
c'est pour quel âge
quel est le nom de la peinture
ça se cuit à combien de degrés
vous faites quoi comme métier
c'est difficile à faire ?
comment vous avez fait ça
ya du gluten dedans
c'est vegan ?
tu mets quoi sur tes cheveux
pourquoi il pleure
faut arroser tous les combien
vous parlez anglais ?
c'est vous sur la photo ?
how long does it last
what fabric is it
can you wear it in the shower?
c'est lourd à porter ?
tu conseilles quoi pour débuter
vous êtes médecin ?
comment on entretient le bois
il faut combien de pelotes
ça pousse vite ?
c'est ouvert aux débutants ?
c'est quelle marque tes lunettes
est-ce qu'on peut venir avec des enfants
c'est filmé avec quoi
y a un parking à côté ?
combien de temps dure la séance
c'est bio ?
can I freeze it
how tall are you
c'est quoi comme tissu
ça marche comment
tu viens d'où
c'est quel parfum
ça se lave à combien de degrés
vous êtes où exactement
c'est fait main ?
quelle est la marque
ça dure combien de temps
c'est pour les enfants aussi ?
qui est le photographe
t'as quel âge
is it real leather
what brand is it
where are you based
how long does it take
tu utilises quoi comme logiciel
ça convient aux cheveux bouclés ?
c'est quelle ville ?
vous prenez les bébés à partir de quel âge
on met quoi comme huile
tu cours combien de km par semaine
vous avez eu votre diplôme où
ça gratte ?
c'est traduit en anglais ?
tu penses quoi du modèle d'avant
pourquoi en blanc
il faut une prescription ?
is it waterproof
does it shrink
`,
  tag: `
@juju.mrt regarde
@clem_b on y va ??
@sarah.k toi ça
@nono @titi 😍😍
@maman_2b ça te plairait non
@ines.bkr notre prochain resto
@lolo_74 mdrrr toi hier
@theo.dnt faut qu'on teste
coucou @fanny.l viens voir
@karim_z 👀
@amandinee_ j'ai pensé à toi
@oceane.r c'est pour nous ça
@lea.ptt 🤣🤣🤣
@tonton.jo tu valides
@mélanie.d idée cadeau
@mike_ro this is so you
@jess.w look at this
@amy.t we need to go
@tina.m omg us
@bro.code lol
@nadia_b meufff
@chris.l on se le fait ?
@emma.rose pour toi ma vie
@sofiane.k regarde frr
@papa_ours_33
@julie.t @marc.t @lou.t week end prochain ?
@camillou t'en penses quoi
@dr.benoit tu vois je te l'avais dit
@kenza.a 😭😭 faut trop
@steph.g ça te dit ?
@zoe.n c'est toi ça hahaha
@alexia_f pour ton salon
@lena.v obligé on y va
@vero.mtl check ça
@jr.bamba viens on part
@kate.s you need this
@dan.o thoughts?
@lily.x tomorrow??
@ben_w bruh
@grace.h reminded me of you
@lea.m regarde
@tom_s 😂😂
@manon ce sac 😍
@julien.p on y va samedi ?
@sarah_l c'est pour toi
@maman regarde comme c'est beau
@nico.d t'as vu ça
@elo_b @cami_r
@max ton sosie
@chloe.v viens on commande
@sam look
@anna love this
@pierre.h mdrr
@lucie_k bientôt nous
@mel.t 👀👀
@marie.c toi quand tu cuisines
@greg_p on en parlait hier
@ma.soeur @ma.cousine
@flo_r ton futur chien
@jade 👏
@hugo.l viens on y va cet été
@lucas ça te rappelle quelqu'un
@ana.v our next trip
@will 😂
@kim u see this
@lea
@tom regarde
@sarah 😍
@marc @julie
@nina on y va
@paul mdr
@lou pour nous
@jen look
@mike 😂
@emma c'est toi
@jess.b regarde celle ci
@paulo on fait ça ce soir ?
@nat_g c'est tout toi
@ludo 😂 toi
@caro.m @isa.p on se l'offre
@yas.k j'en peux plus
@leo your birthday gift
@tess omggg
`,
  praise: `
j'adore trop votre travail
wahou quel talent
pépite
tu déchires
magnifique comme toujours ma belle 💕
c'est d'la bombe
elle est canon cette cuisine
Un grand bravo à toute l'équipe, nous avons passé une excellente soirée
trop stylééé
masha'Allah c'est propre
ça donne faim 🤤
oh la la c'est ravissant
ti amo ces couleurs 😍
👏🏽👏🏽👏🏽
une tuerie ce burger
jsuis fan
t la meilleure
chapeau l'artiste
Très joli travail, toutes mes félicitations
on s'est régalés hier soir merci
c frais
t'as géré mon gars
obsessed with these
you did amazing
so proud of you girl
whaaa trop beau le résultat
Quelle merveille, vous avez de l'or dans les mains
validé par toute la famille
jadoooore
ma vendeuse préférée ❤️
c trop bon ça
Félicitation pour cette belle réussite
tu me régales avec tes vidéos
ça claque
franchement rien à dire c'est carré
la classe internationale
très bon accueil, je recommande les yeux fermés
on dirait un rêve
ptn c'est lourd
vous êtes au top les filles
sérieux t'es trop forte
j'ai testé et c'est incroyable
miam 😋
waw c'est satisfaisant à regarder
que c'est joli
best coach ever
yesss queen
those colors omg 😍
love your vibe
magnifique
trop beau
j'adore
super travail bravo
quelle transformation !
c'est une tuerie
vous êtes géniaux
trop mignonne 😍
top du top
je suis amoureuse de ce canapé
ça rend super bien
sublime comme d'hab
🔥🔥🔥
beau boulot les gars
hâte de voir la suite
merci pour tes conseils ils m'aident beaucoup
love it
so beautiful
great job
this is perfection
quel boulot, respect
j'en ai l'eau à la bouche
c'est splendide
vous m'avez sauvé la vie avec cette recette
t'es trop forte ma belle
ça en jette
toujours aussi beau
rien que du bonheur
elle est magnifique ta fille
meilleure adresse de Lyon
bluffant
🔥😍
gorgeous as always
best pizza in town
you're so talented
magnifique 😍
bravo
canon
une merveille
top
super joli
❤️
🔥
wow
amazing
love this
so pretty
trop mignon
beau travail
félicitations
j'aime beaucoup
oh punaise c'est beau
jsuis sous le charme
merci pour ce moment magique
la qualité est au rendez vous
tout était parfait
c'est propre gros
tu as un don
vous êtes les meilleurs
un vrai régal
c trooo bo
obsessed
such a lovely place
incredible work
`,
  spam: `
gagne 500€ par semaine depuis chez toi, mp moi
abonne toi je m'abonne en retour
follow back ?
je vends des abonnés pas cher
Besoin d'un prêt entre particuliers ? Contactez moi au plus vite
marabout puissant retour affectif rapide
collab ? envoie nous un dm à @glowbrand.example
promo sur ma page venez voir 🔥🔥
bitcoin : j'ai fait 3000€ en 2 jours grâce à mme laura
like mes photos je like les tiennes
regarde ma story y a un cadeau pour toi
vous cherchez un complément de revenu ? écrivez moi en privé
DM us to be featured on our page
earn $300 daily working from home
need more followers? check bio
I recovered my account thanks to @fix.hack
venez sur mon compte je fais des perruques de qualité
prêt rapide sans justificatif à 2%
Abonnez vous à ma chaine youtube svp
cliquez sur le lien dans ma bio pour gagner un iphone
Je suis un particulier qui accorde des prêts de 1000 à 500000€
gagnez de l'argent avec votre téléphone, inscription gratuite lien en bio
slt je vends des comptes netflix pas cher
abonnez vous à mon compte je fais des vidéos drôles
like pour like ?
1000 abonnés pour 5€ mp
merci à mr david pour mes gains en crypto il est honnête
rejoignez mon canal telegram pour les pronos
voyance gratuite par mp
Envie de perdre 10 kg en un mois ? contactez moi
je follow tous ceux qui me follow
venez liker ma dernière photo svp
faites un tour sur mon profil 😘
Promote it on @viral.page
hey dear check my page for investment tips
congrats you won a prize dm to claim
get free followers at url.example
hot girls in my bio
my mixtape is out now go stream it
we offer loans at 3% contact us
abonne toi à ma page stp
gagner 200€ par jour facilement contacte moi
f4f
je fais des prêts d'argent
vente d'abonnés instagram
allez voir mon profil
lien dans ma bio pour gagner de l'argent
suivez moi je vous suis
crypto gains garantis écris moi
vous voulez devenir influenceur ? dm
medium sérieux retour de l'être aimé
regardez mon dernier clip sur youtube
dm for promo
follow me i follow back
make money online click the link
check my page
je cherche des personnes motivées pour travailler à domicile mp
gagnez des abonnés gratuitement sur ce site
prêt d'argent urgent contactez whatsapp
abonne toi je te rends
rejoins mon équipe et deviens ton propre patron
découvrez mes créations sur mon compte
follow moi
voici le numéro du marabout qui m'a aidé
invest 100 get 1000 dm me
cheap followers dm
follow pour follow
abonnez vous à ma page
gagnez de l'argent facilement
je m'abonne si tu t'abonnes
prêt entre particuliers
venez voir mon compte
bitcoin trading gagnez 1000€ par jour
check my bio
follow me
cheap followers here
dm me to earn money
visitez mon site
deviens ambassadrice, écris moi
abonnement iptv pas cher
gagnez un iphone en cliquant ici
retour affectif garanti en 48h contactez le maître
on s'abonne mutuellement ?
je donne 5000€ à ceux qui m'écrivent
passe voir mon insta
invest with me and get rich
free robux here
follow my page for more
`,
  other: `
bonne soirée à vous aussi
mdr
oki merci bcp
à demain
je suis en route
moi c'est Fatou
de rien 😊
on verra
je vous ai répondu en mp
premier !
oui c'est ça
Bonjour
j'étais là hier
tkt
bonne fête à toutes les mamans
happy birthday
ok thanks
lol same
see u
non
j'ai 17 ans
Merci pour votre réponse rapide
voila voila
je vous tiens au courant
c'est noté
ok je regarde ça
pas de soucis
jsuis de Marseille
hier j'étais malade
merci bonne journée
ahah
j'arrive dans 5 min
c'est mon anniv aujourd'hui
amen
ok bisous
Je m'appelle Dominique
salam
c'était en 2019 je crois
dsl j'avais pas vu
bon we
🤔
mon chien s'appelle pareil
on a le même à la maison
brb
same here
good night
ok
bonjour tout le monde
merci
à bientôt
d'accord
lol
je suis à la maison
bon appétit
moi j'ai 30 ans
bonne année
ah ok
c'est fait
je suis maman de 3 enfants
salut ça va
on est lundi
hello
thanks
good morning
i'm from london
see you soon
je suis arrivé
à ce soir
oui merci
bonne chance à tous
joyeux noel
on habite à côté
ma mère a 60 ans
hihi
je dors
bien reçu
je vous envoie ça demain
c'était mon anniversaire hier
thank you
lol ok
on my way
bonjour
bonne soirée
oui
moi c'est julie
ok cool
je viens de paris
bon week end
d'accord merci
hier soir
on arrive
c'est moi
oki
ptdr
bonsoir à tous
je vis à Bruxelles
oui demain
peut-être
j'ai oublié
mon fils a 3 ans
merci à vous
bon courage
hi everyone
`,
};
