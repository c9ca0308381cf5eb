// The schema that is published: made of the one that the app reads with.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { managedSchema } from '../../../app/managed/managed-schema.ts';
import { changeable } from '../../../app/settings/settings-schema.ts';
import { project } from '../../../build/scripts/project.ts';

const published = 'docs/managed-configuration.schema.json';

/** `vitest -u` writes it anew. */
it('is published as it is', async () => {
  const schema = {
    ...z.toJSONSchema(managedSchema, { io: 'input' }),
    title: 'TokenTray: managed configuration',
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(project.path(published));
});

it('has each setting that the operator can change', () => {
  const { properties } = JSON.parse(readFileSync(project.path(published), 'utf8'));
  expect(Object.keys(properties.settings.properties)).toEqual(Object.keys(changeable));
});
