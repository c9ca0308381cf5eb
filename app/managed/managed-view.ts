// What IT has set, as the window shows it, and its faults in words.
import type { SettingsStore } from '../settings/settings-store.ts';
import type { ManagedFaultView, ManagedSetting, ManagedView } from '../shared/contract/managed.ts';
import type { Texts } from '../texts/texts.ts';
import type { ManagedConfig } from './managed-config.ts';
import type { ManagedFault } from './managed-fault.ts';

/** `faults`: all of them, those of single companies too. */
export function managedView(
  { origins, settings, contact, updates, confirmProduction, services }: ManagedConfig,
  faults: readonly ManagedFault[],
  store: Pick<SettingsStore, 'isLocked' | 'isDefault'>,
  texts: Texts,
): ManagedView {
  const inForce = [...settings]
    .filter(([name]) => store.isLocked(name) || store.isDefault(name))
    .map(([name, { origin, isLocked }]): [string, ManagedSetting] => [name, { origin, isLocked }]);
  return {
    origins,
    settings: Object.fromEntries(inForce),
    ...(contact && { contact: { words: contact.value, origin: contact.origin } }),
    ...(updates && { updates }),
    ...(confirmProduction && { confirmProduction }),
    ...(services && { services: { allowed: services.value, origin: services.origin } }),
    faults: faults.map((fault) => faultView(fault, texts)),
  };
}

/** For IT: one line for each fault. */
export function faultReport(faults: readonly ManagedFaultView[], appVersion: string, texts: Texts): string {
  const lines = faults.map(({ origin, place, words }) =>
    [origin, place, words].filter((part) => part !== '').join(': '),
  );
  return [texts.say('managed.report', { version: appVersion }), '', ...lines, ''].join('\n');
}

function faultView(fault: ManagedFault, texts: Texts): ManagedFaultView {
  const { origin, kind, detail = '' } = fault;
  return {
    origin,
    place: placeWords(fault, texts),
    // What is wrong with a company was said by the rules of the form.
    words: kind === 'company' ? detail : texts.say(`managed.fault.${kind}`, { detail }),
  };
}

function placeWords({ line, field }: ManagedFault, texts: Texts): string {
  if (line === undefined) return field ?? '';
  return field === undefined
    ? texts.say('managed.place.line', { line })
    : texts.say('managed.place.lineAndField', { line, field });
}
