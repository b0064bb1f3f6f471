import { useTranslation } from "react-i18next";
import { numberText } from "../format/clock.ts";
import { Confirm } from "./confirm.tsx";
import { useLanguage } from "./place.tsx";

/** Asks before a change that reaches beyond the screen, or that silences people: how many, and what it means. */
export function BulkConfirm({
  change,
  count,
  isExact,
  isAll,
  onClose,
  onConfirm,
}: {
  /** What is about to be done; null while nothing is asked. */
  change: Record<string, string> | null;
  count: number;
  isExact: boolean;
  isAll: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isBlock = change !== null && "blocked" in change;
  const values = { count, n: numberText(count, language) };
  const title = isBlock
    ? isExact
      ? t("bulk.blockTitle", values)
      : t("bulk.blockManyTitle", { n: values.n })
    : isExact
      ? t("bulk.confirmTitle", values)
      : t("bulk.confirmManyTitle", { n: values.n });
  return (
    <Confirm
      trigger={null}
      title={title}
      body={t(isBlock ? "bulk.blockBody" : "bulk.confirmBody")}
      confirm={t(isBlock ? "bulk.block" : "bulk.confirm")}
      look={isBlock ? "danger" : "primary"}
      open={change !== null}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={onConfirm}
    >
      {isBlock && isAll ? <p className="text-muted">{t("bulk.confirmBody")}</p> : null}
    </Confirm>
  );
}
