// The system's file dialogs, as roles: for saving a file, for choosing a company file, or a certificate.
import type { FileReading } from '../shared/contract/sharing.ts';
import type { CertificateFileReading } from '../shared/contract/trust.ts';

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** The chosen place could not be written to. */
  | { readonly kind: 'failed'; readonly path: string };

/** Its texts are shown by the dialog. */
export interface SaveRequest {
  readonly title: string;
  readonly suggestedName: string;
  /** "CSV table" */
  readonly fileKind: string;
  /** Without a dot. */
  readonly extension: string;
  readonly text: string;
}

export interface FileChooser {
  save(request: SaveRequest): Promise<SaveAnswer>;
}

export interface NamedFile {
  /** Without its folder. */
  readonly fileName: string;
  readonly reading: FileReading;
}

/** Its texts are shown by the dialog. */
export interface OpenRequest {
  readonly title: string;
  /** "TokenTray companies" */
  readonly fileKind: string;
}

/** Asks for the file with a certificate; undefined if none was chosen. */
export interface CertificateFileSource {
  choose(
    request: OpenRequest,
  ): Promise<{ readonly fileName: string; readonly reading: CertificateFileReading } | undefined>;
}

export interface CompanyFileSource {
  /** Asks the operator; undefined if none was chosen. */
  choose(request: OpenRequest): Promise<NamedFile | undefined>;
  read(path: string): Promise<NamedFile>;
}
