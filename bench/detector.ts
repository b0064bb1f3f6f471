import { findPhoneNumbersInText } from "libphonenumber-js/min";
import { findPhones } from "../worker/phones/detect.ts";
import { HELD_OUT, HELD_OUT_WITHOUT } from "../worker/phones/trials/held-out.table.ts";
import { type Measure, measure } from "../worker/phones/trials/measure.ts";
import { ORDINARY_MESSAGES } from "../worker/phones/trials/ordinary.table.ts";
import { type Trial, trialsOf, typedTrials } from "../worker/phones/trials/trial.ts";

/** Speed beside libphonenumber-js's finder, and precision and recall beside it and a plain French regex. */
const WITH_NUMBERS = [
  "mon num c'est le 06 39 98 00 12",
  "appelez-moi au +33 6 39 98 00 34 après 18h",
  "zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze",
  "commande n° 0612345678901234, rdv le 06/12/2026",
];
const ROUNDS = 7;
const ROUND_MS = 250;

/** Messages read in a second of one core's time; time spent waiting for the core does not count. */
function messagesPerSecond(messages: readonly string[], read: (text: string) => unknown): number {
  const cpuMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const startedMs = cpuMs();
  let count = 0;
  while (cpuMs() - startedMs < ROUND_MS) {
    for (let round = 0; round < 20; round++) for (const message of messages) read(message);
    count += 20 * messages.length;
  }
  return count / ((cpuMs() - startedMs) / 1000);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ours = (text: string) => findPhones(text, "FR");
const library = (text: string) => findPhoneNumbersInText(text, "FR");

for (const [name, messages] of [
  ["ordinary messages", ORDINARY_MESSAGES],
  ["one in fifty has a number", [...ORDINARY_MESSAGES, ...ORDINARY_MESSAGES.slice(0, 19), WITH_NUMBERS[0]!]],
  ["one in five has a number", [...ORDINARY_MESSAGES.slice(0, 16), ...WITH_NUMBERS]],
  ["all look like numbers", WITH_NUMBERS],
] as const) {
  messagesPerSecond(messages, ours);
  messagesPerSecond(messages, library);
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    mine.push(messagesPerSecond(messages, ours));
    theirs.push(messagesPerSecond(messages, library));
  }
  const [fast, peer] = [median(mine), median(theirs)];
  console.log(
    `${name.padEnd(26)} findPhones ${Math.round(fast).toLocaleString("en")}/s   libphonenumber-js ${Math.round(peer).toLocaleString("en")}/s   ×${(fast / peer).toFixed(1)}`,
  );
}

const PLAIN_REGEX = /(?:(?:\+|00)33[\s.-]?|0)[1-9](?:[\s.-]?\d{2}){4}/g;
const READERS: Record<string, (trial: Trial) => string[]> = {
  findPhones: ({ text, country }) => findPhones(text, country).map(({ e164 }) => e164),
  "libphonenumber-js": ({ text, country }) =>
    findPhoneNumbersInText(text, country).map(({ number }) => number.number),
  "a plain French regex": ({ text }) =>
    Array.from(
      text.matchAll(PLAIN_REGEX),
      ([found]) => `+33${found.replace(/\D/g, "").replace(/^(?:0033|33|0)/, "")}`,
    ),
};
const show = ({ precision, recall, right, wrong, missed }: Measure) =>
  `precision ${precision.toFixed(4)}   recall ${recall.toFixed(4)}   (${right} right, ${wrong} wrong, ${missed} missed)`;
for (const [name, trials] of [
  ["held-out messages", typedTrials(HELD_OUT, HELD_OUT_WITHOUT)],
  ["invented messages", trialsOf(Number(process.argv[2] ?? 77), 20)],
] as const) {
  console.log(`\n${name} (${trials.length})`);
  for (const [reader, read] of Object.entries(READERS))
    console.log(`  ${reader.padEnd(22)} ${show(measure(trials, read))}`);
}
