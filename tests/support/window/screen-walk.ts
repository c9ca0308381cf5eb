// Every screen of the window, one after another, as an operator comes to it: for what must be true of all of them.
import { expect, type Page } from '@playwright/test';
import type { PracticeServer } from '../../../app/practice/practice-server.ts';
import { companyFile, sharedEntry } from '../core/company-files.ts';
import { CertificateAuthority } from '../services/certificate-authority.ts';
import { TlsFront } from '../services/tls-front.ts';
import { dropFile } from './file-drop.ts';
import { Operator } from './operator.ts';
import { generateTokenEntry, passwordEntry, userIdEntry } from './practice-entries.ts';

/** One company that is new, one that has moved, one that is the same, and one that no one should trust. */
const practiceFile = (server: PracticeServer) =>
  companyFile([
    sharedEntry({
      ...{ label: 'Initrode', address: 'https://söhne.example' },
      ...{ environment: 'production', askBeforeCopy: true },
    }),
    sharedEntry({
      ...{ label: 'ACME Manufacturing and Logistics', address: 'https://acme.example.com' },
      environment: { name: 'Staging' },
    }),
    sharedEntry({
      ...{ label: 'Globex', providerId: 'klearstack-user-id', address: server.address },
      account: { company_name: 'Practice Company', user_id: 'practice-26' },
      environment: 'test',
    }),
    sharedEntry({ label: 'Hooli', address: 'http://hooli.example.com' }),
  ]);

/** Called on each screen, with a name for it. */
export type Visit = (screen: string) => Promise<void>;

/** From an app that knows no company yet, in English. The server's tokens may live as long as they want. */
export async function walkScreens(page: Page, server: PracticeServer, visit: Visit): Promise<void> {
  const operator = new Operator(page);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await visit('first run');
  await press('Add your first company');
  await operator.submit('Add and sign in');
  await expect(operator.field('Name')).toHaveAttribute('aria-invalid', 'true');
  await visit('form with errors');
  await page.getByRole('radio', { name: /^OAuth 2, user name/ }).check({ force: true });
  await visit('form of many fields');

  await operator.addCompany(passwordEntry(server, 'ACME Manufacturing and Logistics'));
  await operator.addCompany(userIdEntry(server));
  await operator.addCompany(generateTokenEntry(server));
  await operator.openCompany('Globex');
  await walkProductionForm(operator, visit);
  await visit('company');
  await press('Delete');
  await visit('question');
  await press('Cancel');
  await operator.openCompany('ACME Manufacturing and Logistics');
  await press('Find my user ID');
  await expect(page.getByRole('button', { name: 'Copy user ID' })).toBeVisible();
  await press('Ask the service');
  await expect(page.getByText('The service accepts this token')).toBeVisible();
  await visit('service answer');
  server.control.revokeRefreshTokens();
  await press('Renew now');
  await expect(page.getByText(/^The service no longer accepts/)).toBeVisible();
  await visit('company with a problem');
  await operator.backToList();
  await visit('companies');
  await operator
    .row('ACME Manufacturing and Logistics')
    .getByRole('button', { name: 'Sign in', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible();
  await visit('sign in');
  await operator.backToList();
  await walkCertificate(operator, server, visit);
  await press('Settings');
  await visit('settings');
  await press('Choose companies…');
  await visit('export');
  await operator.backToList();
  await dropFile(page, 'practice.tokentray', practiceFile(server));
  await expect(page.getByRole('heading', { name: 'Import companies', level: 1 })).toBeVisible();
  await visit('import');
  await operator.backToList();

  for (const entry of ['Activity', 'Is this token OK?', 'Check my setup', 'Help']) {
    await press('More');
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByRole('heading', { name: entry, level: 1 })).toBeVisible();
    if (entry === 'Check my setup')
      await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
    await visit(entry);
    await operator.backToList();
  }
}

async function walkProductionForm(operator: Operator, visit: Visit): Promise<void> {
  await operator.submit('Edit');
  await operator.markAsProduction();
  await visit('form for production');
  await operator.submitAndSee('Save', 'Globex');
}

/** Of a real TLS server that vouches for itself. */
async function walkCertificate(operator: Operator, server: PracticeServer, visit: Visit): Promise<void> {
  const { page } = operator;
  const authority = await CertificateAuthority.create();
  const own = await authority.selfSigned('IP:127.0.0.1');
  const front = await TlsFront.start(own, Number(new URL(server.address).port));
  const { service, fields } = passwordEntry(server, 'Hooli');
  await operator.fillNewCompany({ service, fields: { ...fields, Address: front.address } });
  await operator.submit('Add and sign in');
  await page.getByRole('button', { name: 'Look at the certificate' }).click();
  await expect(page.getByRole('dialog').getByText('It vouches for itself')).toBeVisible();
  await visit('certificate');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await operator.backToList();
  await front.stop();
  await authority.stop();
}
