// The app talks to the operator's services and to no one else. Every other test checks it too, at its end; these look
// on purpose, and prove that the look works.
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry } from '../support/window/practice-entries.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

/** Chromium's own errands begin some seconds after the start. */
const LONG_ENOUGH_MS = 15_000;

test('the app contacts the services and no other host, whatever is typed and however long it runs', async ({
  launch,
  outside,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(passwordEntry(server));
  await operator.page.getByRole('button', { name: 'Add company' }).click();
  // Misspelt, in three languages: a spelling checker would fetch its dictionaries.
  await operator.page.getByRole('textbox').first().pressSequentially('Teh qiuck Strasze नमस्त', { delay: 20 });
  const before = server.control.requests.length;
  await expect
    .poll(() => server.control.requests.length, { timeout: LONG_ENOUGH_MS * 2, intervals: [1_000] })
    .toBeGreaterThanOrEqual(before + 2);
  expect(outside.hosts).toEqual([]);
});

test('a host that a test does contact is seen', async ({ launch, outside }) => {
  const app = await launch();
  const commands = new WindowCommands(await app.window());
  const [result] = await commands.callAll('saveCompany', [newCompany('ACME', 'https://acme.example.com')]);
  expect(result?.outcome).toBe('notSignedIn');
  expect(outside.hosts).toContain('acme.example.com:443');
});
