// What the operator has had forgotten is in no file any more: not in those that had been damaged before, either. Every byte
// of the app's folder is searched for the ciphertext.
import { appendFileSync } from 'node:fs';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { storedSecrets, vaultPath } from '../support/app/stored-vault.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry } from '../support/window/practice-entries.ts';

const COPIES = ['vault.json', 'vault.last-good.json'];

/** The ciphertexts that lie there now, as they are written and as they are; none before the first save. */
function ciphertexts(app: AppUnderTest): readonly Buffer[] {
  return Object.values(storedSecrets(app)).flatMap(({ ciphertext }) => [
    Buffer.from(ciphertext.slice(12, 60)),
    Buffer.from(ciphertext, 'base64').subarray(12, 48),
  ]);
}

const filesWith = (app: AppUnderTest, parts: readonly Buffer[]) =>
  app
    .evidence()
    .filter(({ place }) => place.startsWith('user-data/'))
    .filter(({ content }) => parts.some((part) => content.includes(part as Buffer & string)))
    .map(({ place }) => place);

/** Whole words behind the document: it can be read no more, and everything is in it still. */
const spoil = (app: AppUnderTest, names: readonly string[]) => {
  for (const name of names) appendFileSync(vaultPath(app, name), 'and more');
};

async function deleteCompany(operator: Operator, name: string): Promise<void> {
  await operator.openCompany(name);
  await operator.page.getByRole('button', { name: 'Delete' }).click();
  await operator.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(operator.row(name)).toBeHidden();
}

for (const names of [['vault.json'], ['vault.last-good.json'], COPIES]) {
  test(`signing out and deleting forget for good, with ${names.join(' and ')} damaged before`, async ({
    launchSignedIn,
  }) => {
    const { app } = await launchSignedIn({ names: ['ACME', 'Globex'] });
    await app.close();
    const parts = [...ciphertexts(app)];
    expect(parts).toHaveLength(4);
    spoil(app, names);

    await app.relaunch();
    const operator = new Operator(await app.window());
    expect(filesWith(app, parts)).not.toEqual([]);
    if (names.length < 2) {
      await operator.seeState('ACME', 'Valid');
      parts.push(...ciphertexts(app));
      await operator.openCompany('ACME');
      await operator.page.getByRole('button', { name: 'Sign out' }).click();
      await operator.seeState('ACME', 'Signed out');
    } else {
      await expect(operator.page.getByText('Sign-ins could not be read')).toBeVisible();
      await operator.seeState('ACME', 'Signed out');
      await deleteCompany(operator, 'ACME');
    }
    await deleteCompany(operator, 'Globex');
    await app.close();
    expect(filesWith(app, parts)).toEqual([]);
  });
}

test('withdrawing weak storage forgets for good, with both files damaged before', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 3_600 });
  const app = await launch();
  const first = new Operator(await app.window());
  await first.addCompany(passwordEntry(server));
  await switchWeakStorage(first);
  await expect.poll(() => ciphertexts(app).length).toBe(2);
  await app.close();
  const parts = [...ciphertexts(app)];
  spoil(app, COPIES);

  await app.relaunch();
  const operator = new Operator(await app.window());
  await expect(operator.page.getByText('Sign-ins could not be read')).toBeVisible();
  expect(filesWith(app, parts)).toHaveLength(2);
  await switchWeakStorage(operator);
  await expect.poll(() => filesWith(app, parts)).toEqual([]);
});

async function switchWeakStorage({ page }: Operator): Promise<void> {
  await new Operator(page).backToStart();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Store with weak protection').click();
}
