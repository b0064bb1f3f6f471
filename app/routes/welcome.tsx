import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { load, openApi } from "../api.server.ts";
import { Brand } from "../components/brand.tsx";
import { PlaceProvider } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ConnectStep, Steps, WorkspaceStep } from "../components/welcome.tsx";
import { ApiProblem, refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { preferencesCookie } from "../preferences.server.ts";

const HTTP_NOT_FOUND = 404;

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    try {
      const [, accounts] = await Promise.all([api.me(), api.accounts()]);
      if (accounts.length > 0) throw redirect("/");
      return {
        title: pageTitle(door.request, (words) => words.welcome.title),
        step: "account" as const,
        choices: [],
      };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.view.code !== "workspace-required" && error.view.status !== HTTP_NOT_FOUND) throw error;
      return {
        title: pageTitle(door.request, (words) => words.welcome.title),
        step: "workspace" as const,
        choices: await api.organizations(),
      };
    }
  });
}

/** An address-safe name that nobody else has: the name, then a few random letters. */
function slugOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-")
    .slice(0, 40);
  return `${plain || "espace"}-${crypto.randomUUID().slice(0, 6)}`;
}

export { pageMeta as meta } from "../page-meta.ts";

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const name = String(form.get("name") ?? "").trim();
  return refusalOf(async () => {
    const workspace = await openApi(door).createOrganization(name, slugOf(name));
    throw redirect("/welcome", {
      headers: { "set-cookie": preferencesCookie(door.request, { workspaceId: workspace.id }) },
    });
  });
}

export default function Welcome() {
  const { step, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PlaceProvider zone="Europe/Paris" nowMs={0}>
      <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-5 px-5 py-10">
        <Brand />
        <Steps current={step === "workspace" ? 0 : 1} />
        {step === "workspace" ? (
          <WorkspaceStep choices={choices} answer={answer} />
        ) : (
          <ConnectStep skippable />
        )}
      </main>
    </PlaceProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main className="px-6">
      <RouteProblem />
    </main>
  );
}
