// What IT has set on this computer, as the window shows it, and the command that copies what is wrong with it.
import type { AllowedServices } from '../allowed-services.ts';
import type { SettingsChange } from './settings.ts';

/** Where a value came from: a file or a registry key. */
export interface ManagedOrigin {
  readonly origin: string;
}

export interface ManagedSetting extends ManagedOrigin {
  readonly isLocked: boolean;
}

export interface ManagedFaultView extends ManagedOrigin {
  /** "Line 12, companies[0].address"; empty where the whole file is meant. */
  readonly place: string;
  readonly words: string;
}

export interface ManagedView {
  /** All that was found, in the order in which it counts; empty where IT has set nothing. */
  readonly origins: readonly string[];
  /** The settings that hold because IT has set them. */
  readonly settings: { readonly [Name in keyof SettingsChange]?: ManagedSetting };
  readonly contact?: ManagedOrigin & { readonly words: string };
  readonly updates?: ManagedOrigin & { readonly value: 'on' | 'off' };
  /** Whether every copy from production is confirmed. */
  readonly confirmProduction?: ManagedOrigin & { readonly value: boolean };
  /** Which services may be added; absent where that is not limited. */
  readonly services?: ManagedOrigin & { readonly allowed: AllowedServices };
  readonly faults: readonly ManagedFaultView[];
}

export interface ManagedContract {
  /** Puts the faults on the clipboard, as text for IT. */
  copyManagedFaults: { input: undefined; answer: { readonly copied: boolean } };
}
