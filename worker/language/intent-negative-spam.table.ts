/** Unhappy people and people with something of their own to sell: invented comments and messages, one per line, under the intent a careful reader gives them. */
export const NEGATIVE_AND_SPAM_LINES = {
  negative: `
pas intéressé
cela ne m'intéresse pas du tout
bcp trop cher pour ce que c'est
c'est abusé le prix
arnaqueurs !!
N'achetez surtout pas ici
je déconseille fortement
très déçue de ma commande
grosse déception
c'est nul
naze
pas ouf
je n'aime pas
j'aimais mieux avant
ça fait 3 semaines que j'attends ma commande
aucune réponse depuis 10 jours
personne ne répond au téléphone
SAV catastrophique
produit abîmé à la réception
qualité médiocre
ca marche pas du tout votre truc
je veux être remboursée
c'est scandaleux
ça pue
menteurs
tu te fous de nous
accueil désagréable, on ne reviendra pas
dégueulasse
too expensive
never again
so disappointed
ugly
c'est de la merde
j'ai été débité deux fois !!
bouh
quel manque de professionnalisme
une heure d'attente, inadmissible
les portions sont ridicules
déçu du voyage déçu
c'est du aliexpress revendu 10 fois plus cher
on voit que c'est du toc
ça m'a donné des boutons votre crème
fermeture cassée au bout de 2 jours
vous avez encaissé et puis plus rien
commentaires supprimés, bravo la transparence
rendez l'argent
ne perdez pas votre temps
pire expérience de ma vie
pas convaincu
mouais bof
ça sert à rien
quel gâchis
vous racontez n'importe quoi
ferme la
pauvre fille
gros mytho
c'est honteux d'exploiter les animaux
c'est laid
les prix ont doublé, abusé
pas donné
je me désabonne, déçue
no thanks
it broke after two days
this is ugly
overpriced
c'est poche
ça craint
éclaté au sol
je suis dégoûtée
c'est pas sérieux de votre part
aucune nouvelle depuis 15 jours
colis jamais arrivé
la livraison a pris 2 mois
produit non conforme
taille pas du tout comme annoncé
tissu transparent, très déçue
ça bouloche après un lavage
ça s'est cassé tout de suite
odeur horrible
c'est infect
plus jamais je mets les pieds ici
serveuse imbuvable
on a attendu 50 minutes pour être servis
vous prenez les clients pour des pigeons
faut arrêter de se moquer du monde
beaucoup de blabla pour rien
c'est du copié collé de la concurrence
vous avez volé l'idée de quelqu'un d'autre
pas fan
je préfère l'ancien
ça vous va pas du tout
tu chantes faux
mal filmé on voit rien
moi ça me tente pas
non merci trop loin
pas du tout mon délire
wack
terrible experience
don't bother ordering here
you never answer
it looks cheap
50€ pour un t-shirt lol non
je trouve ça super cher
pas très original
déjà vu 100 fois
c'est pas du tout ce que j'avais commandé
reçu la mauvaise couleur, génial...
le colis est arrivé ouvert
votre site bug tout le temps
impossible de vous joindre
je me suis fait avoir
vous ne tenez pas vos promesses
résultat : cheveux brûlés
ma peau a réagi, je déconseille
ça fait mal aux yeux
rien d'extraordinaire
j'ai connu mieux
l'hôtel était sale
le plat était froid et sans saveur
je ne reviendrai plus
on s'est fait arnaquer
c'est bidon votre concours
ça m'intéresse pas du tout
je n'en veux pas
trop de pub ici
quelle honte de vendre ça
this brand has really gone downhill
worst purchase of the year
horrible customer service, avoid
my order never came
not for me thanks
the quality is awful
c'est vraiment trop cher
je n'ai jamais été livrée
qualité décevante
accueil froid
quelle arnaque ce site
j'attends toujours mon remboursement
produit arrivé cassé
bad service
I hate this color
vous ne répondez jamais
je suis vraiment déçue du résultat
le service laisse à désirer
vous avez perdu une cliente
c'est mal cousu
2 mois que j'attends
je trouve ça affreux
pas du tout intéressé
this is overpriced
`,
  spam: `
J'ai gagné 3000 euros en une semaine grâce à @trader_luc
crypto, forex, trading : rejoins mon groupe telegram
abonne toi à mon compte stp
follow back garanti
follow for follow
l4l
allez voir mon profil 😘
lien en bio pour gagner des cadeaux
Promote it on @bestpages
send pic to @models_page
boostez votre compte : 1000 followers pour 5€
vues tiktok et likes instagram livraison rapide
prêt entre particulier sérieux et rapide
Grand voyant médium travail sérieux résultat garanti
J'ai récupéré mon compte grâce à ce hacker @pirate_pro
Félicitations ! Tu as été sélectionné, clique ici
iphone gratuit ici 👉 cadeau.example
I made $5000 with forex thanks to @mr_trade
check my page for amazing deals
écoutez mon nouveau son sur spotify
J'ai ouvert ma boutique de bijoux, venez faire un tour
Je vends des sacs pas chers, mp moi
promo sur tous nos parfums, commandez chez @parfum_chic
thé minceur miracle dispo en mp
mes photos coquines en mp 😈
sub4sub
on s'entraide ? like mes photos je like les tiennes
devenez ambassadrice, envoyez moi un message pour travailler avec nous
recherche 5 personnes motivées pour un complément de revenu
gains assurés paris sportifs, rejoins mon canal
visitez notre site www.boutique-mode.example pour des promos
Buy cheap followers at fastgrow.example
bitcoin mining changed my life, message @coach_crypto
je fais des vidéos humour passe voir ma chaine
Grâce à madame Sophie j'ai eu mon crédit de 20 000 euros
vous voulez gagner de l'argent sur internet ? contactez moi en privé
j'offre des crédits à toute personne dans le besoin
Instagram followers cheap, dm
Besoin de visibilité ? On booste ton compte
Bonjour votre page est belle, voulez vous plus de clients ? Notre agence vous aide
je fais des logos à 5€ contactez moi
like ma dernière photo stp
un petit abonnement sur ma page svp ça aide
stream my new single
passez sur mon insta je vends des perruques
suivez moi pour plus de recettes
follow @glow.page for more
we love your feed! DM @ambassadors_team to collab
vérifiez votre compte ici sinon il sera supprimé
recharge orange gratuite cliquez ici
nudes in bio
belle fille cherche rencontre ce soir, lien dans le profil
I turned 300$ to 4500$ in a week with binary options
nft drop, whitelist open, join discord
1xbet code promo LUC200
fausses factures et permis de conduire disponibles, contactez whatsapp
maigrir sans effort avec ma tisane, commandez en privé
deviens ton propre patron, mlm sérieux
partagez cette publication dans 10 groupes pour gagner un iphone
salut, j'ai découvert une méthode pour gagner 100 euros par jour
contactez madame Claire elle fait des prêts sérieux
je fais du rachat d'or, mp
je vends des comptes netflix pas cher
compte netflix 3 euros dispo en privé
viens sur mon onlyfans 😘
je poste des vidéos drôles, va voir
va follow mon frère stp @le_frero
abonnement gratuit sur mon canal telegram
nouvelle boutique en ligne -50% lien dans ma bio
salut on cherche des ambassadrices pour notre marque, écris nous
nous collaborons avec des créateurs, envoyez DM à @mode_officiel
ton compte mérite plus d'abonnés, on peut t'aider
retour d'affection rapide, whatsapp 06 39 98 00 77
investissez 100 recevez 1000 en 48h
mon coach trading m'a fait gagner 2000€
grosse promo chez nous venez vite sur notre page
guaranteed followers check my bio
hey hun, i have a business opportunity for you
DM for promo 📩
visit my profile for hot pics
check out my channel for more
click my bio to win a ps5
crypto giveaway, send 0.1 btc get 0.2
je gagne 3000€ par mois avec mon téléphone, demande moi comment
suivez @bons.plans.mode pour des réductions
des abonnés pas chers ça vous dit ? mp
je vous offre une lecture de cartes gratuite, écrivez en privé
nouvelle chaîne youtube, abonnez-vous les amis
besoin de financement ? réponse sous 48h, contactez nous par whatsapp
devenez riche grâce aux cryptos
je vends mes anciennes robes sur vinted, lien en bio
follow pour follow
salut belle page, viens voir la mienne
site pour gagner des cartes cadeaux : cadeaux.example/win
formation dropshipping offerte dans ma bio
pack de photos dispo en privé 😈
maître Bako résout tous vos problèmes d'amour
promote your business on our page, dm
we are looking for brand ambassadors, message us
make 1k a day with this simple trick
subscribe to my youtube channel
abonnez-vous à ma chaîne svp
gagne de l'argent facilement avec moi, mp
je te rends ton follow
crypto signal gratuit, rejoins telegram
boost ton insta pas cher
check my new single on spotify
voyant sérieux, contactez moi
venez visiter ma page, je vends des bijoux
follow me i follow back
prêt rapide sans justificatif, écrivez moi
you won a prize, click here
photos exclusives sur mon profil 🔞
gagnez de l'argent avec votre téléphone
suivez ma page svp 🙏
je propose des prêts à 2%
followers pas chers en dm
rejoins mon équipe et deviens indépendante
visite mon site url.example
free iphone click the link
retour affectif en 24h
`,
} as const;
