// "npm run practice -- --tls": what CONTRIBUTING offers for trying certificates by hand, tried with the app.
import { type ChildProcess, spawn } from 'node:child_process';
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';

const MODULE = new URL('../../app/practice/practice-cli.ts', import.meta.url).href;
const SCRIPT = `const { runPracticeCli } = await import('${MODULE}'); await runPracticeCli(process.argv.slice(1));`;

let running: ChildProcess | undefined;
test.afterEach(() => void running?.kill('SIGKILL'));

/** What the command prints until it is ready. */
async function startPracticeCli(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, '--', '--port', '0', ...args]);
  running = child;
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  await expect.poll(() => printed, { timeout: 15_000 }).toContain('Try it');
  return printed;
}

test('the fingerprint that the practice server prints is the one that the app shows and compares', async ({
  launch,
}) => {
  const printed = await startPracticeCli('--tls');
  const page = await (await launch()).window();
  const operator = new Operator(page);
  await operator.fillNewCompany({
    service: /^KlearStack, user ID/,
    fields: {
      Name: 'ACME',
      Address: /https:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '',
      'Company name': 'Practice Company',
      'User ID': 'practice-26',
    },
  });
  await operator.submit('Add and sign in');
  await page.getByRole('button', { name: 'Look at the certificate' }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .getByRole('textbox', { name: 'Fingerprint that IT sent you' })
    .fill(/SHA-256 +([0-9A-F:]{95})$/m.exec(printed)?.[1] ?? '');
  await expect(sheet.getByRole('status')).toContainText('The fingerprints match');
  await sheet.getByRole('button', { name: 'Trust it for ACME' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
  await operator.seeState('ACME', 'Valid');
});
