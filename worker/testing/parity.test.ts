import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import expected from "../../simulation/parity.json" with { type: "json" };
import { askD1, askObject } from "../../simulation/parity.ts";
import type { Env } from "../env.ts";

const { DB, SEND_GATE } = env as unknown as Env;

test("what the simulation takes for D1's answers are D1's answers", async () => {
  expect(JSON.parse(JSON.stringify(await askD1(DB)))).toEqual(expected.d1);
});

test("what the simulation takes for an object's answers are an object's answers", async () => {
  const gate = SEND_GATE.get(SEND_GATE.idFromName("instagram:parity"));
  const answers = await runInDurableObject(gate, (_, state) => askObject(state.storage));
  expect(JSON.parse(JSON.stringify(answers))).toEqual(expected.object);
});
