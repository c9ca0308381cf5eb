// The computer that the app runs on, as roles: what it is, and what the setup check tries on it.
import type { TrayStanding } from '../shared/tray-standing.ts';

export interface HostSystem {
  readonly electronVersion: string;
  readonly chromiumVersion: string;
  /** "Linux 6.8.0 (x64)" */
  readonly operatingSystem: string;
  /** Opens the app's data folder and no other; false if nothing could open it. */
  openDataFolder(): Promise<boolean>;
  /** The licences of what is bundled; null if the build wrote none. */
  readLicences(): Promise<string | null>;
}

export interface SetupSystem {
  /** Looks now. */
  lookForTray(): Promise<TrayStanding>;
  /** `handedOver`: the system accepted it and has not reported whether it was shown. */
  showTestNotification(words: {
    readonly title: string;
    readonly body: string;
  }): Promise<'shown' | 'handedOver' | 'failed' | 'unsupported'>;
  /** How the system would reach an address, as in a PAC file: `DIRECT`, `PROXY host:port`, several joined by `;`. */
  proxyFor(url: string): Promise<string>;
  /** Whether other programs here, such as curl, accept a certificate that the app refuses. Nothing is trusted by it. */
  isAcceptedElsewhere(url: string): Promise<boolean>;
}
