import { Keyboard } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./button.tsx";

const KEYS = [
  ["J", "next"],
  ["K", "previous"],
  ["Entrée", "enter"],
  ["M", "reply"],
  ["R", "remind"],
  ["S", "status"],
  ["X", "select"],
  ["Maj X", "selectRange"],
  ["/", "search"],
  ["?", "help"],
] as const;

export const INBOX_KEYS = [
  ["J", "nextConversation"],
  ["K", "previousConversation"],
  ["Entrée", "openConversation"],
  ["R", "reply"],
  ["Ctrl Entrée", "send"],
  ["E", "toggleRead"],
  ["T", "takeOver"],
  ["/", "search"],
  ["Échap", "leave"],
  ["?", "help"],
] as const;
type Keys = typeof KEYS | typeof INBOX_KEYS;
const IN_ENGLISH: Record<string, string> = { Entrée: "Enter", Maj: "Shift", Échap: "Esc" };

export type ShortcutHandlers = Partial<Record<string, (event: KeyboardEvent) => void>>;

/** Single keys, only while nobody is typing and nothing is open on top. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement | null;
      if (
        target?.closest(
          "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]",
        )
      )
        return;
      const handler = handlers[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!handler) return;
      event.preventDefault();
      handler(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [handlers]);
}

export function ShortcutHelp({
  open,
  onOpenChange,
  keys = KEYS,
}: {
  keys?: Keys;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger asChild>
        <IconButton label={t("hot.open")} className="max-md:hidden">
          <Keyboard size={18} aria-hidden />
        </IconButton>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[var(--overlay)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="pop fixed inset-x-4 top-1/4 z-50 mx-auto max-w-sm rounded-md bg-raised p-6 shadow-lift"
        >
          <Dialog.Title className="mb-4 text-lg">{t("hot.title")}</Dialog.Title>
          <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
            {keys.map(([key, action]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="inline-block min-w-7 rounded-sm border border-line-strong bg-sunken px-1.5 py-0.5 text-center font-sans text-xs">
                    {i18n.language === "en"
                      ? key.replaceAll(/\p{L}+/gu, (word) => IN_ENGLISH[word] ?? word)
                      : key}
                  </kbd>
                </dt>
                <dd>{t(`hot.${action}`)}</dd>
              </div>
            ))}
          </dl>
          <Dialog.Close asChild>
            <button
              type="button"
              className="mt-5 min-h-9 rounded-md border border-line-strong px-4 font-medium hover:bg-sunken"
            >
              {t("do.close")}
            </button>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
