import { compileTurns } from "./turns.ts";

const MESSAGES =
  "message*/mess/mp/dm/mail*/email*/e+mails/texto*/pub/pubs/publicite*/promo/promos/newsletter*/spam*/notif*/relance*/sollicitation*/envoi/envois/offre/offres/demarchage/prospection/texts/text/ads/sms/infolettre*/communication*/campagne*/invitations/rappels/harcelement/bot/bots/robot/robots/chatbot/automatisme*/automate/mailing*/courriers/conversation/discussion+automatique/trucs+automatiques/trucs/reponses+automatiques";
const CONTACT =
  "envoy*/ecri*/contact*/harcel*/spam*/relanc*/derang*/embet*/achal*/emmerd*/saoul*/soul*/soul/sollicit*/notifi*/gonfl*/pourrir/parler/parle*/faire+chier/taguer/tag*/mp/dm/inond*/bombard*/texter/texte/appel*/importun*/recontact*/reecri*/niaiser/gosser/ecoeurer/deranger/solliciter/tanner/pomper/courir/message*/demarch*/prospect*/enquiquin*/gener/gaver/fatiguer";
const LISTS =
  "liste*/list/lists/listing*/base/bases/fichier*/contacts/repertoire/mailing*/newsletter*/diffusion/groupe/groupes/canal/boucle/systeme/crm/carnet/database/broadcast/envois/messages/pubs/promos/notifications/destinataires/abonnes/bdd/registre*/mailing+list/contact+list/campagne*";
const MINE =
  "numero/num/coordonnees/donnees/contact/compte/mail/email/adresse/nom/infos/info/profil/tel/telephone/pseudo/insta/inscription/abonnement/number/data/name/account/contacts/details";
const ENOUGH =
  "ras+le+bol/stop/stopp/stopper/stoppez/stoppe/arrete/arretez/arretes/arreter/cessez/cesse/cesser/halte/finissez/finis/assez/marre/basta/arret/terminez/suspendez/suspendre/interrompez";

/** Asks for no more messages, to be removed or left alone. */
export const WANTS_OUT = compileTurns(`
^ stop/arretez/arrete/stopp/stoppez .. .. vos/tes/ces/de+vos/de+tes/trop+de/votre/ton/the/your/these ${MESSAGES} !?
vos/tes/ces (sales) ${MESSAGES} (ne/n) (me/m/nous) agac*/importun*/polluent/pourrissent/genent/lassent/insupportent !?
vos/tes/ces ${MESSAGES} (ne/n) me/m/nous agac*/importun*/polluent/lassent/embet*/soulent/emmerdent/cassent
pas/jamais/rien (jamais) demande (a/de/d) (recevoir/avoir/etre) ces/vos/tes/de/d/contacte*/inscrit* ${MESSAGES}
pas/jamais/rien demande a (recevoir/avoir/etre) ca/ces/vos/tes/contacte*/inscrit*/abonne*/$
stop/enough/quit/cut it/this/that with (all) (the/these/your/this) ${MESSAGES}
never/not (ever) asked/ask/asking for (any/these/this/your/the) ${MESSAGES}
veux/souhaite/voudrais/desire/aimerais plus/pas (jamais/du+tout) vous/te/t lire/entendre/parler/revoir/suivre
veux/souhaite/voudrais/desire/aimerais plus/pas (jamais/du+tout) (avoir/recevoir/entendre) de/d vos/tes nouvelles/contacts/trucs
m/me/nous envoyez/envoie/envoies/envoyer plus rien/ces/ce/vos/tes/ca/ton/votre/de+trucs/de+choses/vos+trucs
desinscri*/desabonn* moi/me/mon+compte/mon+mail/mon+numero/mon+adresse/nous
me/m/nous lachez/laches/lacher/lache un+peu/$/la/svp/?
remove/delete/block this/that number/account/contact/address please/from/$
${ENOUGH} (svp/please/un+peu/maintenant/tout+de+suite/immediatement/donc/moi/immediat/definitif/total/complet) (de/d/des/avec/aux/au/a/les/la/le/l) (tous/toutes/tout) (m/me/nous/recevoir/envoyer) (recevoir/envoyer) (ce/cet/cette/ces/vos/tes/votre/ton/ta/les/des/la/de/d) (sales/multiples/nombreux) ${MESSAGES}
${ENOUGH} (svp/please/un+peu/maintenant/tout+de+suite/immediatement/donc) (de/d) (toujours/tout+le+temps/encore/constamment/vouloir) m/me/nous (en) ${CONTACT}
${ENOUGH} m/me ${CONTACT}
(vous/tu/priere/veuillez/faudrait/faut) pouvez/peux/pourriez/merci/priere/veuillez/faut/faudrait/demande/demandons (vous/tu) (bien+vouloir/de/d/a) arreter/cesser/stopper/d+arreter/d+en+finir (svp/please/maintenant/immediatement/la) svp/please/merci/$/ca/tout/vos/ces/maintenant/avec+ca
merci/priere/veuillez d/de (bien+vouloir) arreter/cesser/stopper/m+oublier/nous+oublier/me+laisser/me+retirer/me+supprimer/m+enlever/me+desabonner/me+desinscrire
je me retire/sors/enleve/supprime/efface de (la/votre/ta/cette/vos/l) ${LISTS}
${ENOUGH} (svp/please/un+peu) de/d insister/harceler/spammer/vous+acharner/t+acharner/forcer/relancer | n insistez/insiste plus/pas $ | insistez/insiste pas svp/merci/$ | inutile d insister
on arrete la/ca/tout+ca/ici svp/merci/$ | on s arrete la svp/merci/$
^ je vous/te/t bloque/signale/bloquerai (direct/maintenant/tout+de+suite) $ | i m blocking you | blocked $ | bloque et signale | signale et bloque | je bloque (ce/le/votre) compte/numero/$
want/wanna out $ | count me out | no longer wish/want to/be/anything | stop bothering/harassing/annoying/pestering | (get/keep) away from my inbox | out of my inbox/dms/dm
degage*/barr*/cass*/sors/sortez/tir*/get/stay/keep (vous/toi/out) (de/of/from) (mes/mon/ma/my) ${MESSAGES}/inbox/messagerie/boite/conversation/vie/life
^ cassez/cass*/barr*/tir* vous/toi (svp/d+ici/de+la) $ | ^ degage*/ouste/zou (d/de) (ici/la) $ | ^ fuck/piss/sod/bugger off | ^ go+away/get+lost/bugger+off $
vos/tes/ces/your/these/c/this ${MESSAGES} c/est/sont/are/is/it (est/s) (du/de/des/un/une) (vrai/veritable/pur/pure) spam/spams/harcelement/abus/harassment
(c/it/this) est/s/is du/just (vrai/pur) spam/harcelement arret*/stop*/cess*/svp/leave | je/j/i signale/bloque/report/block (votre/ton/ce/your/this/le) compte/account/page/numero/number
relou*/lourd*/chiant*/penible*/saoulant*/fatigant*/insupportable*/gonflant*/envahissant*/epuisant* avec/de (tous/toutes) vos/tes/ces/votre/ton ${MESSAGES}
(demande/merci+pour/pour) retrait/sortie/suppression/radiation/effacement/desinscription (definitive/immediate/urgente/complete/totale) (de/du/des) (la/votre/vos/ma/mes/mon/cette/ta) ${LISTS}/${MINE}
veux/souhaite/demande/aimerais/voudrais/exige (a) etre (bien/tout+de+suite) retir*/enlev*/supprim*/effac*/radie*/desinscri*/desabonn*/raye* svp/merci/$/de/du/des
je quitte/sors/pars (de) (la/votre/ta/cette/vos) ${LISTS} | ^ assez $ | ^ enough $ | make (it/this) stop $ | (la/va/ca) va/la la stop $
lache*/lachez moi/nous (la) grape/grappe | foutez/fichez/fous/fiche moi/nous la/en pais/paie/paye $
^ stop vous/tu/c/who etes/es/est/are/is qui/you/this
didn/never t/signed (sign) up for this/these/that/your/any
^ stop vous/tu/je/you (vous/te/t/ne) trompez/trompes/connais (pas/de) | ^ stop wrong number/person | ^ stop c est/etait (pas/une) (la) erreur/mauvaise+personne/mauvais+numero | mauvais/wrong numero/number arret*/stop*/please/$
laiss*/fout*/fich* mon/ma/mes/my ${MINE} tranquille*/en+paix/alone | bloque*/signale*/blocked/reported si/if (vous/tu/you) continu*/insist*/keep
sans moi (pour) (vos/les/la) ${MESSAGES}
qui vous/t/te/vs (a) donne/file/passe/vendu mon/mes ${MINE} .. .. supprim*/effac*/retir*/enlev*/oubli*
droit d/de/a (l) opposition/oubli/retrait/effacement
annul*/resili*/cancel/stopp*/arret*/supprim* mon/my inscription/abonnement/subscription/consentement/accord a/aux/to/pour (la/vos/votre/ces/your/these/the/les) ${MESSAGES}/${LISTS}
tg/gueule/gueules/ferme+la/la+ferme avec (vos/tes/ces) ${MESSAGES}
lachez/lache l affaire | ^ lachez/lache moi $
oubliez/oublie moi/nous/mon+compte/mon+numero svp/merci/$
stop/arretez svp/merci/please !?
arretez/arrete/cessez/stop tout/ca/this/that/everything (svp/please/merci/maintenant) $
arretez/arrete/cessez/arreter/stop (de/d) (m/me/nous) envoyer/ecrire/contacter/spammer/relancer/harceler/embeter ca/svp/$/tout/rien/des/vos
(lien/procedure/demande/bouton/page/formulaire/marche+a+suivre) desabonnement/desinscription/desabo/desabonement/desabonnements/desinscriptions (de+tout/immediat*/totale/definitive/svp/merci/urgent*) svp/merci/$/immediat*/de+votre/de+vos/de+la+newsletter/de+la+liste
lien/procedure/demande/bouton/page/formulaire/suivre de/d/pour (se/me/m) desabonn*/desinscri*/desabo*
^ plus+rien svp/merci/$
(ne) vous/t ai rien/pas/jamais (rien) demande arretez/laissez/$
(pas/jamais) pas/jamais (donne/autorise) mon accord/consentement/autorisation | pas/jamais donne mon/d/de accord/consentement/autorisation/numero/mon+numero (pour/a)
(votre/ton/ce/cet/le) bot/robot/compte/page/messages/pubs/systeme me/m/nous harcel*/spam*/saoul*/soul*/derang*/fatigu*/enerv*/gonfl*/bombard*/inond*
want/wanna/like/need to stop/quit receiving/getting/these/the/this/your
cancel/end/terminate/revoke (my/this/the) subscription/consent to/please/$
vos/tes ${MESSAGES} (ne/n) m/me/nous interesse*/derange*/saoul*/soul*/fatigu*/harcel*/enerv*
marre/assez/fatigue*/saoule*/lasse de/d recevoir/etre vos/tes/ces/harcele*/spamme*/contacte*/relance*/derange*/sollicite*
(vous/tu/ca) m/me/nous saoul*/soulez/soules/soule/fatigu*/gav*/enerv*/harcel*/spam*/derang*/emmerd*/gonfl*/cass*/achal*/tann*/fait+chier/faites+chier/faites+suer/gossez/pompez (avec/a/de) (toujours/tous) (vos/tes/ces/votre/ton/m) ${MESSAGES}/m+ecrire/envoyer
veux/souhaite/voudrais/aimerais/demande/exige/comment/puis/peux/desire/prefere/faire/pour/voulons (a/je/on/plus/ne/bien/vraiment) (ne/plus) sortir/partir/quitter/disparaitre/sorte (de/la/le/cette/votre/ta/l) (la/cette/votre/l/vos/ta/ce) ${LISTS}
sors/sortez/vire/virez/enleve*/enlevez/retire*/retirez/supprime*/supprimez/raye*/rayez/ote/otez/degage*/efface*/effacez/exclu*/radie*/remove/delete/take/get/drop/strike/kick moi/me/nous/us (svp/please/vite/tout+de+suite/direct/immediatement) (de/du/des/d/from/off/out) (la/le/les/l/votre/vos/ta/tes/cette/ce/ces/your/this/the/all/of/toutes) (vos/la/le/les/your/the/this/contact/mailing/email) ${LISTS}
supprim*/effac*/retir*/enlev*/rayez/rayer/raye/ote/otez/oter/virez/virer/bloquez/bloquer/delete/remove/erase/radiez/radier/oubliez (svp/please) (toutes/tous/all) (de) mon/mes/my ${MINE} svp/please/merci/de/du/des/from/$
(merci+de/veuillez/pouvez+vous/pourriez+vous/peux+tu/priere+de/il+faut) (bien+vouloir) (me/m) desabonn*/desinscri*/retirer/supprimer/rayer/enlever/oter svp/merci/de/d/des/immediatement/$ (la/votre/vos/cette/ta/l) ${LISTS}
me/m/nous desabonn*/desinscri*/desincri*/desabonner/desabo
veux/veut/souhaite/voudrais/desire/aimerais plus/pas (jamais/du+tout/vraiment) qu/que tu/vous/on/l+on/personne m/me/nous ${CONTACT}
veux/souhaite/souhaitons/voudrais/desire/aimerais/demande/demandais plus/pas/ne+plus/ne+pas/a+ne+plus (jamais/du+tout) (etre) contacte*/relance*/sollicite*/derange*/harcele*/demarche*/recontacte*/importune*/notifie*/spamme*/embete*
ne/n (m/me/nous) contact*/ecri*/relanc*/derang*/appel*/sollicit*/recontact*/embet*/harcel*/spam*/importun* (surtout/svp) plus/jamais (jamais/du+tout) svp/merci/please/$/sur/ici/par/a/de
(pas/plus) inutile/besoin/la+peine/question/envie de/d (me/m) me/m ${CONTACT}
plus/aucun/aucune/zero/pas/no/ni (jamais/un/seul/un+seul) de/d/un+seul (vos/tes/ces/cette) ${MESSAGES} svp/merci/please/de+votre+part/de+ta+part/de+vous/$
foutez/fous/fichez/fiche/laisse*/laissez/lache*/lachez (moi/nous/me) (donc/un+peu/svp) tranquille*/la+paix/en+paix/trankil*/tranquil/respirer/la+grappe/les+baskets/l+jambe/la+jambe/patience/seul/seule/avec+vos/avec+tes/avec+ca
laissez/lachez/lache moi $
kindly/please/pls/just stop $ | kindly/please (stop/remove/unsubscribe/delete/cease) me/messaging/texting/contacting/sending/writing/this/these
never/not/t (ever/please) message/text/contact/write/dm/mp/email/call/spam/bother/msg/disturb/pm/ping/harass/annoy (to) (me/us) again/anymore/please/ever/further/more/$
never/not/t (ever/please) bother/spam/disturb/harass/annoy me/us
stop/quit/cease/enough/done/sick/tired/no (more) (with/of/the/these/those/your/all/that/receiving/getting/sending/me) (the/these/your/all/me/of) ${MESSAGES} svp/please/now/$/already/from
stop/quit/cease (all/the/this/these/your) texting/messaging/contacting/spamming/emailing/bothering/harassing/dming/pming/calling/writing/annoying/pinging
never/didn/did/not (t/not/even) (even) (signed/sign/asked/ask/subscribed/subscribe/agreed/agree/consented/consent/opted/opt/requested) (up/to/for/in) this/these/it/your/any/receive/get/be/messages/texts/$
want/wanna/like/need/get/how (me) (to/do+i) (get/be) (out/off/removed/unsubscribed/opted/taken) (of/from/off/out) (of/this/your/these/the) (this/your/the/mailing) ${LISTS}
un subscribe | unsubscrib* me/please/now/svp/$/from+this/from+your/from+all | opt (me) out please/of+this/of+your/of+these/$ | stop all | stopall | stop now $ | cesser $ | desabo $ | desinscri* svp/moi/merci | desabonn* svp/moi/merci
veux/souhaite/voudrais/desire/aimerais/voulons/souhaitons (vraiment/surtout) plus/pas/ne+plus/ne+pas/aucune/aucun (du+tout/jamais) (recevoir/voir/avoir/lire) (de/d/des/vos/tes/ces/la/les/le/votre) (vos/tes/ces/votre) ${MESSAGES}
veux/souhaite/voudrais/desire/aimerais plus (jamais) recevoir (de/d/vos/tes/rien) (vos) ${MESSAGES}
veux/souhaite/voudrais/desire/aimerais plus/pas rien recevoir
refuse/refusons/oppose/m+oppose (de/d/a/au/aux/tout/toute) (tout/toute/recevoir/etre/la/votre/vos/de) vos/contacte*/prospection/demarchage/envoi/contact/message*/mail*/pub*/offres
dernier avertissement | (je/vais/va) vous/te signaler/signale/bloquer/bloque (a/la/si/sinon/au/comme/pour) si+vous/si+tu/sinon/prochain*/spam/meta/instagram/cnil
`);

/** Opens with STOP and goes on about the messages: enough, understood, no interest. */
export const STOPS_FIRST = compileTurns(`
^ stop/stopp/stoppez/arretez/arrete (svp/please/merci/!) (non/mais/la/je/j/ca/c/on/ne/n/i/im) (j/je/n/ne/c/suis/m/ai/est/me) (ne/n/ai/suis/me/m/est/en/am) (suis/ai/est/me) compris/bon/assez/suffit/saoule/soule/gave/pas+interesse*/plus+interesse*/interesse+pas/interesse+plus/en+ai+marre/veux+plus/veux+pas/ai+marre/marre/fatigue/derange/rien+demande/pas+demande/jamais+demande/laissez+moi/laisse+moi/ecrivez+plus/ecris+plus/ecrire+plus/envoyez+plus/contactez+plus/envoie+plus/plus+jamais/m+ecrivez/merci+de/not+interested/don+t+want/no+more/enough/leave+me
`);

/** The same words about something else. */
export const STAYS = compileTurns(`
appel*/contact*/ecri*/envoy*/derang* (moi) pas/plus le/la/avant/apres/pendant/ce/cette/demain/aujourd/en (matin/soir/journee/nuit/midi/week/semaine/#/h)
desabonn*/desinscri* vous/toi/te pas | vous/te desabonn*/desinscri* (surtout) pas | no/not/any .. yet
stop/arrete j en veux/voudrais/prends # | stop/arrete j en veux un/une/deux/trop/tous/toutes/$
t/never/not/n/ne/jamais/cant/dont stop/arretez/arrete/quit/cessez
(ai/as/a/avons/avez/avais) pas/jamais (encore) (dit/ecrit/envoye/demande/tape) (de/d) stop/arreter/desabonner/me+desabonner
desabonne*/unfollow/desinscris (moi/de/toi) (de/toi) si/sinon (tu/t/vous/elle/il) fais/arretes/postes/publies/viens/fait/n/ne/me/m/poste/aimes/aimez/as/es/faites/publiez
unsubscribe*/unsub* from (him/her/them/netflix/his/their/that/spotify/my/youtube) girl
recevoir/avoir/recois/faites/fais (encore/beaucoup/bien) plus de/d message*/notifications/promos/offres/newsletters/messages/mails/videos/nouvelles/contenu comme/svp/!
veux/voudrais/aimerais recevoir plus d/de
voudrais/aimerais/souhaiterais/adorerais/aimerai/want/love/like (bien/avoir/recevoir/to+get) (encore) plus/more de/d/of ${MESSAGES}
autocollant/sticker/etiquette/panneau/vignette stop | stop pub/pubs sur/dispo/a+coller/pour+la
(ne/n) m en parle/parles/parlez (meme/surtout) pas | me desabonn*/desinscri* (vraiment) jamais/pas
si/if tu/vous/elle/il/ils/you/on .. .. .. je/j/i me/m/will desabonn*/unfollow/desinscri*/unsubscribe
hors/pas/plus/aucune (de) question de/que/qu (je) (me/m/se) desabonn*/desinscri*/unfollow
inscri* et/ou desinscri* | desinscri*/desabonnement (est/il) possible/gratuit*/facile en/du/de/d/a/avant/apres ?
appel*/contact*/ecri*/envoy*/derang*/write/message/text/call/dm pas/plus/me/moi .. .. mais/plutot/but/instead sur/par/ici/en/au/mon/on/a/use/plutot/insta/whatsapp/mail/email
je/j/on vous/te/t/la/le/les/lui laisse/laisserai/laisserais/lache/fous/laissons tranquille*/en+paix
pourquoi/why (est+ce+que) (vous/tu/on/you) (ne/n/don+t) (m/me/nous) ${CONTACT} (me) plus/jamais/anymore
t/not/never/jamais get/getting/got/receive/received/see/seeing/saw/seen/heard (enough) (of/any) (your/the/any/my) ${MESSAGES}
campagne/operation/journee/mouvement/panneau/association/asso/projet/slogan/hashtag stop/halte
do/does/can/should you/they/we/i unsubscribe/unsub people/them/him/someone/everyone/customers
elle/il/ils/elles me/m/nous laisse/laissent/lache/fout (enfin/bien/jamais) tranquille*/en+paix/respirer
`);
