// All that IT has set on this computer, put together from its documents: later ones win. Pure.
import type { GovernedSettings, SettingName } from '../settings/settings-layers.ts';
import type { AllowedServices } from '../shared/allowed-services.ts';
import type { DocumentReading } from './managed-document.ts';
import { MAX_FAULTS, type ManagedFault } from './managed-fault.ts';
import type { ManagedCompany, ManagedDocument } from './managed-schema.ts';

export interface FromOrigin<Value> {
  readonly value: Value;
  /** The file or registry key. */
  readonly origin: string;
}

interface ListedCompany {
  readonly company: ManagedCompany;
  /** Its place in its document. */
  readonly place: number;
  readonly reading: DocumentReading;
}

type SinglePart = 'contact' | 'updates' | 'confirmProduction' | 'services';

export interface ManagedConfig {
  /** What was found, in the order in which it counts. */
  readonly origins: readonly string[];
  readonly settings: ReadonlyMap<SettingName, FromOrigin<unknown> & { readonly isLocked: boolean }>;
  readonly contact?: FromOrigin<string>;
  readonly updates?: FromOrigin<'on' | 'off'>;
  /** Every copy from a company in production is confirmed: see must-confirm.ts. */
  readonly confirmProduction?: FromOrigin<boolean>;
  readonly services?: FromOrigin<AllowedServices>;
  readonly companies: readonly ListedCompany[];
  readonly faults: readonly ManagedFault[];
}

export const NOTHING_MANAGED: ManagedConfig = {
  origins: [],
  settings: new Map(),
  companies: [],
  faults: [],
};

export function managedConfig(readings: readonly DocumentReading[]): ManagedConfig {
  const last = <Part extends SinglePart>(part: Part) => {
    const reading = readings.findLast(({ document }) => document?.[part] !== undefined);
    const value = reading?.document?.[part];
    return reading && value !== undefined ? { value, origin: reading.origin } : undefined;
  };
  const [contact, updates, services] = [last('contact'), last('updates'), last('services')];
  const confirmProduction = last('confirmProduction');
  return {
    origins: readings.map(({ origin }) => origin),
    settings: settingsOf(readings),
    ...(contact && { contact }),
    ...(updates && { updates }),
    ...(confirmProduction && { confirmProduction }),
    ...(services && { services }),
    companies: readings.flatMap((reading) =>
      (reading.document?.companies ?? []).map((company, at) => ({
        ...{ company, reading },
        place: reading.companyPlaces[at] ?? at,
      })),
    ),
    faults: readings.flatMap(({ faults }) => faults).slice(0, MAX_FAULTS),
  };
}

/** The last lock wins; without one, the last default. */
function settingsOf(readings: readonly DocumentReading[]): ManagedConfig['settings'] {
  const found = new Map<SettingName, FromOrigin<unknown> & { readonly isLocked: boolean }>();
  for (const { document, origin } of readings)
    for (const [key, setting] of Object.entries(settingsIn(document))) {
      const name = key as SettingName;
      const isLocked = 'locked' in setting;
      if (found.get(name)?.isLocked && !isLocked) continue;
      found.set(name, { value: isLocked ? setting.locked : setting.default, isLocked, origin });
    }
  return found;
}

/** `updates` locks the setting, under a name that IT looks for. */
function settingsIn({
  settings = {},
  updates,
}: ManagedDocument = {}): NonNullable<ManagedDocument['settings']> {
  return updates === undefined ? settings : { ...settings, lookForUpdates: { locked: updates === 'on' } };
}

/** As the settings take them. */
export function governedBy({ settings }: ManagedConfig): GovernedSettings {
  const valuesOf = (isLocked: boolean) =>
    Object.fromEntries(
      [...settings]
        .filter(([, each]) => each.isLocked === isLocked)
        .map(([name, { value }]) => [name, value]),
    );
  return { locked: valuesOf(true), defaults: valuesOf(false) };
}
