import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { WorldState } from "./world/state.ts";
import type { World } from "./world/world.ts";

const SAVE_AFTER_MS = 500;

/** Only what decides whether a file can be used at all; the sandbox wrote the rest itself. */
const StateFileSchema = z.looseObject({
  version: z.literal(1),
  seed: z.number(),
  serial: z.number(),
  accounts: z.array(z.unknown()),
  people: z.array(z.unknown()),
  media: z.array(z.unknown()),
  comments: z.array(z.unknown()),
  conversations: z.array(z.unknown()),
  codes: z.array(z.unknown()),
  tokens: z.array(z.unknown()),
});

/** @returns undefined when there is no file, or none of this version: the sandbox then starts afresh */
export function readStateFile(path: string): WorldState | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const parsed = StateFileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data as unknown as WorldState;
  } catch {
    // Not JSON: told below, like a file of another version.
  }
  console.warn(`sandbox: ${path} cannot be read, starting with a fresh world`);
  return undefined;
}

/**
 * Keeps the world in a file: half a second after a change, and once more by `flush`. Written beside and renamed, so a
 * kill leaves the old file or the new one, never half of one.
 */
export function keepStateFile(world: World, path: string): { flush(): void } {
  mkdirSync(dirname(path), { recursive: true });
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const beside = `${path}.${process.pid}.new`;
    writeFileSync(beside, JSON.stringify(world.state), { mode: 0o600 });
    renameSync(beside, path);
  };
  world.onChange(() => {
    timer ??= setTimeout(write, SAVE_AFTER_MS);
  });
  return { flush: write };
}
