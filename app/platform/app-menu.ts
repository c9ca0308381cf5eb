// The application menu: what the platform's editing, window and quit shortcuts hang on, and nothing else.
import { Menu, type MenuItemConstructorOptions } from 'electron';

export function setAppMenu(): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    isMac ? { role: 'appMenu' } : { role: 'fileMenu', submenu: [{ role: 'close' }, { role: 'quit' }] },
    { role: 'editMenu' },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
