/** The crons of `wrangler.toml`, in its order. */
export function readCrons(wranglerToml: string): string[] {
  const list = /^\s*crons\s*=\s*\[([^\]]*)\]/m.exec(wranglerToml)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] as string);
}

/**
 * Whether a cron is due in a minute of UTC time. Knows what `wrangler.toml` uses: `*`, a step of `*`, numbers, comma lists.
 * @throws RangeError on anything else, rather than never firing
 */
export function isDue(cron: string, at: Date): boolean {
  const fields = cron.trim().split(/\s+/);
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()];
  if (fields.length !== now.length) throw new RangeError(`not a cron of five fields: ${cron}`);
  return fields.every((field, index) =>
    field.split(",").some((part) => partMatches(part, now[index] as number, cron)),
  );
}

function partMatches(part: string, value: number, cron: string): boolean {
  if (part === "*") return true;
  const step = /^\*\/([1-9]\d*)$/.exec(part);
  if (step) return value % Number(step[1]) === 0;
  if (!/^\d+$/.test(part)) throw new RangeError(`not understood in the cron ${cron}: ${part}`);
  return Number(part) === value;
}
