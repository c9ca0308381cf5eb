// The page that a start shows before the core is there: the window's own, with the last picture of the home screen in it.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { WindowPlace } from '../../settings/window-place-store.ts';
import type { Theme } from '../../shared/contract/settings.ts';
import { pageWithPicture } from '../../snapshot/home-page.ts';
import { HOME_PICTURE } from '../../snapshot/home-picture.ts';
import type { DocumentFiles } from '../../storage/document-files.ts';
import { readLoose } from '../../storage/loose-document.ts';
import { refusalOf } from '../../storage/system-error.ts';

export interface FirstPage {
  readonly html: string;
  readonly theme: Theme;
  readonly place: WindowPlace | null;
}

/** Undefined where there is no picture that fits this build. */
export function readFirstPage(
  dataFolder: string,
  pageFolder: string,
  files: Pick<DocumentFiles, 'read'>,
): FirstPage | undefined {
  const picture = readLoose(HOME_PICTURE, dataFolder, files)?.picture;
  if (!picture) return undefined;
  let html: string | undefined;
  refusalOf(() => {
    const page = readFileSync(path.join(pageFolder, 'index.html'), 'utf8');
    html = pageWithPicture(page, picture, process.platform);
  });
  return html === undefined ? undefined : { html, theme: picture.theme, place: picture.place };
}
