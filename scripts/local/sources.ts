import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const SOURCE = /\.tsx?$/;
const TEST = /\.test\.tsx?$/;
/** `from "…"`, `import("…")` and bare `import "…"` of relative files; `import type` is erased and brings nothing in. */
const IMPORTS =
  /(?:^|\n)\s*(?:import|export)(?!\s+type\b)[^"';]*?["'](\.{1,2}\/[^"']+)["']|import\(\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Every file that a folder's program is made of: what lies in the folder, and what that imports from elsewhere, and so on. */
export function sourcesOf(root: string, folder: string): string[] {
  const own = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(".wrangler") && !TEST.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  // What was built from the sources is none of them, although the function that serves it imports it.
  const made = join(root, "build", sep);
  const found = new Set(own);
  const waiting = own.filter((file) => SOURCE.test(file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const imported of importsOf(file)) {
      if (found.has(imported) || !existsSync(imported) || imported.startsWith(made)) continue;
      found.add(imported);
      if (SOURCE.test(imported)) waiting.push(imported);
    }
  }
  return [...found].map((file) => relative(root, file).split(sep).join("/")).sort();
}

const importsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(IMPORTS)].map((match) =>
    join(dirname(file), (match[1] ?? match[2]) as string),
  );
