import { type Statement, sql } from "./tenant.ts";

/**
 * A statement that was put together as text, `?1` being the workspace and `?2` and so on its values. They come first,
 * in an expression that nobody reads, so that the text may use each as often as it likes: D1 takes 100 parameters.
 */
export const numbered =
  ({ text, values }: { text: string; values: readonly (string | number)[] }): Statement =>
  (mine) =>
    sql`WITH given AS (SELECT ${sql.join([mine.id, ...values.map((value) => sql`${value}`)], sql`, `)}) ${sql.raw(text)}`;
