/**
 * Ends what is left when the program that started it has gone without saying goodbye (killed outright, crashed).
 * Its standard input carries "+<group>" and "-<group>" lines; the end of that input is the sign.
 */
import { createInterface } from "node:readline";

const GRACE_MS = 2000;
const groups = new Set();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const group = Number(line.slice(1));
  if (line.startsWith("+")) groups.add(group);
  else groups.delete(group);
});
lines.on("close", () => {
  if (groups.size === 0) process.exit(0);
  end("SIGTERM");
  setTimeout(() => {
    end("SIGKILL");
    process.exit(0);
  }, GRACE_MS);
});

function end(signal) {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      groups.delete(group); // already gone
    }
  }
}
