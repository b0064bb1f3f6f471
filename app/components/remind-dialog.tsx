import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockText } from "../format/clock.ts";
import { localInput, presetTime, REMIND_PRESETS, readLocalInput } from "../format/local-time.ts";
import type { Reminder } from "../format/reminder.ts";
import { Button } from "./button.tsx";
import { AskDialog } from "./dialog.tsx";
import { TextField } from "./field.tsx";
import { usePlace } from "./place.tsx";

/** What was chosen: a time with what it is about, or no reminder. `at` is RFC 3339 in UTC. */
export type ReminderChoice = { at: string; note: string | null } | null;

/** Asks when: three times that people name most, or any other. */
export function RemindDialog({
  title,
  current,
  mayClear,
  open,
  onClose,
  onChoose,
}: {
  title: string;
  current: Reminder | null;
  mayClear: boolean;
  open: boolean;
  onClose: () => void;
  onChoose: (choice: ReminderChoice) => void;
}) {
  const { t } = useTranslation();
  return (
    <AskDialog open={open} onOpenChange={(next) => !next && onClose()} title={title} body={t("remind.body")}>
      <RemindForm
        current={current}
        mayClear={mayClear}
        onChoose={(choice) => {
          onClose();
          onChoose(choice);
        }}
      />
    </AskDialog>
  );
}

function RemindForm({
  current,
  mayClear,
  onChoose,
}: {
  current: Reminder | null;
  mayClear: boolean;
  onChoose: (choice: ReminderChoice) => void;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const formId = useId();
  const [note, setNote] = useState(current?.note ?? "");
  const [typed, setTyped] = useState(() =>
    localInput(current ? Date.parse(current.at) : presetTime("tomorrow", nowMs, place.zone), place.zone),
  );
  const [isWrong, setWrong] = useState(false);
  const choose = (atMs: number) => onChoose({ at: new Date(atMs).toISOString(), note: note.trim() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const atMs = readLocalInput(typed, place.zone);
    if (Number.isNaN(atMs) || atMs <= Date.now()) setWrong(true);
    else choose(atMs);
  };
  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-3 gap-2">
        {REMIND_PRESETS.map((preset) => {
          const atMs = presetTime(preset, nowMs, place.zone);
          return (
            <Button
              key={preset}
              onClick={() => choose(atMs)}
              className="!h-auto !flex-col !gap-0 !px-2 py-1.5 !whitespace-normal"
            >
              <span>{t(`remind.${preset}`)}</span>
              <span className="text-xs font-normal text-muted">{clockText(atMs, place)}</span>
            </Button>
          );
        })}
      </div>
      <TextField
        label={t("remind.note")}
        hint={t("remind.noteHint")}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t("remind.other")}
          type="datetime-local"
          min={localInput(nowMs, place.zone)}
          value={typed}
          required
          error={isWrong ? t("remind.invalid") : null}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          className="min-w-48 flex-1"
        />
        <Button type="submit" look="primary">
          {t("remind.set")}
        </Button>
      </div>
      {mayClear ? (
        <Button look="quiet" className="self-start" onClick={() => onChoose(null)}>
          {t("remind.clear")}
        </Button>
      ) : null}
    </form>
  );
}
