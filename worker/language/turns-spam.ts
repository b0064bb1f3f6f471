import { compileTurns } from "./turns.ts";

/** A scheme that is hardly ever named by an honest customer. */
const SCHEME = compileTurns(`
trading | trader | traders | forex | bitcoin* | btc | crypto* | ethereum | nft | nfts | airdrop | usdt | binary options | options binaires | dropshipping | mlm | paris sportif* | pronos | prono | pronostic* | casino | 1 xbet | xbet | melbet | betwinner | airdrops | whitelist | copy trading | mining
marabout | voyant* | voyance | envoutement | desenvoutement | retour affectif | retour d affection | etre aime | rituel/rituels d/de/puissant*/magique*/amour | sorcier | love spell | spell caster | porte monnaie magique | portefeuille magique | illuminati | maitre/docteur/pretre/grand _ vodou/vaudou/marabout/medium/voyant/guerisseur | vodou | vaudou | medium serieux | grand medium
hacker* | pirater | account recovery | recover my/your/lost account/funds | recuperer votre/ton/mon compte
pret/prets/credit/credits entre/d+argent/rapide*/serieux/fiable/honnete/immediat/sans+garantie/a+taux/de+#/a+toute/aux+particuliers | offre de pret/credit | j offre des/un credits/pret/prets/credit | mon/un credit de # | obtenu/eu mon/un credit/pret | loan/loans offer/available/fast/at
permis/diplome/diplomes/passeport/visa/factures (de+conduire/et/enregistre*/sans/b) permis/enregistre*/sans+examen/disponible*/authentique* | faux papiers/billets/documents/diplomes | fausses factures | sans examen
liberte financiere | financial freedom | passive income | revenu/revenus passif/passifs/garanti/garantis/complementaire*/en+ligne | complement de revenu* | argent facile | easy money | travail a domicile | travailler (depuis/de) chez toi/vous/soi | work from home | opportunite d affaire* | business opportunity | side hustle | marketing de reseau | financially free | independance financiere
maigri* sans effort* | perdez/perds/perdre # kg/kilos/kilo en/avec/grace/rapidement | ventre plat en | minceur miracle | remede miracle | brule graisse | fat burner | gelules minceur | tisane minceur/miracle | the minceur/detox+miracle
multiplie*/multiplier/double/doubler/tripler/fructifier (votre/ton/mon/son/your) argent/mise/capital/money/investissement | invest/investir/investis/investissez (_) #
`);

/** Trades fame, begs for clicks or baits: enough alone. */
const BLATANT = compileTurns(`
je/j/i/we donne*/offre*/distribue*/give/giving (away) #/de+l+argent/cash/money .. .. ceux/premiers/personnes/everyone/people/who/qui/first
(je/j) m abonne si tu/vous | je (te/vous) follow/suis si tu/vous | dm/message/text/contact/ask/mp/ecris/ecrivez (me/moi/us) (to/pour/how/comment/if) earn/make/gagner/investir/invest/learn+how+to+earn
^ follow/suis/suivez/abonne/abonnez moi/me/toi/vous (svp/tous/tout+le+monde/en+retour/back) $
(cherche/recherche/recrute/besoin+de) cherche/recherche/recrute/recherchons/cherchons/recrutons (des/de/#) personnes/gens/femmes/jeunes/mamans/etudiants/partenaires (serieuses/motivees/motives/serieux/ambitieux/ambitieuses/determinees) .. .. travailler/gagner/revenu*/domicile/equipe/ligne/complement/mp
marabout/voyant/voyante/medium/guerisseur/docteur/maitre/hacker/papa (puissant/serieux/qui/kofi/_) .. aide/aidee/sauve/sauvee/gueri/guerie/retour/recupere*/debloque*/ramene/rendu/$
need/want/besoin/envie/veux/cherche*/looking (for/de/d) (more/plus/plein/real/vrais) (de/d/more/of/vrais) followers/abonnes/likes/vues/views/visibilite/abos
(recovered/recover/retrouve/recupere/recuperer/got/hacked) recovered/recover/retrouve/recupere/recuperer/got+back (all) (my/mon/mes/ma) account*/compte*/argent/money/funds/fonds/mari/ex/femme/husband/insta/page (back) (thanks/grace/through/via/by/avec) thanks/grace/through/via/by/avec
free/gratuit iphone/ipad/ps/macbook/airpods/robux/vbucks/followers click/link/here/dm/claim/ici/clique | click the/this/my link
(je/on/i) (te/vous/t) rends/rend/rendrai ton/votre/vos/tes/l/le/les/chaque/tous follow/like/likes/abo/abonnement/abonnements/abos/follows/j+aime
followers/abonnes/likes/vues (pas/peu) chers | viens/venez/va/allez voir (la/le/les) mienne/mien/miennes/miens | pack de photos/videos/nudes | 😈 mp/dm/prive/bio | (mp/dm/prive/bio/profil) 😈
resout/resous/resolvez/solution/solutions/solutionne (a/de/pour/tous/tout) (a/tous/tout/vos/tes) (vos/tes/les) problemes/probleme/soucis | problemes d/de amour/argent/couple/sante/impuissance/mariage
maitre/maman/papa/docteur/dr/professeur/pasteur _ resout/soigne/guerit/vous+aide/voyant*/medium/fait+revenir | soigne* (toutes/tous/le/les) maladies/impuissance/cancer/diabete | fait revenir (l/ton/votre) (etre/ex) (aime)
promote/advertise your/ur business/page/brand/music/account/art/shop | get promoted | feature you/your+page on our/my | we (are/re) looking for (brand/new/some/influencers/models/ambassadors/female)
subscribe/sub to my | make # k/$/usd/dollars a/per day/week/month | $ # a/per day/week | # € par jour/semaine/mois (_) (_) (sans/depuis/avec/demande/facile*/ecri*/grace)
lecture/tirage de cartes/tarot (gratuite/offert/offerte/gratuit) | voyance gratuite | cadeaux/cartes+cadeaux/gift+cards (gratuit*/:/ici) url
sugar daddy/baby/mommy/mummy | onlyfans | only fans | mym | nudes | nude pics | escort | plan cul | photos/photo/video/videos coquine*/sexy/hot/nues/nue/prive*/interdites | rencontre coquine | cherche/cherchons rencontre*/homme*/mec/hommes/plan/plans | 🔞
followers/abonnes/likes/vues cheap/pas+cher/gratuit*/reels/rapide*/garanti*/instagram/tiktok/en+vente/instantly/for+sale/for+#/#
buy/cheap/vends/vente/achetez/acheter/boost*/free/real/get/gain/gagne/gagnez/obtenez/veut (des/de/your/tes/vos/les/more/plus/cheap/real/free/instagram) (d/de/des) (vrais) followers/abonnes/likes/vues/followers
boost*/augmente*/developpe*/explose* (ton/votre/ta/vos/tes/your/le/la) compte/account/page/insta/instagram/visibilite/profil/communaute/nombre/engagement/followers/abonnes
abo contre | abonnement contre | f 4 f | l 4 l | s 4 s | sub 4 sub | follow 4 | like 4 like | follow for follow | like for like | follow back/trick/train | followback | rends les/le/l/tous/direct abos/abo/follow/likes/like/abonnement* | je rends $ | abo rendu | gain train
you ve/have won/been+selected | you are/were (the/our/a) (lucky) winner/selected | claim (your/it/here) prize/reward/gift | gift card claim/free/here | free giveaway | giveaway (on/at) my | vous/tu avez/as ete selectionne*/tire* | heureux gagnant | gros lot
compte/account/page/profil (sera/va/est/will/has/risque) (etre/be/d+etre/been) (definitivement/bientot) supprime*/desactive*/suspendu*/disabled/deleted/suspended/bloque* | verifiez/verify/confirmez (votre/your/ton) compte/account/identite/identity
partage*/partagez (cette/ce/cet) (publication/post/message) (a/dans/avec/sur) # | envoyez/envoie ce message a #
recharge (orange/mtn/free/gratuite) gratuite | credit gratuit | codes (psn/vbucks/robux/free/amazon/netflix) gratuit* | robux gratuit* | v bucks | vbucks | netflix gratuit
commandez/commande/achetez/contactez/contacte/ecrivez/ecris/message/dm/follow/suivez/remercie (vite) (chez/sur/a/au/avec/le/la/notre/my) @m
ton/votre propre patron | be your own boss | devenez/deviens (ton/votre) propre+patron/riche/independant/millionnaire
rachat (d/de) or/credit/credits/voiture/metaux | compte/comptes/abonnement/abonnements netflix/spotify/iptv/canal/disney/premium (pas+cher/#/a/premium/dispo/disponible) | iptv
va/allez/viens/venez/passe/passez/pars (tous/vite/donc) follow/suivre/liker/like/t+abonner/vous+abonner/s+abonner/checker/soutenir (mon/ma/mes/le/la/son/sa/@m/leur/notre/nos)
follow/suivez/suis mon/ma/mes/my frere/soeur/pote/cousin/copine/ami/amie/compte/page/insta/friend/brother/sister
je poste/publie/partage/mets/stream (des/mes/du/plein+de/de) .. va/allez/viens/venez/suis/suivez/abonne*/passez/passe/follow
(ton/votre/your) compte/page/profil/account/profile merite/deserves/needs/a+besoin (plus/more/de+plus/d+etre) (d/de) abonnes/visibilite/likes/followers/attention
abonnement gratuit | click/clique*/check/visit/see/tap (on/sur/the/le/out) (link/lien) (in/dans/en) my/mon/ma bio/profile/profil/page/insta/channel (for/to/and/pour/et)
hot/sexy/naughty/private pics/photos/videos/content | business opportunity | hey/hi hun | send # btc/eth/usdt/€/$ | dm for promo/promotion/shoutout/collab/credit/paid | collabor*/partenariat (avec/with) .. dm/mp/@m
promote (it/this/your/on) (on/page/at) @m | dm (us/me/@m) (to/for) be+featured/collab/feature/promo/promote/shoutout/a+collab | send (pic/this/it) to @m | collab (with/dm/with+us) @m/dm/us | want/wanna (to) collab | voulez vous plus/collaborer/booster/gagner/devenir | ambassad* @m | be our (next) ambassador | brand ambassador* | devenez/deviens/deviendrez (notre/une/un/nos) ambassad*/distribut*/vendeuse/vendeur/conseillere | rejoignez/rejoins/rejoindre/integrer (mon/notre/ma/l/une) (super) equipe/aventure/team | distributrice independante/pour/en | conseillere independante/vdi | vdi
`);

/** Asks to come over, write in private, click. */
const CALLS = compileTurns(`
contactez/contacte/ecris/ecrivez/appelez/appelle/envoie/envoyez/message/messagez/text/contact/call/inbox/ajoute/ajoutez/join/joignez moi/nous/me/le/la/us/vite/en/par/sur/au/whatsapp/mp/dm
mp | dm | inbox | whatsapp | watsapp | whats app | telegram | tg | discord | snap | en prive | en message prive | in private | mp moi | dm me/us/now | hmu
rejoins/rejoignez/rejoindre/join mon/ma/notre/nos/my/our/now/le/la/us/nous/moi groupe/canal/equipe/team/page
clique/cliquez/click/cliquer ici/vite/sur/here/on/the/le/mon/now/pour
lien (est) (en/dans/sur) (ma/la/mon) bio/profil/description | link in (my/the) bio | dans/in ma/my bio | sur/on mon/my profil/profile | lien du/en profil/bio
inscris/inscrivez toi/vous vite/ici/maintenant/sur/avec/gratuitement/via | register now/here/at | sign up now/here/at/with
commandez/commande/achetez/shop/order/visitez/visit/decouvrez en+prive/chez/sur/at/our/notre/now/vite/mes/nos/my/en | url
`);

/** Offers something of their own. */
const OFFERS = compileTurns(`
demande/demandez/ask moi/me comment/how | nouvelle/nouveau/new chaine/channel/page/compte/boutique/site/clip/single/son/album/video (youtube/tiktok/insta/en+ligne/dispo/sur)
je/j/nous/on/i/we (vous/te) vends/vend/vendons/offre/offrons/propose/proposons/fabrique/realise/realisons/cree/creons/sell/offer/make/provide/recrute/recrutons/loue aussi/also/des/de/du/un/une/mes/mon/ma/nos/tous/toutes/les
je/j/nous/on/moi fais/faisons/fait (aussi/egalement) (des/de/du/vos/tous) logos/logo/sites/gateaux/perruques/bijoux/montages/tresses/flyers/bougies/videos/visuels/affiches/pret/prets/promotions/promos/portraits/tableaux/tatouages/shootings/massages/menages/ongles/extensions/beats/instrus/credits/formations/creations/vetements/livraisons
notre/my/mon/our/ma/nos/mes (nouvelle/nouveau/petite/petit/new/agence/propre) agence/entreprise/marque/brand/boutique/shop/store/studio/societe/startup/equipe/service/services/collection/produits/creations/business/page+pro/produit/perruques/prestations
j/nous ai/avons (enfin/tout+juste) (ouvert/lance/cree/monte) (ma/mon/notre/une/un) propre/petite/nouvelle
je suis (une/un) distributrice/distributeur/vendeuse+a/conseillere/coach/graphiste/agent/voyant*/medium/preteur/community+manager/beatmaker/rappeur/artiste/createur/creatrice/revendeur/revendeuse et/independante/chez/pour/de/en/qui/ecoutez/venez !?
cherche/recherche/cherchons/recherchons/recrute/recrutons/looking+for (encore/des/de) # personne*/femmes/filles/hommes/people/candidat*/ambassad*/vendeuse*/partenaires/mamans
cherche/recherche/recrute/cherchons/recrutons (des/de/une/un) personnes/vendeuses/vendeurs/femmes/mamans/ambassadrices/partenaires/modeles/collaborateurs/sugar/distributeurs
vends/vend/vendre mon/ma/mes/des/un/une/cette | a vendre mon/ma/en+mp/prix/urgent | vente de likes/vues/vetements/produits/parfums/comptes | en vente (sur/chez) ma/mon/notre
promo (sur/de) tous/toutes/nos/mes/notre/les | grosse/grosses/super/mega promo (chez/sur/dans) (nous/tous/notre)
chez nous | sur notre/ma/mon page/site/boutique/profil/compte | notre page
use/utilise/utilisez/avec my/mon/ce code | mon code/lien promo/parrain* | code parrain* | code promo _
`);

/** What makes an offer too good. */
const LURES = compileTurns(`
pas cher* | cheap* | gratuit* | free | garanti* | guaranteed | sans effort* | facile* | facilement | rapide* | rapidement | miracle* | prix reduit* | prix casse* | bas prix | petits prix | imbattable* | serieux et/travail/rapide | serieuse | bien paye* | resultat* en/garanti*/rapide*/immediat*/positif* | en # h/heures/jours/minutes/semaines | in # hours/days/weeks | par jour/semaine/mois | a/per day/week/month | gagnant* | gagner | gagne | gagnez | win | winner | profit* | gains | bonus | # %
# €/$/euros/dollars/fcfa/k/usd/f
$ # | € #
de chez/depuis chez/la+maison | en ligne | online | sur internet | livraison rapide | satisfait ou | disponible* | dispo en+mp | visibilite | followers | clients | percer | whatsapp | + #
`);

/** Their own page, and a call to come. */
const SHOWCASE = compileTurns(`
mon/ma/mes/my/notre/our/nos (derniere/dernier/nouvelle/nouveau/new/propre/petite/latest/deuxieme) compte/account/page/profil/profile/chaine/channel/youtube/tiktok/twitch/insta/instagram/live/lives/stream/video/videos/clip/son/single/song/album/music/musique/podcast/boutique/shop/store/story/photo/photos/reel/reels/post/posts/blog/site/website/livre/book/groupe/canal/feed/bio/univers/galerie/etsy/vinted
moi sur youtube/tiktok/insta/spotify/twitch | back to mine/me
`);
const COME = compileTurns(`
viens/venez/allez/va/passe/passez/visite/visitez/regarde/regardez/check/checkez/checkout/suis/suivez/suivre/follow/abonne/abonnez/like/likez/ecoute/ecoutez/stream/soutenez/soutiens/soutenir/support/decouvrez/decouvre/sub/subscribe/watch/listen/rejoins/rejoignez/join/jetez/jette/partagez/partage/aidez/faites/commente/commentez/retrouvez/retrouve/foncez/go/come/see/visit/un+petit+abonnement/abonnement/passez+sur/dispo/disponible/out/sorti/sortie/available
`);
const FOLLOW_ME = compileTurns(`
suivez/suis/follow/abonnez/abonne/suivre/ajoutez/ajoute/add (moi/me/nous/us/vous/toi) back/pour/for/a+ma/a+mon/sur+ma/sur+mon/and/et/please/svp/en+retour/i/je/on/chez
follow/suivez/suis @m for/pour/et/and
abonne toi/moi a/sur/stp/svp/et | abonnez vous a/sur/svp/et/en/massivement/nombreux | petit abonnement | s abonner a/sur mon/ma/my/@m | sur ma/mon page/insta/compte/chaine ca/svp/je/pour
like/likez/aimez (ma/mes/mon/my) (derniere/dernier/dernieres/last/photos) photo/post/video/photos/posts/je
s entraide/soutient/follow/s+abonne mutuellement/les/entre/?
`);

/** How much a text looks like somebody's own promotion or a scam; three is enough. */
export function spamWeight(line: string): number {
  const calls = CALLS(line) ? 1 : 0;
  const offers = OFFERS(line) ? 1 : 0;
  const lures = LURES(line) ? 1 : 0;
  const scheme = BLATANT(line) ? 3 : SCHEME(line) ? 2 : 0;
  const showcase = SHOWCASE(line) && COME(line) ? 2 : 0;
  const followMe = FOLLOW_ME(line) ? 2 : 0;
  const asking = line.includes(" ? ") ? 1 : 0;
  return calls + offers + lures + scheme + showcase + followMe - asking;
}
