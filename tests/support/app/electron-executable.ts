// Which Electron runs the tests. It must not download one: `npm test` says where it is.
import { createRequire } from 'node:module';

export function electronExecutable(): string {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined)
    throw new Error('ELECTRON_OVERRIDE_DIST_PATH must name the Electron to test with. `npm test` sets it.');
  return createRequire(import.meta.url)('electron');
}
