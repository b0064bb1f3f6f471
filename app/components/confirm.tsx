import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass, type Look } from "./button.tsx";

type Props = {
  trigger: ReactNode;
  title: string;
  body: string;
  confirm: string;
  look?: Look;
  onConfirm: () => void;
  /** What a sentence is too short for, below it. */
  children?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before something that reaches people or stops work. Focus starts on the way back. */
export function Confirm({
  trigger,
  title,
  body,
  confirm,
  look = "primary",
  onConfirm,
  children,
  open,
  onOpenChange,
}: Props) {
  const { t } = useTranslation();
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[var(--overlay)]" />
        <AlertDialog.Content className="pop fixed inset-x-4 top-[max(1rem,20vh)] z-50 max-h-[calc(100dvh-2rem)] overflow-y-auto mx-auto flex max-w-md flex-col gap-3 rounded-md bg-raised p-6 shadow-lift">
          <AlertDialog.Title className="text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-muted">{body}</AlertDialog.Description>
          {children}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonClass("plain")}>{t("do.cancel")}</AlertDialog.Cancel>
            <AlertDialog.Action className={buttonClass(look)} onClick={onConfirm}>
              {confirm}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
