// Which file of companies a command line names: a double-click on the file starts the app with its path. Pure.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The ending by which the system knows that a file is ours. */
export const COMPANY_FILE_EXTENSION = 'tokentray';

/** The last one, made absolute; undefined where there is none. `workingFolder`: where relative paths begin. */
export function companyFileIn(commandLine: readonly string[], workingFolder: string): string | undefined {
  const named = commandLine.filter((argument) => !argument.startsWith('-')).map(pathOf);
  const ours = named.findLast((name) => name?.toLowerCase().endsWith(`.${COMPANY_FILE_EXTENSION}`));
  return ours === undefined ? undefined : path.resolve(workingFolder, ours);
}

/** Linux desktops name files as addresses. One on another computer is none of ours. */
function pathOf(argument: string): string | undefined {
  if (!argument.startsWith('file:')) return argument;
  if (!URL.canParse(argument) || new URL(argument).host !== '') return undefined;
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined; // an address with a hidden slash or a broken escape
  }
}
