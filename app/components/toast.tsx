import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./button.tsx";

type Toast = { id: number; text: string; tone: "plain" | "danger"; undo?: () => void };
type Say = (text: string, options?: { tone?: Toast["tone"]; undo?: () => void }) => void;

const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 30_000;
const ToastContext = createContext<Say>(() => {});

/** Says something in a corner and to screen readers: `say("Copié")`, with an undo when there is one. */
export const useToast = (): Say => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback<Say>(
    (text, options = {}) =>
      setToast({ id: Date.now(), text, tone: options.tone ?? "plain", undo: options.undo }),
    [],
  );
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const { t } = useTranslation();
  const value = useMemo(() => say, [say]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-20 z-50 flex justify-center md:bottom-6"
      >
        {toast ? (
          <div
            key={toast.id}
            className="pop pointer-events-auto flex max-w-full items-center gap-3 rounded-md bg-ink py-2 pr-2 pl-4 text-sm text-page shadow-lift"
          >
            <span className="min-w-0">{toast.text}</span>
            {toast.undo ? (
              <button
                type="button"
                className="min-h-8 rounded-sm px-2 font-semibold underline underline-offset-2"
                onClick={() => {
                  toast.undo?.();
                  setToast(null);
                }}
              >
                {t("do.undo")}
              </button>
            ) : null}
            <IconButton
              label={t("do.close")}
              className="text-page hover:bg-transparent hover:text-page"
              onClick={() => setToast(null)}
            >
              <X size={16} aria-hidden />
            </IconButton>
          </div>
        ) : null}
      </div>
    </ToastContext.Provider>
  );
}
