// Exposes the typed bridge to the window, nothing else. Knows no command by name; main refuses what the contract lacks.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge } from './shared/contract/bridge.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(`command:${name}`, input),
  on: (event, listener) => {
    const forward = (_event: IpcRendererEvent, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(`event:${event}`, forward);
    return () => ipcRenderer.off(`event:${event}`, forward);
  },
};

contextBridge.exposeInMainWorld('tokenTray', bridge);
