// Where this system keeps what IT has set. The places are fixed: no option and no environment variable moves them.
import type { ManagedSource } from '../../managed/managed-source.ts';
import { MacProfile } from './mac-profile.ts';
import { ManagedFolder } from './managed-folder.ts';
import { WindowsPolicies } from './windows-policies.ts';

export function systemManagedSource(platform: string): ManagedSource {
  if (platform === 'win32') return new WindowsPolicies();
  return platform === 'darwin' ? new MacProfile() : new ManagedFolder();
}
