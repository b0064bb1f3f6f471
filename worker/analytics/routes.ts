import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";

export const todayRoutes = new Hono<ApiEnv>();
