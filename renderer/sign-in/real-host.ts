// How a typed address is understood, where the operator could be mistaken about it. Pure.

/** The host's real name (punycode) where letters of other scripts may look like Latin ones; else undefined. */
export function realHost(typed: string, understood: string): string | undefined {
  if (!/[^ -~]/.test(typed)) return undefined;
  const { hostname } = new URL(understood);
  return typed.toLowerCase().includes(hostname) ? undefined : hostname;
}

/** Whether the address is what was typed, apart from a slash at its end. */
export function isAsTyped(typed: string, understood: string): boolean {
  const bare = (text: string) => text.trim().replace(/\/$/, '');
  return bare(typed) === bare(understood);
}
