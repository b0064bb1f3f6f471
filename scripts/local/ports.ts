import { connect, createServer } from "node:net";
import { type LocalRun, PARTS, partName, portSetting } from "./run.ts";

const CONNECT_TIMEOUT_MS = 300;

/** One sentence about the first port that is taken, or null when all are free. */
export async function takenPortSentence(run: LocalRun): Promise<string | null> {
  for (const part of PARTS) {
    const port = run.ports[part];
    if (!(await isTaken(port))) continue;
    return (
      `Port ${port} (${partName(part)}) is already in use: stop the program that uses it ` +
      `(another VistaFlow, perhaps), or choose another port with ${portSetting(part)}=<port>, then run npm start again.`
    );
  }
  return null;
}

/** Asked both ways: one system lets a second listener in on another address, another refuses to be connected to. */
export async function isTaken(port: number): Promise<boolean> {
  if (!(await canListen(port))) return true;
  return (await Promise.all(["127.0.0.1", "::1"].map((host) => answers(port, host)))).includes(true);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
