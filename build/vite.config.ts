// How the parts are bundled: main process, its threads and preload as CommonJS for Electron's Node, the window for its
// Chromium.
// Everything from npm is bundled except Electron itself, so the packaged app carries no node_modules.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createLogger, type InlineConfig, type Logger, type Plugin } from 'vite';
import { asciiCode } from './scripts/ascii-code.ts';

export interface BundleOptions {
  readonly mode: 'production' | 'development';
  /** Where the window is served from while developing; the built app knows no such address. */
  readonly windowUrl?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 'node20';
const OLDEST_CHROMIUM = 'chrome130';

/** The threads, preload and main process, which starts the others. */
export function appConfigs(options: BundleOptions): readonly InlineConfig[] {
  return [
    nodeConfig({ name: 'storage-thread', isSingleFile: true, hasElectron: false, options }),
    nodeConfig({ name: 'clipboard-thread', isSingleFile: true, hasElectron: false, options }),
    nodeConfig({ name: 'preload', isSingleFile: true, hasElectron: true, options }),
    nodeConfig({ name: 'main', isSingleFile: false, hasElectron: true, options }),
  ];
}

/** On a busy computer the bundler finds its plugins slow, which says nothing about the app. */
const CHECKS = { bundlerTimings: false };

/** Of the main window, of the small one that asks before a copy, and of quick copy. */
const PAGES = ['index.html', 'confirmation.html', 'quick-copy.html'];

export function windowConfig({ mode }: BundleOptions): InlineConfig {
  return {
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    mode,
    logLevel: 'warn',
    customLogger: usefulWarnings(),
    plugins: [react(), sharedHead(), leaveOutUnusedLanguages()],
    server: { host: '127.0.0.1', strictPort: false },
    build: {
      target: OLDEST_CHROMIUM,
      outDir: path.join(root, 'dist/renderer'),
      rolldownOptions: { input: PAGES.map((page) => path.join(root, 'renderer', page)), checks: CHECKS },
      emptyOutDir: true,
      cssCodeSplit: false, // the first paint needs the styles of a screen whose script comes later
      assetsInlineLimit: 0, // a `data:` address would need a hole in the content security policy
      modulePreload: { polyfill: false }, // and so would an inline script
      sourcemap: mode === 'development',
      chunkSizeWarningLimit: 1_000, // it comes from the disk, not over a network
    },
  };
}

/**
 * Vite resolves `composes: frame from "..."` itself, forgets which file the composed rules are from, and then warns of it: their
 * `url(...)` could not be found. Ours have none, so nothing is wrong.
 */
function usefulWarnings(): Logger {
  const logger = createLogger('warn');
  const { warnOnce } = logger;
  logger.warnOnce = (words, options) => {
    if (!words.includes('did not pass the `from` option')) warnOnce(words, options);
  };
  return logger;
}

/** Each page says where its head begins: with `head.html`, which is the same for all of them. */
function sharedHead(): Plugin {
  const handler = (html: string) =>
    html.replace(/ *<!-- head\.html -->\n/, () =>
      readFileSync(path.join(root, 'renderer/head.html'), 'utf8'),
    );
  return { name: 'shared-head', transformIndexHtml: { order: 'pre', handler } };
}

/** React Aria's own words come in 30 languages; one that is left out falls back to English. */
const ARIA_LANGUAGES = /\/intl\/.*(en-US|de-DE|es-ES|fr-FR)\.(mjs|js)$/;

function leaveOutUnusedLanguages(): Plugin {
  const isAriaText = /react-(aria|stately)[^/]*\/(.*\/)?intl\/.+\.(mjs|js)$/;
  return {
    name: 'leave-out-unused-languages',
    enforce: 'pre',
    load: (id) => {
      const isUnused =
        isAriaText.test(id) && /[a-z]{2}-[A-Z]{2}\.(mjs|js)$/.test(id) && !ARIA_LANGUAGES.test(id);
      return isUnused ? 'export default {};' : null;
    },
  };
}

/** For what a package takes if it is there, and does without. */
function leaveOut(name: string): Plugin {
  const nothing = `\0no-${name}`;
  return {
    name: `leave-out-${name}`,
    enforce: 'pre',
    resolveId: (id) => (id === name ? nothing : null),
    load: (id) => (id === nothing ? 'export default {};' : null),
  };
}

/** The X protocol's extensions, its names of keys and a server of its own: x11 loads them on demand, and no one demands them. */
function leaveOutOfX11(): Plugin {
  const isUnused =
    /[\\/]x11[\\/]lib[\\/](ext[\\/](?!big-requests|xc-misc)[^\\/]+|keysyms|xserver[\\/].*|fdpass-bun)\.js$/;
  return {
    name: 'leave-out-of-x11',
    enforce: 'pre',
    load: (id) => (isUnused.test(id) ? 'module.exports = {};' : null),
  };
}

/** Of each entry: other languages are loaded when they are spoken, and Hindi would become larger. */
function entriesInAscii(): Plugin {
  return {
    name: 'entries-in-ascii',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) chunk.code = asciiCode(chunk.code);
    },
  };
}

interface NodeBundle {
  readonly name: 'main' | 'storage-thread' | 'clipboard-thread' | 'preload';
  readonly isSingleFile: boolean;
  readonly hasElectron: boolean;
  readonly options: BundleOptions;
}

function nodeConfig({ name, isSingleFile, hasElectron, options }: NodeBundle): InlineConfig {
  const { mode, windowUrl = '' } = options;
  return {
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    publicDir: false,
    define: { 'import.meta.env.WINDOW_URL': JSON.stringify(windowUrl) },
    // In a thread there is no Electron; electron-store does without where it is told its folder. And electron-updater's way to
    // write to a terminal needs no colors.
    plugins: [
      ...[leaveOut('supports-color'), leaveOutOfX11()],
      ...(hasElectron ? [] : [leaveOut('electron')]),
      ...(mode === 'production' ? [entriesInAscii()] : []),
    ],
    ssr: { target: 'node', noExternal: true, external: hasElectron ? ['electron'] : [] },
    build: {
      ssr: path.join(root, `app/${name}.ts`),
      target: OLDEST_NODE,
      outDir: path.join(root, 'dist/app'),
      emptyOutDir: false,
      minify: mode === 'production',
      sourcemap: mode === 'development',
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        checks: CHECKS,
        external: hasElectron ? [/^electron(\/.*)?$/] : [],
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          chunkFileNames: '[name]-[hash].cjs',
          codeSplitting: !isSingleFile,
        },
      },
    },
  };
}
