import { frenchWords } from "../../worker/language/french-spaces.ts";
import { accounts } from "./fr/accounts.ts";
import { alerts } from "./fr/alerts.ts";
import { automations, settings } from "./fr/automations.ts";
import { doctor, notices, posts, privacy } from "./fr/care.ts";
import { duplicates, exports, imports } from "./fr/files.ts";
import { inbox } from "./fr/inbox.ts";
import { lead, leads } from "./fr/leads.ts";
import { bulk, changes, lists, remind, views } from "./fr/lists.ts";
import { person, timeline } from "./fr/person.ts";
import { audit, blockList, deadLetters, slowDown } from "./fr/protection.ts";
import { reasons } from "./fr/reasons.ts";
import { decisions, rehearsal, results } from "./fr/rehearsal.ts";
import { doNotContact, reading } from "./fr/rights.ts";
import { scoring } from "./fr/scoring.ts";
import { shell } from "./fr/shell.ts";
import { messages, today, welcome } from "./fr/today.ts";

/** Every text of the dashboard in French: the language the product is written in, and the shape of the others. */
export const fr = frenchWords({
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
});
export type Words = typeof fr;
