// What a typed address really leads to. Letters of other scripts may look like plain ones. Pure.

/** The host's own name (punycode) where the typed text shows it otherwise; undefined where it reads as it is. */
export function realHost(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^https?:/i.test(text) ? text : `https://${text}`;
  if (!/[^ -~]/.test(text) || !URL.canParse(address)) return undefined;
  const { hostname } = new URL(address);
  return text.toLowerCase().includes(hostname) ? undefined : hostname;
}
