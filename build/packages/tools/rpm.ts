// An rpm from a staged folder, by rpmbuild.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageOrder } from './fpm-arguments.ts';
import type { Stage } from './package-stage.ts';
import { runOrThrow } from './run-or-throw.ts';

const MACHINES: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };
const PAYLOADS: Readonly<Record<string, string>> = { gzip: 'w1.gzdio', xzmt: 'w6T0.xzdio' };

export function buildRpm(order: PackageOrder, stage: Stage, workshop: string): void {
  const spec = path.join(workshop, 'package.spec');
  writeFileSync(spec, specFile(order, stage));
  const machine = MACHINES[order.architecture] ?? order.architecture;
  const defined = {
    _topdir: path.join(workshop, 'top'),
    _rpmdir: workshop,
    _rpmfilename: 'made.rpm',
  };
  runOrThrow('rpmbuild', [
    ...['-bb', '--quiet', '--buildroot', stage.root, '--target', `${machine}-linux`],
    ...Object.entries(defined).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
    spec,
  ]);
  copyFileSync(path.join(workshop, 'made.rpm'), order.target);
}

function specFile(order: PackageOrder, stage: Stage): string {
  const script = (file: string) => readFileSync(file, 'utf8').replaceAll('%', '%%');
  const ownFolders = stage.folders.filter((folder) => /^opt\/.|\/tokentray$/.test(folder));
  const owned = [
    ...ownFolders.map((folder) => `%dir "/${folder}"`),
    ...stage.files.map((file) => `"/${file}"`),
  ];
  return `%define _build_id_links none
%define __os_install_post %{nil}
%define _binary_payload ${PAYLOADS[order.compression] ?? PAYLOADS.xzmt}
AutoReqProv: no
Name: ${order.name}
Version: ${order.version}
Release: 1
Summary: ${order.summary}
License: ${order.license}
Vendor: ${order.vendor}
Packager: ${order.maintainer}
URL: ${order.homepage}
Group: ${order.category}
${order.depends.map((each) => `Requires: ${each}`).join('\n')}

%description
${order.description}

%post
${script(order.afterInstall)}
%postun
${script(order.afterRemove)}
%files
%defattr(-,root,root,-)
${owned.join('\n')}
`;
}
