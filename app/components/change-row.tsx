import { Form } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Change } from "../../worker/undo/contract.ts";
import { type ChangePart, changeParts, fileNameOf, isUndoable, unfitOf } from "../format/changes.ts";
import { numberText } from "../format/clock.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Ago, useLanguage } from "./place.tsx";
import { useUndo } from "./undo.ts";

function usePartWords(): (part: ChangePart) => string {
  const { t } = useTranslation();
  const { members } = useApp();
  return (part) => {
    switch (part.key) {
      case "status":
        return t("changes.parts.status", { status: t(`reasons.status.${part.status}`) });
      case "addTags":
        return t("changes.parts.addTags", { tags: part.tags });
      case "removeTags":
        return t("changes.parts.removeTags", { tags: part.tags });
      case "assigned":
        return t("changes.parts.assigned", {
          name: members.find(({ id }) => id === part.memberId)?.name ?? t("lists.formerMember"),
        });
      default:
        return t(`changes.parts.${part.key}`);
    }
  };
}

/** One change of the history: what it did, to how many, by whom, and the way back while there is one. */
export function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const wordsOf = usePartWords();
  const parts = changeParts(change.summary).map(wordsOf).join(", ");
  const file = change.kind === "import" ? fileNameOf(change.summary) : null;
  const kind = file ? t("changes.importOf", { name: file }) : t(`changes.kind.${change.kind}`);
  const unfit = unfitOf(change.summary);
  const what = parts === "" ? kind : t("do.about", { what: kind, of: parts });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium break-words">{what}</p>
        <p className="text-sm text-muted">
          {t("changes.people", { count: change.count, n: numberText(change.count, language) })}
          {" · "}
          <Ago at={change.at} sentence />{" "}
          {change.by ? t("changes.by", { name: change.by.name }) : t("changes.byKey")}
        </p>
        {unfit > 0 ? (
          <p className="text-sm text-muted">
            {t("changes.unfit", { count: unfit, n: numberText(unfit, language) })}
          </p>
        ) : null}
        {change.restored !== undefined && change.undoneAt !== null ? (
          <p className="text-sm text-muted">
            {t("changes.restored", { count: change.restored })}
            {change.skipped ? ` · ${t("changes.skipped", { count: change.skipped })}` : null}
          </p>
        ) : null}
      </div>
      {change.state === "running" || !isUndoable(change) ? (
        <p className="text-sm text-muted">
          {t(`changes.state.${change.state}`)}
          {change.undoneAt ? (
            <>
              {" "}
              <Ago at={change.undoneAt} sentence />
            </>
          ) : null}
        </p>
      ) : null}
      {isUndoable(change) ? <UndoButton change={change} what={what} /> : null}
    </li>
  );
}

/** Asks first; before scripts have loaded, the form alone does it. */
function UndoButton({ change, what }: { change: Change; what: string }) {
  const { t } = useTranslation();
  const undo = useUndo();
  const way = change.state === "running" ? "stop" : "undo";
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <input type="hidden" name="undoId" value={change.id} />
        <Button
          ref={button}
          type="submit"
          size="sm"
          disabled={isBusy}
          aria-label={t(`changes.${way}Of`, { what })}
        >
          <Undo2 size={14} aria-hidden />
          {t(`changes.${way}`)}
        </Button>
      </Form>
      <Confirm
        trigger={null}
        title={t(`changes.${way}Title`)}
        body={what}
        confirm={t(`changes.${way}`)}
        open={isAsking}
        onOpenChange={(open) => {
          setAsking(open);
          if (!open) button.current?.focus();
        }}
        onConfirm={() => {
          setBusy(true);
          void undo(change.id).finally(() => setBusy(false));
        }}
      >
        <p className="text-muted">{t(`changes.${way}Body`)}</p>
      </Confirm>
    </>
  );
}
