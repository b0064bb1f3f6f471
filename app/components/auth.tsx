import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AuthTrouble } from "../auth.server.ts";
import type { Theme } from "../preferences.server.ts";
import { Brand } from "./brand.tsx";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { LookChoices } from "./person-menu.tsx";

type Answer = { trouble: AuthTrouble; email: string } | undefined;

/** The sign-in or sign-up form: one column, the product's promise, and what went wrong in plain words. */
export function AuthPage({
  kind,
  answer,
  theme,
}: {
  kind: "login" | "signup";
  answer: Answer;
  theme: Theme;
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const next = search.get("next") ?? "";
  const other = kind === "login" ? "signup" : "login";
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <Brand />
      <div className="flex flex-col gap-1.5">
        <h1 className="text-xl">{t(`auth.${kind}Title`)}</h1>
        <p className="text-muted">{t(`auth.${kind}Lead`)}</p>
      </div>
      <Form method="post" className="flex flex-col gap-4" aria-label={t(`auth.${kind}Title`)}>
        <input type="hidden" name="next" value={next} />
        {kind === "signup" ? <input type="hidden" name="owner" value={search.get("owner") ?? ""} /> : null}
        {answer ? (
          <div role="alert" className="flex items-start gap-2 rounded-md bg-danger-tint p-3 text-danger">
            <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
            <p>{answer.trouble === "down" ? t("problem.downBody") : t(`auth.errors.${answer.trouble}`)}</p>
          </div>
        ) : null}
        {kind === "signup" ? (
          <TextField label={t("auth.name")} name="name" autoComplete="name" required maxLength={120} />
        ) : null}
        <TextField
          label={t("auth.email")}
          name="email"
          type="email"
          autoComplete="email"
          inputMode="email"
          required
          defaultValue={answer?.email}
        />
        <TextField
          label={t("auth.password")}
          name="password"
          type="password"
          autoComplete={kind === "login" ? "current-password" : "new-password"}
          required
          minLength={kind === "login" ? undefined : 8}
          hint={kind === "signup" ? t("auth.passwordHint") : undefined}
        />
        <Button type="submit" look="primary" disabled={busy} className="mt-1">
          {busy ? t("auth.pending") : t(`auth.${kind}`)}
        </Button>
      </Form>
      <p className="text-muted">
        {t(kind === "login" ? "auth.toSignup" : "auth.toLogin")}{" "}
        <Link
          to={`/${other}${next ? `?next=${encodeURIComponent(next)}` : ""}`}
          className="font-medium text-accent underline underline-offset-2"
        >
          {t(kind === "login" ? "auth.signupTitle" : "auth.loginTitle")}
        </Link>
      </p>
      <div className="flex flex-col gap-3 border-t border-line pt-5">
        <LookChoices theme={theme} />
      </div>
    </main>
  );
}
