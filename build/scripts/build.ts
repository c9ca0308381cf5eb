// `npm run build`: the app, bundled into dist/.
import { buildBundles } from './bundles.ts';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const startedAtMs = performance.now();
  await buildBundles();
  console.log(`Built dist/ in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
});
