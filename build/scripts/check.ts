// `npm run check`: in seconds, everything that can be checked without starting the app.
import { runChecks } from './checks.ts';
import { runCommand } from './command.ts';
import { addTallies, describeTally } from './tally.ts';

await runCommand(async () => {
  const tally = addTallies(await runChecks(process.argv.slice(2)));
  console.log(describeTally(tally));
  if (tally.failed > 0) process.exitCode = 1;
});
