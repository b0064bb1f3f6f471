import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Duplicate, LeadDetail } from "../../worker/leads/merge-contract.ts";
import { mayBeOffered } from "../format/roles.ts";
import type { loader } from "../routes/leads.$id.duplicates.ts";
import { useApp } from "./app-data.ts";
import { SamePerson } from "./same-person.tsx";

/** Looks once, beside the page, whether somebody else may be the same person; says nothing when nobody is. */
export function SamePersonHint({ lead }: { lead: LeadDetail }) {
  const fetcher = useFetcher<typeof loader>({ key: `same-${lead.id}` });
  const { load } = fetcher;
  const { me } = useApp();
  const mayMerge = mayBeOffered(me.role, "write-leads");
  useEffect(() => {
    if (mayMerge) load(`/leads/${lead.id}/duplicates`);
  }, [load, lead.id, mayMerge]);
  const [first] = (fetcher.data ?? []) as Duplicate[];
  return first ? <SamePerson key={first.id} lead={lead} duplicate={first} /> : null;
}
