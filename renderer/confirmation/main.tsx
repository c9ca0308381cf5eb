// Starts the small window that asks before a copy: reads what it asks about, then draws it.
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import type { ConfirmationBridge } from '../../app/shared/contract/confirmation.ts';
import { speak } from '../texts/texts.ts';
import { ConfirmationPage } from './confirmation-page.tsx';

/** The preload script is the main window's; in this window main answers other commands. */
const { tokenTray: bridge } = window as unknown as { readonly tokenTray: ConfirmationBridge };

const place = document.getElementById('window');
if (!place) throw new Error('confirmation.html has no place for the page.');

const confirmation = await bridge.call('readConfirmation', undefined);
// Where it is over by now, main closes the window.
if (confirmation) {
  const whenShown = bridge.call('confirmationShown', undefined);
  await speak(confirmation.language);
  createRoot(place).render(
    <StrictMode>
      <I18nProvider locale={confirmation.language}>
        <ConfirmationPage
          confirmation={confirmation}
          whenShown={whenShown}
          answer={(given) => bridge.call('answerConfirmation', given)}
        />
      </I18nProvider>
    </StrictMode>,
  );
}
