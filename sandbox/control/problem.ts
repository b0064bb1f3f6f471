import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";

/** A refusal of the test control, as `{error, issues?}`. */
export class ControlError extends Error {
  readonly status: 400 | 404 | 409 | 422;
  readonly issues: { path: string; message: string }[];

  constructor(
    status: 400 | 404 | 409 | 422,
    message: string,
    issues: { path: string; message: string }[] = [],
  ) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

export const missing = (what: string): ControlError => new ControlError(404, `no such ${what}`);

export function unprocessable(error: z.ZodError): ControlError {
  const issues = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return new ControlError(422, "some fields are not acceptable", issues);
}

/** Reads a JSON body; an empty one counts as `{}`. @throws ControlError 400 for broken JSON, 422 for what the schema refuses */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw new ControlError(400, "the body is not JSON");
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unprocessable(parsed.error);
  return parsed.data;
}

export function answerError(error: Error): Response {
  if (error instanceof ControlError) {
    return Response.json(
      { error: error.message, ...(error.issues.length ? { issues: error.issues } : {}) },
      { status: error.status },
    );
  }
  if (error instanceof z.ZodError) return answerError(unprocessable(error));
  if (error instanceof HTTPException) return error.getResponse();
  console.error(error);
  return Response.json({ error: "internal" }, { status: 500 });
}
