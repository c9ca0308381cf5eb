// Snapshots as they may follow each other: few values, so that much stays the same between two of them.
import fc from 'fast-check';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';

const companies = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          label: fc.constantFrom('ACME', 'Globex'),
          renewing: fc.boolean(),
          claims: fc.option(fc.record({ subject: fc.constantFrom('one', 'two') }), { nil: undefined }),
        })
        .map(({ claims, ...fields }) => company({ id, ...fields, ...(claims ? { claims } : {}) })),
    ),
  ),
);
export const states = fc
  .record({
    companies,
    activityRevision: fc.nat(2),
    trayAvailable: fc.boolean(),
    language: fc.constantFrom('en', 'de'),
  })
  .map((parts) => snapshot(parts));
