// The window's command that saves companies to a file for others. What may be in it is decided in company-file.ts.

import { companyFileText, MAX_SHARED_COMPANIES, sharedCompanies } from '../companies/company-file.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { COMPANY_FILE_EXTENSION } from '../companies/opened-file.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { COMPANY_FILE_LIMIT_BYTES, type CompaniesExport } from '../shared/contract/sharing.ts';
import { tidyText } from '../shared/unseen.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { FileChooser } from './file-dialogs.ts';

export interface ExportCommandsOptions {
  readonly companies: CompanyList;
  readonly settings: SettingsStore;
  readonly fileChooser: FileChooser;
  readonly texts: Texts;
  readonly clock: Clock;
}

export function exportCommands(options: ExportCommandsOptions): Handlers<'exportCompanies'> {
  const { companies, settings, fileChooser, texts, clock } = options;
  return {
    exportCompanies: async ({ companyIds, withFavourites = false }): Promise<CompaniesExport> => {
      const chosen = new Set(companyIds);
      const shared = sharedCompanies(
        companies.all().filter(({ id }) => chosen.has(id)),
        withFavourites ? settings.current.favouriteCompanyIds : [],
      );
      const [only] = shared;
      if (!only) return { outcome: 'cancelled' };
      const text = companyFileText(shared, clock.now());
      // A file that no import would accept is useless.
      const isTooMuch =
        shared.length > MAX_SHARED_COMPANIES || Buffer.byteLength(text) > COMPANY_FILE_LIMIT_BYTES;
      if (isTooMuch) return { outcome: 'tooMany', limit: MAX_SHARED_COMPANIES };
      const name = shared.length === 1 ? fileNameOf(only.label) : '';
      const answer = await fileChooser.save({
        title: texts.say('export.dialog'),
        suggestedName: `${name || texts.say('export.file')}.${COMPANY_FILE_EXTENSION}`,
        fileKind: texts.say('export.fileKind'),
        extension: COMPANY_FILE_EXTENSION,
        text,
      });
      if (answer.kind === 'cancelled') return { outcome: 'cancelled' };
      if (answer.kind === 'failed') return { outcome: 'failed', path: answer.path };
      return { outcome: 'saved', path: answer.path, count: shared.length };
    },
  };
}

/** Code points, of at most four bytes each: with its ending, a name may have 255 bytes on Linux. */
const MAX_NAME_LENGTH = 60;
/** Windows' names for devices, whatever follows after a dot. */
const DEVICE = /^(con|prn|aux|nul|(com|lpt)[\d¹²³]) *(\.|$)/i;

/** Without what Windows, macOS or Linux refuse in a file name; empty if nothing is left. */
function fileNameOf(label: string): string {
  const plain = tidyText(label.replace(/[<>:"/\\|?*]+/g, ' '));
  const cut = Array.from(plain).slice(0, MAX_NAME_LENGTH).join('');
  const name = tidyText(cut).replace(/^[. ]+|[. ]+$/g, '');
  return DEVICE.test(name) ? '' : name;
}
