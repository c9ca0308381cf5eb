// Enter copies what is in the text field and closes its window; Escape only closes it.
const { ipcRenderer } = require('electron');

addEventListener('DOMContentLoaded', () => document.querySelector('input').focus());
addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') ipcRenderer.send('copy', document.querySelector('input').value);
  if (key === 'Enter' || key === 'Escape') ipcRenderer.send('close');
});
