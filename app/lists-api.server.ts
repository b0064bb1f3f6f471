import { z } from "zod";
import {
  ImportDetailSchema,
  ImportPage,
  ImportStartedSchema,
  type Mapping,
} from "../worker/imports/contract.ts";
import { JobStartedSchema } from "../worker/jobs/contract.ts";
import {
  type BulkChangeBody,
  BulkDoneSchema,
  BulkStartedSchema,
  CountSchema,
} from "../worker/leads/bulk-contract.ts";
import { LeadTotalsSchema } from "../worker/leads/contract.ts";
import { ExportPage } from "../worker/leads/exports-contract.ts";
import type { LeadFilterBody } from "../worker/leads/filter-contract.ts";
import { DuplicatePage } from "../worker/leads/merge-contract.ts";
import { type Change, ChangePage, UndoneSchema } from "../worker/undo/contract.ts";
import { ViewList, type ViewPatch, ViewSchema } from "../worker/views/contract.ts";
import type { Calls } from "./api.server.ts";

const at = (id: string): string => encodeURIComponent(id);
/** So far back one change is looked for. */
const CHANGE_PAGES = 10;
/** Up to some hundred leads are changed before the answer, more in the background. */
const BulkAnswer = z.union([BulkStartedSchema, BulkDoneSchema]);
const UndoAnswer = z.union([JobStartedSchema, UndoneSchema]);
export type BulkAnswer = z.infer<typeof BulkAnswer>;
export type UndoAnswer = z.infer<typeof UndoAnswer>;
/** Whom a change is about: those named, or all who match. */
export type Whom = { ids: string[] } | { filter: LeadFilterBody };

/** The part of the API that works on many leads at once: views, changes and their history, files, duplicates. */
export const listsApi = ({ get, send, done }: Calls) => ({
  leadTotals: () => get(LeadTotalsSchema, "/v1/leads/totals"),
  countLeads: (filter: LeadFilterBody) => send(CountSchema, "POST", "/v1/leads/count", { filter }),
  changeLeads: (whom: Whom, change: BulkChangeBody) =>
    send(BulkAnswer, "POST", "/v1/leads/bulk", { ...whom, change }),
  changes: (cursor: string | null) => get(ChangePage, "/v1/undo", { cursor }),
  /** One change, from the list; null when it is in no page of it any more. */
  change: async (id: string): Promise<Change | null> => {
    for (let cursor: string | null = null, page = 0; page < CHANGE_PAGES; page++) {
      const found: z.infer<typeof ChangePage> = await get(ChangePage, "/v1/undo", { cursor, limit: "100" });
      const change = found.items.find((one) => one.id === id);
      if (change) return change;
      if (found.nextCursor === null) return null;
      cursor = found.nextCursor;
    }
    return null;
  },
  undoChange: (id: string) => send(UndoAnswer, "POST", `/v1/undo/${at(id)}`, {}),

  views: async () => (await get(ViewList, "/v1/views")).items,
  addView: (view: unknown) => send(ViewSchema, "POST", "/v1/views", view),
  changeView: (id: string, patch: ViewPatch) => send(ViewSchema, "PATCH", `/v1/views/${at(id)}`, patch),
  removeView: (id: string) => done("DELETE", `/v1/views/${at(id)}`),

  duplicates: (cursor: string | null) => get(DuplicatePage, "/v1/leads/duplicates", { cursor }),

  imports: (cursor: string | null) => get(ImportPage, "/v1/imports", { cursor }),
  import: (id: string) => get(ImportDetailSchema, `/v1/imports/${at(id)}`),
  addImport: (body: { accountId: string; fileName: string; csv: string }) =>
    send(ImportDetailSchema, "POST", "/v1/imports", body),
  addRows: (id: string, csv: string) => done("POST", `/v1/imports/${at(id)}/rows`, { csv }),
  mapImport: (id: string, mapping: Mapping) =>
    send(ImportDetailSchema, "PATCH", `/v1/imports/${at(id)}`, { mapping }),
  startImport: (id: string) => send(ImportStartedSchema, "POST", `/v1/imports/${at(id)}/start`, {}),
  removeImport: (id: string) => done("DELETE", `/v1/imports/${at(id)}`),

  exports: (cursor: string | null) => get(ExportPage, "/v1/exports", { cursor }),
});
