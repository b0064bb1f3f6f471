import { automations, settings } from "./fr/automations.ts";
import { lead, leads } from "./fr/leads.ts";
import { reasons } from "./fr/reasons.ts";
import { shell } from "./fr/shell.ts";
import { accounts, messages, today, welcome } from "./fr/today.ts";

/** Every text of the dashboard in French: the language the product is written in, and the shape of the others. */
export const fr = {
  ...shell,
  reasons,
  leads,
  lead,
  today,
  messages,
  accounts,
  welcome,
  automations,
  settings,
};
export type Words = typeof fr;
