// electron-builder calls this for each app that it has put together, before it sets the other fuses and signs.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/** What an unpacked Electron brings along for its own use. */
const ELECTRONS_OWN = ['default_app.asar', 'app-update.yml'];
const ANY_LOAD = /(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\s*\/>/;

export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, packager, electronPlatformName } = context;
  for (const name of ELECTRONS_OWN)
    rmSync(path.join(packager.getResourcesDir(appOutDir), name), { force: true });
  rmSync(path.join(appOutDir, 'version'), { force: true });
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
