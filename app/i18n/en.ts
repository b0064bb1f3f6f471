import { accounts } from "./en/accounts.ts";
import { automations, settings } from "./en/automations.ts";
import { doctor, notices, posts, privacy } from "./en/care.ts";
import { duplicates, exports, imports } from "./en/files.ts";
import { lead, leads } from "./en/leads.ts";
import { bulk, changes, lists, remind, views } from "./en/lists.ts";
import { person, timeline } from "./en/person.ts";
import { reasons } from "./en/reasons.ts";
import { doNotContact, reading } from "./en/rights.ts";
import { scoring } from "./en/scoring.ts";
import { shell } from "./en/shell.ts";
import { messages, today, welcome } from "./en/today.ts";
import type { Dictionary } from "./i18n.ts";

/** Every text of the dashboard in English: the compiler refuses a missing or a foreign key. */
export const en: Dictionary = {
  ...shell,
  reasons,
  leads,
  lead,
  lists,
  views,
  bulk,
  remind,
  changes,
  imports,
  duplicates,
  exports,
  today,
  messages,
  accounts,
  doctor,
  notices,
  posts,
  privacy,
  welcome,
  automations,
  settings,
  person,
  timeline,
  scoring,
  doNotContact,
  reading,
};
