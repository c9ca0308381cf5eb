// Calls a method on the session bus (D-Bus), through whichever of the usual programs is installed. Linux only.
// Knows no service: what a reply means is the caller's business.
import { execFile } from 'node:child_process';

const TIMEOUT_MS = 2_000;

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interfaceName: string;
  readonly member: string;
  readonly args?: readonly string[];
}

export type BusReply =
  | { readonly kind: 'answered'; readonly output: string }
  /** `reason`: what the program printed, in its own words. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The service is there and does not answer. */
  | { readonly kind: 'late' }
  /** No such program is installed. */
  | { readonly kind: 'unasked' };

/** Takes two seconds at most. */
export async function callBus(question: BusCall): Promise<BusReply> {
  for (const command of commandsFor(question)) {
    const answer = await run(command);
    if (answer.kind !== 'unasked') return answer;
  }
  return { kind: 'unasked' };
}

type Command = readonly [program: string, ...args: string[]];

function commandsFor(question: BusCall): readonly Command[] {
  const { destination, path, interfaceName, member, args = [] } = question;
  const call = ['call', destination, path, interfaceName, member];
  return [
    ['busctl', '--user', ...call, ...(args.length > 0 ? ['s'.repeat(args.length), ...args] : [])],
    [
      'gdbus',
      'call',
      '--session',
      `--dest=${destination}`,
      `--object-path=${path}`,
      `--method=${interfaceName}.${member}`,
      ...args,
    ],
    [
      'dbus-send',
      '--session',
      '--print-reply',
      `--dest=${destination}`,
      path,
      `${interfaceName}.${member}`,
      ...args.map((arg) => `string:${arg}`),
    ],
  ];
}

function run([program, ...args]: Command): Promise<BusReply> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: TIMEOUT_MS }, (error, output, reason) => {
      if (!error) resolve({ kind: 'answered', output });
      else if (error.code === 'ENOENT') resolve({ kind: 'unasked' });
      else resolve(error.killed ? { kind: 'late' } : { kind: 'refused', reason });
    });
  });
}
