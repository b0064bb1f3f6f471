/** Calendar days in an IANA zone. All instants are epoch ms; a day is "YYYY-MM-DD" by the wall clock of the zone. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Offsets from UTC reach −12 h to +14 h, and −15:57 to +15:14 before zones were agreed. */
const WIDEST_OFFSET_MS = 16 * HOUR_MS;
const REMEMBERED_DAYS = 2048;

/** The offset from UTC during one UTC day; it changes at most once in it. */
type OffsetDay = { beforeMs: number; changesAt: number; afterMs: number };
type Zone = { format: Intl.DateTimeFormat; days: Map<number, OffsetDay> };

const zones = new Map<string, Zone>();
const dayNames = new Map<number, string>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const zone = { format, days: new Map<number, OffsetDay>() };
  zones.set(name, zone);
  return zone;
}

function readOffset(zone: Zone, atMs: number): number {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of zone.format.formatToParts(atMs)) {
    if (type in wall) wall[type as keyof typeof wall] = Number(value);
  }
  const wallMs = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return wallMs - Math.floor(atMs / SECOND_MS) * SECOND_MS;
}

function findOffsetDay(zone: Zone, dayNumber: number): OffsetDay {
  let low = dayNumber * DAY_MS;
  let high = low + DAY_MS;
  const beforeMs = readOffset(zone, low);
  const afterMs = readOffset(zone, high);
  if (beforeMs === afterMs) return { beforeMs, changesAt: high, afterMs };
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, middle) === beforeMs) low = middle;
    else high = middle;
  }
  return { beforeMs, changesAt: high, afterMs };
}

function offsetDay(zone: Zone, dayNumber: number): OffsetDay {
  const known = zone.days.get(dayNumber);
  if (known) return known;
  if (zone.days.size >= REMEMBERED_DAYS) zone.days.clear();
  const found = findOffsetDay(zone, dayNumber);
  zone.days.set(dayNumber, found);
  return found;
}

/**
 * What the zone's wall clock is ahead of UTC, in ms.
 * @throws RangeError for an unknown zone or a time that is not finite
 */
export function offsetMs(atMs: number, zone: string): number {
  if (!Number.isFinite(atMs)) throw new RangeError(`not a time: ${atMs}`);
  const day = offsetDay(zoneOf(zone), Math.floor(atMs / DAY_MS));
  return atMs < day.changesAt ? day.beforeMs : day.afterMs;
}

/** The date on a wall in that zone. @throws RangeError for an unknown zone or a time that is not finite */
export function localDay(atMs: number, zone: string): string {
  const number = Math.floor((atMs + offsetMs(atMs, zone)) / DAY_MS);
  const known = dayNames.get(number);
  if (known) return known;
  if (dayNames.size >= REMEMBERED_DAYS) dayNames.clear();
  const name = new Date(number * DAY_MS).toISOString().slice(0, 10);
  dayNames.set(number, name);
  return name;
}

/** What the wall clock shows, as ms since its midnight (0 to 86,399,999). */
export function localClockMs(atMs: number, zone: string): number {
  const wallMs = atMs + offsetMs(atMs, zone);
  return wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS;
}

/**
 * The first instant at which the wall clock shows that day and clock time, or anything later: a time that
 * the clocks jump over gives the instant of the jump, one they show twice gives the first.
 */
export function localInstant(day: string, clockMs: number, zone: string): number {
  const wallMs = dayMs(day) + clockMs;
  const known = zoneOf(zone);
  const last = Math.floor((wallMs + WIDEST_OFFSET_MS) / DAY_MS);
  for (let number = Math.floor((wallMs - WIDEST_OFFSET_MS) / DAY_MS); number <= last; number++) {
    const { beforeMs, changesAt, afterMs } = offsetDay(known, number);
    const start = number * DAY_MS;
    const before = Math.max(start, wallMs - beforeMs);
    if (before < changesAt) return before;
    const after = Math.max(changesAt, wallMs - afterMs);
    if (after < start + DAY_MS) return after;
  }
  throw new RangeError(`no such instant: ${day} in ${zone}`);
}

/** The first instant of that day in the zone, which is not always at 00:00 on the wall. */
export function startOfLocalDay(day: string, zone: string): number {
  return localInstant(day, 0, zone);
}

/** Calendar arithmetic on "YYYY-MM-DD": `addDays("2026-02-28", 1)` is "2026-03-01". */
export function addDays(day: string, count: number): string {
  return new Date(dayMs(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

function dayMs(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`);
  return ms;
}
