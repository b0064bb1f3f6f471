import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import type { Trigger } from "../../worker/messaging/contract.ts";
import { openApi } from "../api.server.ts";
import { readWords } from "../format/words-list.ts";
import { refusalOf } from "../http.server.ts";
import { dictionaryOf } from "../i18n/dictionaries.server.ts";
import { languageOf } from "../preferences.server.ts";

export const loader = () => redirect("/automations");

/** Makes a recipe's template and its automation, observing, and opens it to be reread. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const words = dictionaryOf(languageOf(door.request)).automations.recipes;
  const recipes: Record<string, { name: string; body: string; trigger: Trigger }> = {
    price: {
      name: words.price,
      body: words.priceBody,
      trigger: { kind: "comment", keywords: readWords(words.priceKeywords) },
    },
    story: { name: words.story, body: words.storyBody, trigger: { kind: "story" } },
    phone: {
      name: words.phone,
      body: words.phoneBody,
      trigger: { kind: "message", keywords: readWords(words.phoneKeywords) },
    },
  };
  const recipe = recipes[String(form.get("recipe"))];
  if (!recipe) throw new Response(null, { status: 404 });
  return refusalOf(async () => {
    const api = openApi(door);
    const known = await api.templates();
    const template =
      known.find((item) => item.body === recipe.body) ??
      (await api.saveTemplate(null, { name: recipe.name, body: recipe.body }));
    const automation = await api.saveAutomation(null, {
      name: recipe.name,
      accountId: String(form.get("accountId") ?? ""),
      trigger: recipe.trigger,
      templateIds: [template.id],
      active: false,
    });
    throw redirect(`/automations/${automation.id}`);
  });
}
