/**
 * Whether what is forecast is what then happens: `npm run bench:forecast [-- <comments>]`, 2,000 within an hour by
 * default against a quota of 50, then nobody. The real intake, consumers and gate over SQLite, in virtual time.
 */
import "../simulation/node-loader.ts";

const { rush } = await import("./sending/rush.ts");

const COMMENTS = Number(process.argv[2] ?? 2000);
const SEED = 20261123;
const { expired, forecast, open, sent, calls } = await rush(COMMENTS, SEED);
let isGood = open === 0 && forecast.willExpire === expired;
console.log(`${COMMENTS} comments, ${forecast.pending} messages wait, ${calls} sent in the end`);
for (const [place, { count, date }] of forecast.willSend.entries()) {
  const happened = sent[place]!.count;
  isGood &&= happened === count;
  console.log(`${date}: forecast ${count}, sent ${happened}`);
}
console.log(`forecast to expire ${forecast.willExpire}, expired ${expired}; ${open} left open`);
console.log(`a daily limit of ${forecast.suggestedLimit} would have been enough for all`);
console.log(isGood ? "ok   the forecast is what happened" : "FAIL the forecast is not what happened");
process.exit(isGood ? 0 : 1);
