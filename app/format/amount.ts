/** An amount as people type it: "1 250,50", "1250.5", "45 €". NaN when it is none. */
export function readAmount(text: string): number {
  const plain = text.replaceAll(/[\s\u00a0\u202f€$£]/g, "");
  if (!/^\d+(?:[.,]\d{1,2})?$/.test(plain)) return Number.NaN;
  return Number(plain.replace(",", "."));
}
