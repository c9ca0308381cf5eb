// Starts quick copy's window: waits for the companies, then draws it.
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { QuickCopyBridge } from '../../app/shared/contract/quick-copy.ts';
import { connectToMain } from '../bridge.ts';
import { speak } from '../texts/texts.ts';
import { QuickCopyPage } from './quick-copy-page.tsx';

/** The preload script is the main window's; in this window main answers other commands. */
const bridge = window.tokenTray as unknown as QuickCopyBridge;

const place = document.getElementById('window');
if (!place) throw new Error('quick-copy.html has no place for the page.');

const snapshot = await connectToMain();
document.documentElement.dataset.platform = snapshot.platform;
await speak(snapshot.language);
createRoot(place).render(
  <StrictMode>
    <QuickCopyPage bridge={bridge} />
  </StrictMode>,
);
