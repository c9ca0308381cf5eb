// The demonstration itself, started by `demonstration.ts` on a desktop of its own. Ends with 1 where a step fails.
import { runCommand } from '../scripts/command.ts';
import { DemoAlbum } from './demo-album.ts';
import { DemoStage } from './demo-stage.ts';
import { playDemo } from './demo-story.ts';
import { DemoTeller } from './demo-teller.ts';
import { PICTURES_OPTION } from './demonstration.ts';

await runCommand(async () => {
  const startedAtMs = performance.now();
  const teller = new DemoTeller();
  const album = new DemoAlbum();
  const stage = new DemoStage();
  const isForDocuments = process.argv.includes(PICTURES_OPTION);
  try {
    await playDemo({ stage, teller, album }, isForDocuments);
  } finally {
    await stage.close();
  }
  if (isForDocuments) teller.close(`The pictures in the documents are new: ${await album.publish()}.`);
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  teller.close(`That is all: ${teller.count} steps in ${seconds} s. The pictures are in ${album.folder}.`);
  teller.close('On a computer with a screen, "npm start" opens the app itself.');
});
