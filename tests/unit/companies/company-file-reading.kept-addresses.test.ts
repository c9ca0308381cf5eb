// A company file may come from anyone. None takes a token to another host unasked.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  allChoices,
  companyFile,
  offered,
  sharedEntry,
  usualChoices,
} from '../../support/core/company-files.ts';
import { passwordDraft, signInAndSave } from '../../support/core/company-inputs.ts';
import { CoreBench } from '../../support/core/core-bench.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';
import { ModelService } from '../../support/services/model-service.ts';

describe('whatever a file says', () => {
  const entry = fc
    .record({
      label: fc.constantFrom('ACME', 'acme ', 'Globex', 'Initech'),
      host: fc.constantFrom('acme.example.com', 'globex.example.com', 'evil.example'),
      username: fc.constantFrom('practice', 'other'),
    })
    .map(({ label, host, username }) =>
      sharedEntry({
        ...{ label, address: `https://${host}` },
        account: { company_name: 'Practice Company', username },
      }),
    );

  const benches: CoreBench[] = [];

  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench[Symbol.asyncDispose]();
  });

  it('an existing address stays without its tick, and no token goes to another host with it', async () => {
    const entries = fc.array(entry, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(entries, fc.boolean(), async (shared, ticksAll) => {
        const files = new MemoryFiles();
        const bench: CoreBench = new CoreBench({
          fetch: (input, init) => service.fetch(input, init),
          files,
        });
        const service = new ModelService(bench.clock);
        benches.push(bench);
        await bench.start();
        const saved = await bench.call('saveCompany', signInAndSave(passwordDraft({ storePassword: true })));
        if (saved.outcome !== 'saved') throw new Error('the bench could not sign in');
        const token = await bench.copied(saved.companyId);
        const preview = await offered(bench, companyFile(shared));
        const choices = ticksAll ? allChoices(preview) : usualChoices(preview);
        await bench.call('applyImport', { importId: preview.importId, choices });
        if (!ticksAll) {
          const kept = bench.snapshot().companies.find(({ id }) => id === saved.companyId);
          expect(kept?.address).toBe('https://acme.example.com/');
          expect(kept?.account).toEqual({ company_name: 'Practice Company', username: 'practice' });
          expect(await bench.copied(saved.companyId)).toBe(token);
        }
        await bench.clock.advance(11 * 60_000);
        await bench.restart();
        await bench.clock.advance(60_000);
        expect(service.requests.filter(({ host }) => host !== 'acme.example.com')).toEqual([]);
        expect(bench.bugs).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
