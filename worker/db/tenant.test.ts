import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { templates } from "../messaging/tables.ts";
import { and, eq, sql, TenantDb } from "./tenant.ts";

const d1 = (env as unknown as Env).DB;
const template = (id: string) => ({ id, name: "n", body: "b", createdAt: 1, updatedAt: 1 });

test("refuses a query that never asked for its workspace, unsent", async () => {
  const tenant = new TenantDb(d1, "ws_unsent");
  await expect(tenant.query((db) => db.delete(templates))).rejects.toThrow("workspace scope");
  await expect(tenant.all(() => sql`SELECT 1`)).rejects.toThrow("workspace scope");
  await expect(tenant.batch([(mine) => sql`SELECT ${mine.id}`, () => sql`SELECT 1`])).rejects.toThrow(
    "workspace scope",
  );
});

test("sees its own rows only", async () => {
  const [mine, theirs] = [new TenantDb(d1, "ws_mine"), new TenantDb(d1, "ws_theirs")];
  for (const tenant of [mine, theirs]) {
    await tenant.query((db, scope) => {
      void scope(templates);
      return db
        .insert(templates)
        .values({ ...template("tpl_same"), workspaceId: tenant.workspaceId, name: tenant.workspaceId });
    });
  }
  const found = await mine.query((db, scope) =>
    db
      .select()
      .from(templates)
      .where(and(scope(templates), eq(templates.id, "tpl_same"))),
  );
  expect(found.map((row) => row.name)).toEqual(["ws_mine"]);
});

test("a batch is one step: when one statement fails nothing is written", async () => {
  const tenant = new TenantDb(d1, "ws_atomic");
  const insert = (id: string) => (mine: { id: import("drizzle-orm").SQL }) =>
    sql`INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (${mine.id}, ${id}, 'n', 'b', 1, 1)`;
  await expect(tenant.batch([insert("a"), insert("b"), insert("a")])).rejects.toThrow();
  expect(await tenant.all((mine) => sql`SELECT id FROM templates WHERE workspace_id = ${mine.id}`)).toEqual(
    [],
  );
});
