// A data folder that others can read and that cannot be changed: mounted read-only, where even root changes nothing. Here
// because a scene may mount what it likes.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { Operator } from '../../support/window/operator.ts';
import { userIdEntry } from '../../support/window/practice-entries.ts';

const mount = (...args: readonly string[]) => execFileSync('mount', [...args]);

test('a folder that others can read, and whose permissions cannot be changed, is reported until it is private', async ({
  launchWithKeyring,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launchWithKeyring();
  await new Operator(await app.window()).addCompany(userIdEntry(server));
  await app.close();
  const folder = join(app.userDataDir, 'data');
  appendFileSync(join(folder, 'vault.last-good.json'), 'and more');
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  chmodSync(folder, 0o755);
  mount('--bind', folder, folder);
  mount('-o', 'remount,bind,ro', folder);

  try {
    await app.relaunch();
    const page = await app.window();
    await expect(page.getByText('Other people on this computer can read TokenTray’s files')).toBeVisible();
    await expect(page.getByText(`The permissions of ${folder}, or of a file in it`)).toBeVisible();
    await expect(page.getByText('Sign-ins have no backup')).toBeVisible();
    await app.close();
  } finally {
    execFileSync('umount', [folder]);
  }

  await app.relaunch();
  const operator = new Operator(await app.window());
  await operator.seeState('Globex', 'Valid');
  await expect(operator.page.getByText(/can read TokenTray’s files|have no backup/)).toBeHidden();
});
