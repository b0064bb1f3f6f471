/** Questions of price and of stock: invented comments and messages, one per line, under the intent a careful reader gives them. */
export const PRICE_AND_STOCK_LINES = {
  price: `
c cb
cb pour les deux ?
cbien pour une coupe + barbe
le tarif d'une séance svp 🙏
c koi le prix du petit modele
sa coute cb en tout
C'est à combien le kilo ?
combienn la box
pouvez vous me donner les prix svp
c'est cher ou pas ?
elle est à combien cette merveille 😍
livraison gratuite ou payante ?
y a des frais de livraison ?
un petit code promo pour les abonnés 🙈
des réductions pour les étudiants ?
on peut avoir une ristourne si on prend 3 ?
vous faites des prix de groupe ?
Wow trop beau, combien ?
il faut compter combien pour un tatouage de cette taille
quel tarif pour un shooting grossesse
c'est quoi votre tarif horaire
La grille tarifaire svp
c'est payant l'inscription ?
le prix a augmenté ou c'est toujours 25 ?
30 euros la paire ?
How much is shipping to Canada?
whats the price of the blue one
do you have student discount
c'est combien la nuitée pour 2 adultes
c'est combien en FCFA svp
ca fait combien en dollars canadiens ?
Le devis est payant ?
on paye combien d'acompte
C'est quoi l'prix?
prix?
le menu du midi est à combien
elle vaut combien cette petite merveille
le cours d'essai est payant ?
ca me couterait combien une expédition au Maroc
g besoin du prix svp
une idée du budget ?
dernier prix ?
c combien l'heure
Quel montant pour l'adhésion annuelle
elles coûtent combien tes boucles
Prix pour la nuit du 31 ?
la consultation est remboursée ou payante ?
code de réduction qui marche encore ?
on peut négocier ?
prix fixe ou négociable svp
combien ça fait pour livrer à Yaoundé
whats ur rate for a logo
does shipping cost extra?
cout de la formation svp
montant de la caution svp ?
vous le vendez combien ce meuble ?
c'est quoi le tarif pour une journée complète avec les chevaux
cmb la séance de kiné svp
tarif pr un bb shower
et le prix alors ?
quel est le cout d'un ravalement comme ça
le cours particulier revient à combien
prix du kilo de fraises
Svp le prix en gros
vous avez des formules ? à partir de combien ?
c'est payant le parking chez vous ?
les piercings sont à combien
j'aimerais connaître le montant des frais d'envoi pour la Suisse
code promo toujours actif ?
y a t il des prix étudiants
20% ça marche encore ?
à combien se vend une ruche
whats the damage lol how much
how much do you charge for a family session
is there a family discount?
prices pls
vous pratiquez quels tarifs
ça monte à combien avec les options
combien coûte un aller retour
l'entrée est gratuite pour les moins de 12 ans ?
c'est cb le pot de 250g
elle coûte combien la grande table en chêne ?
vous me faites un prix pour 50 invitations ?
tarif de l'internat svp
quel est le loyer
le ticket est à combien
combien pour refaire un canapé 3 places
l'heure de ménage c'est combien chez vous
je voudrais connaître le prix du coffret
y a des tarifs famille ?
c'est moins cher pour les adhérents ?
vous offrez la livraison à partir de quel montant ?
prix étudiant ?
à quel prix svp le scooter
how much r these
any black friday sales?
price for the big size please
what's the fee to enter
elle est à cb la robe
quel prix pour 4 pneus
tarif groupe svp
combien pour livrer à Nice ?
vous faites des remises pour les assos ?
c'est gratuit pour les enfants ?
prix d'un set complet svp
y a des réducs le mercredi ?
how much is a haircut
do you offer discounts
je peux savoir le prix
c quoi le prix de l'abonnement annuel
c'est combien une séance d'hypnose
vos forfaits mariage sont à combien ?
ça coûte cher à l'année ?
quel prix pour un portrait A3
combien tu prends pour un flocage
y a une remise si on vient à deux ?
what's the price for delivery
livraison comprise ?
`,
  availability: `
dispo ??
toujours disponible svp ?
Bonjour c'est encore disponible ?
reste t il des places pour samedi ?
il reste 2 places ?
encore des places pour l'atelier ?
C'est complet pour le 14 ?
ya ma taille en noir ? 38
ça existe en bleu marine ?
vous avez d'autres coloris ?
vous faites du 46 ?
rupture de stock ??
c'est en stock svp
réassort prévu quand ?
vous allez en remettre en ligne ?
quand est ce qu'il revient en stock le sac beige
dites moi qu'il en reste 😭
déjà épuisé ?
Vous expédiez à la Réunion ?
livraison en Suisse possible ?
vous livrez a Dakar svp
la livraison se fait jusqu'à Montpellier ?
vous auriez une dispo vendredi aprem
la villa est libre pour le nouvel an ?
vos prochaines dates de formation ?
prochaine date dispo svp
il y en a plus du tout ?
vous auriez la même en 39 ?
available ?
do you have it in red?
any slots left for saturday?
when will you restock the beige one
got any mediums left?
C'est dispo chez vous à Cotonou ?
la dispo svp
vous serez présents au marché de samedi avec le miel ?
jveux du 40 ya encore ?
plus de 38 ?
y en a tjs ?
il existe en version homme ?
d'autres couleurs ?
mondial relay dispo ?
vous livrez à domicile sur Charleroi ?
prochain arrivage svp
il est encore à vendre ?
toujours à vendre ?
y a moyen d'avoir une place samedi soir ?
des places restantes pour le concert
do you still have the green one
will it be back
are you fully booked in june?
vous reprenez les inscriptions quand
les chiots sont tous réservés ?
vous avez du stock en 37 ?
encore dispo la poussette ?
il en reste combien ?
reste-t-il une chambre pour le pont du 8 mai
la garderie a encore des places ?
ya de la place pr ce soir 2 pers
vous prenez encore des élèves cette année ?
toujours en rupture les mugs ?
quand est-ce que le coloris sauge revient
pouvez vous me dire si la taille 3 est disponible
je cherche du 43 vous avez ?
vous faites ce modèle pour gaucher ?
existe en version longue ?
vous livrez les DOM ?
livraison Namur possible ?
est ce que vous envoyez en Tunisie
vous avez un créneau pour une vidange lundi ?
dispo mercredi aprem pour une manucure ?
le gîte est dispo la dernière semaine d'août ?
c'est quand les prochaines portes ouvertes
des billets encore pour ce soir ?
do you have any left in navy?
is the workshop full already?
will there be a second batch
do you ship to Ireland
any openings this thursday?
y'a plus de place pour dimanche ?
encore des dispos avant noël ?
il reste du miel de châtaignier ?
le bleu canard est épuisé ?
vous avez une taille au dessus ?
vous referez ce modèle ?
le studio est toujours libre en septembre ?
les inscriptions sont closes ?
possible de l'avoir en rose ?
ça existe pour les tout petits ?
vous livrez jusqu'où
vous expédiez hors UE ?
vous pouvez me caser jeudi ?
rdv dispo cette semaine pour un balayage ?
il me faudrait du 45, vous avez ?
sizes 12-14 left?
when's the next market
do you post to Scotland
il vous reste la bleue ?
encore de la place pour 3 samedi soir ?
dispo en taille S ?
vous livrez en Suisse romande ?
quand revient le parfum vanille
plus de stock en noir ?
un créneau de libre demain ?
vous avez la pointure 40 ?
do you ship to Spain?
is it back in stock
encore des places pour le cours de dimanche ?
vous l'avez en plus grand ?
il reste des sapins ?
les gaufres c'est encore dispo ce soir ?
vous en recevez quand ?
taille 8 ans dispo ?
vous intervenez sur Rennes ?
any left in size 7?
est-ce qu'il y aura d'autres dates
`,
} as const;
