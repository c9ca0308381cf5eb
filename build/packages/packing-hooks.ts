// What electron-builder calls while it puts an app together, because electron-builder.yml names it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

type Unpacked = Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName'>;

/** What an unpacked Electron brings along for its own use. */
const ELECTRONS_OWN = ['default_app.asar', 'app-update.yml'];
const ANY_LOAD = /(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\s*\/>/;

/** Before the hashes of all archives are noted. */
export function afterExtract({ appOutDir, electronPlatformName }: Unpacked): void {
  const isMac = electronPlatformName === 'darwin';
  const resources = path.join(appOutDir, isMac ? 'Electron.app/Contents/Resources' : 'resources');
  for (const name of ELECTRONS_OWN) rmSync(path.join(resources, name), { force: true });
  rmSync(path.join(appOutDir, 'version'), { force: true });
}

/** Before the other fuses are set, and the app is signed. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, packager, electronPlatformName } = context;
  if (electronPlatformName === 'darwin') refuseUnencryptedLoads(appOutDir, packager.appInfo.productFilename);
  await setNewestFuse(executableOf(context));
}

/** electron-builder allows macOS's own network code any unencrypted load. Nothing of ours needs it. */
function refuseUnencryptedLoads(appOutDir: string, productFilename: string): void {
  const file = path.join(appOutDir, `${productFilename}.app`, 'Contents', 'Info.plist');
  const text = readFileSync(file, 'utf8');
  if (!ANY_LOAD.test(text)) throw new Error(`${file} no longer allows every load: this step can go.`);
  writeFileSync(file, text.replace(ANY_LOAD, '$1<false/>'));
}

/** Known to `@electron/fuses`, not yet to electron-builder, and not to an Electron as old as the test runtime. */
async function setNewestFuse(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  if (wire[FuseV1Options.WasmTrapHandlers] === undefined) return;
  await flipFuses(executable, { version: FuseVersion.V1, [FuseV1Options.WasmTrapHandlers]: true });
}

function executableOf({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${name}.app`);
  return path.join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : 'tokentray');
}
