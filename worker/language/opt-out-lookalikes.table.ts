/** The words of an opt-out about something else: invented messages, one per line. */
export const MORE_NOT_OPT_OUTS = `
stop c'est trop beau
stop je suis morte 😂
non mais stop cette robe 😍
stop au gaspillage
stop au sucre, je veux vos recettes
non-stop depuis ce matin
c'est à quel arrêt de tram
à quel arrêt faut-il descendre
arrêt sur image 😂
j'ai arrêté le sport
elle n'arrête pas d'en parler
arrête @lea j'en veux trop
le bus s'arrête où
vous arrêtez les cours en juin ?
n'arrêtez surtout pas
je me suis arrêtée chez vous hier
je ne veux plus la robe, je prends la jupe
comment annuler mon rendez-vous
supprimez le deuxième article de ma commande
enlevez la tomate svp
on peut retirer la commande sur place ?
le retrait se fait où
je n'ai plus reçu de nouvelles de ma commande
je ne reçois plus vos messages, remettez moi dans la liste
je veux recevoir plus de messages
plus de détails ?
plus de couleurs bientôt ?
il n'y en a plus ?
vous n'avez plus de taille S ?
ne m'oubliez pas svp
ne m'appelez pas avant 18h svp
contactez-moi plus tôt la prochaine fois
je vous réécris plus tard
laisse moi te dire que c'est beau
laissez moi votre numéro
lâche pas, c'est beau
ne lâchez rien
tu peux arrêter d'être aussi belle ?
@lea désabonne toi de son compte mdr
je me désabonne si tu fais plus de vidéos lol
comment résilier l'abonnement à la salle
je me réabonne
je veux rester dans la liste
ne me retirez pas de la liste
je n'ai pas dit stop
un endroit paisible
c'est tranquille comme coin ?
fin de série ?
quit smoking
bus stop nearby?
don't stop
stop it, this is adorable
omg stop 😍
pit stop
does the train stop here
weekend
leave me a message
leave it with me
can you remove the second item
please cancel my booking
no more seats left?
not anymore
unsubscribe from him girl 😂
stp le lien
stock
autostop
je suis stoppée net par cette beauté
halte aux idées reçues
assez grand pour 4 ?
ça suffit pour 6 personnes ?
marre de l'hiver
j'en peux plus de cette canicule
supprime ton commentaire
pas intéressée
ok
plus jamais je commande ailleurs
vous n'envoyez plus à l'étranger ?
vous ne répondez plus ?
stop j'ai faim maintenant
stop trop beau
stop la douceur de ce pull
stop le monde a besoin de ça
stop à la procrastination, je m'inscris
un stop à Dijon sur la route
prochain stop : votre boutique
panneau stop
arrête ton char
arrête de grandir mon bébé
arrête tu vas me faire pleurer
arrêtez de nous faire rêver
arrêtez de mettre du plastique svp
pourquoi avoir arrêté la couleur rose
à quelle heure vous arrêtez
j'arrête pas d'y penser
je n'arrête pas de le dire à ma soeur
on s'arrête où pour manger
arrêt du tram ligne 2 ?
arrêt de production ?
je stoppe le sucre
la box s'arrête quand
comment arrêter mon abonnement de sport
comment arrêter de fumer
je veux résilier ma box internet
je dois annuler le cours de demain
merci d'annuler ma commande 1234
j'ai plus envie de cuisiner
je veux plus de volume
je veux plus jamais partir d'ici
on veut plus de vidéos comme ça
plus de contenu comme ça svp
plus de places svp ?
plus de pain à 18h, dommage
vous avez reçu mes messages ?
je ne trouve plus vos messages
j'ai supprimé mon ancien compte, c'est mon nouveau
vous pouvez retirer les noix du gâteau ?
enlevez moi un doute, c'est végan ?
comment ne pas se désabonner d'un compte pareil
désabonne toi si t'aimes pas
laissez moi en rêver
laisse moi ton mail
laissez moi un message je répondrai
laisse tomber c'est magnifique
lâche moi ta recette
fous la paix à ton frère @tom
la paix intérieure
c'est un coin tranquille
vous ne m'avez pas contactée
ne m'envoyez pas de chocolat au lait, je suis intolérante
ne venez plus le lundi c'est fermé
ne changez plus rien
ne bougez plus
assez parlé, je commande
ça suffit largement
assez de place pour un vélo ?
marre des régimes
c'est bientôt fini les soldes ?
la sortie est où
bus doesn't stop there
when do you stop serving
can't stop eating these
never stop creating
i stop by every day
stop it i need this
nonstop flights?
stop watch
don't leave me
leave the onions out please
what's your cancellation policy
remove sugar from the recipe?
is it the end of the sale?
no more excuses
I want more messages like this
text me later
don't message me on whatsapp, use email
never received your message
list of ingredients?
tip top
stp stp stp
atop
stop c'est magnifique
stop je veux le même
oh stop trop mims
stop à la malbouffe
stop tabac, vous faites ?
séance stop tabac combien ?
stop ou pas stop ?
je fais du stop jusqu'à Brest
porte stop ?
un arrêt à Lyon
l'arrêt de bus Gambetta
arrêt cardiaque quand j'ai vu le prix
j'arrête le sucre lundi
on n'arrête plus de rire
arrêtez le temps
arrêtez vous au stand 4
vous avez arrêté les livraisons ?
vous arrêtez quand les soldes
il faut que j'arrête de regarder vos stories
comment arrêter de se ronger les ongles
ne vous arrêtez pas
continue n'arrête pas
j'ai annulé mon rdv
je veux annuler
annulez svp ma résa de ce soir
je veux me faire rembourser
je veux plus de sucre dedans
plus de choix svp
plus de vidéos svp
plus grand svp
pas de gluten svp
pas de sauce pour moi merci
pas maintenant, dans un mois
ne m'attendez pas
ne me jugez pas
n'oubliez pas mon message
ne m'oublie pas @tom
oubliez ma dernière question
retirez le bandeau de la photo svp
enlevez les échalotes
supprimez ma précédente commande
supprimez le doublon svp
j'ai effacé votre message sans faire exprès
vous m'avez supprimée ?
je ne reçois rien
je n'ai pas reçu le message
j'ai plus reçu de promo depuis un mois
abonnez moi
comment s'abonner ?
l'abonnement se renouvelle ?
résiliation de l'abonnement salle possible ?
je me suis désabonnée de Canal
laissez moi en deux
laissez moi savoir
laisse béton
lâche l'affaire @max
lâchez un like
la paix dans le monde
en fin de mois
assez cher
marre du froid
ça suffit à deux ?
stop by our booth
non stop laughing
don't stop posting
stop making me hungry
stop being so cute
this needs to stop being so good
quit my job for this
cancel that, I want the blue one
can you remove the watermark
remove the sleeves?
leave comments below
no more waiting
no message yet
message received
opt in
subscribe
end of season sale?
stop ça donne trop faim
stop j'en veux 10
stop ! vous avez la recette ?
le dernier stop du voyage
un stop ciné
on s'arrête deux jours à Nice
arrête de bouger @leo
arrêtez de fumer en 1 séance c'est vrai ?
elle a arrêté l'école
quand est ce que ça s'arrête
je ne peux plus m'arrêter d'en manger
vous n'arrêtez jamais ?
l'offre s'arrête quand
j'annule ma venue
annulez mon inscription au stage svp
je souhaite annuler mon abonnement yoga
enlevez le concombre svp
retirez moi un doute c'est gluten free ?
supprimez la story svp on voit ma plaque
effacez le com au dessus svp
je ne peux plus attendre
je ne veux plus de cette couleur
je veux plus foncé
plus de sauce svp
plus d'ateliers le samedi svp
pas de message depuis hier
pas de piment svp
ne m'envoyez pas la facture par courrier svp
ne m'appelez pas le matin
m'écrivez plutôt par mail
écrivez-moi svp
laissez-moi une chance
laissez moi deviner
lâchez la recette svp
tranquille le chien
abonnée depuis 2019
je me suis abonnée
désabonnez vous pas svp
liste complète svp ?
retrait possible ?
je reste inscrite
je veux continuer à recevoir vos messages
vos messages me font du bien
merci pour vos messages
stop and smell the roses
can't stop won't stop
stop drop and roll lol
last stop before home
please don't stop
stop, this is too cute
does it stop itching?
leave a review
remove my tag?
i can't cancel
cancel the second one please
no more tears shampoo
no message from you yet
message me please
contact me asap
stop trop mignon 😍
arrêt de bus ?
je ne veux plus attendre ma commande
annulez ma commande
on s'arrête à Paris
non-stop
arrête de me faire rire @lea
je n'arrête pas d'y penser
je veux plus de couleurs
appelez moi plus tard
laissez-moi une taille M svp
vous avez arrêté ce parfum ?
can't stop eating
remove the pickles
je reviens vers vous plus tard
retirez les oignons
désabonne toi @tom lol
stop à la pollution
il ne s'arrête jamais
encore plus de photos
j'ai pas reçu mon message de confirmation
stop je fonds
stop aux préjugés
un arrêt pipi
arrêtez tout, c'est sublime
j'arrête les gâteaux promis
tu peux arrêter de grandir ?
comment arrêter la transpiration
l'atelier s'arrête à midi ?
annulez svp ma commande d'hier
retirez 2 baguettes de ma commande
enlève tes chaussures lol
supprimer les taches ça marche ?
je ne veux plus de viande
je ne veux plus jamais de cheveux gras
plus d'amour
plus de messages d'erreur sur le site ?
pas de réponse à mon message
pas de place demain ?
laissez moi payer
laisse tourner
ne m'en veux pas
ne m'attends pas @lea
abonnez vous
mon abonnement est actif ?
stop motion tuto ?
stop the car, look at this
leave some for me
remove stains easily?
no more pain thanks to you
message in a bottle
`;
