/** Asks for no more messages, politely or not: invented, one per line. */
export const EVERYDAY_OPT_OUTS = `
Stop s'il te plaît
STOPPEZ
stop c bon la
stop les messages svp
arrete de mecrire
arretez d'envoyer des messages svp j'en peux plus
Bonjour, je vous prie de bien vouloir cesser de m'adresser vos messages. Cordialement
veuillez me retirer de votre liste de diffusion
jveu plu recevoir vos msg
je ne désire plus recevoir vos offres
plus rien svp
ne me contactez plus jamais
m'envoie plus rien stp
jveux plus etre sur la liste
tu peux m'enlever de ta liste
vous pouvez me désinscrire s'il vous plaît ?
comment on fait pour plus recevoir vos messages
desinscription svp
desabo
stop pub merci
pas de messages automatiques svp
arrêtez votre bot
je veux pas de vos messages
fichez moi la paix
fous moi la paix avec tes promos
foutez moi la paix
lache moi
lachez l'affaire je veux rien
oubliez moi svp
effacez mes données et ne m'écrivez plus
supprimez mon numéro svp
merci de ne plus me solliciter
je ne souhaite pas recevoir de publicité
je souhaiterais ne plus être contactée par vos services
cessez de me harceler
vos messages me saoulent, stop
marre de vos pubs, enlevez moi
je me désinscris
j'aimerais me désinscrire
désactivez les messages svp
bloquez moi sinon je vous bloque, plus de messages
arrêtez de m'ennuyer avec vos promos
C'est le 3e message, arrêtez
c'est du harcèlement, stop
laissez-moi en paix merci
svp stop
non stop svp j'ai dit stop
St0p
stopp svp
🛑 merci
plus besoin de vos messages merci
inutile de m'écrire à nouveau
pas la peine de me relancer
ne me relancez plus
plus de relance svp
j'veux plus entendre parler de vous
vous êtes lourds avec vos messages, arrêtez ça
aretez svp
desabonner moi
désabonnez-moi de tout
stop contacting me
stop it already with the messages
unsub
unsubscribe pls
take me off the list
I don't want to receive these anymore
don't write to me anymore
pls stop spamming me
remove my number from your list
no more messages
opt out
how do i unsubscribe from this
please delete me from your contacts
quit messaging me
I'd like to opt-out of these messages
je ne suis plus intéressé, retirez moi de vos envois
arretez les frais avec vos messages
stp arrete
Stopppp svp
STOP PUBLICITÉ
Bonjour, je ne souhaite plus recevoir de messages de votre part, merci et bonne continuation
bonjour madame, auriez-vous l'obligeance de ne plus m'écrire ?
jveux pu de msg
jveu pa de vo pub
tg avec tes messages automatiques
vos pubs vous pouvez vous les garder, stop
Arrêtez de me déranger svp
c'est bon là, arrêtez de m'écrire
pouvez-vous arrêter de m'envoyer ça ?
pourriez vous cesser vos relances svp
désinscription immédiate svp
plus de messages svp je suis en deuil
comment me retirer de cette liste ?
supprimez moi
enlevez moi
sortez moi de là
retire mon num de ta liste
n'insistez pas, je ne veux plus rien recevoir
pas de spam svp
marre de vos messages
vous me soulez avec vos messages
y'en a marre de tes pubs
me contacter plus svp
ne me dérangez plus
laisse moi tranquil
laissé moi tranquille
foutez-moi la paix
ça me gonfle vos mp
ne m'appelez plus
ne plus appeler svp
je ne veux pas être contacté
je n'ai jamais demandé à recevoir ces messages
je n'ai pas demandé à être sur votre liste
je bloque si vous continuez
signalé et bloqué, plus de messages
stop merci de me désinscrire
je me retire de la liste
je veux sortir de votre liste d'envoi
je souhaite exercer mon droit d'opposition
droit à l'oubli svp, effacez mes données
stope stp
stop 🙏
arretter
désabonnnement
desabone moi
annulez mon inscription à la newsletter
je ne veux plus faire partie de vos contacts
vos messages ne m'intéressent pas, arrêtez
ne m'envoyez plus de promotions svp
plus jamais de messages svp
cessez vos envois
halte aux messages
je refuse de recevoir vos pubs
vous pouvez arrêter maintenant, merci
stop wesh
arrête frère avec tes mp
stop texting me
enough with the messages
leave me be
stop please
I want to be removed from this list
please cease all communication
do not send me anything else
not interested, stop messaging
remove me
cancel my subscription to these messages
no more promos please
get me off this list
quit spamming my inbox
STOP ALL
don't contact me ever again
can you stop sending me these?
stop stop stop svp
STOP!!!!
Stop, je ne suis pas intéressé
Stop merci bonne soirée
stoop
stoppp
arrete stp
arrêtez merci
Arrêtez tout de suite
arrete tes messages
arrêtez avec vos mails
arretez de me contacter ou je porte plainte
arretez de menvoyer des trucs
arrêtez d'insister svp
desabonnez
désabonnez nous
je veux me désabonner
comment se désabonner svp
comment faire pour se désinscrire ?
lien de désinscription svp
desinscrivez moi merci
retirez moi
retirez mon nom de vos fichiers
enleve moi de ton groupe
supprimez mes infos
effacez moi de vos contacts
otez moi de la liste stp
je ne veux plus rien
je ne veux rien recevoir
je veux plus de pub
je veux plus vos messages
je veux plus de notif
plus de mails merci
pas de pub
pas de promo svp
aucune publicité svp
ne me relancez pas svp
ne me recontactez pas
ne m'envoie plus de msg stp
n'envoyez plus de sms
merci de ne plus rien m'envoyer
merci de ne pas me démarcher
prière de ne plus me contacter
veuillez ne plus m'écrire
Je vous demande de ne plus me contacter
je vous demande d'arrêter ces envois
je vous serais reconnaissante de bien vouloir me retirer de votre fichier
je préfère ne plus recevoir vos offres
je n'ai plus envie de recevoir vos messages
vos offres ne m'intéressent plus, désinscription svp
pas intéressé stop
non merci ne me contactez plus
laissez moi vivre
lachez moi la grappe
fichez-nous la paix
basta les messages
ça suffit maintenant
c bon stop la
ouste, plus de messages
trop de messages, désabonnement svp
vous envoyez trop de messages, stop
j'en ai assez de recevoir vos messages
vous m'avez déjà écrit 4 fois, arrêtez
on arrête là svp
je vous bloque
sttooopp
srop
arreté
unsubscribe me please
unsubscribe from all
Stop sending these
stop the messages please
stop emailing me
don't message me
please don't contact me anymore
don't text this number again
I no longer want to receive messages
no more messages thanks
no more emails pls
take me off your mailing list
remove my name from your list
leave me alone
never message me again
opt me out
i want out
please delete my number
ne nous contactez plus
tu peux arrêter de m'écrire stp
wesh arrêtez vos messages là
je suis pas abonné chez vous pourquoi vous m'écrivez, stop
Stop s'il vous plaît madame
STOP SVP !!
ok stop
stop c'est trop
stop j'en veux plus
stop, ras le bol
STOP STOP
Stp stop les messages
stop les dm
stop promo
stop à vos messages
stop à vos pubs svp
Arrêtez vos messages
arretez ça svp
arrêtez de m'écrire tous les jours
Arrêtez de nous envoyer des pubs
vous pouvez arrêter de m'envoyer des messages ?
peux tu arrêter tes messages stp
tu veux bien arrêter de m'écrire
j'aimerais que vous arrêtiez de m'écrire
j'aimerais que ça s'arrête vos messages
il faut arrêter de m'écrire là
désabonnement
desabonement svp
désabonne moi stp
je voudrais me desabonner
je veux me désinscrire de vos messages
merci de me désabonner de votre liste
pouvez vous me désabonner ?
désinscris-moi de tout
retirez mon contact svp
retirez mon compte de votre liste
enlève mon numéro stp
merci de supprimer mon contact
merci de supprimer mes données personnelles
veuillez supprimer mon adresse de vos fichiers
supprime moi
je veux plus être dans ta liste
je ne veux plus figurer dans vos listes
je ne désire plus être sollicitée
Je ne souhaite plus être importuné par vos messages, cordialement
je souhaite ne plus avoir de vos nouvelles
je veux plus avoir de messages de toi
je n'en veux plus de vos messages
je n'en veux pas de vos pubs
on veut plus de vos messages
pas de messages svp
zéro pub svp
aucun message svp
plus de sms !!
plus un seul message svp
ne m'écrivez plus jamais
m'écris plus stp
m'écrivez pas svp
me parlez plus
ne me parle plus
ne me mp plus
ne m'envoyez rien
n'envoyez rien svp
merci de ne plus m'embêter
merci de ne plus nous écrire
svp ne plus envoyer
laissez nous tranquilles
laissez moi svp
laissez-moi respirer avec vos promos
lâchez-moi svp
fous-moi la paix !!
oubliez mon numéro
oublie moi stp
cassez vous
dégagez de mes mp
dégage de mes dm
barrez vous de mes messages
vos messages c'est du spam
c'est du spam arrêtez
je signale votre compte pour spam
je vais vous signaler si ça continue
trop de pub, je me désabonne
j'en peux plus de vos messages
fatiguée de recevoir vos pubs
vous êtes relou avec vos messages
pas interessé par vos messages
vos messages ne m'intéressent pas
rien à faire de vos promos, stop
stop spamming
stop sending me stuff
please stop sending me promos
please unsubscribe
unsubscribe this number
remove me from this list
remove me from ur list pls
don't send me any more messages
do not message me
please no more messages
no more dms
not interested stop
I don't want your messages
I don't want any more texts
leave me alone please
how can I stop these messages?
I'd like to be unsubscribed
opt-out please
Stop
STOPP SVP
stoop svp
s.t.o.p merci
stop pub svp merci
Stop aux messages svp
stop vos mails
stop avec tes pubs
Bonjour, stop svp, merci.
non stop merci
arrêtez
arrêtez svp merci
arretez vos messages svp
arretez de m'envoyer vos pubs
arrete de m'ecrire
arrêtez de me harceler
arrêtez de nous contacter
arrêtez tout envoi svp
cessez de m'écrire
veuillez arrêter de m'envoyer des messages
vous pouvez arrêter svp ?
je veux me désabonner svp
désabonnez-moi
desabonnez moi de cette liste
me désabonner
désinscription
merci de me désinscrire
je souhaite être désinscrit
comment me désinscrire
où je clique pour me désabonner ?
retirez moi de votre liste
retirez-moi de vos contacts svp
enlevez-moi de cette liste
supprimez mon numéro de votre base
supprimez moi de vos listes
effacez mon numéro
virez moi de là
sortez moi de cette liste
je veux pas être sur cette liste
je ne veux plus recevoir vos messages
je ne veux plus recevoir de pub
je veux plus de messages de votre part
jveux plus de vos msg
j'veux pu rien recevoir
je souhaite ne plus être contacté
je ne souhaite plus recevoir de mails
je ne souhaite pas être recontactée
je préfère ne pas recevoir de publicité
je n'ai pas demandé ces messages
ne m'écrivez plus svp
ne m'écrivez pas
m'écrivez plus jamais
ne me contactez plus svp
ne plus me contacter
ne plus m'envoyer de pub
ne m'envoyez plus de messages
m'envoyez plus ça
merci de ne plus m'écrire
merci de ne plus me déranger
plus de messages
plus de pubs merci
pas de publicité merci
plus rien recevoir svp
laissez moi tranquille
laissez moi en paix svp
fous moi la paix
foutez moi la paix avec vos messages
lâche moi
lachez moi un peu
ça suffit les pubs
j'en ai marre de vos pubs
marre de recevoir vos messages
j'ai dit stop
je vous ai dit stop
je vous ai demandé de ne plus m'écrire
unsubscribe
unsubscribe me
stop texting
stop messaging me please
stop sending messages
please remove me from your list
take me off your list
don't contact me
don't text me again
do not write to me again
I don't want these messages
pas intéressée, stop
🛑🛑
stop 🛑
Bonjour, merci de bien vouloir me retirer de votre liste de contacts. Bien à vous, Jacqueline
Je vous remercie de ne plus m'adresser de courriers ni de messages
bjr arrete d menvoyer des msg stp
STOP jsuis pas interesse
pk vous m'écrivez encore ? j'ai dit stop
j'ai déjà demandé 2 fois à être retirée de la liste
Stop, vous vous trompez de personne
stop svp c'est pénible
stooop les pubs
steuplé arrête tes mess
wallah arretez vos messages
lâche l'affaire avec tes promos
ça commence à bien faire, arrêtez vos messages
arrêtez immédiatement tout contact
arrêtez moi ces messages svp
vous arrêtez vos messages svp merci
on peut arrêter les messages svp ?
possible de ne plus recevoir vos messages ?
est-ce possible de me désinscrire svp
comment je peux arrêter de recevoir vos messages
j'arrive pas à me désabonner, aidez moi
je veux sortir de la liste
je désire être retiré de votre fichier clients
je vous demande la suppression de mes données
supprimez toutes mes données svp
enlevez mon numéro de téléphone de votre base
merci d'enlever mon contact de votre liste
retirez moi d'ici
je ne fais plus partie de vos clients, ne m'écrivez plus
je ne veux plus avoir affaire à vos messages
je veux plus jamais recevoir vos trucs
j'en veux plus de tes messages
jveux pas de tes mp
on ne veut plus être dérangés
nous ne souhaitons plus être contactés
nous ne souhaitons plus recevoir vos offres
n'envoyez plus de messages à ce numéro
n'écrivez plus sur ce compte svp
ne m'embêtez plus
m'embête plus avec tes promos
me relancez plus svp c bon
arrête de me relancer
pas besoin de me relancer merci
plus de relances merci
plus de notifications svp
plus aucune pub dans mes dm svp
zéro message svp merci
pas de mp svp
laisse moi tranquille stp
laissez mon compte tranquille
fichez moi la paix avec vos offres
oubliez-moi
dégagez de ma messagerie
vos relances m'énervent
vos messages me dérangent
votre pub me saoule, stop
bloquée si vous continuez
unsubscribe plz
pls unsubscribe me from this
stop with the promos
stop bothering me
stop writing to me please
please stop these messages
quit texting me
don't send me messages anymore
I don't wish to be contacted
I'm not interested, please don't message again
no more ads
remove my contact please
get me off your list
`;

/** The same words about something else. */
export const EVERYDAY_NOT_OPT_OUTS = `
stop à la faim dans le monde
non stop depuis ce matin on écoute ta playlist
stop je craque 😭😍
il est ou l'arret de tram le plus proche
j'ai stoppé le sucre grâce à vous
faut que j'arrête de regarder vos vidéos j'ai trop faim 😂
arrête c'est trop mignon
arreteee jsuis morte de rire
arrêtez je vais craquer mdr
Ma fille n'arrête pas d'en parler
vous arrêtez la production de ce modèle ?
est-ce que la promo s'arrête ce soir
je veux plus de couleurs svp
plus d'infos svp
j'en veux plus !!
je veux en savoir plus
plus de photos de la chambre ?
je ne reçois plus vos notifications, c'est normal ?
je ne reçois plus vos messages 😢
j'ai pas reçu votre message
je n'ai jamais reçu ma commande, je ne veux plus du colis, remboursez moi
annulez ma réservation de ce soir svp
je voudrais annuler ma commande
peut-on annuler jusqu'à la veille ?
enlevez la sauce svp
retirez moi un article du panier svp
supprimer le code promo de ma commande possible ?
désabonne toi de son compte @lili mdr
je me désabonne de netflix et je prends ta formation
jamais je me désabonne de toi ❤️
unfollow direct si tu mets du foot 😂
laisse tomber c'est trop beau
laissez moi un message quand c'est dispo
laissez-moi réfléchir
laisse moi une taille S stp
écrivez moi plus tard je suis au boulot
contactez moi plus tôt dans la journée
rappelez moi plus tard
vous contactez plutôt par mail ?
je ne veux pas rater vos messages
ne m'oubliez pas pour la liste d'attente
ajoutez moi à la liste svp
je suis sur liste d'attente ?
ça suffit pour 4 personnes ?
la paix et l'amour 🕊️
elle me laisse tranquille pendant qu'elle joue avec 😂
endroit calme et tranquille
stop motion ou vrai film ?
stop ou encore ?
top ! merci
un stop à Lyon c'est prévu ?
auto-stop jusqu'à Nice
stop aux préjugés 👏
Bus stop juste devant ?
pouvez-vous me mettre en contact
comment se désabonner de la salle de sport concurrente ? 😅
arrêtez de lire ce commentaire et allez commander 😂
dites stop à l'acné 💪
je vous écris plus tard
j'ai bloqué mon ex grâce à tes conseils
je ne veux plus attendre, je commande
on n'arrête pas le progrès
Je suis non-fumeur depuis votre arrêt tabac merci
j'arrive pas à m'abonner
stop it you're too cute
never stop creating
can't stop watching this
pit stop at your café today
don't leave me hanging, tell me the price
do you unsubscribe people who don't open?
stop, that's gorgeous
remove the onions please
cancel my order please
one more message and i'm buying haha
what time do you stop serving
i quit my job thanks to you
stop tu me fais trop rire 😂
arretez tout c'est la plus belle robe du monde
stop tout le monde la veut
un arrêt de bus pas loin ?
arrêt cardiaque quand j'ai vu le prix 😂
je suis arrêtée jusqu'au 15 (maladie)
j'ai arrêté de fumer il y a 2 ans
vous avez arrêté le modèle bleu ??
pourquoi vous avez arrêté les lives
la pluie s'arrête pas ici
n'arrêtez surtout pas
faut pas arrêter de poster
elle s'arrête où la ligne 4
je n'arrive pas à arrêter d'en manger
ma série préférée s'est arrêtée 😭
stop gaspi 💚
stop covid
je dis stop au sucre
campagne stop harcèlement à l'école
le panneau stop est caché
stop ou feu rouge ?
je ne reçois plus la newsletter
je reçois plus rien de votre part, j'étais inscrite pourtant
vous ne m'avez plus répondu
pourquoi vous m'écrivez plus ?
vous m'envoyez plus de photos svp ?
envoyez moi plus de messages comme ça ❤️
écrivez moi plus souvent
je voudrais plus de messages vocaux de motivation
plus de pub pour eux ils le méritent
je veux plus de ce shampoing, il est où le stock
j'en veux plus de ces gâteaux trop bons
je ne veux plus la bleue mais la rouge
je ne veux plus de cette couleur sur mes cheveux
je veux pas qu'il soit livré lundi
ne m'envoyez pas la facture par courrier, par mail c'est mieux
ne m'appelez pas avant 18h svp
pas de message vocal svp, je suis au travail
ne m'envoyez pas le colis avant le 20
pas d'oignons svp
supprimez la story d'hier elle bug
supprimez ce commentaire haineux svp
effacez pas la vidéo svp
retirer le vernis ça abîme ?
enlève ton filtre
on peut retirer la commande quand ?
désinscription possible du cours de mardi ? je viens jeudi
je me suis désinscrite du club concurrent pour venir chez vous
laissez moi deux places
laisse moi deviner @tom
tranquille le chat
fous moi un like @juju
la paix intérieure grâce au yoga
lâche pas la patate !
lâchez rien les gars
annulation gratuite ?
je dois annuler mon rdv de 14h
j'annule tout et je viens 😂
ça suffit comme quantité ?
assez de place pour 4 ?
marre de la pluie, vivement l'été
j'en ai marre de mes cheveux, vous avez un créneau ?
je suis saoulée de ma frange 😂
message bien reçu merci
je ne veux pas vous déranger
ne vous dérangez pas je passe
stopover in Paris
full stop.
stop scrolling this is it
this song makes me wanna stop everything and dance
don't forget to message me when it's back
unsubscribed from the gym, joining yours
can't get enough of your messages
I never get your messages 😢
leave me one please
please remove the pickles
quit playing, is it really 10€?
no more space in my closet lol
stop making such good food 😩
stop j'adore trop 😍
stoppp c'est magnifique
stop avec ces prix trop bas je vais me ruiner 😂
stop mais c'est incroyable
non mais stop, cette robe 😍
arrête je la veux trop
arretez de faire des trucs aussi beaux 😭
arrête de grandir mon bébé
arrêtez les filles je suis jalouse
j'arrete pas d'y penser
j'ai arrêté la pilule
il s'est arrêté de pleuvoir
vous êtes près de l'arrêt Mairie ?
quel arrêt de tram pour venir chez vous ?
arrêt maladie prolongé, je décale mon rdv
La musique s'arrête à quelle heure ?
le bus s'arrête devant
fête non stop
journée non-stop ouverte de 9h à 19h ?
vous faites journée continue non stop ?
stop au plastique !
stop à la maltraitance animale
je dis stop aux régimes
comment stopper la chute de cheveux ?
ça stoppe les démangeaisons ?
j'ai stoppé net les sucreries
désabonne toi de cette folle @lea
si tu postes ça je me désabonne 😂
hors de question de me désabonner
je me suis abonnée direct
inscription ou désinscription possible en cours d'année ?
je veux annuler ma séance de demain
annulez la commande 1234 svp
j'annule, je suis malade
possible d'annuler ?
résilier mon abonnement salle, comment faire ?
enlevez le fromage svp
sans oignons et enlevez les tomates
retirez le produit de mon panier
supprimez ma deuxième commande, doublon
je ne veux plus ce modèle, je préfère l'autre
je ne veux plus attendre
je veux plus cette couleur
je veux plus grand
plus de détails svp
plus d'infos en mp
encore plus beau en vrai
plus tard peut être
je vous recontacte plus tard
je vous écris plus tard dans la semaine
rappelez moi plus tard je suis en réunion
contactez moi lundi plutôt
m'écrivez pas ici mais sur whatsapp svp
je ne reçois pas vos mails
j'ai jamais reçu votre newsletter
je n'ai plus de nouvelles de ma commande
j'ai pas eu de message de confirmation
laissez moi une chance de gagner
laisse moi te dire que c'est superbe
laissez moi votre numéro
je vous laisse tranquille pour ce soir 😂
quartier calme et tranquille ?
tranquille et toi
fiche produit svp
paix à son âme
oubliez pas ma commande svp
oubliez ma question j'ai trouvé
n'oubliez pas de m'envoyer le lien
liste des prix svp
vous avez une liste d'attente ?
mettez moi sur la liste
je suis sur votre liste ?
je veux rester sur la liste
je veux continuer à recevoir vos messages
continuez à m'envoyer vos promos
bloquez moi une place
vous pouvez bloquer la date ?
spam de coeurs ❤️❤️❤️
top !!
stock épuisé ?
on stoppe la voiture et on mange 😋
stop being so perfect
stop it's so pretty
non-stop vibes
can't stop won't stop
next stop Paris
where does the bus stop?
do you stop taking orders on friday
don't leave yet
leave me a table for two
I want to cancel my booking
please cancel order 55
i never unsubscribe from good content
I don't want to miss your messages
remove the tag please
no more sold out please!
stop ! j'en veux 2
stop on se calme les filles 😂
stop trop c'est trop 😂❤️
arrête mdr
arrêteeee 😭😭 trop mignon
arrête de mentir @kev
arrêtez de me faire envie !!
arrêtez de me donner faim 😋
vous allez arrêter ce parfum ?
ils ont arrêté de le vendre
quand est ce que la promo s'arrête ?
ça s'arrête jamais lol
arrêt minute devant la boutique ?
arrêt du tabac par hypnose vous faites ?
je veux arrêter le sucre, vous avez un programme ?
j'aimerais arrêter de fumer
comment arrêter de grignoter
aide moi à arrêter les réseaux
tu peux arrêter de poster des trucs aussi bons 😂
stop à l'injustice
stop aux violences
stop la guerre
stop au gaspillage alimentaire 🙌
stop pub sur la boite aux lettres ça marche ?
autocollant stop pub dispo ?
le bouton stop est où sur la machine ?
non stop de 10h à 19h
faire du stop en Bretagne
one stop shop
je n'ai pas reçu vos messages
vos messages me font du bien
j'adore vos messages
merci pour vos messages
j'attends votre message
envoyez moi un message quand c'est prêt
envoyez plus de photos svp
je veux recevoir vos messages
je veux bien recevoir vos promos
je ne veux rien rater
je veux plus de taille svp
je veux plus le voir celui là 😂
je veux plus jamais manger ailleurs
je n'en veux plus de ce canapé, vous reprenez ?
je ne souhaite plus commander merci
je ne souhaite plus participer au cours de mardi
je ne veux plus la commande, annulez la svp
je ne veux pas être en retard
je ne veux pas être déçue
je ne veux plus être grosse aidez moi
plus de place pour ce soir ?
plus de son svp
plus de vidéos comme ça !!
plus de pulls en stock ?
pas de frais de port ?
pas de souci
pas de message sur la carte svp
aucun souci
ne m'oubliez pas
ne me réveillez pas si c'est un rêve
ne m'attendez pas je serai en retard
ne me dites pas que c'est fini 😭
ne m'en parle pas 😂
ne me tente pas
ne change rien
ne changez jamais
n'hésitez pas à m'écrire
n'hésitez pas à me contacter si ça se libère
enlevez votre chapeau mdr
enlevez les étiquettes svp pour le cadeau
retirez le gluten de la recette ça marche ?
supprimez pas la vidéo svp
supprime @jo tu me fais honte
sortez de chez moi 😂
sortez le en bleu svp !
dégage le passage @tim
laisse béton
laissez moi un créneau svp
laissez le en ligne
laisse la tranquille @tom
oublie pas ton sac
oubliez le devis, je prends direct
désabonnez vous de la concurrence les gars 😂
je me désabonne jamais de vous
des abonnés en or
liste de naissance dispo ?
bloqué au péage j'arrive
j'ai bloqué ma journée pour votre atelier
signalez moi quand c'est dispo
annulez mon rdv de jeudi svp
résiliation possible à tout moment ?
marre d'attendre le printemps
ras le bol de cuisiner, vous livrez ?
c'est relou d'attendre mais ça vaut le coup
fatiguée mais heureuse
quit smoking with your app?
stop by our shop
stop it I love it
stop hiding this place from me
I stopped eating sugar
no more pizza left?
no more excuses, signing up today
don't stop posting
don't worry about it
please message me when available
leave it with me
remove my tag please
stop c'est trop mignon 😍
stop je suis fan
stopppp j'adore 😍😍
stop à la pollution
stop aux idées reçues
non stop depuis ce matin
je fais du stop
arrête tu vas me faire pleurer 😭
arrêtez c'est trop bon 😋
arrête de me faire rire 😂
j'arrête pas de regarder cette vidéo
je n'arrête pas de penser à ce sac
j'ai arrêté la viande
j'ai arrêté mon abonnement à la salle pour venir chez vous
vous avez arrêté la livraison ?
vous arrêtez à quelle heure ?
l'arrêt de bus est loin ?
arrêt de travail jusqu'à lundi
le tram s'arrête devant ?
la promo s'arrête quand
n'arrêtez jamais vos vidéos
je ne veux plus attendre ma commande
je ne reçois plus vos mails
j'ai plus reçu de message depuis lundi
je ne veux plus de sucre dans mon café
je ne veux plus du rouge
je veux plus de couleurs
plus de modèles svp
plus de détails ?
encore plus de vidéos svp
j'en veux plus !
plus tard merci
je vous contacte plus tard
écrivez moi plus tard
annulez ma commande svp
annuler mon rdv de demain
je voudrais annuler ma réservation
supprimez l'article de mon panier
enlevez les oignons
retirez la sauce svp
retrait en boutique
je peux retirer ma commande demain ?
laissez moi un message
laisse moi rêver
laissez moi réfléchir
laisse tomber @lea
lâchez pas, vous êtes les meilleurs
c'est tranquille comme quartier ?
restez tranquilles les enfants
liste de mariage ?
la liste des ingrédients svp
mettez moi sur la liste d'attente
unfollow si tu mens @jo
je m'abonne direct
désabonnement facile ou engagement d'un an ?
ça suffit pour 6 personnes ?
paix et amour
top
stock ?
stop it so cute
stop, I need this
don't stop
never stop posting
bus stop nearby?
can't stop laughing
stop by tomorrow
non-stop party
cancel my order
cancel my booking please
remove the nuts please
no more in stock?
leave me a message
I quit my job
stop, tu m'as convaincue 😂
stop je commande direct
stop à tous ceux qui critiquent
stop au tabac en janvier qui est chaud
le stop à l'angle est dangereux
arrête tes bêtises @lulu
arrête j'ai faim maintenant
arrêtez de vieillir svp 😂
arrêtez le temps svp
vous arrêtez les inscriptions quand ?
vous arrêtez les commandes à quelle heure ?
pourquoi avoir arrêté la vanille
elle s'arrête de pleurer dès qu'elle vous voit
j'ai arrêté de compter les commandes 😅
j'arrête tout pour ça
on n'arrête plus les gagnants
rien n'arrête Julie
sans s'arrêter pendant 3 heures
l'arrêt Gambetta c'est à côté
n'arrêtez pas de poster svp
je ne veux pas que ça s'arrête
je veux pas me désabonner
pas question que je me désabonne
tu me fais me désabonner de netflix
comment désinscrire mon fils du cours de judo ?
je souhaite désinscrire ma fille de la danse
je ne veux plus de la commande 123
je ne veux plus manger que ça
je ne souhaite plus la même couleur
je ne veux pas de gluten
je ne veux pas perdre mon numéro
je veux plus court derrière
je voudrais plus de volume
plus d'options en bleu ?
plus de tailles disponibles ?
plus de stock 😭
pas de taille 40 ?
pas de livraison le dimanche ?
pas reçu
je ne reçois jamais vos messages
vos messages arrivent en spam
votre message est parti dans mes spams
on ne m'a pas recontacté
personne ne m'a rappelée
vous ne m'avez jamais répondu
tu m'écris plus 😢
ne m'écrivez pas avant lundi, je suis en congés
ne m'appelez pas, écrivez moi plutôt ici
me contacter par mail svp pas par téléphone
contactez moi
contactez ma sœur plutôt
envoyez moi la liste
enlève tes chaussures
enlevez moi ce doute : c'est du vrai cuir ?
retirez le bouton svp
supprimer un article du panier c'est possible ?
supprimez les 2 articles en rupture
effacer les rides
la liste est longue 😂
c'est quoi la base de cette recette
laissez infuser combien de temps
laissez moi entrer 😂
laisse moi ton adresse
lâchez les prix svp
tranquillement mais sûrement
ça suffit ou il faut plus de farine ?
marre des régimes, besoin d'un coach
trop de messages à lire ce matin 😅
message privé envoyé
spam envoyé à toutes mes copines 😂
j'annule netflix pour m'abonner chez vous
cancel culture
stop motion workshop ?
the show must not stop
don't stop believing
please don't unsubscribe
remove stains from leather?
no more waiting, it's back!
leave a spot for me
list price?
`;
