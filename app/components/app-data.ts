import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../routes/_app.tsx";

/** The person, the workspace and its accounts, for any page inside the dashboard's layout. */
export function useApp() {
  const data = useRouteLoaderData<typeof loader>("routes/_app");
  if (!data) throw new Error("useApp outside the dashboard's layout");
  return data;
}
