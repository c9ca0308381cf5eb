// A home folder of its own for a program under test, so that no run sees another's files or the developer's.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class PrivateHome {
  readonly path: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'tokentray-test-'));
    for (const path of Object.values(this.env)) mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  get env(): Readonly<Record<string, string>> {
    return {
      HOME: this.path,
      XDG_CONFIG_HOME: join(this.path, 'config'),
      XDG_DATA_HOME: join(this.path, 'data'),
      XDG_CACHE_HOME: join(this.path, 'cache'),
      XDG_STATE_HOME: join(this.path, 'state'),
      XDG_RUNTIME_DIR: join(this.path, 'run'),
      TMPDIR: join(this.path, 'tmp'),
    };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
