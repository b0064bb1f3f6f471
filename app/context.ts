import type { PlatformProxy } from "wrangler";

/** What the Pages project is given: the API by service binding, or by address where there is no binding. */
export type DashboardEnv = {
  API?: Fetcher;
  PUBLIC_API_URL?: string;
  /** Where the local stand-in for Instagram runs, when not at its usual port. Only the demo points there. */
  PUBLIC_SANDBOX_URL?: string;
};
type Cloudflare = Omit<PlatformProxy<DashboardEnv>, "dispose">;

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    cloudflare: Cloudflare;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
