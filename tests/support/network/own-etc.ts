// Another /etc, and a folder of its own for the authorities that an administrator adds: for a scene that runs as root in a
// mount namespace. What it writes there is seen by no one else, and gone with the namespace.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const ADDED = '/usr/local/share/ca-certificates';

export class OwnEtc {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-etc-'));

  constructor() {
    const [copy, added] = [path.join(this.#folder, 'etc'), path.join(this.#folder, 'added')];
    // What an ordinary user may not read is not needed here.
    execFileSync('sh', ['-c', 'cp -a /etc "$0" 2>/dev/null; chmod 755 "$0"', copy]);
    // Other packages' hooks would write elsewhere on the computer.
    fs.rmSync(path.join(copy, 'ca-certificates/update.d'), { recursive: true, force: true });
    fs.mkdirSync(added);
    execFileSync('mount', ['--bind', copy, '/etc']);
    execFileSync('mount', ['--bind', added, ADDED]);
  }

  /** What the computer trusts from now on, beside the public authorities: PEM, by name. */
  trust(authorities: Readonly<Record<string, string>>): void {
    for (const name of fs.readdirSync(ADDED)) fs.rmSync(path.join(ADDED, name));
    for (const [name, pem] of Object.entries(authorities))
      fs.writeFileSync(path.join(ADDED, `${name}.crt`), pem);
    execFileSync('update-ca-certificates', ['--fresh'], { stdio: 'pipe' });
  }

  remove(): void {
    for (const place of [ADDED, '/etc']) execFileSync('umount', ['--lazy', place]);
    fs.rmSync(this.#folder, { recursive: true });
  }
}
