// The list as it was gives way to one whose buttons work, once main has it.
const { ipcRenderer } = require('electron');

addEventListener('DOMContentLoaded', async () => {
  const names = await ipcRenderer.invoke('list');
  const list = document.createElement('ul');
  for (const name of names) {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.textContent = 'Copy token';
    row.append(name, ' ', button);
    list.append(row);
  }
  document.getElementById('picture').replaceWith(list);
});
