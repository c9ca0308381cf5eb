// Whether Chromium's sandbox can be used on this machine, for starts from source. A packaged app always keeps it.
import { spawnSync } from 'node:child_process';

export interface SandboxDecision {
  readonly args: readonly string[];
  /** Why there is no sandbox, for a person; nothing where there is one. */
  readonly notice?: string;
}

export function decideSandbox(): SandboxDecision {
  if (process.platform !== 'linux') return { args: [] };
  if (process.getuid?.() === 0) {
    return {
      args: ['--no-sandbox'],
      notice: 'Running as root: starting without the sandbox (--no-sandbox).',
    };
  }
  if (areUserNamespacesAllowed()) return { args: [] };
  return {
    args: ['--no-sandbox'],
    notice:
      'This system lets no program in your folders set up a sandbox (user namespaces are restricted): ' +
      'starting without it (--no-sandbox).',
  };
}

/** Chromium needs them for its sandbox unless it is installed set-uid root, which a downloaded one is not. */
function areUserNamespacesAllowed(): boolean {
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true']);
  return error !== undefined || status === 0;
}
