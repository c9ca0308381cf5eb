// How a typed address is understood, where that is not plain from what was typed. Pure.

/** The host's own name (punycode) where letters of other scripts look like plain ones; else undefined. */
export function realHost(typed: string, understood: string): string | undefined {
  if (!/[^ -~]/.test(typed)) return undefined;
  const { hostname } = new URL(understood);
  return typed.toLowerCase().includes(hostname) ? undefined : hostname;
}

/** Whether the address says what was typed, but for a slash at its end. */
export function isAsTyped(typed: string, understood: string): boolean {
  const bare = (text: string) => text.trim().replace(/\/$/, '');
  return bare(typed) === bare(understood);
}
