// Secrets at rest with a real GNOME keyring: stored and read again, and what an operator meets when the keyring is
// locked, absent, silent or late. The ciphertext on the disk is never given up for that.
import { BusConnection } from '../../build/desktop/bus-connection.ts';
import type { Keyring } from '../../build/desktop/keyring.ts';
import { onlyEntry, storedSecrets, vaultText } from '../support/app/stored-vault.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { KEPT_UNTIL_QUIT, seeTrouble, signInAgain } from '../support/window/keyring-trouble.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';
import { seeInWindow } from '../support/window/window-text.ts';

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
  // From here on only the newer sign-in can be renewed.
  server.control.revokeRefreshTokens();
  await signInAgain(operator);
  const signedIn = server.control.requests.length;
  expect(onlyEntry(app)?.ciphertext).toBe(old);

  await keyring.unlock();
  sleep.suspend();
  sleep.resume();
  await expect.poll(() => onlyEntry(app)?.ciphertext).not.toBe(old);
  await app.close();
  const closed = server.control.requests.length;
  await app.relaunch();
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  await tray.clickByLabel('Renew all');
  const statusesSince = (first: number) =>
    server.control.requests.slice(first).map(({ statusCode }) => statusCode);
  await expect.poll(() => statusesSince(closed)).toContain(200);
  // A renewal that the end of the app cut off has none.
  expect(statusesSince(signedIn).filter((status) => status !== 200 && status !== null)).toEqual([]);
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
