// Secrets at rest with a real GNOME keyring: stored and read again, and what an operator meets when the keyring is
// locked, absent, silent, switched off or another one. The ciphertext on the disk is never given up for that.
import { BusConnection } from '../../build/desktop/bus-connection.ts';
import { Keyring } from '../../build/desktop/keyring.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { storedSecrets, vaultText } from '../support/app/stored-vault.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';
import { seeInWindow } from '../support/window/window-text.ts';

const WITH_KEYRING = { passwordStore: 'gnome-libsecret' } as const;
const KEPT_UNTIL_QUIT = 'Sign-ins are kept only until you quit';

const onlyEntry = (app: AppUnderTest) => Object.values(storedSecrets(app))[0];

test('a stored sign-in is read again after a restart, and the next copy works', async ({
  launchSignedIn,
  tray,
  clipboard,
}) => {
  const { app, server } = await launchSignedIn();
  expect(onlyEntry(app)).toMatchObject({ strength: 'secure' });
  expect(Buffer.from(onlyEntry(app)?.ciphertext ?? '', 'base64').toString('latin1')).toMatch(/^v11/);
  await app.relaunch();
  const operator = new Operator(await app.window());
  await operator.seeState('ACME', 'Valid');
  await expect(operator.page.getByText(KEPT_UNTIL_QUIT)).toBeHidden();
  await tray.clickByLabel(/^ACME - copy token/);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  const signIns = server.control.requests.filter(({ endpoint }) => endpoint === 'get_access_token');
  expect(signIns).toHaveLength(1);
});

for (const [trouble, begin, end] of [
  ['locked', (keyring: Keyring) => keyring.lock(), (keyring: Keyring) => keyring.unlock()],
  ['absent', (keyring: Keyring) => keyring.kill(), (keyring: Keyring) => keyring.unlock()],
] as const) {
  test(`a keyring that is ${trouble} at startup is reported, memory is used in the meantime, and sign-ins return with it`, async ({
    launchSignedIn,
    keyring,
    tray,
    clipboard,
  }) => {
    const { app, server } = await launchSignedIn();
    await app.close();
    const before = vaultText(app);
    await begin(keyring);

    await app.relaunch();
    const operator = new Operator(await app.window());
    await seeTrouble(operator);
    await tray.waitForLabel('ACME - sign in again…');
    await tray.waitForLabel('No keyring: sign-ins are kept until you quit');
    expect(vaultText(app)).toBe(before);

    await signInAgain(operator);
    await tray.clickByLabel(/^ACME - copy token/);
    expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
    await app.close();
    expect(vaultText(app)).toBe(before);

    await end(keyring);
    await app.relaunch();
    await new Operator(await app.window()).seeState('ACME', 'Valid');
    await expect.poll(() => vaultText(app)).not.toBe(before);
  });
}

for (const [trouble, begin, end] of [
  ['locked', (keyring: Keyring) => keyring.lock(), (keyring: Keyring) => keyring.unlockInPlace()],
  ['absent', (keyring: Keyring) => keyring.kill(), (keyring: Keyring) => keyring.unlock()],
] as const) {
  test(`a keyring that is ${trouble} at startup is noticed once it works, and nothing is stored weakly in the meantime`, async ({
    launchSignedIn,
    keyring,
    tray,
  }) => {
    const { app } = await launchSignedIn({ names: ['ACME', 'Globex'] });
    await app.close();
    const before = vaultText(app);
    await begin(keyring);
    await app.relaunch();
    const operator = new Operator(await app.window());
    await seeTrouble(operator);
    await signInAgain(operator);
    expect(vaultText(app)).toBe(before);

    await end(keyring);
    // The one that was signed in again is stored, the other one is read, and no one was asked for anything.
    await tray.waitForLabel(/^Globex - copy token \(valid/);
    await operator.seeState('Globex', 'Valid');
    await expect(operator.page.getByText(KEPT_UNTIL_QUIT)).toBeHidden();
    expect((await tray.labels()).join('\n')).not.toContain('No keyring');
    await expect.poll(() => vaultText(app)).not.toBe(before);
    for (const { ciphertext, strength } of Object.values(storedSecrets(app)))
      expect([Buffer.from(ciphertext, 'base64').toString('latin1', 0, 3), strength]).toEqual([
        'v11',
        'secure',
      ]);
    await app.relaunch();
    for (const name of ['ACME', 'Globex']) await new Operator(await app.window()).seeState(name, 'Valid');
  });
}

test('a keyring that starts after the app is used from the next wake-up', async ({
  launchSignedIn,
  keyring,
  sleep,
  tray,
}) => {
  const { app } = await launchSignedIn({ env: sleep.env });
  await app.close();
  await keyring.kill();
  await app.relaunch();
  await seeTrouble(new Operator(await app.window()));

  await keyring.unlock();
  sleep.suspend();
  sleep.resume();
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  await seeInWindow(app, /^ACME[\s\S]*Valid/m);
  await expect.poll(async () => (await tray.labels()).join('\n')).not.toContain('No keyring');
});

test('a newer sign-in, made while the old one could not be read, is the one that stays', async ({
  launchSignedIn,
  keyring,
  sleep,
  tray,
}) => {
  const { app, server } = await launchSignedIn({ env: sleep.env });
  await app.close();
  const old = onlyEntry(app)?.ciphertext;
  await keyring.kill();
  await app.relaunch();
  const operator = new Operator(await app.window());
  await seeTrouble(operator);
  await signInAgain(operator);
  // What the old sign-in could renew is worth nothing now: only the newer one can.
  const revoked = server.control.requests.length;
  expect(onlyEntry(app)?.ciphertext).toBe(old);

  await keyring.unlock();
  sleep.suspend();
  sleep.resume();
  await expect.poll(() => onlyEntry(app)?.ciphertext).not.toBe(old);
  await app.relaunch();
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  const renewals = server.control.requests.slice(revoked);
  expect(renewals.map(({ statusCode }) => statusCode)).toEqual(renewals.map(() => 200));
});

test('a keyring that never answers does not keep the app from starting', async ({
  launchSignedIn,
  keyring,
  sleep,
  tray,
  clipboard,
}) => {
  const { app, server } = await launchSignedIn({ env: sleep.env });
  await app.close();
  const before = vaultText(app);
  await keyring.kill();
  const silent = await BusConnection.open();
  silent.ignoreCalls();
  await silent.own('org.freedesktop.secrets');

  await app.relaunch();
  const operator = new Operator(await app.window());
  await seeTrouble(operator);
  await signInAgain(operator);
  await tray.clickByLabel(/^ACME - copy token/);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  expect(vaultText(app)).toBe(before);

  silent.close();
  await keyring.unlock();
  sleep.suspend();
  sleep.resume();
  await expect.poll(() => vaultText(app)).not.toBe(before);
  await app.relaunch();
  await new Operator(await app.window()).seeState('ACME', 'Valid');
});

test('another keyring with another key cannot read the sign-in, which is kept for its own', async ({
  launchSignedIn,
  keyring,
  tray,
}) => {
  const { app } = await launchSignedIn();
  await app.close();
  const before = vaultText(app);
  await keyring.kill();
  const other = await Keyring.start();

  await app.relaunch();
  const operator = new Operator(await app.window());
  await operator.seeState('ACME', 'Sign in again');
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
  await app.close();
  await keyring.kill();
  const other = await Keyring.start();
  await app.relaunch();
  const operator = new Operator(await app.window());
  await operator.seeState('ACME', 'Sign in again');
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

test('a desktop that lost its keyring stores nothing weakly until asked, and nothing after that is taken back', async ({
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

/** The notice above the list, and the company's own state with its reason. */
async function seeTrouble(operator: Operator): Promise<void> {
  const { page } = operator;
  await operator.seeState('ACME', 'Sign in again');
  await expect(page.getByText(KEPT_UNTIL_QUIT)).toBeVisible();
  await expect(page.getByText(/no unlocked keyring, so no secrets are written to disk/)).toBeVisible();
  await operator.openCompany('ACME');
  await expect(page.getByText(/The stored sign-in cannot be read, .* Nothing was deleted\./)).toBeVisible();
}

async function signInAgain(operator: Operator): Promise<void> {
  await operator.openCompany('ACME');
  await operator.submit('Sign in');
  await expect(operator.page.getByRole('heading', { name: 'Sign in to ACME' })).toBeVisible();
  await operator.field('Password').fill('practice-password');
  await operator.submitAndSee('Sign in', 'ACME');
  await operator.seeState('ACME', 'Valid');
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
