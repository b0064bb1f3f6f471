/** Asks for no more messages: invented messages, one per line. */
export const MORE_OPT_OUTS = `
Stop !!!
s t o p
s-t-o-p
✋🛑
arrêter
Arrêtez de m'écrire
arrete de menvoyer des messages
arrêtez de me spammer
arretez vos messages automatiques
stop la pub
stop les messages svp
stop dm
stop sms
je veux me désabonner
comment faire pour ne plus recevoir vos messages
désinscrire
je voudrais me désinscrire
merci de me désinscrire de votre liste
retirez moi de vos contacts
enlève moi de ta liste
effacez mes données
je ne souhaite plus recevoir de messages
j'veux pu recevoir de messages
je veux plus qu'on m'écrive
Ne me contactez plus
ne me contacter plus merci
ne plus m'écrire
plus de publicité merci
plus jamais de messages de votre part
pas de messages svp
laissez moi
lâchez-moi la grappe
c'est bon arrêtez
assez de messages
marre de recevoir vos pubs
j'ai demandé à ne plus être contactée
j'ai déjà répondu stop
bonjour, stop svp
pas intéressé stop
merci de cesser vos envois
cessez de m'envoyer des messages
je me désabonne
je m'oppose à la prospection
merci de supprimer mon compte de vos listes
Unsuscribe
opt-out please
stop contacting me
pls stop
end
dont text me
no more dms pls
i don't want to receive these messages anymore
how do i unsubscribe
please delete me from your contacts
I said stop
not interested, stop
je veux pas être contactée
bloquez mon numéro de votre système svp
sors moi de ce groupe svp
arrêtez le harcèlement
vous pouvez arrêter de m'écrire svp
peux tu arrêter de m'envoyer des trucs
stooppp svp
stop!!! svp merci
je demande l'arrêt des messages
arrêt des envois
fini les messages svp
vous pouvez arrêter les messages
STOP je ne suis pas intéressée
stop j'ai compris
Stop ! je ne veux plus de pub
stop bot
stop au spam
arrêtez ce bot
arrétez de m'harceler svp
arretez moi ça
ne m'envoyer plus rien svp
ne me dérangez plus
ne m'appelez plus
n'envoyez plus de messages sur ce compte
pas la peine de m'écrire
inutile de m'écrire à nouveau
je n'ai jamais demandé à recevoir vos messages, désinscrivez moi
j'ai rien demandé arretez
comment on arrête ces messages ?
je peux me désinscrire où
lien de désabonnement svp
desabo svp
desabonez moi
desinscription svp
je veux sortir de cette liste
je souhaite être retirée de la liste
supprimez toutes mes données svp
retirer mon numéro de vos fichiers
virez moi de vos listes
plus de notifications svp
plus de mails, plus de dm, merci
pas de spam merci
je refuse de recevoir vos messages
jveux pu qu'tu m'écrives
arrêtez de m'achaler
fichez moi la paix à la fin
vous me saoulez avec vos messages
je vais vous signaler si vous continuez à m'écrire
dernier avertissement arrêtez de m'écrire
arrêtez !
cesser
unsub
un subscribe
please unsub
stopall
stop please
stop spamming
stop bothering me
stop the messages
stop these texts
please no more messages
remove me
delete me from your list
never message me again
don't send me anything else
i don't want your messages
can you stop messaging me
kindly stop
I never signed up for this, stop
get me off this list
i want to unsubscribe
quit texting me
not interested please don't message again
⛔ stop
stop 😡
tsop
arèt
arrét
stop stop
STOP SVP MERCI
stop !!! laissez moi
Bonjour stop
non stop merci
stop vos mp
stop je veux plus rien recevoir
stop svp je ne suis plus cliente
arrêtez tout
arrêtez de m'envoyer ça
arrete de m'envoyer des mess
arretez avec vos relances
vous pouvez arreter svp
merci d'arrêter
arrêtez de m'embêter
arretez de mecrire
arrêt immédiat des messages svp
je souhaite arrêter de recevoir vos messages
je voudrais plus recevoir de message svp
je veux pas de pub sur mon insta
ne m'envoyez plus de message svp
ne me recontactez plus jamais
merci de ne plus m'écrire
merci de m'oublier
oubliez mon compte
enlevez moi de là
enlevez mon nom de la liste
effacez mon numéro svp
supprimez moi
je veux être supprimée de votre liste
sortez moi de votre fichier
désinscription immédiate svp
désinscrivez-moi de la newsletter
me désinscrire de tout
désabonement
je veux me desabonner merci
procédure de désabonnement ?
comment ne plus recevoir ces messages
plus rien svp
plus de mp svp
pas de promo par mp svp
foutez-nous la paix
laissez nous tranquilles
lâchez nous
y en a marre de vos messages
ras le bol de vos pubs
ça suffit vos messages
c'est la 3ème fois que je dis stop
je ne vous ai rien demandé
je n'ai pas donné mon accord pour ces messages
je suis pas intéressée arrêtez
vos messages ne m'intéressent pas, retirez moi
votre bot me harcèle
stop the spam
STOP texting
stop this
stop msging me
stop contacting this account
please take me off
please remove me from the list
remove my account from your list
unsubscribe pls
unsubscribe from all
i want to stop receiving these
i don't want these messages
do not send me anything
no more dm
no dms please
leave me be
quit spamming
cancel my subscription to these messages
🛑✋
❌ stop
stop svp, merci.
STOP PUBLICITE
Bjr stop svp
stop stop stop svp
stooop les messages
arretez c'est bon j'ai compris
arrêtez de m'envoyer ces publicités
arrête tes messages stp
merci d'arrêter les messages
arrêtez de m'inonder de pubs
arrêtez de m'écrire tous les jours
je ne veux plus que vous m'écriviez
je ne veux plus avoir de vos nouvelles
je veux plus vous lire
plus envie de recevoir vos promos
ne m'envoyez plus ces trucs
n'envoyez plus de promos
ne plus recevoir svp
merci de me retirer de vos envois
je demande à être retiré de vos listes
enlevez-moi de votre base de données
supprimez mon adresse de votre fichier
je désire me désinscrire
désinscrivez mon compte
je veux plus être abonnée à vos messages
veuillez me désabonner
comment fait on pour se désinscrire ?
vous pouvez me désabonner svp
ça suffit maintenant les messages
fini vos messages svp
foutez moi la paix avec vos pubs
fichez nous la paix
laissez moi tranquille à la fin
lâche moi
bon vous me lâchez ?
je ne suis pas intéressé, ne me recontactez pas
c'est la dernière fois que je vous demande d'arrêter
j'ai déjà demandé à être désinscrit
spam. stop
je signale si vous continuez à m'écrire
stop sending these
stop writing me
please stop texting
stop with the promos
no more ads please
no more messages thank you
don't contact me anymore
do not message me
please delete my info
remove this number
take my name off your list
unsubscribe me from this
i wish to unsubscribe
i'm not interested, stop messaging
leave me alone please
🛑 merci
arrêtez vos messages
je ne veux plus de messages
désabonnez moi
plus de pub svp
arrête de m'écrire
je ne souhaite plus recevoir vos offres
comment se désinscrire
please stop sending messages
arret svp
ne m'écris plus
pas de spam svp
stop les mp svp
STOP merci de votre compréhension
stop je reçois trop de messages
arrêtez vos envois svp
pouvez-vous cesser de m'écrire
cessez de m'importuner
je ne veux plus rien de vous
je ne veux plus entendre parler de vous
je veux me retirer de la liste
retirez mon nom svp
enlevez mon contact
sortez-moi de là
supprimez moi de la liste de diffusion
désabonnez-moi de tout
me desinscrire comment
comment on se désabonne svp
lien pour se désabonner
ne m'écrivez pas
ne me contactez plus jamais svp
plus de sms
plus de messages automatiques
pas de messages promotionnels svp
laissez moi un peu tranquille
j'en ai assez de vos messages
vos messages m'agacent
marre de vos spams
je n'ai pas demandé ces messages
j'ai dit non, stop
unsubscribe please
please take me off this list
i don't want messages
do not contact me
stop it with the messages
no thanks stop
STOP!
stp arrête de m'écrire
`;
