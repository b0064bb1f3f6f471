import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { conflictsOf } from "../format/conflicts.ts";

/** Other active automations that the same words set off on the same posts, and which of the two answers. */
export function ConflictNotes({ automation, all }: { automation: Automation; all: readonly Automation[] }) {
  const { t } = useTranslation();
  const conflicts = conflictsOf(automation, all);
  if (conflicts.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {conflicts.map(({ id, name, words, isOtherFirst }) => (
        <li key={id} className="flex items-start gap-2 rounded-md bg-warm-tint px-3 py-2 text-sm text-warm">
          <TriangleAlert size={15} className="mt-0.5 shrink-0" aria-hidden />
          <p className="min-w-0 break-words">
            {words.length > 0
              ? t("automations.conflict.words", {
                  words: words.map((word) => t("do.quoted", { words: word })).join(", "),
                })
              : t("automations.conflict.any")}
            <Link to={`/automations/${id}`} className="font-medium underline underline-offset-2">
              {name}
            </Link>
            {". "}
            {t(isOtherFirst ? "automations.conflict.otherFirst" : "automations.conflict.thisFirst")}
          </p>
        </li>
      ))}
    </ul>
  );
}
