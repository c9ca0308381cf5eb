// Plays the program that a token is pasted into: asks for one without showing it, as for a password, and sends a real
// request with it. Its argument is the address of the practice server.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { bearerHolder, clockTime } from '../demo/demo-words.ts';

const SHOWN_DOTS = 30;
const STAYS_OPEN_MS = 600_000;
const [address = ''] = process.argv.slice(2);

process.stdout.write(`\n  GET ${address}/whoami\n\n  Bearer token: `);
const { company, expiresAt } = await bearerHolder(address, await typedUnseen());
console.log(`\n\n  Accepted: ${company}, until ${clockTime(expiresAt)}`);
setTimeout(() => undefined, STAYS_OPEN_MS);

/** A dot appears for each letter, and no more than fit into the line. */
async function typedUnseen(): Promise<string> {
  const unseen = new Writable({ write: (_text, _encoding, written) => written() });
  const line = createInterface({ input: process.stdin, output: unseen, terminal: true });
  process.stdin.once('data', ({ length }: Buffer) => {
    process.stdout.write('•'.repeat(Math.min(SHOWN_DOTS, length)));
  });
  const text = await line.question('');
  line.close();
  return text.trim();
}
