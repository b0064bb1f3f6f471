import { useRevalidator } from "@remix-run/react";
import { BellOff, BellRing } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { NotificationSettings } from "../../worker/notifications/alert-contract.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { Ago } from "./place.tsx";
import { usePushDevice } from "./push-device.ts";
import { useToast } from "./toast.tsx";

/** This browser on or off, with what its permission means, and the person's other ones. */
export function PushCard({ settings }: { settings: NotificationSettings }) {
  const { t } = useTranslation();
  return (
    <Section title={t("alerts.device.title")}>
      <div className="card flex flex-col gap-4 p-5">
        {settings.pushPublicKey === null ? (
          <p>{t("alerts.device.notReady")}</p>
        ) : (
          <Device settings={settings} publicKey={settings.pushPublicKey} />
        )}
      </div>
    </Section>
  );
}

function Device({ settings, publicKey }: { settings: NotificationSettings; publicKey: string }) {
  const { t } = useTranslation();
  const say = useToast();
  const { revalidate } = useRevalidator();
  const { devices, push } = settings;
  const { state, hereId, switchOn, remove } = usePushDevice(publicKey, devices, revalidate);
  const takeOff = async (id: string) => {
    await remove(id);
    say(t("alerts.device.turnedOff"));
  };
  const isOn = state === "on";
  const Icon = isOn ? BellRing : BellOff;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3" data-push={state}>
        <Icon size={20} className={isOn ? "shrink-0 text-accent" : "shrink-0 text-muted"} aria-hidden />
        <p className="min-w-0 flex-1 basis-60">
          {state === "unsupported" || state === "denied" || state === "failed"
            ? t(`alerts.device.${state}`)
            : t(isOn ? "alerts.device.on" : "alerts.device.off")}
          {state === "off" ? (
            <span className="block text-sm text-muted">{t("alerts.device.permission")}</span>
          ) : null}
          {isOn && !Object.values(push).some(Boolean) ? (
            <span className="block text-sm text-warm">{t("alerts.device.noKind")}</span>
          ) : null}
        </p>
        {isOn && hereId !== null ? (
          <Button onClick={() => void takeOff(hereId)}>{t("alerts.device.switchOff")}</Button>
        ) : state === "unsupported" || state === "denied" ? null : (
          <Button
            look="primary"
            disabled={state === "asking"}
            onClick={async () => {
              if (await switchOn()) say(t("alerts.device.turnedOn"));
            }}
          >
            {t("alerts.device.switchOn")}
          </Button>
        )}
      </div>
      {devices.length > 0 ? (
        <section aria-label={t("alerts.device.list")}>
          <h3 className="mb-1 text-sm font-medium">{t("alerts.device.list")}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {devices.map((device) => {
              const name = device.label || t("alerts.device.unnamed");
              return (
                <li key={device.id} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1">
                  <span className="min-w-0 flex-1 break-words">
                    {name}
                    {device.id === hereId ? (
                      <span className="text-muted"> ({t("alerts.device.here")})</span>
                    ) : null}
                    <span className="block text-xs text-muted">
                      {t("alerts.device.since")} <Ago at={device.createdAt} />
                    </span>
                  </span>
                  <Button
                    look="quiet"
                    aria-label={t("alerts.device.removeOf", { name })}
                    onClick={() => void takeOff(device.id)}
                  >
                    {t("alerts.device.remove")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}
