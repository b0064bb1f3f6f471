/** Invented messages, one per line. */
export const OPT_OUTS = `
STOP
stop
Stop.
stoooop
S T O P
s.t.o.p
S-T-O-P
stpo
sotp
stop merci
stop svp
Bonjour, stop merci
🛑
🛑🛑🛑
✋
ARRET
arrêt
arrêtez
arrête
ARRETEZ !!!
STOP STOP STOP
stop !!!!!
stop ça suffit
stop maintenant
ok stop
désabonnement
désinscription
désabonner
unsubscribe
UNSUBSCRIBE PLEASE
unsubscibe
désabonnez-moi
désinscrivez moi de votre liste
je souhaite me désabonner
je veux me désinscrire
comment se désabonner ?
comment je me désinscris de vos messages
je ne veux plus recevoir vos messages
je veux plus recevoir de messages
je ne souhaite plus être contacté
ne m'écrivez plus jamais
ne me contactez plus
ne me contactez pas svp
arrêtez de m'écrire
arrêtez de m'envoyer des messages
arrete de m'ecrire stp
arrêtez avec vos messages
stop aux messages
stop pub
stop les pubs
plus de messages svp
plus de promos merci
pas de pub svp
retirez-moi de votre liste
retirez moi svp
enlevez moi de vos contacts
supprimez mon numéro
supprimez mes coordonnées
effacez moi de votre base
je veux être retirée de la liste
veuillez me retirer de vos envois
merci de me supprimer de votre fichier
merci de ne plus me contacter
merci de ne plus m'envoyer de messages
merci de ne pas m'écrire
laissez-moi tranquille
laisse moi tranquille
foutez moi la paix
fichez-moi la paix
lâchez-moi avec vos pubs
laissez moi en paix
oubliez moi
j'ai dit stop
je vous ai déjà demandé d'arrêter
m'envoyez plus rien
m'envoie plus de messages
arrêtez de me harceler
arretez de me spammer
cessez de m'envoyer vos offres
stop spam
marre de vos messages
je n'ai pas demandé à recevoir vos pubs, stop
je m'oppose à recevoir vos messages
je ne veux plus de vos messages
jveux plus de messages
stop texting me
stop messaging me
stop sending me messages
stop contacting me please
please stop
please remove me from your list
take me off your list
take me off this list
opt out
opt me out
I want to unsubscribe
how do I unsubscribe
unsubscribe me
don't text me again
do not message me anymore
don't contact me
no more messages
no more messages please
leave me alone
I don't want your messages anymore
I don't want to receive these messages
quit messaging me
remove my number
delete my number
stop it now please
stop emailing me
sttoooop
stopp
stop svp 🙏
STOP 😡
Stop les messages automatiques
on m'a inscrit sans mon accord, désabonnez moi
stop je ne suis pas intéressée
stop, pas intéressé
je ne souhaite plus recevoir de sms
ne plus m'envoyer de mp svp
sortez moi de cette liste
`;

export const NOT_OPT_OUTS = `
stop it c'est trop mignon
stop it, I love this
stooop 😍😍
omg stop 😂
je peux pas m'arrêter de regarder
l'arrêt de bus est devant la boutique ?
c'est à quel arrêt ?
arrêt de tram République
j'écoute ça non-stop
non stop depuis ce matin
j'ai arrêté de fumer
ma soeur a arrêté le gluten
le magasin arrête cette collection ?
vous arrêtez le modèle bleu ?
t'arrête pas surtout
ne vous arrêtez jamais
arrête c'est trop beau 😭
stop à la violence
stop au plastique
stop aux clichés
stop the war
bus stop
can't stop laughing
never stop
don't stop please
one stop shop
I stopped drinking coffee
stop by the shop tomorrow
je n'ai pas reçu ma commande
j'ai peur de ne plus recevoir mon colis
je ne reçois plus vos messages c'est normal ?
je n'ai plus reçu de nouvelles de mon colis
annulez ma commande svp
je veux annuler ma réservation
annuler le rendez-vous de demain
cancel my order please
je me désabonne de Netflix
je me suis désabonnée de leur page
@julie je me désabonne de toi 😂
@tom unfollow 😂
j'ai failli me désabonner mais non
je veux rester
je ne veux pas me désabonner
je veux me réabonner
je voudrais plus d'infos
plus de photos svp
encore plus de vidéos stp
plus tard merci
je vous écris plus tard
je n'en peux plus de rire
je veux plus grand
envoyez moi plus de messages
envoyez-moi le lien
laissez moi réfléchir
laissez-moi un message
laisse moi deviner
laissez moi la robe de côté
c'est calme et tranquille
tranquille et toi ?
enlevez le sucre svp
retirez la taille S du panier svp
supprimez l'article en double
je peux retirer en magasin ?
le stock est épuisé ?
top
stylé
story
step by step
shop
merci beaucoup
oui je veux bien
ok pour samedi
non merci
pas intéressé
je n'ai pas besoin de sac
trop cher
vous m'avez oublié ?
m'oubliez pas svp
ne m'oubliez pas
pas de souci
pas de message reçu
j'ai pas eu votre message
votre message ne s'affiche pas
pas de problème
c'est la fin de la promo ?
vous êtes sur la liste d'attente
mettez moi sur la liste d'attente
quelle liste de courses
la liste des ingrédients ?
les travaux sont arrêtés
le film s'arrête d'un coup
le chien n'arrête pas d'aboyer
elle n'arrête pas de la porter
on n'arrête pas le progrès
full stop after the word
pit stop au resto
I want to subscribe
don't forget me
please send me more
more messages please
I'd like to receive the newsletter
remove the pickles please
I can't leave without it
leave a message
please call me later
no more stock?
my mom stopped by yesterday
that's enough sugar?
vous pouvez arrêter l'abonnement quand on veut ?
on peut arrêter la formation en cours ?
je suis à l'arrêt maladie
j'ai quitté mon travail
ça suffit pour 4 personnes ?
ne m'envoyez pas le colis, je passe le chercher
c'est trop, stop 😂😂
stop j'en veux un 😍
stop scrolling, regarde ça
vous faites des stop motion ?
`;

export const OPT_INS = `
start
START
reprendre
oui je veux à nouveau recevoir vos messages
unstop
réabonnez moi
je veux me réabonner
je souhaite recevoir vos messages à nouveau
remettez moi sur la liste svp
vous pouvez me recontacter
je voudrais me réinscrire
finalement je veux bien vos messages
resubscribe me
subscribe
I want to receive messages again
please start sending messages
reprenez les envois
ok pour recevoir vos offres
annulez mon désabonnement
sign me up again
`;

export const NOT_OPT_INS = `
stop
je ne veux plus recevoir vos messages
starter pack
on commence quand ?
start of the week
je ne veux pas me réabonner
quand est-ce que ça reprend ?
merci
oui
je veux le guide
bonne reprise
restart your phone
don't start
recevoir en point relais ?
`;
