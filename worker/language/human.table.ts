/** Invented messages, one per line. */
export const HUMANS = `
je veux parler à quelqu'un
Je voudrais parler à quelqu'un svp
j'aimerais parler à une personne
parler à un humain
Un humain svp
Bonjour, un humain svp
bonsoir madame, une vraie personne svp
hello, a human please
un humain s'il vous plaît
humain
HUMAIN
une vraie personne svp
je veux parler à une vraie personne
est-ce que je peux parler à un conseiller ?
puis-je discuter avec un conseiller
peut-on échanger avec quelqu'un de votre équipe ?
je préfère parler à un humain
je souhaite parler avec un responsable
Je voudrais avoir le service client
passez-moi le responsable
passez moi un conseiller
j'ai besoin d'un conseiller
besoin de parler a qqun
je veux parler à qqn
jveux parler a quelqun
y a-t-il un humain ?
il y a un humain là ?
y a quelqu'un de vrai derrière ?
il y a quelqu'un derrière ce compte ?
je ne veux pas d'un robot, je veux un humain
pas un robot svp, quelqu'un pour me parler
marre des réponses automatiques, je veux parler à une personne
je ne parle pas à un robot, je veux une vraie personne
mettez-moi en relation avec un conseiller
Bonjour, j'aimerais discuter de vive voix avec un vendeur
je peux parler au patron ? enfin parler à la patronne
parler à un agent
je voudrais un vrai conseiller
une conseillère stp, je voudrais parler à une conseillère
on peut parler avec le gérant ?
un conseiller
parler avec un opérateur
je veux un humain pas une machine
real person please
a real person please
Real person
human
a human please
I want to talk to a human
I want to speak to someone
can I talk to a real person?
could I speak with somebody
I'd like to speak to a manager
let me talk to an actual person
can i get a human
is there a human here?
is this a real person?
are you a real person
put me through to a human
connect me with a live agent
give me a real human being
no more bots, I want to talk with a person
stop with the bots I need a human
speak to a representative
I need to talk to someone from your team
talk to an agent please
can I chat with someone
how do I get hold of a human
I want to talk to your team
`;

/** The same words about something else, and everyday messages. */
export const NOT_HUMANS = `
bonjour
c'est combien le sac vert ?
Je le veux 😍
quelqu'un a déjà testé ?
quelqu'un sait si ça taille grand ?
c'est pour offrir à quelqu'un
tu connais quelqu'un qui le vend ?
c'est tellement humain ce que vous faites
une personne m'a dit que c'était soldé
pour combien de personnes ?
la personne sur la photo est magnifique
je cherche un cadeau pour une personne âgée
une table pour une personne
les droits humains d'abord
ressources humaines
je parle de quelqu'un d'autre
j'ai déjà parlé à un conseiller merci
j'ai discuté avec votre équipe hier, merci !
je ne veux pas parler à quelqu'un, juste le prix
mon numéro 06 39 98 12 34 appelez moi
appelez-moi
rappelez-moi demain
vous êtes trop humaine
il faut une personne pour le porter
chaque personne est différente
c'est fait à la main par un humain
l'équipe de France a gagné
super équipe !
merci à toute l'équipe
mon agent immobilier adore
responsable de la déco chez nous c'est moi
le vendeur était super sympa
parler français
on peut parler du prix ?
parlez-vous anglais ?
quelle personne adorable
stop
je veux plus de messages
how much is it?
is it available?
for someone special
this is so human
someone told me it was on sale
one person only
a gift for somebody
human rights
humanity
I talked to your team already, thanks
I spoke with someone yesterday
I don't want to talk to anyone
don't need to talk to someone
talking about someone else
in person or online?
what a lovely person
are you open on Sunday?
real leather?
is this real gold?
person of the year
agent provocateur
my manager loves it
your team is great
a real bargain
bots are everywhere these days
robot aspirateur
je veux le robot rouge
`;
