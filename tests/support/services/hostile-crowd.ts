// One company for each hostile answer, at a service that gives it, or a good one, as the test turns it.
import type { Page } from '@playwright/test';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import { newCompany, WindowCommands } from '../window/window-commands.ts';
import type { HostileAnswer } from './hostile-answers/hostile-answer.ts';
import { HostileService } from './hostile-service.ts';
import { RawService } from './raw-service.ts';

const TYPED = { secrets: { password: 'practice-password' }, storePassword: false };

/** As long for each, so that no name is the beginning of another. */
export const labelOf = (index: number): string => `Service-${String(index).padStart(3, '0')}`;

export class HostileCrowd {
  readonly answers: readonly HostileAnswer[];
  readonly service: HostileService;
  /** Where hostile answers point to, and nothing may arrive. */
  readonly elsewhere: RawService;
  readonly commands: WindowCommands;

  private constructor(
    answers: readonly HostileAnswer[],
    service: HostileService,
    elsewhere: RawService,
    commands: WindowCommands,
  ) {
    this.answers = answers;
    this.service = service;
    this.elsewhere = elsewhere;
    this.commands = commands;
  }

  /** `apart`: each answer comes from a host of its own. */
  static async start(
    answers: readonly HostileAnswer[],
    window: Page,
    options: { readonly apart?: boolean } = {},
  ): Promise<HostileCrowd> {
    const elsewhere = await RawService.start((socket) => socket.destroy());
    const service = await HostileService.start(answers, elsewhere, options);
    return new HostileCrowd(answers, service, elsewhere, new WindowCommands(window));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.elsewhere.stop();
  }

  /** Adds all companies against the hostile answers. Gives "saved", or the title of what the operator is told. */
  async signIn(): Promise<readonly string[]> {
    this.service.mood = 'hostile';
    const results = await this.commands.callAll('saveCompany', this.#newCompanies());
    return results.map((result) =>
      result.outcome === 'notSignedIn' ? result.problem.title : result.outcome,
    );
  }

  /** Adds those that are not there and signs all in against good answers, so that each has a token and can renew it. */
  async signInWell(): Promise<void> {
    this.service.mood = 'good';
    const present = new Set((await this.companies()).map(({ label }) => label));
    const missing = this.#newCompanies().filter(({ draft }) => !present.has(draft.label));
    await this.commands.callAll('saveCompany', missing);
    const companies = await this.companies();
    const inputs = companies.map(({ id }) => ({ companyId: id, ...TYPED }));
    await this.commands.callAll('signIn', inputs);
  }

  /** Renews all. Gives "renewed", or the title of what the operator is told. */
  async renew(mood: HostileService['mood']): Promise<readonly string[]> {
    this.service.mood = mood;
    const inputs = (await this.companies()).map(({ id }) => ({ companyId: id }));
    const results = await this.commands.callAll('renew', inputs);
    return results.map((result) => (result.outcome === 'notRenewed' ? result.problem.title : result.outcome));
  }

  /** Copies each company's token, one after the other, as a later copy calls off the one before. Gives "copied", or "nothing". */
  async copy(): Promise<readonly string[]> {
    const outcomes: string[] = [];
    for (const { id } of await this.companies()) {
      const [result] = await this.commands.callAll('copyToken', [{ companyId: id, format: 'token' }]);
      outcomes.push(result?.outcome ?? 'no answer');
    }
    return outcomes;
  }

  /** In the order of the answers. */
  async companies(): Promise<readonly CompanyView[]> {
    const { companies } = await this.commands.readSnapshot();
    const place = ({ label }: CompanyView) => Number(label.split('-')[1]);
    return companies.toSorted((one, other) => place(one) - place(other));
  }

  #newCompanies() {
    return this.answers.map((_, index) => newCompany(labelOf(index), this.service.addressOf(index)));
  }
}
