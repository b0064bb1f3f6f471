import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** SHA-256 over the names and contents of files and folders, in an order that no file system decides. */
export function fingerprint(root: string, paths: string[]): string {
  const hash = createHash("sha256");
  const files = paths.flatMap((path) => filesUnder(join(root, path)));
  const names = files.map((file) => relative(root, file).split(sep).join("/"));
  for (const name of names.sort()) {
    const content = readFileSync(join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** A note of what something was last made from. */
export const stampedWith = (file: string): string =>
  existsSync(file) ? readFileSync(file, "utf8").trim() : "";

export function stamp(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
