import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { isTaken, takenPortSentence } from "./ports.ts";
import { readLocalRun } from "./run.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const listen = (host: string): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    servers.push(server);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });

test.each(["127.0.0.1", "0.0.0.0"])("sees a port that is taken on %s", async (host) => {
  expect(await isTaken(await listen(host))).toBe(true);
});

test("says in one sentence which port is taken, by which part it is wanted, and what to do", async () => {
  const port = await listen("127.0.0.1");
  const run = readLocalRun({ VISTAFLOW_API_PORT: String(port), VISTAFLOW_STATE_DIR: "/nowhere" });
  const sentence = await takenPortSentence(run);
  expect(sentence).toContain(`Port ${port} (API) is already in use`);
  expect(sentence).toContain("VISTAFLOW_API_PORT=<port>");
  expect(sentence?.split("\n")).toHaveLength(1);
});
