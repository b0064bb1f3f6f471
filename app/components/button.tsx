import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef } from "react";

export type Look = "primary" | "plain" | "quiet" | "danger";
type Size = "sm" | "md";

const LOOKS: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent",
  plain: "bg-surface text-ink border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-ink border-transparent hover:bg-sunken",
  danger: "bg-surface text-danger border-danger hover:bg-danger-tint",
};
const SIZES: Record<Size, string> = {
  sm: "min-h-8 px-2.5 text-sm gap-1.5",
  md: "min-h-11 md:min-h-9 px-4 text-sm gap-2",
};

export const buttonClass = (look: Look = "plain", size: Size = "md", extra = ""): string =>
  `inline-flex items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors duration-150 disabled:opacity-60 aria-disabled:opacity-60 ${LOOKS[look]} ${SIZES[size]} ${extra}`;

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; size?: Size };
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look, size, className = "", type = "button", ...rest },
  ref,
) {
  return <button ref={ref} type={type} className={buttonClass(look, size, className)} {...rest} />;
});

export function LinkButton({
  look,
  size,
  className = "",
  ...rest
}: LinkProps & { look?: Look; size?: Size }) {
  return <Link className={buttonClass(look, size, `no-underline ${className}`)} {...rest} />;
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string };
/** A square button that is only a picture: its name is always said. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, className = "", type = "button", ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      title={label}
      className={`inline-flex size-8 items-center justify-center rounded-md text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink ${className}`}
      {...rest}
    />
  );
});
