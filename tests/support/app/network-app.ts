// Builds and drives the app in network-app/: TokenTray's network alone, in a real Electron.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import type { CertificateLook } from '../../../app/providers/certificate-look.ts';
import type { ServiceTrust } from '../../../app/shared/trust.ts';

const ENTRY = resolve(import.meta.dirname, 'network-app/main.ts');

/** Gives the folder to launch, and what removes it. */
export async function buildNetworkApp() {
  const folder = await mkdtemp(join(tmpdir(), 'tokentray-network-app-'));
  await build({
    ...{ configFile: false, logLevel: 'error', publicDir: false },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ...{ ssr: ENTRY, target: 'node20', outDir: folder, emptyOutDir: false },
      rolldownOptions: {
        external: [/^electron(\/.*)?$/],
        output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  const description = { name: 'network-app', version: '0.1.0', main: 'main.cjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(description));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

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
}
