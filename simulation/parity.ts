/**
 * What the stand-ins for D1 and for an object's storage must answer as workerd does: asked of both, and compared with
 * `parity.json`. These are the ways in which the Worker uses them.
 */
type Ask = { sql: string; values?: readonly (string | number | null | boolean)[] };
type Answer = unknown;

const TABLE = "CREATE TABLE parity (id INTEGER PRIMARY KEY, name TEXT UNIQUE, at INTEGER, share REAL) STRICT";

/** Asked one by one, then each batch as one. */
const ASKED: readonly Ask[] = [
  { sql: TABLE },
  {
    sql: "INSERT INTO parity (id, name, at, share) VALUES (?, ?, ?, ?)",
    values: [1, "été", 1795000000123, 0.5],
  },
  { sql: "INSERT INTO parity (id, name, at) VALUES (?1, ?2, ?1)", values: [2, "b"] },
  { sql: "INSERT INTO parity (id, name) VALUES (3, ?) ON CONFLICT (name) DO NOTHING", values: ["b"] },
  { sql: "INSERT INTO parity (id, name) VALUES (3, ?) RETURNING id, name", values: ["c"] },
  { sql: "INSERT INTO parity (id, name) VALUES (4, ?)", values: ["c"] },
  { sql: "INSERT INTO parity (id, at) VALUES (5, ?)", values: ["not a number"] },
  { sql: "UPDATE parity SET at = at + 1 WHERE at IS NOT NULL" },
  { sql: "UPDATE parity SET at = 7 WHERE id > 1 RETURNING id" },
  { sql: "SELECT id, name, at, share FROM parity ORDER BY id" },
  {
    sql: "SELECT value ->> 'a' AS a FROM json_each(?) ORDER BY key",
    values: ['[{"a":1},{"a":"x"},{"a":null}]'],
  },
  { sql: "SELECT json_extract(?, '$.a') AS a", values: ["no json"] },
  { sql: "SELECT iif(?, 1, 2) AS n, ? AS absent", values: [true, null] },
  {
    sql: "SELECT round(log2(?), 6) AS l, round(pow(2, 0.5), 6) AS p, length(?) AS n",
    values: [10, "été 🎉"],
  },
  { sql: "SELECT 'abc' LIKE ? AS isLike", values: ["%".repeat(60)] },
  { sql: "SELECT count(*) FILTER (WHERE id > 1) AS n, max(at) AS latest FROM parity" },
  {
    sql: "WITH gone AS (SELECT id FROM parity WHERE id = 3) DELETE FROM parity WHERE id IN (SELECT id FROM gone)",
  },
  { sql: "SELECT (2, 'b') > (id, name) AS isBehind FROM parity ORDER BY id" },
  { sql: "SELECT absent FROM parity" },
  { sql: "SELEC 1" },
];
const BATCHES: readonly (readonly Ask[])[] = [
  [
    { sql: "INSERT INTO parity (id, name) VALUES (10, 'x')" },
    { sql: "INSERT INTO parity (id, name) SELECT 11, 'y' WHERE changes() > 0" },
    { sql: "SELECT count(*) AS n FROM parity" },
  ],
  [
    { sql: "INSERT INTO parity (id, name) VALUES (20, 'z')" },
    { sql: "INSERT INTO parity (id, name) VALUES (21, 'x')" },
  ],
  [{ sql: "SELECT json(iif(EXISTS (SELECT 1 FROM parity WHERE id = 10), 'changed', '1')) AS guard" }],
  [{ sql: "SELECT id, name FROM parity ORDER BY id" }],
];

/** The answers of a D1 binding. */
export async function askD1(d1: D1Database): Promise<Answer[]> {
  const prepared = ({ sql, values }: Ask): D1PreparedStatement => d1.prepare(sql).bind(...(values ?? []));
  const answers: Answer[] = [];
  for (const ask of ASKED) {
    answers.push(await told(ask.sql, async () => plain(await prepared(ask).all())));
  }
  for (const batch of BATCHES) {
    const all = batch.map(prepared);
    answers.push(await told("batch", async () => (await d1.batch(all)).map(plain)));
  }
  const first = d1.prepare("SELECT id, name FROM parity ORDER BY id");
  answers.push(await told("first", () => first.first()));
  answers.push(await told("first of a column", () => first.first("name")));
  answers.push(await told("first of no column", () => first.first("nothing")));
  answers.push(await told("first of nothing", () => d1.prepare("SELECT 1 WHERE 0").first()));
  answers.push(await told("raw", () => first.raw({ columnNames: true })));
  answers.push(await told("undefined", async () => d1.prepare("SELECT ?").bind(undefined).all()));
  return answers;
}

/** The answers of an object's own SQL, with what a transaction leaves when it fails. */
export async function askObject(storage: DurableObjectStorage): Promise<Answer[]> {
  const ask = ({ sql, values }: Ask): Answer => storage.sql.exec(sql, ...(values ?? [])).toArray();
  const answers: Answer[] = [];
  for (const one of ASKED) if (!hasBoolean(one)) answers.push(await told(one.sql, async () => ask(one)));
  for (const batch of BATCHES) {
    answers.push(await told("transaction", async () => storage.transactionSync(() => batch.map(ask))));
  }
  answers.push(await told("one of many", async () => storage.sql.exec("SELECT id FROM parity").one()));
  answers.push(
    await told("one of none", async () => storage.sql.exec("SELECT id FROM parity WHERE 0").one()),
  );
  return answers;
}

const hasBoolean = ({ values }: Ask): boolean => values?.some((value) => typeof value === "boolean") ?? false;

const plain = ({ meta, results, success }: D1Result): Answer => ({ results, success, changes: meta.changes });

async function told(asked: string, act: () => Promise<Answer>): Promise<Answer> {
  const of = asked.replace(/\s+/g, " ").slice(0, 40);
  try {
    return { of, answer: await act() };
  } catch (error) {
    // Where in the text it stumbled is not told by every build of SQLite, and nothing here asks for it.
    const words = error instanceof Error ? error.message : String(error);
    return { of, error: words.replace(/ at offset \d+/, "") };
  }
}
