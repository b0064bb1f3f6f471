import { Hono } from "hono";
import { oauthRoutes } from "./accounts/oauth-routes.ts";
import { platformRoutes } from "./accounts/platforms-routes.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { todayRoutes } from "./analytics/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { interactionRoutes } from "./collection/routes.ts";
import { webhookRoutes } from "./collection/webhook-routes.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { deadLetterRoutes } from "./dead-letters/routes.ts";
import { createDeps, type Deps } from "./deps.ts";
import { doNotContactRoutes } from "./do-not-contact/routes.ts";
import { blockedRoutes } from "./guard/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import { apiBodyLimit, requireJson } from "./http/body.ts";
import type { ApiEnv } from "./http/context.ts";
import { documentation } from "./http/openapi.ts";
import { onError, onNotFound } from "./http/problem.ts";
import { refuseStrayQuery } from "./http/query.ts";
import { logRequest, requestId, securityHeaders } from "./http/request.ts";
import { authHandler } from "./identity/auth.ts";
import { authenticate } from "./identity/authenticate.ts";
import { identityRoutes } from "./identity/routes.ts";
import { importRoutes } from "./imports/routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { exportRoutes } from "./leads/exports-routes.ts";
import { mergeRoutes } from "./leads/merge-routes.ts";
import { leadRoutes } from "./leads/routes.ts";
import { automationRoutes } from "./messaging/automation-routes.ts";
import { messageRoutes } from "./messaging/message-routes.ts";
import { templateRoutes } from "./messaging/template-routes.ts";
import { alertRoutes } from "./notifications/alert-routes.ts";
import { offRoutes } from "./notifications/off-routes.ts";
import { noticeRoutes } from "./notifications/routes.ts";
import { contactRoutes } from "./phones/contact-routes.ts";
import { phoneRoutes } from "./phones/routes.ts";
import { deletionPageRoutes, metaRoutes } from "./privacy/meta-routes.ts";
import { privacyRoutes } from "./privacy/routes.ts";
import { publicReplyRoutes } from "./public-replies/routes.ts";
import { scoringRoutes } from "./scoring/routes.ts";
import { undoRoutes } from "./undo/routes.ts";
import { viewRoutes } from "./views/routes.ts";

/**
 * Middleware order and one line per feature. What is wrong in several ways answers the first of 413, 401, 415, 400,
 * 422, 403, 404.
 */
export function createApp(overrides: Partial<Deps> = {}): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use(requestId, logRequest, securityHeaders);
  app.use(async (c, next) => {
    c.set("deps", createDeps(c.env, overrides));
    await next();
  });

  app.route("/health", healthRoutes);
  app.route("/webhooks", webhookRoutes);
  app.route("/oauth", oauthRoutes);
  app.route("/platforms/meta", metaRoutes);
  app.route("/deletion", deletionPageRoutes);
  app.route("/notifications", offRoutes);
  app.all("/api/auth/*", apiBodyLimit, authHandler);

  app.use("/v1/*", apiBodyLimit, authenticate, requireJson, refuseStrayQuery);
  app.route("/v1", identityRoutes);
  app.route("/v1/accounts", accountRoutes);
  app.route("/v1/platforms", platformRoutes);
  app.route("/v1/leads", mergeRoutes);
  app.route("/v1/leads", contactRoutes);
  app.route("/v1/leads", leadRoutes);
  app.route("/v1", interactionRoutes);
  app.route("/v1/undo", undoRoutes);
  app.route("/v1/views", viewRoutes);
  app.route("/v1/scoring", scoringRoutes);
  app.route("/v1/phones", phoneRoutes);
  app.route("/v1/templates", templateRoutes);
  app.route("/v1/automations", automationRoutes);
  app.route("/v1/messages", messageRoutes);
  app.route("/v1/conversations", conversationRoutes);
  app.route("/v1/public-replies", publicReplyRoutes);
  app.route("/v1/analytics", todayRoutes);
  app.route("/v1", privacyRoutes);
  app.route("/v1/jobs", jobRoutes);
  app.route("/v1/imports", importRoutes);
  app.route("/v1/exports", exportRoutes);
  app.route("/v1/do-not-contact", doNotContactRoutes);
  app.route("/v1/notices", noticeRoutes);
  app.route("/v1/audit", auditRoutes);
  app.route("/v1/blocked", blockedRoutes);
  app.route("/v1/dead-letters", deadLetterRoutes);
  app.route("/v1", alertRoutes);

  documentation(app);
  return app;
}
