import { randomFrom } from "./random.ts";

/** Longer than this, a timer is a deadline for something that never hangs here: what hangs is decided elsewhere. */
const LONGEST_REAL_TIMER_MS = 1000;
const silent = (): void => undefined;

/**
 * While a simulation runs, the process has its clock, its chance and its silence: ids, jitters and times come of the
 * seed, and handlers' log lines go nowhere. @returns what puts the real ones back
 */
export function enterVirtualWorld(seed: number, now: () => number): () => void {
  const random = randomFrom(seed, 99);
  const real = {
    now: Date.now,
    random: Math.random,
    setTimeout: globalThis.setTimeout,
    log: console.log,
    info: console.info,
    warn: console.warn,
    error: console.error,
  };
  Date.now = () => Math.floor(now());
  Math.random = random.next;
  Object.assign(console, { log: silent, info: silent, warn: silent, error: silent });
  globalThis.setTimeout = ((act: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    (ms ?? 0) >= LONGEST_REAL_TIMER_MS ? undefined : real.setTimeout(act, ms, ...args)) as typeof setTimeout;
  const fill = (array: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let place = 0; place < bytes.length; place++) bytes[place] = random.below(256);
    return array;
  };
  const hex = (count: number): string =>
    Array.from({ length: count }, () => random.below(16).toString(16)).join("");
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  Object.defineProperty(crypto, "getRandomValues", { value: fill, configurable: true, writable: true });
  Object.defineProperty(crypto, "randomUUID", { value: uuid, configurable: true, writable: true });
  return () => {
    Date.now = real.now;
    Math.random = real.random;
    globalThis.setTimeout = real.setTimeout;
    Object.assign(console, { log: real.log, info: real.info, warn: real.warn, error: real.error });
    // The stand-ins are the object's own; its class still has the real ones.
    Reflect.deleteProperty(crypto, "getRandomValues");
    Reflect.deleteProperty(crypto, "randomUUID");
  };
}
