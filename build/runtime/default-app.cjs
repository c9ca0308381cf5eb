// What the test runtime runs when it is called as `electron [options] <folder or file> [arguments]`:
// it opens that application the way a stock Electron does. Knows nothing of TokenTray.
const { app } = require('electron/main');
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const requireFromHere = createRequire(path.join(process.cwd(), 'command-line'));

function readCommandLine(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(args[index]);
    } else if (argument === '-v' || argument === '--version') {
      return { modules, asksForVersion: true };
    } else if (!argument.startsWith('-')) {
      return { modules, application: path.resolve(argument) };
    }
  }
  return { modules };
}

/** Takes name, version and desktop file from the application's package.json, as a packaged app has them. */
function introduce(folder) {
  const manifestFile = path.join(folder, 'package.json');
  if (!existsSync(manifestFile)) return false;
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  app.name = manifest.productName ?? manifest.name ?? app.name;
  if (manifest.version) app.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  return true;
}

async function open(application) {
  const hasManifest = introduce(application);
  const mainFile = requireFromHere.resolve(application);
  app.setAppPath(hasManifest ? application : path.dirname(mainFile));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  // A CommonJS application must have run before the ready event, as in a packaged app.
  if (mainFile.endsWith('.cjs')) requireFromHere(mainFile);
  else await import(pathToFileURL(mainFile).href);
}

const { modules, application, asksForVersion } = readCommandLine(process.argv.slice(1));
if (asksForVersion) {
  console.log(`v${process.versions.electron}`);
  app.exit(0);
} else {
  for (const each of modules) requireFromHere(each);
  if (!application) {
    console.error('Say which application to open: electron <folder>');
    app.exit(1);
  } else {
    open(application).catch((error) => {
      console.error(`The application could not be opened.\n${error.stack ?? error}`);
      app.exit(1);
    });
  }
}
