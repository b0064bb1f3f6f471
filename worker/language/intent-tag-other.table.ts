/** Words for a friend, and words that ask nothing: invented comments and messages, one per line, under the intent a careful reader gives them. */
export const TAG_AND_OTHER_LINES = {
  tag: `
@lea regarde
@lea_dupont @tom.b
@julie c'est toi ça 😂
@nico 😍
@papa pour noël 🎄
@max mdr
@clara ❤️❤️
Regarde ça @theo 😱
@jules tu viens avec moi ?
@sam ça te dit
@hugo 👀
@chloe tu vois je te l'avais dit
@lisa t'as vu
@oceane_06 on dirait ton chat
@ibrahim mon frère vient voir
@pauline pour ton anniversaire ?
@elodie j'ai pensé à toi
@kev notre prochaine destination
cc @florian
@ben we need to go
@josh 😂😂
@mia @eva @noa
@mathilde go ?
@lucie tiens
@thomas.g toi
@yasmine on doit y aller
@gab check ça
@laura 🙈
@dylan on teste ce weekend bro
@maya notre resto
@emilie rappelle toi
@simon ton futur tatouage
@mehdi 😭😭
@lea on commande ?
@jo c'est combien tu crois 😂
@sandra le pull dont je te parlais
@nadia t'en penses quoi ?
@ma_soeur tu m'achètes ça
@ludo faut trop qu'on y aille
@alex a faire
@joanna te souviens tu
@vero ta robe !
@gui notre été 2027
@liam bro look
@noah need to try this place
@aicha mdrrr c'est ta mère
@fred sympa non ?
@didier bonne idée pour maman
@lea_m tu connais ?
@julien.b 🤣🤣🤣
@chloe on y retourne quand
@maxime c'est exactement toi
@sophie regarde la robe !!
@ali viens on y va ce soir
@manue pour le salon ?
@tata et @tonton
@nono 👀👀
@clem tu veux pas m'offrir ça 😅
@jess your vibe
@rob remember this?
viens voir @lilou
@fanny c'était trop bien hein
@lili trop nous ça
@marc_o il te le faut
@anna bon anniv en avance haha
@yo bro
@tess on craque ?
@ju @cam @flo week-end filles ?
@emma.l this made me think of you
@nath ton préféré
@elo t'es dispo samedi pour y aller ?
coucou @rose viens voir
@lucie regarde ça
@tom on y va ?
@eva 😍😍
@marc toi
@nina.p trop beau hein
@lea @zoe
@paul look
@max c'est pour toi
@jeanne idée cadeau
regarde @luc
@anne 😂
@alix t'en penses quoi
@mat regarde le prix 😂
@lea toi et moi
@jo faut qu'on goûte
@theo 👀👀
`,
  other: `
coucou 👋
de rien
non
mdrrrr
🤔
je suis à la maison
je suis en route
bon week-end
bonne année
j'ai 34 ans
j'habite à Namur
je ne sais pas
peut-être
j'ai le même à la maison
ça me rappelle mon enfance
idem
reçu
ça marche
pas de problème
je réfléchis
happy birthday
we are on our way
.
j'ai mangé des pâtes ce midi
je vais demander à mon mari
hein
ah ok
je comprends
exactement
t'as raison
jsp
bref
on se voit mardi
je vous ai répondu
je suis devant la porte
perso je mets du citron
il fait froid à Montréal
bisous
bonne rentrée à tous
bonne chance
meilleurs voeux
repose en paix
inchallah
c'est mon quartier
on y était en 2019
je m'appelle Karim
😴
👀
j'avoue
c'est à dire
good night everyone
i live in Leeds
we have the same one at home
got it
salut tout le monde
ah bon
ok je note
je repasse plus tard
merci à vous
c'était hier
je travaille demain
on est mardi non
c'est ma soeur sur la photo
j'y étais
le mien est bleu
je viens de voir ton message
moi j'habite au 3ème
attends je cherche
ouf enfin vendredi
il fait chaud
🤷
à tout à l'heure
je suis né en 90
moi c'est Paul
yes
good afternoon
i'm at work
lol same
see you there
we went last year
ok c'est noté merci
à plus
j'arrive
moi j'ai pris le train
ce soir c'est raclette
mon fils a 3 ans
je suis au bureau
😂🤣
👋
oui c'est ça
non c'est dimanche
je crois que oui
je vous ai envoyé un mail hier
c'est chez ma mamie
ça date de 2015
lundi ça reprend
hi everyone
it's raining here
see you on saturday
bonjour à tous
ok super
merci bcp
je suis en retard
mdr trop vrai
bonne soirée
oui oui
on arrive
il est 8h
j'ai faim
je passe ce midi
ok à demain
mon chat fait pareil
oui peut-être
haha trop
bonne semaine
i'm on the bus
`,
} as const;
