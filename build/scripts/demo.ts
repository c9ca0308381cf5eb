// `npm run demo`: the demonstration, whether there is a display or not. With `-- --pictures` it also renews the
// pictures of the documents.

import { runDemo } from '../demo/demonstration.ts';
import { runCommand } from './command.ts';

await runCommand(() => runDemo(process.argv.slice(2)));
