// "Does the service accept this token?", and from password to user ID, before a real Simple JWT: what is accepted and refused
// here is that library's own word.
import type { Page } from '@playwright/test';
import { expect, simpleJwtPasswordEntry, simpleJwtUserIdEntry, test } from '../support/simplejwt-fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { generateTokenEntry } from '../support/window/practice-entries.ts';

/** The first renewal that no one asks for comes five minutes after the sign-in or later. */
const TTL = { accessTtlS: 3_600, refreshTtlS: 86_400 };
const QUESTION = 'Does the service accept this token?';

const sectionOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const answerIn = (page: Page, name: string) =>
  sectionOf(page, name).getByRole('status', { name: 'The service’s answer' });
const ask = (page: Page) =>
  sectionOf(page, QUESTION).getByRole('button', { name: 'Ask the service' }).click();

test('asks the service about a company’s token and a pasted one, each time by a press and once', async ({
  launch,
  clipboard,
  startSimpleJwt,
  startPractice,
}) => {
  const service = await startSimpleJwt(TTL);
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const answer = answerIn(page, QUESTION);
  const questions = async () =>
    (await service.requests()).filter(({ endpoint }) => endpoint === 'getuserid').length;
  await operator.addCompany(generateTokenEntry(await startPractice({ accessTtlS: 900 })));
  await operator.addCompany(simpleJwtUserIdEntry(service));
  await operator.addCompany(simpleJwtPasswordEntry(service));

  await operator.openCompany('ACME');
  await page.getByRole('button', { name: /^Copy token/ }).click();
  const copied = await clipboard.waitForText((text) => text.startsWith('eyJ'));
  await ask(page);
  await expect(answer).toContainText('The service accepts this token');
  await expect(answer).toContainText(/Asked \d\d:\d\d/);
  await inspectScreen(app, page, 'service-accepts');

  await operator.openCompany('Globex');
  await ask(page);
  await expect(sectionOf(page, QUESTION).getByText('User name is missing.')).toBeVisible();
  await operator.field('User name').fill('practice');
  await ask(page);
  await expect(answer).toContainText('The service accepts this token');
  expect(await questions()).toBe(2);
  await operator.openCompany('Initech');
  await expect(sectionOf(page, QUESTION)).toContainText(
    'This service has no documented way to check a token.',
  );
  await expect(sectionOf(page, QUESTION).getByRole('button')).toHaveCount(0);

  await operator.backToList();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Is this token OK?' }).click();
  await operator.field('Token').fill(copied);
  await expect(page.getByText('This is the token that ACME uses now.')).toBeVisible();
  await ask(page);
  await expect(answer).toContainText('The service accepts this token');

  await service.signByAnotherKey();
  await ask(page);
  await expect(answer).toContainText('The service rejects this token');
  await expect(answer).toContainText('“Given token not valid for any token type”');
  await inspectScreen(app, page, 'service-rejects-pasted');
  await operator.seeState('ACME', 'Sign in again');
  expect(await questions()).toBe(4);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Is this token OK?' }).click();
  await operator.field('Token').fill('practice.opaque.token');
  const region = sectionOf(page, QUESTION);
  await region.getByRole('button', { name: /Company to ask/ }).click();
  await page.getByRole('option', { name: /^ACME/ }).click();
  await expect(region).toContainText('It is not clear which company this token is from.');
  await inspectScreen(app, page, 'service-pasted-unknown');
});

test('finds the user ID, signs in by it from then on, and goes back to the password', async ({
  launchWithKeyring,
  clipboard,
  startSimpleJwt,
}) => {
  const service = await startSimpleJwt(TTL);
  const app = await launchWithKeyring();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany({ ...simpleJwtPasswordEntry(service), storePassword: true });
  await operator.openCompany('ACME');
  const userId = sectionOf(page, 'User ID');
  const account = sectionOf(page, 'Account');
  await userId.getByRole('button', { name: 'Find my user ID' }).click();
  await expect(userId.getByRole('status').filter({ hasText: 'Your user ID' })).toContainText('26');
  await userId.getByRole('button', { name: 'Copy user ID' }).click();
  await clipboard.waitForText((text) => text === '26');
  await inspectScreen(app, page, 'user-id-found');

  await userId.getByRole('button', { name: 'Sign in by user ID from now on' }).click();
  const question = page.getByRole('alertdialog', { name: /^Sign in to ACME by user ID/ });
  await expect(question).toContainText('Anyone who knows this user ID and can reach 127.0.0.1');
  await inspectScreen(app, page, 'user-id-question');
  await question.getByRole('button', { name: 'Sign in by user ID' }).click();
  await expect(page.getByText('ACME now signs in by user ID')).toBeVisible();
  await expect(account).toContainText('KlearStack, user ID');
  await expect(userId).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('ACME signs in by password again')).toBeVisible();
  await expect(account).toContainText('Stored on this computer');

  await userId.getByRole('button', { name: 'Find my user ID' }).click();
  await userId.getByRole('button', { name: 'Sign in by user ID from now on' }).click();
  await question.getByRole('button', { name: 'Sign in by user ID' }).click();
  await expect(account).toContainText('KlearStack, user ID');
  await app.close();
  await app.relaunch();
  const reopened = new Operator(await app.window());
  await reopened.seeState('ACME', 'Valid');
  await reopened.openCompany('ACME');
  await expect(sectionOf(reopened.page, 'Account')).toContainText('KlearStack, user ID');
});
