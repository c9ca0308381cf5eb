// What the operator can do, from window, tray and shortcut.
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import type { TokenCopier } from '../clipboard/token-copier.ts';
import { activityCommands } from '../commands/activity-commands.ts';
import { clipboardCommands } from '../commands/clipboard-commands.ts';
import { CommandDispatcher, type Handlers } from '../commands/command-dispatcher.ts';
import { CompanyCommands } from '../commands/company-commands.ts';
import type { CopyConfirmations } from '../commands/copy-confirmations.ts';
import { DeletedCompanies } from '../commands/deleted-companies.ts';
import { exportCommands } from '../commands/export-commands.ts';
import { Farewells } from '../commands/farewells.ts';
import { HelpCommands } from '../commands/help-commands.ts';
import { ImportCommands } from '../commands/import-commands.ts';
import { InteractiveSignIn } from '../commands/interactive-sign-in.ts';
import { leavingCommands } from '../commands/leaving-commands.ts';
import { managedCommands } from '../commands/managed-commands.ts';
import { ManagedGuard } from '../commands/managed-guard.ts';
import { orderCommands } from '../commands/order-commands.ts';
import { ServiceQuestions } from '../commands/service-questions.ts';
import { SessionCommands } from '../commands/session-commands.ts';
import { type SettingsEffects, settingsCommands } from '../commands/settings-commands.ts';
import { TrustCommands } from '../commands/trust-commands.ts';
import { TrustEvidence } from '../commands/trust-evidence.ts';
import { updateCommands } from '../commands/update-commands.ts';
import { UserIdSwitch } from '../commands/user-id-switch.ts';
import { SetupCheck } from '../diagnostics/setup-check.ts';
import { ManagedRules } from '../managed/managed-rules.ts';
import type { LanguageChoice } from '../shared/contract/settings.ts';
import { panelOf } from '../tray/panel.ts';
import { BackgroundCopy } from './background-copy.ts';
import type { ClipboardParts } from './clipboard.ts';
import type { CoreBase } from './core-parts.ts';
import type { OperatorView } from './operator-view.ts';
import { QuickCopy } from './quick-copy.ts';
import type { TokenSupply } from './token-supply.ts';

export type OperatorCommands = ReturnType<typeof createOperatorCommands>;

/** What most commands need. */
type CommandBase = ReturnType<typeof commandBase> & { readonly confirmations: CopyConfirmations };

export interface OperatorCommandsOptions {
  readonly base: CoreBase;
  readonly supply: TokenSupply;
  readonly view: OperatorView;
  readonly clipboard: ClipboardParts;
  readonly confirmations: CopyConfirmations;
  /** Changes the language of everything that is said from then on. */
  readonly speak: (choice: LanguageChoice) => Promise<void>;
}

export function createOperatorCommands({
  base,
  supply,
  view,
  clipboard: { clipboard, copier, notification },
  confirmations,
  speak,
}: OperatorCommandsOptions) {
  const { parts, notices, shortcuts, stores } = base;
  const common = { ...commandBase(base, supply), confirmations };
  const company = createCompanyCommands(common, supply, view);
  const imports = createImportCommands(common, view);
  const session = createSessionCommands(common, supply, view, copier);
  const questions = createServiceQuestions(common, view, clipboard);
  const userIdSwitch = createUserIdSwitch(common, view, questions);
  const setupCheck = createSetupCheck(base, supply, clipboard);
  const farewells = new Farewells({
    ...{ ...common, windowPlace: stores.windowPlace, quit: parts.quit },
    panel: panelOf(parts.platform, parts.desktops),
  });
  const settingsEffects: SettingsEffects = {
    ...parts.settingsEffects,
    applyLanguage: speak,
    applyWeakStorage: async (allowed) => void (await stores.vault.setWeakAllowed(allowed)),
  };
  const handlers: Handlers = {
    ...company.handlers,
    ...imports.handlers,
    ...exportCommands(common),
    ...orderCommands(common),
    ...session.handlers,
    ...clipboardCommands(clipboard),
    ...confirmations.handlers,
    ...farewells.handlers,
    ...questions.handlers,
    ...userIdSwitch.handlers,
    ...activityCommands({ ...common, log: stores.activity }),
    ...createHelpCommands(common, view, clipboard).handlers,
    ...createTrustCommands(common, view, clipboard).handlers,
    ...managedCommands({ ...common, clipboard, snapshots: view.snapshots }),
    ...updateCommands({ updates: base.updates, clipboard }),
    ...leavingCommands({
      ...{ ...common, effects: settingsEffects, quit: parts.quit },
      forgetUndo: () => Promise.all([company.finish(), imports.finish(), userIdSwitch.finish()]),
      stop: () => {
        supply.scheduler.stop();
        clipboard.refuseCopies();
      },
      erase: async () => [...(await stores.erase()), ...(await parts.removeTraces())],
    }),
    ...settingsCommands({ ...common, ...{ notices, shortcuts }, effects: settingsEffects }),
    readSnapshot: () => view.feed.whole(),
    keepPicture: (picture) => {
      stores.homePicture.keep(picture, view.snapshots.read());
      return undefined;
    },
    checkSetup: () => setupCheck.run(),
  };
  const dispatcher = new CommandDispatcher(handlers, new ManagedGuard(common));
  const backgroundCopy = new BackgroundCopy({ ...common, commands: session, notification });
  const quickCopy = new QuickCopy({
    ...{ ...common, clipboard, commands: session, background: backgroundCopy },
    screen: parts.quickCopyScreen,
    askingOf: (company) => confirmations.askingOf(company),
  });
  const { interactiveSignIn } = common;
  return {
    ...{ dispatcher, backgroundCopy, quickCopy, clipboard, company, imports },
    ...{ interactiveSignIn, userIdSwitch, confirmations, farewells, settingsEffects },
  };
}

function commandBase(
  { parts, texts, stores, managed, onChange }: CoreBase,
  { providers, sessions }: TokenSupply,
) {
  const { companies, settings, vault } = stores;
  const { clock, notifier, showWindow, fileChooser, newId } = parts;
  const interactiveSignIn = new InteractiveSignIn({
    ...{ providers, texts, clock, lastStored: stores.lastStored },
    isKept: (companyId) => companies.get(companyId) !== undefined,
  });
  const evidence = new TrustEvidence(parts);
  const rules = new ManagedRules({ texts, allowed: () => managed.current.services?.value });
  return {
    ...{ parts, texts, onChange, companies, settings, vault, providers, sessions, interactiveSignIn },
    ...{ clock, notifier, showWindow, fileChooser, newId, evidence, rules },
    deleted: new DeletedCompanies({ clock, vault }),
  };
}

function createCompanyCommands(common: CommandBase, { practice }: TokenSupply, { recorder }: OperatorView) {
  return new CompanyCommands({
    ...common,
    practiceCompany: () => practice.company(),
    onChange: () => {
      recorder.noteCompanies();
      common.onChange();
    },
  });
}

function createTrustCommands(
  common: CommandBase,
  { recorder }: OperatorView,
  clipboard: TokenClipboard,
): TrustCommands {
  return new TrustCommands({
    ...{ ...common, clipboard, files: common.parts.certificateFiles },
    onChange: () => {
      recorder.noteCompanies();
      common.onChange();
    },
  });
}

function createImportCommands(common: CommandBase, { recorder }: OperatorView) {
  return new ImportCommands({
    ...common,
    source: common.parts.companyFiles,
    onImported: (outcome) => recorder.noteImport(outcome),
    onUndone: () => recorder.noteImportUndone(),
  });
}

function createSessionCommands(
  common: CommandBase,
  { scheduler }: TokenSupply,
  { recorder }: OperatorView,
  copier: TokenCopier,
) {
  return new SessionCommands({
    ...{ ...common, scheduler },
    copier: {
      copy: async (session, format) => {
        const result = await copier.copy(session, format);
        if (result.outcome !== 'calledOff') recorder.noteCopy(session.company, result);
        common.onChange();
        return result;
      },
    },
  });
}

function createServiceQuestions(common: CommandBase, { recorder }: OperatorView, clipboard: TokenClipboard) {
  return new ServiceQuestions({
    ...{ ...common, clipboard },
    onAnswer: (company, verdict, asked) => {
      recorder.noteAnswer(company, verdict, asked);
      common.onChange();
    },
  });
}

function createUserIdSwitch(common: CommandBase, { recorder }: OperatorView, questions: ServiceQuestions) {
  return new UserIdSwitch({
    ...common,
    foundId: (session) => questions.foundId(session),
    onSwitched: (company) => recorder.noteUserIdUsed(company),
    onUndone: (company) => recorder.noteUserIdUndone(company),
  });
}

function createSetupCheck(
  { parts, texts, stores }: CoreBase,
  { http }: TokenSupply,
  clipboard: TokenClipboard,
) {
  const { clock, cipher, network, platform } = parts;
  return new SetupCheck({
    ...{ clock, texts, cipher, http, network, platform, clipboard, companies: stores.companies },
    ...{ system: parts.setupSystem, newProbe: parts.newId },
  });
}

function createHelpCommands(common: CommandBase, { snapshots }: OperatorView, clipboard: TokenClipboard) {
  const { host, dataFolder, setupSystem } = common.parts;
  return new HelpCommands({
    ...{ ...common, host, dataFolder, snapshots, clipboard },
    proxyFor: (address) => setupSystem.proxyFor(address),
  });
}
