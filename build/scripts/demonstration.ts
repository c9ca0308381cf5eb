// The demonstration of the app on a screen that nobody needs to see.
import { CommandFailure } from './command.ts';

export async function runDemo(): Promise<void> {
  throw new CommandFailure('The demonstration needs the app, which is not complete yet.');
}
