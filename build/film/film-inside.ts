// Makes the moving picture of the README, on a desktop of its own: `demonstration.ts` starts it there.
import path from 'node:path';
import { Keyring } from '../desktop/keyring.ts';
import { runCommand } from '../scripts/command.ts';
import { project } from '../scripts/project.ts';
import { Film } from './film.ts';
import { playFilm } from './film-story.ts';
import { XfceDesktop } from './xfce-desktop.ts';

const FRAMES = project.path('screenshots', 'film');
const PUBLISHED = path.join('build', 'pictures', 'first-copy.webp');

await runCommand(async () => {
  const film = new Film(FRAMES);
  const keyring = await Keyring.start();
  const desktop = await XfceDesktop.start();
  try {
    await playFilm(film, desktop);
  } finally {
    await desktop.stop();
    await keyring.stop();
  }
  const seconds = await film.develop(project.path(PUBLISHED));
  console.log(`The moving picture is new, and ${Math.round(seconds)} s long: ${PUBLISHED}`);
});
