// A link that offers one company: "tokentray://add?label=...". Read here as far as it is about the link; the company in it is
// read as one of a company file. Pure. Its form is described in docs/links.md.
import type { ProviderRegistry } from '../providers/provider-registry.ts';

/** How the system recognises our links; electron-builder.yml and the Windows installer register it. */
const SCHEME = 'tokentray:';
const FORM = /^tokentray:\/\/add\/?\?([^#\s]*)$/i;
/** A field of a company, by its name in a company file. */
const PARAMETER_NAME = /^[a-z]\w*$/i;
/** Browsers and systems pass on links of at least that length. */
export const LINK_LIMIT = 8_000;

const COMPANY_FIELDS: ReadonlySet<string> = new Set([
  ...['label', 'providerId', 'address', 'copyFormat', 'renewalMode'],
]);
const SECRET_NAME = /pass|pwd|secret|token|credential|bearer|jwt|api_?key|^pin$/i;
/** A token of three parts, or one as it stands in a header. */
const TOKEN = /\bey[\w-]{8,}\.[\w-]+\.|^bearer\s/i;

export type AddLinkFault = 'linkNotUnderstood' | 'linkTooLong' | 'linkSecret';

export type AddLinkReading =
  | { readonly kind: 'companies'; readonly companies: readonly [unknown] }
  | { readonly kind: 'fault'; readonly fault: AddLinkFault };

/** The last one on a command line; undefined if there is none. */
export function addLinkIn(commandLine: readonly string[]): string | undefined {
  return commandLine.findLast((argument) => argument.slice(0, SCHEME.length).toLowerCase() === SCHEME);
}

export function readAddLink(link: string, providers: ProviderRegistry): AddLinkReading {
  if (link.length > LINK_LIMIT) return fault('linkTooLong');
  const parameters = parametersOf(link);
  if (!parameters) return fault('linkNotUnderstood');
  if (parameters.some((parameter) => isSecret(parameter, providers))) return fault('linkSecret');
  const values = new Map(parameters);
  const isSound =
    values.size === parameters.length && parameters.every(([name]) => PARAMETER_NAME.test(name));
  if (!isSound || values.size === 0) return fault('linkNotUnderstood');
  const ofAccount = parameters.filter(([name]) => !COMPANY_FIELDS.has(name));
  const ofCompany = parameters.filter(([name]) => COMPANY_FIELDS.has(name));
  const company = {
    copyFormat: 'token',
    ...Object.fromEntries(ofCompany),
    account: Object.fromEntries(ofAccount),
  };
  return { kind: 'companies', companies: [company] };
}

const fault = (kind: AddLinkFault): AddLinkReading => ({ kind: 'fault', fault: kind });

type Parameter = readonly [name: string, value: string];

/** Undefined where the link has another form, or is not text in UTF-8. */
function parametersOf(link: string): readonly Parameter[] | undefined {
  const query = FORM.exec(link)?.[1];
  if (query === undefined) return undefined;
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...value] = part.split('=');
        return [decoded(name), decoded(value.join('='))] as const;
      });
  } catch {
    return undefined; // decodeURIComponent throws on what is no escape, or not UTF-8
  }
}

/** As forms encode it: a space is "+" or "%20". */
const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

/** What a link must not carry: a browser's history and a mailbox are open to others. */
function isSecret([name, value]: Parameter, providers: ProviderRegistry): boolean {
  const fields = [...providers.values()].flatMap((provider) => provider.fields);
  const known = fields.filter((field) => field.name === name);
  const isSecretField = known.some(({ secret }) => secret);
  return isSecretField || (known.length === 0 && SECRET_NAME.test(name)) || TOKEN.test(value);
}
