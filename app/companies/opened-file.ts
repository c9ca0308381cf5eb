// Which company file a command line names: double-clicking the file starts the app with its path. Pure.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the system recognises our files. */
export const COMPANY_FILE_EXTENSION = 'tokentray';

/** The last one, as an absolute path; undefined if there is none. `workingFolder`: what relative paths start from. */
export function companyFileIn(commandLine: readonly string[], workingFolder: string): string | undefined {
  const named = commandLine.filter((argument) => !argument.startsWith('-')).map(pathOf);
  const ours = named.findLast((name) => name?.toLowerCase().endsWith(`.${COMPANY_FILE_EXTENSION}`));
  return ours === undefined ? undefined : path.resolve(workingFolder, ours);
}

/** Of a URL; the letter of a Windows drive is no scheme. */
const SCHEME = /^[a-z][a-z\d+.-]+:/i;

/** Linux desktops pass files as URLs. A file on another computer is not accepted, nor any other kind of URL. */
function pathOf(argument: string): string | undefined {
  if (!argument.startsWith('file:')) return SCHEME.test(argument) ? undefined : argument;
  if (!URL.canParse(argument) || new URL(argument).host !== '') return undefined;
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined; // a URL with an escaped slash or a broken escape
  }
}
