import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "./button.tsx";
import { useRows } from "./rows-of.ts";

const MOST = 20;
const LONGEST = 300;

/** Texts of which one is posted under the comment; several, because the same one each time reads like a machine. */
export function PublicReplyFields({
  replies,
  isSupported,
}: {
  replies: readonly string[];
  isSupported: boolean;
}) {
  const { t } = useTranslation();
  const { rows, add, remove, change } = useRows(replies);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t("automations.publicReplies")}</legend>
      <p className="text-xs text-muted">
        {t(isSupported ? "automations.publicRepliesHint" : "automations.publicUnsupported")}
      </p>
      {rows.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <textarea
            name="publicReply"
            rows={1}
            maxLength={LONGEST}
            className="input"
            aria-label={t("automations.publicReply", { n: index + 1 })}
            placeholder={t("automations.publicReplyExample")}
            value={row.value}
            onChange={(event) => change(row.id, event.target.value)}
          />
          <IconButton
            label={t("automations.removePublicReply", { n: index + 1 })}
            onClick={() => remove(row.id)}
          >
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
      {isSupported && rows.length < MOST ? (
        <Button size="sm" className="self-start" onClick={() => add("")}>
          <Plus size={14} aria-hidden />
          {t("automations.addPublicReply")}
        </Button>
      ) : null}
    </fieldset>
  );
}
