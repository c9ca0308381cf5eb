// Nothing of TokenTray but its network, in a real Electron. A test drives it by what it puts on `globalThis`.
import { app } from 'electron';
import { createServiceNetwork, serviceProxy } from '../../../../app/platform/system/service-network.ts';
import { systemClock as clock } from '../../../../app/platform/system/system-clock.ts';
import { hardenChromium } from '../../../../app/platform/window/chromium-hardening.ts';
import { HttpClient } from '../../../../app/providers/http-client.ts';
import type { ServiceTrust } from '../../../../app/shared/trust.ts';

export interface NetworkUnderTest {
  /** As for a token. Gives the answer's status, or what failed. */
  post(address: string, trust?: ServiceTrust): Promise<object>;
  look(address: string, trust?: ServiceTrust): Promise<object>;
  keep(trusted: readonly ServiceTrust[]): void;
  /** How a request would be routed, as in a PAC file. */
  proxyFor(address: string): Promise<string>;
}

declare global {
  var networkUnderTest: NetworkUnderTest | undefined;
}

hardenChromium();
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  const { network, certificates } = createServiceNetwork({ clock, platform: process.platform });
  const http = new HttpClient({ clock, fetch: (input, init, trust) => network.fetch(input, init, trust) });
  globalThis.networkUnderTest = {
    post: async (address, trust) => {
      const connection = { signal: new AbortController().signal, ...(trust && { trust }) };
      const fields = { username: 'practice' };
      const outcome = await http.post({ url: new URL(address), encoding: 'json', fields, connection });
      return outcome.kind === 'answered' ? { kind: outcome.kind, status: outcome.status } : outcome;
    },
    look: (address, trust) => certificates.look(new URL(address), trust),
    keep: (trusted) => network.keep(trusted),
    proxyFor: serviceProxy,
  };
});
