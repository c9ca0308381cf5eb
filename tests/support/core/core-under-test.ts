// A started core before a model of the services, for one test; it ends with the test.
import { onTestFinished } from 'vitest';
import { ModelService } from '../services/model-service.ts';
import { passwordDraft, signInAndSave } from './company-inputs.ts';
import { CoreBench, type CoreBenchOptions } from './core-bench.ts';

export interface CoreUnderTest {
  readonly bench: CoreBench;
  readonly service: ModelService;
  /** Adds a company with a sign-in and returns its id. */
  readonly add: (draft: Parameters<typeof signInAndSave>[0]) => Promise<string>;
}

type Options = Pick<CoreBenchOptions, 'files'>;

export async function startCore(
  before: (bench: CoreBench) => void = () => undefined,
  options: Options = {},
): Promise<CoreUnderTest> {
  const test = await keepCore(before, options);
  onTestFinished(() => test.bench[Symbol.asyncDispose]());
  return test;
}

/** The same for several tests, which end it themselves. */
export async function keepCore(
  before: (bench: CoreBench) => void = () => undefined,
  options: Options = {},
): Promise<CoreUnderTest> {
  const bench: CoreBench = new CoreBench({ ...options, fetch: (input, init) => service.fetch(input, init) });
  const service = new ModelService(bench.clock, bench.network);
  before(bench);
  await bench.start();
  const add: CoreUnderTest['add'] = async (draft) => {
    const saved = await bench.call('saveCompany', signInAndSave(draft));
    if (saved.outcome !== 'saved') throw new Error(`the bench could not sign in: ${saved.outcome}`);
    return saved.companyId;
  };
  return { bench, service, add };
}

/** A company by password is being signed in at another address; the service has the request and holds its answer. */
export async function beginMove({ bench, service }: CoreUnderTest, companyId: string) {
  const arrived = service.hold();
  const elsewhere = passwordDraft({ address: 'https://other.example.com' });
  const saved = bench.call('saveCompany', signInAndSave(elsewhere, { companyId }));
  return { saved, release: await arrived };
}
