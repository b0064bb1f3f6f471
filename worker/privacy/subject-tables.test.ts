import { expect, test } from "vitest";
import { testEnv } from "../testing/accounts.ts";
import { tableNames } from "../testing/privacy.ts";
import { CUT_OUT, ERASED_BESIDE, SUBJECT_TABLES, WITHOUT_SUBJECTS } from "./subject-tables.ts";

const columnsOf = async (table: string) => {
  const { results } = await testEnv.DB.prepare(
    `SELECT name, pk FROM pragma_table_info('${table}') ORDER BY cid`,
  ).all<{ name: string; pk: number }>();
  return results;
};

test("every table is erased and exported, or says why it holds nothing of the people we collect from", async () => {
  const named = [
    ...SUBJECT_TABLES.map(({ table }) => table),
    ...Object.keys(CUT_OUT),
    ...Object.keys(ERASED_BESIDE),
    ...Object.keys(WITHOUT_SUBJECTS),
  ];
  expect(named.sort()).toEqual(await tableNames(testEnv.DB));
  expect(new Set(named).size).toBe(named.length);
});

test("a table with a lead's id is found by it", async () => {
  for (const table of await tableNames(testEnv.DB)) {
    const columns = (await columnsOf(table)).map(({ name }) => name);
    const known = SUBJECT_TABLES.find((one) => one.table === table);
    if (columns.includes("lead_id") && table !== "erasures" && table !== "identities") {
      expect(known?.lead, table).toBe("lead_id");
    }
    if (known?.account === "account_id") expect(columns, table).toContain("account_id");
    if (known?.person) expect(columns, table).toContain(known.person);
  }
});

test("what is drained by a key has that key right behind the account", async () => {
  for (const { table, reach } of SUBJECT_TABLES) {
    if (reach?.by !== "drain") continue;
    const key = (await columnsOf(table)).filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    expect(
      key.slice(0, 3).map(({ name }) => name),
      table,
    ).toEqual(["workspace_id", "account_id", reach.key]);
  }
});
