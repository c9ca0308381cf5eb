// A Debian package from a staged folder, by dpkg-deb.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PackageOrder } from './fpm-arguments.ts';
import type { Stage } from './package-stage.ts';
import { runOrThrow } from './run-or-throw.ts';

const LEVELS: Readonly<Record<string, readonly string[]>> = {
  xz: ['-Zxz'],
  gz: ['-Zgzip', '-z1'],
  none: ['-Znone'],
};

export function buildDeb(order: PackageOrder, stage: Stage): void {
  const changelog = writeChangelog(order, stage);
  const control = path.join(stage.root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(path.join(control, 'control'), controlFile(order, stage));
  const sums = [...stage.files, changelog].map(
    (file) =>
      `${createHash('md5')
        .update(readFileSync(path.join(stage.root, file)))
        .digest('hex')}  ${file}\n`,
  );
  writeFileSync(path.join(control, 'md5sums'), sums.join(''));
  const scripts = { postinst: order.afterInstall, postrm: order.afterRemove };
  for (const [name, script] of Object.entries(scripts)) {
    copyFileSync(script, path.join(control, name));
    chmodSync(path.join(control, name), 0o755);
  }
  const level = LEVELS[order.compression] ?? LEVELS.xz ?? [];
  runOrThrow('dpkg-deb', ['--root-owner-group', ...level, '--build', stage.root, order.target]);
}

export function controlFile(order: PackageOrder, { sizeBytes }: Pick<Stage, 'sizeBytes'>): string {
  const long = order.description.split('\n').map((line) => ` ${line || '.'}`);
  const fields = {
    Package: order.name,
    Version: order.version,
    Architecture: order.architecture,
    Maintainer: order.maintainer,
    'Installed-Size': String(Math.ceil(sizeBytes / 1024)),
    Depends: order.depends.join(', '),
    Recommends: order.recommends.join(', '),
    Section: order.category,
    Priority: 'optional',
    Homepage: order.homepage,
    Description: [order.summary, ...long].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** Debian wants one in every package; fpm writes one too. */
function writeChangelog({ name, version, maintainer }: PackageOrder, stage: Stage): string {
  const file = path.join('usr/share/doc', name, 'changelog.gz');
  const date = new Date().toUTCString().replace('GMT', '+0000');
  const text = `${name} (${version}) stable; urgency=medium\n\n  * See the release notes.\n\n -- ${maintainer}  ${date}\n`;
  mkdirSync(path.dirname(path.join(stage.root, file)), { recursive: true });
  writeFileSync(path.join(stage.root, file), gzipSync(text, { level: 9 }), { mode: 0o644 });
  return file;
}
