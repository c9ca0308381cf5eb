// Copies all the time, for minutes, from four companies of a real Simple JWT service whose tokens live for a minute: how many
// are refused at once, and how often is more life promised than there is? Linux only.
// Run: node tests/bench/simplejwt-day.ts [--minutes 16] [--access-ttl 60]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CommandInput } from '../../app/shared/contract/bridge.ts';
import { Keyring } from '../../build/desktop/keyring.ts';
import { NotificationServer } from '../../build/desktop/notification-server.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import { AppUnderTest } from '../support/app/app-under-test.ts';
import { type SimpleJwtAccount, SimpleJwtService } from '../support/services/simplejwt-service.ts';
import { WindowCommands } from '../support/window/window-commands.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { describeMachine } from './machine.ts';
import { textTable } from './samples.ts';
import { type BenchCompany, SimpleJwtOperator } from './simplejwt-operator.ts';

const MINUTE_MS = 60_000;
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [300, 900];
const BY_PASSWORD = 'klearstack-password';
const PASSWORD = 'practice-password';
const LABELS = ['ACME', 'Globex', 'Initech', 'Umbrella'];

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '16' }, 'access-ttl': { type: 'string', default: '60' } },
});

const accounts = LABELS.map(
  (label, index): SimpleJwtAccount => ({
    companyName: `${label} Ltd`,
    username: `practice-${index + 1}`,
    password: PASSWORD,
    userId: index + 1,
  }),
);

const secretsOf = (providerId: string): Readonly<Record<string, string>> =>
  providerId === BY_PASSWORD ? { password: PASSWORD } : {};

/** In turn by password and by user ID. */
function newCompany(address: string, account: SimpleJwtAccount, index: number): CommandInput<'saveCompany'> {
  const { companyName: company_name, username, userId } = account;
  const providerId = index % 2 === 0 ? BY_PASSWORD : 'klearstack-user-id';
  return {
    companyId: null,
    draft: {
      ...{ label: LABELS[index] ?? '', address, storePassword: false, copyFormat: 'token' },
      providerId,
      account: {
        company_name,
        ...(providerId === BY_PASSWORD ? { username } : { user_id: String(userId) }),
      },
    },
    secrets: secretsOf(providerId),
    signIn: true,
  };
}

async function signInToAll(app: AppUnderTest, address: string): Promise<readonly BenchCompany[]> {
  const commands = new WindowCommands(await app.window());
  const inputs = accounts.map((account, index) => newCompany(address, account, index));
  const saved = await commands.callAll('saveCompany', inputs);
  if (saved.some(({ outcome }) => outcome !== 'saved')) throw new Error('A company could not be added.');
  const { companies } = await commands.readSnapshot();
  return companies.map(({ id, label, providerId }) => ({ id, label, secrets: secretsOf(providerId) }));
}

async function report(operator: SimpleJwtOperator, service: SimpleJwtService): Promise<void> {
  const { counts } = operator;
  const asked = (await service.requests()).filter(({ endpoint }) => endpoint !== 'whoami');
  const renewals = asked.filter(({ endpoint }) => endpoint === 'getaccesstokenfromrefreshtoken');
  const copies = counts.byTray + counts.byCommand;
  const share = (part: number, of: number) => `${part} (${((100 * part) / Math.max(1, of)).toFixed(0)} %)`;
  const rows = [
    ['copies', String(copies)],
    ['by the tray, by command', `${counts.byTray}, ${counts.byCommand}`],
    ['refused at once (401)', share(counts.refused, copies)],
    ['of these called valid', String(counts.refusedCalledValid)],
    ['tray promised more than there was', share(counts.trayTooLong, counts.byTray)],
    ['notification promised more', share(counts.notificationTooLong, counts.byTray)],
    ['copy command promised more', share(counts.commandTooLong, counts.byCommand)],
    ['most seconds promised and not there', counts.mostExcessS.toFixed(0)],
    ['promises kept, asked near their end', `${counts.promisesKept} of ${counts.promisesAsked}`],
    ['nothing copied', String(counts.nothing)],
    ['asked to sign in again', String(counts.signedInAgain)],
    ['no answer from the app', String(counts.unanswered)],
    ['requests to the service', String(asked.length)],
    ['renewals', String(renewals.length)],
    ['renewals with a dead bearer', String(renewals.filter(({ bearer }) => bearer === 'dead').length)],
    ['renewals refused', String(renewals.filter(({ statusCode }) => statusCode === 401).length)],
  ];
  console.log(`\n${textTable([`tokens of ${values['access-ttl']} s`, `${values.minutes} minutes`], rows)}\n`);
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const keyring = await Keyring.start();
  const tray = await StatusNotifierHost.start();
  const notifications = await NotificationServer.start();
  const clipboard = new SystemClipboard();
  const accessTtlS = Number(values['access-ttl']);
  const service = await SimpleJwtService.start({ accessTtlS, rotateRefreshTokens: true, accounts });
  const app = await AppUnderTest.launch({ appFolder: built.folder, passwordStore: 'gnome-libsecret' });
  try {
    const companies = await signInToAll(app, service.address);
    const tools = { tray, notifications, clipboard, service };
    const operator = new SimpleJwtOperator({ app, service, tools, companies });
    const endMs = Date.now() + Number(values.minutes) * MINUTE_MS;
    for (let minute = 1; Date.now() < endMs; ) {
      await operator.copy(endMs);
      await delay(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
      if (Date.now() < endMs - Number(values.minutes) * MINUTE_MS + minute * MINUTE_MS) continue;
      console.log(`minute ${minute}: ${JSON.stringify(operator.counts)}`);
      minute += 1;
    }
    await report(operator, service);
    if (operator.counts.refused > 0) process.exitCode = 1;
  } finally {
    await app.dispose();
    await service.stop();
    notifications.stop();
    tray.stop();
    await keyring.stop();
    built.remove();
  }
});
