// Where files of companies come from, as a role: the operator chooses one, or the system names one that was opened.
import type { FileReading } from '../shared/contract/sharing.ts';

export interface NamedFile {
  /** Without its folder. */
  readonly fileName: string;
  readonly reading: FileReading;
}

/** Its words are what the dialog shows. */
export interface OpenRequest {
  readonly title: string;
  /** "TokenTray companies" */
  readonly fileKind: string;
}

export interface CompanyFileSource {
  /** Asks the operator; undefined where none was chosen. */
  choose(request: OpenRequest): Promise<NamedFile | undefined>;
  read(path: string): Promise<NamedFile>;
}
