// `npm run sbom`: the software bill of materials (CycloneDX), for those who must know what is inside.
import { mkdir, writeFile } from 'node:fs/promises';
import { billOfMaterials } from './bill-of-materials.ts';
import { runCommand } from './command.ts';
import { project } from './project.ts';

await runCommand(async () => {
  const bill = billOfMaterials();
  const file = project.path('dist', 'sbom.cdx.json');
  await mkdir(project.path('dist'), { recursive: true });
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${bill.components.length} components, CycloneDX ${bill.specVersion}: ${file}`);
});
