/** One switch of Electron's fuse wire, set once in the packaged binary, and why it is set so. */
export interface Fuse {
  readonly enabled: boolean;
  readonly reason: string;
}

/** The fuses of Electron 45, named and ordered as on the wire (@electron/fuses, FuseV1Options). */
export const fuseNames = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const;
export type FuseName = (typeof fuseNames)[number];

/** Packaging fails when a new Electron has a fuse without a decision here. */
export const strictlyRequireAllFuses = true;

export const fuses: Readonly<Record<FuseName, Fuse>> = {
  RunAsNode: {
    enabled: false,
    reason:
      'ELECTRON_RUN_AS_NODE would run any script under the name, the signature and the key store rights of Collega.',
  },
  EnableCookieEncryption: {
    enabled: true,
    reason:
      'Cookies rest encrypted. Sign-in windows keep theirs in memory, so that nothing depends on it.',
  },
  EnableNodeOptionsEnvironmentVariable: {
    enabled: false,
    reason: 'NODE_OPTIONS could load a script before Collega, which would see every token.',
  },
  EnableNodeCliInspectArguments: {
    enabled: false,
    reason: '--inspect would open a debugger port into the process that holds the tokens.',
  },
  EnableEmbeddedAsarIntegrityValidation: {
    enabled: true,
    reason:
      'A changed app.asar does not start, on Windows and macOS, where Electron can check it against the signed binary.',
  },
  OnlyLoadAppFromAsar: {
    enabled: true,
    reason:
      'A folder `app` laid beside app.asar would otherwise be loaded in its place, unchecked.',
  },
  LoadBrowserProcessSpecificV8Snapshot: {
    enabled: false,
    reason:
      'Collega brings no snapshot of its own; a foreign one would be code in the main process.',
  },
  GrantFileProtocolExtraPrivileges: {
    enabled: false,
    reason: 'Pages come from collega://app alone; file:// needs no rights, and gets none.',
  },
  WasmTrapHandlers: {
    enabled: true,
    reason:
      'The default of V8: memory of WebAssembly is bounded by guard pages. Switching it off gains nothing here.',
  },
};
