// What the setup check asks of the system, as a role.

export interface SetupSystem {
  /** Looks for a place for the tray's icon now. */
  lookForTray(): Promise<boolean>;
  /** `handedOver`: the system took it and has not said whether it was shown. */
  showTestNotification(words: {
    readonly title: string;
    readonly body: string;
  }): Promise<'shown' | 'handedOver' | 'failed' | 'unsupported'>;
  /** How the system would reach an address, as in a PAC file: `DIRECT`, `PROXY host:port`, several joined by `;`. */
  proxyFor(url: string): Promise<string>;
}
