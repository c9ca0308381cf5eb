// Secrets at rest when the GNOME keyring is another one, or none any more: the ciphertext on the disk waits for its own
// keyring, until the operator decides otherwise.
import { Keyring } from '../../build/desktop/keyring.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { onlyEntry, storedSecrets, vaultText } from '../support/app/stored-vault.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { KEPT_UNTIL_QUIT, seeTrouble, signInAgain } from '../support/window/keyring-trouble.ts';
import { Operator } from '../support/window/operator.ts';

const WITH_KEYRING = { passwordStore: 'gnome-libsecret' } as const;

test('another keyring with another key cannot read the sign-in, which is kept for its own', async ({
  launchSignedIn,
  keyring,
  tray,
}) => {
  const { app } = await launchSignedIn();
  const before = vaultText(app);
  const { other, operator } = await underOtherKeyring(app, keyring);
  await operator.openCompany('ACME');
  await expect(
    operator.page.getByText(/the keyring is locked or has changed\. Nothing was deleted\./),
  ).toBeVisible();
  await tray.waitForLabel('ACME - sign in again…');
  await app.close();
  expect(vaultText(app)).toBe(before);

  await other.stop();
  await keyring.unlock();
  await app.relaunch();
  await new Operator(await app.window()).seeState('ACME', 'Valid');
});

test('a sign-in under another keyring takes the place of the one that it could not read', async ({
  launchSignedIn,
  keyring,
}) => {
  const { app } = await launchSignedIn();
  const { other, operator } = await underOtherKeyring(app, keyring);
  await signInAgain(operator);
  await app.relaunch();
  await new Operator(await app.window()).seeState('ACME', 'Valid');
  await app.close();

  // The last sign-in was the operator's last word: the old keyring cannot read it, and says so.
  await other.stop();
  await keyring.unlock();
  await app.relaunch();
  await new Operator(await app.window()).seeState('ACME', 'Sign in again');
});

test('a desktop that lost its keyring stores nothing weakly until asked to, and nothing once that is withdrawn', async ({
  launchSignedIn,
  keyring,
  tray,
}) => {
  const { app } = await launchSignedIn();
  await app.close();
  const before = vaultText(app);

  await app.relaunch({ passwordStore: 'basic' });
  const operator = new Operator(await app.window());
  await seeTrouble(operator);
  await signInAgain(operator);
  expect(vaultText(app)).toBe(before);
  await app.close();
  expect(vaultText(app)).toBe(before);

  await app.relaunch(WITH_KEYRING);
  const back = new Operator(await app.window());
  await back.seeState('ACME', 'Valid');
  await expect(back.page.getByText(KEPT_UNTIL_QUIT)).toBeHidden();
  await app.close();
  await keyring.kill();

  await app.relaunch({ passwordStore: 'basic' });
  const weak = new Operator(await app.window());
  await signInAgain(weak);
  await allowWeakStorage(weak, true);
  await expect.poll(() => onlyEntry(app)?.strength).toBe('weak');
  await tray.waitForLabel('Weak protection: no keyring on this computer');
  await app.relaunch();
  const stored = new Operator(await app.window());
  await stored.seeState('ACME', 'Valid');
  await expect(stored.page.getByText('Sign-ins are stored with weak protection')).toBeVisible();

  await allowWeakStorage(stored, false);
  await expect.poll(() => storedSecrets(app)).toEqual({});
  await expect.poll(() => storedSecrets(app, 'vault.last-good.json')).toEqual({});
  await stored.seeState('ACME', 'Valid');
  await app.relaunch();
  await new Operator(await app.window()).seeState('ACME', 'Signed out');
});

/** Starts the app anew where the keyring is another one, with another key. */
async function underOtherKeyring(app: AppUnderTest, keyring: Keyring) {
  await app.close();
  await keyring.kill();
  const other = await Keyring.start();
  await app.relaunch();
  const operator = new Operator(await app.window());
  await operator.seeState('ACME', 'Sign in again');
  return { other, operator };
}

async function allowWeakStorage(operator: Operator, isAllowed: boolean): Promise<void> {
  const { page } = operator;
  await operator.backToList();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(
    page.getByText(/anyone who can read your files can read your tokens and passwords/),
  ).toBeVisible();
  const choice = page.getByRole('switch', { name: 'Store with weak protection' });
  await expect(choice).toBeChecked({ checked: !isAllowed });
  await page.getByText('Store with weak protection').click();
  await expect(choice).toBeChecked({ checked: isAllowed });
}
