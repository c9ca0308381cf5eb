// `npm run practice`: the practice server from the command line.
import { runPracticeCli } from '../../app/practice/practice-cli.ts';
import { runCommand } from './command.ts';

await runCommand(() => runPracticeCli(process.argv.slice(2)));
