// What the command line of the practice server asks for. Pure: it starts nothing and prints nothing.
import { parseArgs } from 'node:util';
import { CERTIFICATE_FAULTS, type CertificateFault } from './practice-certificate.ts';
import { GENERATE_TOKEN_TTL, USUAL_PORT } from './practice-help.ts';
import { DOCUMENTED_SETTINGS, type PracticeSettings } from './practice-settings.ts';

type PracticeArguments =
  | ({ readonly kind: 'start' } & StartArguments)
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string };

interface StartArguments {
  readonly port: number;
  readonly settings: Pick<
    PracticeSettings,
    'accessTtlS' | 'refreshTtlS' | 'generateTokenTtlS' | 'headersRequired'
  >;
  readonly canRevoke: boolean;
  readonly tls?: TlsArguments;
}

export interface TlsArguments {
  readonly fault?: CertificateFault;
  /** Where the authority's certificate is written to. */
  readonly authorityFile?: string;
}

interface NumberOption {
  readonly flag: string;
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

const TEN_YEARS_S = 10 * 365 * 24 * 60 * 60;

export const PRACTICE_OPTIONS = {
  port: { type: 'string', default: String(USUAL_PORT) },
  'access-ttl': { type: 'string', default: String(DOCUMENTED_SETTINGS.accessTtlS) },
  'refresh-ttl': { type: 'string', default: String(DOCUMENTED_SETTINGS.refreshTtlS) },
  'generate-token-ttl': { type: 'string', default: String(DOCUMENTED_SETTINGS.generateTokenTtlS) },
  tls: { type: 'boolean', default: false },
  'tls-authority': { type: 'string' },
  'tls-fault': { type: 'string' },
  'require-headers': { type: 'boolean', default: false },
  revoke: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parse>;

export function practiceArguments(args: readonly string[]): PracticeArguments {
  try {
    const values = parse(args);
    return values.help ? { kind: 'help' } : { kind: 'start', ...startArguments(values) };
  } catch (error) {
    // parseArgs throws a TypeError for an unknown or incomplete option, the others a RangeError; both are readable.
    if (error instanceof TypeError || error instanceof RangeError) {
      return { kind: 'invalid', message: error.message };
    }
    throw error;
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], strict: true, options: PRACTICE_OPTIONS }).values;
}

function startArguments(values: Values): StartArguments {
  const generateTokenTtl = { flag: '--generate-token-ttl', text: values['generate-token-ttl'] };
  const tls = tlsArguments(values);
  return {
    port: wholeNumber({ flag: '--port', text: values.port, least: 0, most: 65_535 }),
    settings: {
      accessTtlS: seconds('--access-ttl', values['access-ttl']),
      refreshTtlS: seconds('--refresh-ttl', values['refresh-ttl']),
      generateTokenTtlS: wholeNumber({ ...generateTokenTtl, ...GENERATE_TOKEN_TTL }),
      headersRequired: values['require-headers'],
    },
    canRevoke: values.revoke,
    ...(tls === undefined ? {} : { tls }),
  };
}

function tlsArguments(values: Values): TlsArguments | undefined {
  const { tls, 'tls-authority': authorityFile, 'tls-fault': faultText } = values;
  if (!tls && authorityFile === undefined && faultText === undefined) return undefined;
  const fault = faultText === undefined ? undefined : faultNamed(faultText);
  if (fault === 'self-signed' && authorityFile !== undefined) {
    throw new RangeError('--tls-fault self-signed has no authority, so leave out --tls-authority.');
  }
  if (authorityFile === '') throw new RangeError('--tls-authority needs the name of a file.');
  return {
    ...(fault === undefined ? {} : { fault }),
    ...(authorityFile === undefined ? {} : { authorityFile }),
  };
}

function faultNamed(text: string): CertificateFault {
  const fault = CERTIFICATE_FAULTS.find((each) => each === text);
  if (fault !== undefined) return fault;
  throw new RangeError(`--tls-fault must be one of ${CERTIFICATE_FAULTS.join(', ')}, but it is "${text}".`);
}

function seconds(flag: string, text: string): number {
  return wholeNumber({ flag, text, least: 1, most: TEN_YEARS_S });
}

function wholeNumber({ flag, text, least, most }: NumberOption): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`${flag} must be a whole number from ${least} to ${most}, but it is "${text}".`);
}
