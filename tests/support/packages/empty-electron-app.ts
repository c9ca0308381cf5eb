// Lays out an Electron.app with nothing in it but what electron-builder looks for: property lists, helpers, a framework
// with fuses, the folders of languages. Enough to see what it makes of them.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LANGUAGES = ['en', 'en_GB', 'de', 'es', 'es_419', 'fr', 'hi', 'sw', 'ja', 'pt_BR'];
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09100100100';
const HELPERS = ['', ' (Renderer)', ' (GPU)', ' (Plugin)'];

/** The folder must be empty. */
export function layOutEmptyElectronApp(folder: string): void {
  const contents = path.join(folder, 'Electron.app', 'Contents');
  layOutBundle(contents, 'Electron', 'com.github.Electron');
  for (const suffix of HELPERS) {
    const helper = path.join(contents, 'Frameworks', `Electron Helper${suffix}.app`, 'Contents');
    layOutBundle(helper, `Electron Helper${suffix}`, 'com.github.Electron.helper');
  }
  const framework = path.join(contents, 'Frameworks', 'Electron Framework.framework');
  const version = path.join(framework, 'Versions', 'A');
  for (const resources of [path.join(contents, 'Resources'), path.join(version, 'Resources')])
    for (const language of LANGUAGES)
      write(path.join(resources, `${language}.lproj`, 'locale.pak'), language);
  write(path.join(version, 'Electron Framework'), `${'\0'.repeat(64)}${FUSES}${'\0'.repeat(64)}`);
  symlinkSync('A', path.join(framework, 'Versions', 'Current'));
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(`Versions/Current/${name}`, path.join(framework, name));
  for (const name of ['electron.icns', 'default_app.asar'])
    write(path.join(contents, 'Resources', name), name);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) write(path.join(folder, name), name);
}

function layOutBundle(contents: string, name: string, id: string): void {
  write(path.join(contents, 'MacOS', name), 'program');
  const entries = {
    ...{ CFBundleExecutable: name, CFBundleIdentifier: id, CFBundleName: name, CFBundlePackageType: 'APPL' },
    CFBundleIconFile: 'electron.icns',
  };
  const keys = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  write(
    path.join(contents, 'Info.plist'),
    `${HEAD}<plist version="1.0"><dict>${keys.join('')}</dict></plist>\n`,
  );
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
`;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(text, 'latin1'));
}
