import { accounts } from "./en/accounts.ts";
import { alerts } from "./en/alerts.ts";
import { automations, settings } from "./en/automations.ts";
import { doctor, notices, posts, privacy } from "./en/care.ts";
import { duplicates, exports, imports } from "./en/files.ts";
import { inbox } from "./en/inbox.ts";
import { lead, leads } from "./en/leads.ts";
import { bulk, changes, lists, remind, views } from "./en/lists.ts";
import { person, timeline } from "./en/person.ts";
import { audit, blockList, deadLetters, slowDown } from "./en/protection.ts";
import { reasons } from "./en/reasons.ts";
import { decisions, rehearsal, results } from "./en/rehearsal.ts";
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
  inbox,
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
  alerts,
  doctor,
  notices,
  posts,
  privacy,
  welcome,
  automations,
  rehearsal,
  decisions,
  results,
  settings,
  person,
  timeline,
  scoring,
  doNotContact,
  slowDown,
  blockList,
  audit,
  deadLetters,
  reading,
};
