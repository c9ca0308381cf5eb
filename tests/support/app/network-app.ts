// Builds and drives the app in network-app/: TokenTray's network alone, in a real Electron.
import { resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { CertificateLook } from '../../../app/providers/certificate-look.ts';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { buildSmallApp } from './small-app.ts';

export const buildNetworkApp = () =>
  buildSmallApp('network-app', resolve(import.meta.dirname, 'network-app/main.ts'));

export class DrivenNetwork {
  readonly #app: ElectronApplication;

  constructor(app: ElectronApplication) {
    this.#app = app;
  }

  post(address: string, trust?: ServiceTrust): Promise<object> {
    return this.#app.evaluate(
      async (_electron, asked) => (await globalThis.networkUnderTest?.post(asked.address, asked.trust)) ?? {},
      { address, ...(trust && { trust }) },
    );
  }

  look(address: string, trust?: ServiceTrust): Promise<CertificateLook> {
    return this.#app.evaluate(
      async (_electron, asked) =>
        (await globalThis.networkUnderTest?.look(asked.address, asked.trust)) as CertificateLook,
      { address, ...(trust && { trust }) },
    );
  }

  keep(trusted: readonly ServiceTrust[]): Promise<void> {
    return this.#app.evaluate((_electron, asked) => globalThis.networkUnderTest?.keep(asked), trusted);
  }

  async proxyFor(address: string): Promise<string> {
    return this.#app.evaluate(
      async (_electron, asked) => (await globalThis.networkUnderTest?.proxyFor(asked)) ?? '',
      address,
    );
  }
}
