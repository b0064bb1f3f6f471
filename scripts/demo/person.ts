import { BadAnswer, JsonClient } from "./api.ts";
import { DEMO_EMAIL, DEMO_NAME, DEMO_PASSWORD, DEMO_WORKSPACE } from "./identity.ts";

type Organization = { id: string; name: string };

/** The demo's person, signed in and in her workspace; both are made the first time. */
export async function enterWorkspace(apiUrl: string, signal: AbortSignal): Promise<JsonClient> {
  const api = new JsonClient(apiUrl, { "accept-language": "fr" }, signal);
  const person = api.with({ authorization: `Bearer ${(await signIn(api)) ?? (await signUp(api))}` });
  const known = await person.get<Organization[]>("/api/auth/organization/list");
  const workspace =
    known.find((one) => one.name === DEMO_WORKSPACE.name) ??
    (await person.post<Organization>("/api/auth/organization/create", DEMO_WORKSPACE));
  return person.with({ "x-workspace-id": workspace.id });
}

/** @returns the session's token, or null when there is no such person yet */
async function signIn(api: JsonClient): Promise<string | null> {
  const answer = await api.send("POST", "/api/auth/sign-in/email", {
    email: DEMO_EMAIL,
    password: DEMO_PASSWORD,
  });
  if (answer.ok) return tokenOf(answer);
  await answer.body?.cancel();
  if (answer.status === 401) return null;
  throw new BadAnswer(answer.status, "", "POST /api/auth/sign-in/email");
}

async function signUp(api: JsonClient): Promise<string> {
  const body = { name: DEMO_NAME, email: DEMO_EMAIL, password: DEMO_PASSWORD };
  const answer = await api.send("POST", "/api/auth/sign-up/email", body);
  if (answer.ok) return tokenOf(answer);
  throw new BadAnswer(answer.status, await answer.text(), "POST /api/auth/sign-up/email");
}

async function tokenOf(answer: Response): Promise<string> {
  const token = answer.headers.get("set-auth-token");
  await answer.body?.cancel();
  if (!token) throw new Error("the API gave no token in set-auth-token");
  return token;
}
