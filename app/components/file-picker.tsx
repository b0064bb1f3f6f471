import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sizeText } from "../format/bytes.ts";
import { Button } from "./button.tsx";
import { useLanguage } from "./place.tsx";

/** A place to drop a file, around the browser's own field: whoever cannot drop chooses. */
export function FilePicker({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  const forget = () => {
    if (field.current) field.current.value = "";
    onFile(null);
    field.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex min-h-32 flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 py-6 text-center ${isOver ? "border-accent bg-tint" : "border-line-strong"}`}
    >
      <FileSpreadsheet size={24} className="text-muted" aria-hidden />
      <label htmlFor={id} className="font-medium">
        {file ? t("imports.file") : t("imports.drop")}
      </label>
      {file ? (
        <p role="status" className="break-all">
          {t("imports.chosen", { name: file.name, size: sizeText(file.size, language) })}
        </p>
      ) : null}
      <input
        ref={field}
        id={id}
        type="file"
        name="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        className={`max-w-full text-sm text-muted file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink ${file ? "sr-only" : ""}`}
      />
      {file ? (
        <Button size="sm" onClick={forget}>
          {t("imports.otherFile")}
        </Button>
      ) : null}
      <p id={`${id}-hint`} className="text-xs text-muted">
        {t("imports.fileHint")}
      </p>
    </div>
  );
}
