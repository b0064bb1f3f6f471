import { futureCapabilities } from "../accounts/capabilities.ts";
import { findAccountRow } from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { FieldError } from "../http/contract.ts";
import { badField, notFound, Problem } from "../http/problem.ts";
import { findLeadForMessage } from "../leads/contactable.ts";
import { PLATFORM_NAMES, type PlatformId } from "../platforms/contract.ts";
import type { Template } from "./contract.ts";
import { firstNameOf } from "./first-name.ts";
import { checkTemplate, pickVariant, renderTemplate, utf8Bytes } from "./template.ts";
import {
  deleteUnusedTemplate,
  findTemplateRow,
  insertTemplate,
  listTemplateRows,
  type TemplateFields,
  updateTemplate,
} from "./template-store.ts";

export { findTemplateRow as findTemplate } from "./template-store.ts";

export async function listTemplates(deps: Deps, tenant: TenantDb, query: { limit: number; cursor?: string }) {
  const [after] = query.cursor ? await deps.cursors.read("templates", tenant.workspaceId, query.cursor) : [];
  const rows = await listTemplateRows(tenant, typeof after === "string" ? after : "", query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? await deps.cursors.write("templates", tenant.workspaceId, [last.id]) : null,
  };
}

export async function requireTemplate(tenant: TenantDb, id: string): Promise<Template> {
  const template = await findTemplateRow(tenant, id);
  if (!template) throw notFound();
  return template;
}

/** @throws Problem invalid-input for a variable that does not exist or braces that never close */
function check({ body, variants }: Pick<TemplateFields, "body" | "variants">): void {
  const errors: FieldError[] = [body, ...variants].flatMap((text, index) => {
    const pointer = index === 0 ? "/body" : `/variants/${index - 1}`;
    const { unknown, unclosed } = checkTemplate(text);
    return [
      ...unknown.map((name) => ({
        pointer,
        code: "unknown-variable",
        detail: `no variable is named ${name}`,
      })),
      ...(unclosed ? [{ pointer, code: "unclosed-braces", detail: "{{ and }} come in pairs" }] : []),
    ];
  });
  if (errors.length > 0) throw new Problem("invalid-input", { errors });
}

export async function addTemplate(
  deps: Deps,
  tenant: TenantDb,
  input: { name: string; body: string; variants?: string[]; imageUrl?: string | null },
): Promise<Template> {
  const fields = { ...input, variants: input.variants ?? [], imageUrl: input.imageUrl ?? null };
  check(fields);
  const now = deps.now();
  const id = newId("tpl", now);
  await insertTemplate(tenant, id, fields, now);
  return requireTemplate(tenant, id);
}

export async function changeTemplate(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  patch: Partial<TemplateFields>,
): Promise<Template> {
  const before = await requireTemplate(tenant, id);
  const { name, body, variants, imageUrl } = before;
  const fields = { name, body, variants, imageUrl, ...patch };
  check(fields);
  await updateTemplate(tenant, id, fields, deps.now());
  return requireTemplate(tenant, id);
}

/** @throws Problem template-in-use while an automation writes with it */
export async function removeTemplate(tenant: TenantDb, id: string): Promise<void> {
  await requireTemplate(tenant, id);
  if (!(await deleteUnusedTemplate(tenant, id))) throw new Problem("template-in-use");
}

/** What this lead would read. Warnings are stable codes: `too-long`, `missing-username` … */
export async function previewTemplate(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  { leadId, variant }: { leadId: string; variant?: number },
) {
  const template = await requireTemplate(tenant, id);
  const lead = await findLeadForMessage(tenant, leadId);
  if (!lead) throw badField("/leadId", "unknown-lead", "no lead with this id");
  const account = await findAccountRow(tenant, lead.accountId);
  const platform = (account?.platform ?? "instagram") as PlatformId;
  const wordings = [template.body, ...template.variants];
  const wording =
    variant === undefined ? pickVariant(template, lead.id, template.id).body : wordings[variant];
  if (wording === undefined) throw badField("/variant", "unknown-variant", "no variant at this place");
  const { text, missing } = renderTemplate(wording, {
    username: lead.username,
    platform: PLATFORM_NAMES[platform],
    firstName: firstNameOf(lead.displayName, lead.username),
  });
  const bytes = utf8Bytes(text);
  const capabilities = deps.platform(platform)?.capabilities ?? futureCapabilities(platform, "");
  const { maxTextBytes: maxBytes, images } = capabilities;
  const warnings = missing.map((name) => `missing-${name.replaceAll("_", "-")}`);
  if (bytes > maxBytes) warnings.push("too-long");
  if (template.imageUrl !== null && !images) warnings.push("no-images");
  return { text, bytes, maxBytes, imageUrl: images ? template.imageUrl : null, warnings };
}
