// Builds an app for a test from one file that takes a part of TokenTray into a real Electron.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Gives the folder to launch, and what removes it. */
export async function buildSmallApp(name: string, entry: string) {
  const folder = await mkdtemp(join(tmpdir(), `tokentray-${name}-`));
  await build({
    ...{ configFile: false, logLevel: 'error', publicDir: false },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ...{ ssr: entry, target: 'node20', outDir: folder, emptyOutDir: false },
      rolldownOptions: {
        external: [/^electron(\/.*)?$/],
        output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.1.0', main: 'main.cjs' }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
