// Which services an operator may add, where IT has limited that: one rule for the main process and the window. Pure.

/** What is absent is not limited. */
export interface AllowedServices {
  /** `acme.example` is that host at any port, `acme.example:8443` at that port alone, `*.acme.example` each host below it. */
  readonly hosts?: readonly string[];
  readonly providers?: readonly string[];
}

interface AddedService {
  readonly providerId: string;
  readonly address: string;
}

export function mayAdd(allowed: AllowedServices | undefined, { providerId, address }: AddedService): boolean {
  const { hosts, providers } = allowed ?? {};
  if (providers && !providers.includes(providerId)) return false;
  return hosts === undefined || hosts.some((pattern) => isHost(pattern, address));
}

function isHost(pattern: string, address: string): boolean {
  const named = pattern.replace(/^\*\./, '');
  if (!URL.canParse(address) || !URL.canParse(`https://${named}`)) return false;
  // As URLs, so that other scripts are compared in punycode.
  const [wanted, found] = [new URL(`https://${named}`), new URL(address)];
  const isItsHost =
    named === pattern ? found.hostname === wanted.hostname : found.hostname.endsWith(`.${wanted.hostname}`);
  return isItsHost && (!/:\d+$/.test(named) || portOf(found) === portOf(wanted));
}

const portOf = ({ port, protocol }: URL) => port || (protocol === 'http:' ? '80' : '443');
