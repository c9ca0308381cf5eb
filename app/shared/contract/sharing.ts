// Company files, and links that offer a company: export companies to a file, look at what an import would change, import, undo.

import type { EnvironmentView } from '../environment.ts';
import type { CertificateFacts, CertificateFault } from '../trust.ts';

/** Bytes that are read of a company file. */
export const COMPANY_FILE_LIMIT_BYTES = 4_194_304;
/** Characters of a dropped file's name; the window cuts a longer one. */
export const FILE_NAME_LIMIT = 1_000;

/** What came of reading a file that the operator chose, opened or dropped. */
export type FileReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tooLarge' | 'unreadable' | 'notText' };

/** Where a company would be asked for tokens. The host is what decides who gets them. */
export interface AddressView {
  /** As it really is: other scripts in punycode, with the port where there is one. */
  readonly host: string;
  readonly whole: string;
  /** `thisComputer`: a program on this computer. `otherScript`: letters that may look like others. */
  readonly warnings: readonly ('thisComputer' | 'otherScript')[];
}

export interface ImportChange {
  readonly field: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Another address or account: signs out, and removes the former one's tokens and password. */
  readonly signsOut: boolean;
  /** Where the address itself would change. */
  readonly address?: AddressView;
  /** Where the company would trust a certificate or an authority: read from the certificate, not from the file's word. */
  readonly trust?: { readonly facts: CertificateFacts; readonly accepted: readonly CertificateFault[] };
  /** The company would no longer be marked as production. */
  readonly leavesProduction?: true;
}

/** One company of the file, by its place there, and what importing it would do. */
export interface ImportEntry {
  readonly entry: number;
  readonly kind: 'new' | 'changed' | 'same';
  /** Its name here; of a new one the name that it would get. */
  readonly label: string;
  readonly service: string;
  readonly account: readonly { readonly name: string; readonly value: string }[];
  readonly address: AddressView;
  /** Of a new company, the one that it would get. */
  readonly environment?: EnvironmentView;
  /** A new company whose copies would be confirmed. */
  readonly asksBeforeCopy?: true;
  /** A new company that would be a favourite. */
  readonly favourite?: true;
  /** Of `changed`; of a new company, only what it would trust. */
  readonly changes: readonly ImportChange[];
  /** The name of another company, or of an earlier entry, that the new name looks like, although it has other characters. */
  readonly twin?: string;
}

export interface ImportPreview {
  readonly importId: string;
  /** Null where the company comes from a link. */
  readonly fileName: string | null;
  /** Why nothing in it can be imported. */
  readonly fault?: { readonly title: string; readonly meaning: string };
  readonly entries: readonly ImportEntry[];
  /** What cannot be imported, and why. */
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
}

/** An entry of the preview that the operator imports; of one that changes a company, only these fields. */
export interface ImportChoice {
  readonly entry: number;
  readonly fields: readonly string[];
}

export type ImportResult =
  | {
      readonly outcome: 'applied';
      readonly added: number;
      readonly changed: number;
      /** Companies that no one has signed in to yet: new ones, and those with another account. */
      readonly waitingIds: readonly string[];
    }
  /** The companies have changed since the preview was made: nothing was imported, look again. */
  | { readonly outcome: 'stale' };

export type CompaniesExport =
  | { readonly outcome: 'saved'; readonly path: string; readonly count: number }
  | { readonly outcome: 'failed'; readonly path: string }
  /** More than fit into one file. */
  | { readonly outcome: 'tooMany'; readonly limit: number }
  | { readonly outcome: 'cancelled' };

export interface SharingContract {
  /** Asks where to, and saves these companies to a file that can be shared: no token, no password. */
  exportCompanies: {
    input: { readonly companyIds: readonly string[]; readonly withFavourites?: boolean };
    answer: CompaniesExport;
  };
  /** Asks for a company file and reads it; null where the operator chose none. Nothing changes until `applyImport`. */
  chooseImport: { input: undefined; answer: { readonly importId: string | null } };
  /** A file that was dropped onto the window. Nothing changes until `applyImport`. */
  offerImport: {
    input: { readonly fileName: string; readonly reading: FileReading };
    answer: { readonly importId: string };
  };
  /** What the newest file or link would add and change, or the one that was read last; null for any other. */
  readImport: { input: { readonly importId: string }; answer: ImportPreview | null };
  applyImport: {
    input: { readonly importId: string; readonly choices: readonly ImportChoice[] };
    answer: ImportResult;
  };
  /** Undoes an import within `UNDO_MS`. */
  undoImport: { input: { readonly importId: string }; answer: { readonly undone: boolean } };
}
