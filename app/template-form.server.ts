/** The template form as the API's body. Empty variants are left out. */
export function readTemplateForm(form: FormData): { name: string; body: string; variants: string[] } {
  return {
    name: String(form.get("name") ?? "").trim(),
    body: String(form.get("body") ?? "").trim(),
    variants: form
      .getAll("variant")
      .map((value) => String(value).trim())
      .filter((text) => text !== ""),
  };
}
