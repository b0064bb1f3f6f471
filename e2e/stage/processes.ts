import { readdirSync, readFileSync } from "node:fs";

/** Command lines of living processes that name one of the words; on Linux, where the suite runs in CI. */
export function commandsNaming(...words: string[]): string[] {
  const commands: string[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ");
      if (words.some((word) => command.includes(word))) commands.push(`${entry} ${command}`);
    } catch {
      // ended while we looked
    }
  }
  return commands;
}
