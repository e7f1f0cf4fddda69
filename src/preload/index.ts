import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

type Message = { readonly name: string; readonly payload: unknown };

// Two functions and nothing else. The bridge in the main process checks what is asked, so nothing
// is checked here; a listener never gets Electron's event, which would hand it the IPC channel.
contextBridge.exposeInMainWorld('collega', {
  call: (name: unknown, input: unknown) =>
    ipcRenderer.invoke('collega:call', name, input) as Promise<unknown>,
  on: (name: unknown, listener: (payload: unknown) => void) => {
    const relay = (_event: IpcRendererEvent, message: Message) => {
      if (message.name === name) listener(message.payload);
    };
    ipcRenderer.on('collega:event', relay);
    return () => {
      ipcRenderer.off('collega:event', relay);
    };
  },
});
