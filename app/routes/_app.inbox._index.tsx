import { MessageSquareText } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Beside the list, before one has chosen. */
export default function NoConversation() {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 rounded-md border border-dashed border-line-strong px-6 text-center">
      <MessageSquareText className="text-muted" aria-hidden />
      <p className="font-title text-lg font-semibold">{t("inbox.choose")}</p>
      <p className="max-w-sm text-muted">{t("inbox.chooseBody")}</p>
    </div>
  );
}
