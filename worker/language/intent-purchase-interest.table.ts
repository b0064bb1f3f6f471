/** People who take it, people who want it: invented comments and messages, one per line, under the intent a careful reader gives them. */
export const PURCHASE_AND_INTEREST_LINES = {
  purchase: `
comment faire pour commander
je commande où
Où peut-on l'acheter ?
ou trouver ce pull ?
ou est ce que je peux me le procurer
vous avez une boutique en ligne ?
je prends !
Je la prends 😍
je vous en prends 3
je te le prends direct
j'achète !!
je souhaite en acheter un
je voudrais passer une commande pour noël
jveux commander un gâteau pour samedi
comment réserver
j'aimerais réserver une séance
comment prendre rendez vous svp
où s'inscrire ?
je m'inscris comment
on peut payer en plusieurs fois ?
Vous acceptez PayPal ?
je peux payer par virement ?
Possible de payer en espèces ?
Wave ou Orange Money pour payer ?
réservez m'en un svp
gardez moi la taille M je passe demain
je commande ce soir
j'en veux bien 2, je vous paye comment
on peut précommander ?
lien pour commander svp
le lien pour réserver ?
how do i order
where can I get one??
i'll take two please
how to book an appointment
can I pay with paypal
je peux en commander par correspondance ?
Je l'achète direct
je vous le prends
bonjour j'aimerais en réserver une pour samedi
on peut vous acheter ça où à Liège
dans quels magasins on vous trouve
vous êtes sur vinted ?
où est-ce qu'on peut se procurer le livre
je veux m'inscrire au stage
je signe où ?
ajouté au panier
virement fait
lydia possible ?
le paiement se fait comment
vous acceptez les tickets resto
je peux passer prendre une baguette tradition et la payer sur place
je précommande direct
je veux prendre un abonnement
je peux caler un rdv avec vous lundi
where to order?
is there an online store?
just ordered mine
je vous prends la table et les 4 chaises
ok pour moi je prends
comment passer commande depuis la Martinique
où puis je trouver votre farine
vous êtes distribués en pharmacie ?
comment on fait pour s'inscrire au semi
je veux réserver le gîte du 12 au 15
peut-on régler en chèques vacances ?
on peut payer avec twint ?
je passe le prendre demain à 17h
mettez-en un de côté pour Julie svp
j'ai commandé à l'instant 🥳
je viens d'en acheter un
c'est possible de commander par téléphone ?
vous avez un site internet ?
où est le lien pour précommander
je réserve ma place direct
on prend rdv où ? doctolib ?
je la veux je l'achète tout de suite
je voudrais prendre 3 billets
where do you sell these
can I preorder?
i'd like to book a table for 6
just bought two 😍
take my money already
do you do bank transfer
c'est où pour commander des bouquets
on peut le trouver en librairie ?
comment je peux vous acheter une toile
je souhaite passer une commande groupée
je prends rendez vous comment
je bloque le 12 pour mon mariage, on fait comment pour réserver
adjugé je prends le lot
mettez m'en 4 svp
réservez moi une part
je paye à la livraison ?
vous prenez les cartes cadeaux ?
le règlement en deux fois c'est possible ?
j'ai passé commande ce matin ❤️
j'ai pris mes billets 🎉
en vente où ?
can i get two of these please
i'd like to order a cake for sunday
link to buy?
je veux commander 3 pots
où peut on acheter vos savons
comment réserver un shooting
je le prends en rouge
vous prenez PayPal ?
je peux réserver par téléphone ?
lien de la boutique svp
ok je vous prends 2 kg
où est ce qu'on s'inscrit
can I buy this online
I want to order one
je voudrais prendre rendez-vous mardi
je peux en acheter sur place ?
comment je fais pour en commander
je vous prends le dernier
à quelle adresse on peut acheter
réservation par téléphone possible ?
j'aimerais vous commander un bouquet
how can i pay
payable en plusieurs fois ?
`,
  interest: `
intéressée
je suis interressée
très intéressée 🙋‍♀️
ça m'intéresse
ca m interresse
moi je veux bien
je veux
je la veux tellement 😍
il me les faut absolument 🔥
j'en ai besoin svp
je rêve d'en avoir un
infos ?
je voudrais des informations
pouvez vous me renseigner
Détails svp
mp svp
mp
tu peux me mp stp
je t'ai mp
je souhaiterais être contactée
j'aimerais en savoir plus
Partant !
moi aussi je veux
lien ?
le guide svp
envoyez moi le catalogue svp
vous pouvez m'envoyer la brochure
I'm interested, dm me
need this
info please
link please
wesh jsuis chaud ça m'interesse
ajoutez moi à la liste d'attente svp
c'est pour moi ça
jle veux !!
me faut ca dans ma cuisine
exactement ce que je cherche
jsuis tentée
je suis preneuse d'infos
inbox svp
ecrivez moi en privé svp
je laisse mon numéro 06 39 98 00 11
appelez moi au 06 39 98 00 12
brochure svp
on peut avoir le pdf
la recette stp 🙏
envoie le lien stp
moi je veux bien essayer
toute ma wishlist
c'est ce qu'il me faut
qui m'offre ça
pls send info
je suis très intéressé par votre appartement
ça m'intéresserait pour mon fils
intéréssé
j'en voudrais trop une pareille
oh je la veux pour noël
moi j'en veux
il m'en faut un dans ma vie
ça fait rêver j'en veux
pouvez-vous m'envoyer plus de détails
j'attends votre message en privé
vous pouvez me contacter au 06 39 98 00 45
je voudrais être rappelée
envoyez la doc svp
je veux bien des infos sur le stage d'été
des renseignements svp
un petit mp svp
tenez moi au courant
le lien stp 🙏🙏
comment recevoir le guide ?
je veux participer
dm sent!
so interested, details please
i neeeed this
send me the link pls
moi je suis archi intéressée
ça me plairait bien
j'aimerais tellement l'avoir
il me le faut d'urgence
si jamais vous cherchez des testeuses je suis là
je veux bien qu'on m'explique en privé
quelqu'un peut me contacter ?
mon tel 06 39 98 00 61 appelez moi
vous pouvez m'ajouter à la liste ?
des infos sur le programme ?
svp plus de détails en mp
prévenez moi dès que ça ouvre
lien svpppp
je peux recevoir votre catalogue ?
on est intéressés ma soeur et moi
how do i get the guide
id love one of these
je suis intéressée par le lot
j'en veux une !
plus d'infos en mp svp
ça m'intéresse énormément
pouvez vous m'envoyer les détails
j'aimerais être contactée
il me faut cette robe
je veux le guide svp
contactez moi par message
interested, how does it work
send me info please
omg i need this
je veux trop y aller
super intéressant, je veux en savoir plus
moi aussi intéressée
j'aimerais des infos sur les cours
je le veux dans ma cuisine
envoie moi le lien
need the details
`,
} as const;
