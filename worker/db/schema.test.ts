import { env } from "cloudflare:workers";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import * as accounts from "../accounts/tables.ts";
import * as analytics from "../analytics/tables.ts";
import * as audit from "../audit/tables.ts";
import * as collection from "../collection/tables.ts";
import * as doNotContact from "../do-not-contact/tables.ts";
import type { Env } from "../env.ts";
import * as guard from "../guard/tables.ts";
import { authSchema } from "../identity/tables.ts";
import * as workspace from "../identity/workspace-tables.ts";
import * as imports from "../imports/tables.ts";
import * as jobs from "../jobs/tables.ts";
import * as exported from "../leads/export-tables.ts";
import * as merging from "../leads/merge-tables.ts";
import * as leads from "../leads/tables.ts";
import * as messaging from "../messaging/tables.ts";
import * as notifications from "../notifications/tables.ts";
import * as phones from "../phones/tables.ts";
import * as privacy from "../privacy/tables.ts";
import * as publicReplies from "../public-replies/tables.ts";
import * as scoring from "../scoring/tables.ts";
import * as undo from "../undo/tables.ts";
import * as views from "../views/tables.ts";
import * as system from "./system-tables.ts";

const d1 = (env as unknown as Env).DB;
/** Identity's own door uses plain SQL for these two. */
const WITHOUT_MODEL = ["owner_links", "sign_in_attempts"];
const tables = [
  accounts,
  analytics,
  audit,
  guard,
  collection,
  authSchema,
  workspace,
  jobs,
  leads,
  merging,
  imports,
  exported,
  doNotContact,
  messaging,
  notifications,
  phones,
  privacy,
  publicReplies,
  scoring,
  undo,
  views,
  system,
].flatMap((module) =>
  Object.values(module as Record<string, unknown>).filter((value) => is(value, SQLiteTable)),
);

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  "the code's idea of table %s is the migrated one",
  async (name, table) => {
    const { results } = await d1
      .prepare(`SELECT name, type, "notnull" AS required FROM pragma_table_info('${name}')`)
      .all<{
        name: string;
        type: string;
        required: number;
      }>();
    const migrated = Object.fromEntries(
      results.map((column) => [column.name, `${column.type} ${column.required}`]),
    );
    const declared = Object.fromEntries(
      getTableConfig(table).columns.map((column) => [
        column.name,
        `${column.getSQLType().toUpperCase()} ${column.notNull || column.primary ? 1 : 0}`,
      ]),
    );
    expect(declared).toEqual(migrated);
  },
);

test("every migrated table is STRICT and declared in code", async () => {
  const { results } = await d1
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all<{ name: string; strict: number }>();
  const own = results.filter(({ name }) => !/^(sqlite_|_cf_|d1_)/.test(name));
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
  expect(own.map(({ name }) => name).sort()).toEqual(
    [...tables.map((table) => getTableConfig(table).name), ...WITHOUT_MODEL].sort(),
  );
});

test("no foreign key cascades: a rebuilt table must not empty its children", async () => {
  const { results } = await d1.prepare("SELECT sql FROM sqlite_master WHERE sql LIKE '%CASCADE%'").all();
  expect(results).toEqual([]);
});
