// Draws the window once its first snapshot is there.
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppWindow } from './app-window.tsx';
import { connectToMain } from './bridge.ts';
import { removePictureOnceDrawn } from './home-picture/hand-over.ts';
import { speak } from './texts/texts.ts';
import { countDoubleClicksOnce } from './ui/double-click.ts';

const place = document.getElementById('window');
if (!place) throw new Error('index.html has no place for the window.');

countDoubleClicksOnce(document);
// While main is still busy: the first of it takes a hundredth of a second.
const root = createRoot(place);
const snapshot = await connectToMain();
await speak(snapshot.language);
removePictureOnceDrawn(place);
root.render(
  <StrictMode>
    <AppWindow />
  </StrictMode>,
);
