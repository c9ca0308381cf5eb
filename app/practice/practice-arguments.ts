// What the command line of the practice server asks for. Pure: it starts nothing and prints nothing.
import { parseArgs } from 'node:util';

type PracticeArguments =
  | {
      readonly kind: 'start';
      readonly port: number;
      readonly accessTtlS: number;
      readonly refreshTtlS: number;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string };

interface NumberOption {
  readonly flag: string;
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

const TEN_YEARS_S = 10 * 365 * 24 * 60 * 60;

export const PRACTICE_HELP = `Starts a practice server that plays KlearStack and Generate Token on this machine.

  npm run practice -- [options]

  --port <number>         port to listen on; 0 takes a free one (default 8700)
  --access-ttl <seconds>  how long an access token lives (default 120)
  --refresh-ttl <seconds> how long a refresh token lives (default 600)
  --help                  shows this text`;

export function practiceArguments(args: readonly string[]): PracticeArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: { type: 'string', default: '8700' },
        'access-ttl': { type: 'string', default: '120' },
        'refresh-ttl': { type: 'string', default: '600' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'start',
      port: wholeNumber({ flag: '--port', text: values.port, least: 0, most: 65_535 }),
      accessTtlS: seconds('--access-ttl', values['access-ttl']),
      refreshTtlS: seconds('--refresh-ttl', values['refresh-ttl']),
    };
  } catch (error) {
    // parseArgs throws a TypeError for an unknown or incomplete option, wholeNumber a RangeError; both are readable.
    if (error instanceof TypeError || error instanceof RangeError) {
      return { kind: 'invalid', message: error.message };
    }
    throw error;
  }
}

function seconds(flag: string, text: string): number {
  return wholeNumber({ flag, text, least: 1, most: TEN_YEARS_S });
}

function wholeNumber({ flag, text, least, most }: NumberOption): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`${flag} must be a whole number from ${least} to ${most}, but it is "${text}".`);
}
