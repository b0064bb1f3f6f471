/** Curious people and happy people: invented comments and messages, one per line, under the intent a careful reader gives them. */
export const QUESTION_AND_PRAISE_LINES = {
  question: `
c'est où ?
c'est quelle ville ?
l'adresse exacte ?
vous ouvrez à quelle heure
c'est quoi la musique ?
quelle est la marque de la lampe
quel objectif tu utilises
c'est quoi ton secret
quelle teinte sur tes ongles ?
c'est en coton bio ?
ça taille petit ou normal
ça marche sur peau mate ?
c'est sans gluten ?
c'est halal ?
ça dure combien de temps une séance
il faut combien de séances
à combien de degrés le four
faut laver à combien ?
on peut le congeler ?
les chiens sont acceptés ?
c'est accessible en fauteuil roulant
faut-il avoir de l'expérience
vous faites aussi les cheveux bouclés
tu fais un live ce soir ?
C'est fait main ?
vous avez quel âge
tu pèses combien
vous pensez quoi de l'huile de ricin
c'est le même que l'année dernière ?
comment on l'entretient
est ce que ma commande est partie ?
what camera do you use
what's the song
how long does it last
are dogs allowed
c'est normal que ça gratte ?
ça rend comment sur cheveux courts ?
il est fait en quelle matière ?
ça noircit avec le temps ?
c'est lavable en machine ?
ça tient combien d'heures
c'est quoi l'ingrédient secret
sans oeufs ça marche ?
cuisson combien de temps svp
quelle référence pour la peinture
vous formez des apprentis ?
enceinte on peut ?
ça fait mal ?
tu as fait quelle école
quelle race ?
il s'appelle comment
tu postes quand la suite ?
qui chante ?
tu as eu ton permis du premier coup ?
combien de rangs pour le bonnet
vous parlez anglais ?
le petit déj est à quelle heure
vous connaissez un bon dentiste ici
is the dress lined?
can I freeze it
where are you based
any tips for beginners?
c'est où à Bamako exactement ?
vous faites les anniversaires ?
vous acceptez les animaux ?
faut il une autorisation parentale
c'est adapté aux débutants
il y a un vestiaire
on arrive comment en transports
c'est quel tissu
vous utilisez quelle peinture pour les murs
ça résiste à la pluie ?
est-ce que la housse s'enlève
combien de pages fait le livre
il faut mettre combien d'œufs
on met le four à combien
tu t'entraînes combien de fois par semaine
il a quel âge ton chat
comment elle s'appelle la petite
quel est le nom du village
c'est pris où la photo
tu as utilisé quel filtre
pourquoi ça fait des grumeaux
quelqu'un a déjà testé ?
vous connaissez la réponse ?
ça se mange froid ?
c'est encore fait à la main chez vous ?
what's the difference between both
does it come with a charger
can you wash it?
where did you film this
who made the cake
how many calories?
vous prenez les chiens en pension ?
il s'utilise sur quel type de cheveux
c'est quoi la différence entre cire et sucre
c'est un aller retour ou aller simple
vous aviez quel âge au début
comment se passe le premier rdv
ça colle aux doigts ?
qu'est ce que vous conseillez pour un bébé de 6 mois
les graines viennent d'où
tu as appris seule ?
t'as mis combien de temps
y a t il un dress code
peut on venir avec une poussette
le vernis est sans solvant ?
c'est fait avec du lait de vache ?
does this work on android
how heavy is it
is that real leather
which app is this
c'est quoi comme fleur
vous êtes ouverts le lundi ?
quelle taille porte le mannequin
ça passe au four ?
combien de temps pour sécher
où a été prise la photo ?
tu fais du sport tous les jours ?
est-ce que ça rétrécit
vous avez changé la recette ?
c'est sucré ?
who is the designer
how do you clean it
c'est quel parfum
vous avez mis quoi au sol
il faut réchauffer ?
c'est toi qui as dessiné ?
combien d'heures de route
ça sert à quoi
how tall are you
`,
  praise: `
trop beau
Magnifique 😍
splendide !
J'adooore
jadore trop
trop stylé
ça tue
Bravo à toute l'équipe 👏👏
😍😍😍
🔥🔥
🥰🥰
top
super
excellent travail
c'est magnifique ce que vous faites
waouh
Wouaw incroyable
ça a l'air délicieux 🤤
miam trop bon
meilleur resto de la ville
très satisfaite de ma commande
merci pour tes conseils, tu m'aides beaucoup
j'ai reçu ma commande, elle est parfaite
c'est pas mauvais du tout
t'es la meilleure
trop chou
trop cute
quel beau travail
la classe
j'en suis fan
C'est écœurant comme c'est beau
tellement cute 😍
so beautiful
this is perfect
c ouf comme c beau
le feu
ouf la dinguerie
trop lourd frérot
du grand art
t tro bel
tu es un génie
on dirait une vraie photo, impressionnant
ce rendu 🔥
mon coup de coeur du jour
ma boulangerie préférée
on adore venir chez vous
merci pour ce bon moment
j'utilise votre crème depuis 2 ans, elle est géniale
bien reçu, c'est encore plus beau en vrai
vous assurez
force à vous
quelle transformation !
j'en ai les larmes aux yeux
ça fait du bien de voir ça
continuez comme ça
vivement la suite
j'ai testé et franchement rien à redire
c'est bon en titi
aucun regret
mashallah
que du bonheur
👌
😋😋
so satisfying
this made my day
10/10
votre travail est remarquable
quelle finesse !
oh mon dieu c'est trop mignon
ça déchire
wow quelle lumière
j'ai adoré
on a adoré le spectacle
on s'est régalé hier soir
un grand merci pour votre accueil
super prestation, on recommande
mes enfants adorent
commande reçue, je suis ravie
toujours aussi belle
vous êtes incroyables
j'en suis dingue
ma préférée ❤️
t'as trop du style
c'est propre frérot
chapeau bas
ça c'est de la qualité
quelle équipe !
inspirant
amazing as always
so proud of you
i love your page
this is gold
🤍🤍
👏🔥
tout est bon ici
meilleure adresse du quartier
ça envoie du lourd
quel beau projet
vous faites un travail formidable
merci pour votre professionnalisme
tes photos sont toujours au top
magnifique comme d'hab
ces cheveux 😍
qu'est-ce que c'est joli
c'est d'un chic
la finition est parfaite
mon mari a adoré
je suis trop contente de mon achat
5 étoiles sans hésiter
trop beau le rendu bravo
waw waw waw
hyper satisfaite
c mon préféré
such good vibes
my kids love it
quel beau résultat
c'est vraiment magnifique
j'adore cette couleur
trop mignonne
bravo pour ce travail
délicieux comme toujours
tu es superbe
👏👏❤️
top qualité
looks amazing
best bakery in town
un vrai coup de cœur
vraiment sublime bravo
c'est d'une finesse
quel plaisir de vous suivre
le rendu est fou
t'es un artiste
on valide à 100%
so pretty omg
merci pour cette belle soirée
`,
} as const;
