// `npm run demo`: the demonstration, whether there is a display or not.
import { runCommand } from './command.ts';
import { runDemo } from './demonstration.ts';

await runCommand(runDemo);
