import { createPagesFunctionHandler } from "@remix-run/cloudflare-pages";
import * as build from "../../build/server/index.js";
import { refuseForeignOrigin } from "../origin.ts";

const handle = createPagesFunctionHandler({ build });

/** The one door of the dashboard: a change asked for by another site is refused before any page code runs. */
export const onRequest: typeof handle = async (context) =>
  refuseForeignOrigin(context.request as unknown as Request) ?? handle(context);
