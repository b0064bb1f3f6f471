import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authenticate } from "../auth.server.ts";
import { AuthPage } from "../components/auth.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { readPreferences } from "../preferences.server.ts";
import { readSession, safeNext } from "../session.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  if (readSession(request)) throw redirect(safeNext(new URL(request.url).searchParams.get("next")));
  return {
    title: pageTitle(request, (words) => words.auth.signupTitle),
    theme: readPreferences(request).theme,
  };
}

export { pageMeta as meta } from "../page-meta.ts";

export async function action(door: ActionFunctionArgs) {
  return authenticate(door, "sign-up");
}

export default function Signup() {
  const { theme } = useLoaderData<typeof loader>();
  return <AuthPage kind="signup" answer={useActionData<typeof action>()} theme={theme} />;
}

export function ErrorBoundary() {
  return (
    <main className="px-6">
      <RouteProblem />
    </main>
  );
}
