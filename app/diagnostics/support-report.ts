// "Details for IT": the state of a company's session, as plain text to paste into a message. Pure. It says where requests go
// and how they fail; of what the operator typed, only whether it was typed at all.
import type { TokenProvider } from '../providers/provider.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import { tidyText } from '../shared/unseen.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { HostSystem } from './host-system.ts';

export interface ReportFacts {
  readonly texts: Texts;
  readonly company: CompanyView;
  readonly provider: TokenProvider | undefined;
  readonly failure: Pick<TokenFailure, 'status' | 'netError'> | undefined;
  /** In Chromium's words. */
  readonly proxy: string;
  readonly appVersion: string;
  readonly host: Pick<HostSystem, 'electronVersion' | 'chromiumVersion' | 'operatingSystem'>;
  readonly secretStorage: 'secure' | 'weak' | 'memory';
  readonly nowMs: number;
  /** An IANA name. */
  readonly timeZone: string;
}

const MAX_VALUE_LENGTH = 300;

type Line = readonly [name: TextKey, value: string | undefined];

export function supportReport(facts: ReportFacts): string {
  const { texts } = facts;
  const lines = [...serviceLines(facts), ...stateLines(facts), ...computerLines(facts)]
    .filter((line): line is readonly [TextKey, string] => line[1] !== undefined)
    .map(([name, value]) => texts.say('report.line', { name: texts.say(name), value: oneLine(value) }));
  const account = accountLines(facts);
  return [texts.say('report.title'), texts.say('report.promise'), '', ...lines, ...account, ''].join('\n');
}

function serviceLines({ texts, company, provider, nowMs, timeZone }: ReportFacts): readonly Line[] {
  const { host, pathname } = new URL(company.address);
  return [
    ['report.time', `${moment(nowMs, timeZone)} (${timeZone})`],
    ['report.company', company.label],
    ['report.service', provider && texts.say(provider.nameKey)],
    ['report.address', `${host}${pathname}`],
  ];
}

function stateLines({ texts, company, failure, timeZone }: ReportFacts): readonly Line[] {
  const { validity, lastRenewedMs, nextTryMs } = company;
  const at = (ms: number | undefined) => (ms === undefined ? undefined : moment(ms, timeZone));
  return [
    ['report.state', company.statusText],
    ['report.problem', company.problem?.title],
    ['report.httpStatus', failure?.status?.toString()],
    ['report.netError', failure?.netError],
    ['report.release', company.releaseVersion],
    ['report.lastRenewed', at(lastRenewedMs) ?? texts.say('report.never')],
    ['report.validUntil', validity.kind === 'until' ? at(validity.untilMs) : undefined],
    ['report.nextTry', at(nextTryMs)],
  ];
}

function computerLines({ texts, host, proxy, appVersion, secretStorage }: ReportFacts): readonly Line[] {
  const { electronVersion, chromiumVersion, operatingSystem } = host;
  return [
    ['report.proxy', withoutCredentials(proxy)],
    ['report.app', `TokenTray ${appVersion}, Electron ${electronVersion}, Chromium ${chromiumVersion}`],
    ['report.system', operatingSystem],
    ['report.storage', texts.say(`report.storage.${secretStorage}`)],
  ];
}

/** Each field of the sign-in form: what was chosen there, or whether it is filled in. */
function accountLines({ texts, company, provider }: ReportFacts): readonly string[] {
  // Whether an optional secret was typed is not known here.
  const known = provider?.fields.filter(({ secret, optional }) => !(secret && optional)) ?? [];
  return known.map(({ name, labelKey, secret, choices }) => {
    const chosen = choices?.find(({ value }) => value === (company.account[name] ?? ''));
    if (chosen)
      return texts.say('report.line', { name: texts.say(labelKey), value: texts.say(chosen.labelKey) });
    const isSet = secret ? company.storePassword : (company.account[name] ?? '') !== '';
    const [yes, no] = secret
      ? (['report.stored', 'report.notStored'] as const)
      : (['report.set', 'report.notSet'] as const);
    return texts.say('report.line', { name: texts.say(labelKey), value: texts.say(isSet ? yes : no) });
  });
}

/** "2026-11-21 09:20:05 GMT+01:00" */
function moment(ms: number, timeZone: string): string {
  const numbers = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  // Swedish dates are in ISO 8601 order, which IT understands in every language.
  return new Intl.DateTimeFormat('sv-SE', {
    ...numbers,
    year: 'numeric',
    second: '2-digit',
    timeZoneName: 'longOffset',
    timeZone,
  }).format(ms);
}

const withoutCredentials = (proxy: string) => proxy.replace(/[^\s;/@]+@/g, '');

/** Text that a service sent must not pass for a line of this report. */
function oneLine(text: string): string {
  const line = tidyText(text.slice(0, MAX_VALUE_LENGTH));
  return text.length > MAX_VALUE_LENGTH ? `${line}…` : line;
}
