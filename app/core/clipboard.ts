// The clipboard, put together: copying, clearing, the watch over what was copied, and what notifications say of it.
import { CopyNotification } from '../announcements/copy-notification.ts';
import { CopiedTokenWatch } from '../clipboard/copied-token-watch.ts';
import { type PutBack, TokenClipboard } from '../clipboard/token-clipboard.ts';
import { TokenCopier } from '../clipboard/token-copier.ts';
import type { CopyConfirmations } from '../commands/copy-confirmations.ts';
import type { ClearedCopy, ClipboardView, HeldCopy } from '../shared/contract/clipboard.ts';
import { copiedText } from '../texts/copied-text.ts';
import type { Session } from '../tokens/session.ts';
import type { CoreBase } from './core-parts.ts';
import type { TokenSupply } from './token-supply.ts';

export type ClipboardParts = ReturnType<typeof createClipboard>;

export function createClipboard(
  base: CoreBase,
  { providers, sessions }: TokenSupply,
  confirmations: CopyConfirmations,
) {
  const { clock, clipboard: system } = base.parts;
  const { texts, stores } = base;
  const notification = new CopyNotification(base.parts.notifier);
  const news = newsOf(base, notification);
  const clipboard = new TokenClipboard({
    ...{ clock, clipboard: system },
    clearAfterS: () => stores.settings.current.clearClipboardAfterS,
    onPutBack: (outcome) => news.putBack(outcome),
    onChange: (view) => {
      news.changed(view);
      base.onChange();
    },
  });
  const copier: TokenCopier = new TokenCopier({
    ...{ clipboard, clock, texts },
    providerOf: ({ company }: Session) => providers.get(company.providerId),
    onCopied: (copied) => watch.begin(copied),
  });
  const watch = new CopiedTokenWatch({
    ...{ clipboard, clock },
    sessionOf: (companyId) => sessions.get(companyId),
    mayReplace: ({ company }) => !confirmations.isDemanded(company),
    replace: (copied) => copier.replace(copied),
  });
  return { clipboard, copier, watch, notification };
}

/** What notifications say of the clipboard, except that a token was copied: each way to copy says that itself. */
function newsOf({ parts, texts, stores }: CoreBase, notification: CopyNotification) {
  const { clock, showWindow } = parts;
  const open = ({ companyId }: { readonly companyId: string }) =>
    stores.companies.get(companyId)
      ? showWindow({ screen: 'company', companyId })
      : showWindow({ screen: 'companies' });
  const tellReplaced = (view: HeldCopy) => {
    if (!stores.settings.current.notifyOnCopy) return;
    const body = copiedText(view, texts, clock.now());
    notification.tellHeld({ title: texts.say('app.name'), body, onClick: () => open(view) });
  };
  const tellDead = (view: ClearedCopy) =>
    notification.tell({
      title: texts.say('clipboard.dead.title', { company: view.company }),
      body: texts.say('clipboard.dead.meaning'),
      isQuiet: true,
      onClick: () => open(view),
    });
  return {
    changed(view: ClipboardView): void {
      if (view.kind !== 'holds') notification.withdrawHeld();
      else if (view.isReplacement) tellReplaced(view);
      if (view.kind === 'cleared' && view.because === 'dead') tellDead(view);
    },
    putBack: (outcome: PutBack) =>
      notification.tell({
        title: texts.say('clipboard.putBack.title'),
        body: texts.say(`clipboard.putBack.${outcome}`),
        onClick: () => showWindow({ screen: 'companies' }),
      }),
  };
}
