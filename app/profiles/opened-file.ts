// Which file of companies a command line names: a double-click on the file starts the app with its path. Pure.
import * as path from 'node:path';

/** The last one, made absolute; undefined where there is none. `workingFolder`: where relative paths begin. */
export function profileFileIn(commandLine: readonly string[], workingFolder: string): string | undefined {
  const named = commandLine.findLast(
    (argument) => !argument.startsWith('-') && /\.tokentray$/i.test(argument),
  );
  return named === undefined ? undefined : path.resolve(workingFolder, named);
}
