import { createHash } from "node:crypto";

/** Everything that happened, in order, as one hash: two runs of one seed must end in the same. */
export class Trace {
  readonly #hash = createHash("sha256");
  #kept: string[] | null = null;
  #pending: string[] = [];

  /** Also keeps the lines, for people to read. */
  keep(): void {
    this.#kept = [];
  }

  note(line: string): void {
    this.#pending.push(line);
    this.#kept?.push(line);
    if (this.#pending.length >= 256) this.#flush();
  }

  #flush(): void {
    this.#hash.update(`${this.#pending.join("\n")}\n`);
    this.#pending = [];
  }

  get lines(): readonly string[] {
    return this.#kept ?? [];
  }

  end(): string {
    this.#flush();
    return this.#hash.digest("hex");
  }
}
