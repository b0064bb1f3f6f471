import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";

type Shell = { label: string; hint?: ReactNode; error?: string | null | undefined; className?: string };
type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

function Frame({
  label,
  hint,
  error,
  className = "",
  draw,
}: Shell & { draw: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {draw({
        id,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  className,
  ...rest
}: Shell & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Frame
      label={label}
      hint={hint}
      error={error}
      className={className}
      draw={(wiring) => <input className="input" {...rest} {...wiring} />}
    />
  );
}
export function TextArea({
  label,
  hint,
  error,
  className,
  ...rest
}: Shell & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Frame
      label={label}
      hint={hint}
      error={error}
      className={className}
      draw={(wiring) => <textarea className="input" {...rest} {...wiring} />}
    />
  );
}
export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...rest
}: Shell & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Frame
      label={label}
      hint={hint}
      error={error}
      className={className}
      draw={(wiring) => (
        <select className="input" {...rest} {...wiring}>
          {children}
        </select>
      )}
    />
  );
}

export function CheckField({
  label,
  hint,
  className = "",
  ...rest
}: Omit<Shell, "error"> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className={`flex items-start gap-2.5 ${className}`}>
      <input
        type="checkbox"
        id={id}
        className="mt-0.5 size-5 shrink-0 accent-accent"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
