// How this copy was installed, and whether its user may replace it. Pure: it must not know Electron.
import * as path from 'node:path';
import type { PackageKind } from '../../shared/contract/updates.ts';
import type { PackageFacts } from '../../updates/update-policy.ts';

export interface PackageSurroundings {
  readonly platform: string;
  readonly execPath: string;
  /** What starts this program again: for an AppImage, the AppImage. */
  readonly startableProgram: string;
  /** What electron-builder writes into the deb and the rpm; '' where there is no such file. */
  readonly packageType: string;
  readonly localAppData: string | undefined;
  readonly isWritable: (folder: string) => boolean;
}

/** Where the deb and the rpm put it. The note of electron-builder may have strayed into other packages. */
const INSTALLED = '/opt/TokenTray/tokentray';

export function packageFacts(surroundings: PackageSurroundings): PackageFacts {
  const packageKind = kindOf(surroundings);
  return { packageKind, isReplaceable: isReplaceable(packageKind, surroundings) };
}

function kindOf({ platform, execPath, startableProgram, packageType }: PackageSurroundings): PackageKind {
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'mac';
  if (startableProgram !== execPath) return 'appImage';
  const type = packageType.trim();
  return execPath === INSTALLED && (type === 'deb' || type === 'rpm') ? type : 'archive';
}

function isReplaceable(kind: PackageKind, surroundings: PackageSurroundings): boolean {
  const { execPath, startableProgram, localAppData, isWritable } = surroundings;
  switch (kind) {
    case 'appImage':
      return isWritable(path.dirname(startableProgram));
    // Installed for all users, it lies elsewhere. Windows does not say beforehand who may write there.
    case 'nsis':
      return localAppData !== undefined && isInside(execPath, localAppData);
    // TokenTray.app/Contents/MacOS/TokenTray, in a folder such as /Applications.
    case 'mac':
      return isWritable(path.resolve(path.dirname(execPath), '..', '..', '..'));
    case 'deb':
    case 'rpm':
    case 'archive':
      return false;
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.win32.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.win32.isAbsolute(relative);
}
