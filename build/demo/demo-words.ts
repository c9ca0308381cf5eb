// How the demonstration shows what it sees: a menu as lines, a token as its beginning, a moment as a time of day.
import { z } from 'zod';

const SHOWN_OF_TOKEN = 8;
const whoamiSchema = z.object({ company: z.string(), expiresAt: z.iso.datetime() });

/** Enough to recognise a token, too little to use it. */
export function redacted(token: string): string {
  const beginning = token.slice(0, Math.min(SHOWN_OF_TOKEN, token.length / 4));
  return `${beginning}... (${token.length} characters, the rest is not shown)`;
}

export function clockTime(isoTime: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date(isoTime));
}

/** A frame around the lines of a menu, `---` being a separator. */
export function drawnMenu(lines: readonly string[]): readonly string[] {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = `+${'-'.repeat(width + 2)}+`;
  const rows = lines.map((line) => (line === '---' ? edge : `| ${line.padEnd(width)} |`));
  return [edge, ...rows, edge];
}

/** Whom the practice server knows by this bearer token. Throws where it does not accept it. */
export async function bearerHolder(address: string, token: string) {
  const response = await fetch(`${address}/whoami`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`The practice server refused the token with ${response.status}.`);
  return whoamiSchema.parse(await response.json());
}
