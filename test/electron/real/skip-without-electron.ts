import { findElectronBinary } from './find-electron.ts';

/** Playwright's global setup: says aloud that nothing ran, and ends well. */
export async function skipWithoutElectron(): Promise<void> {
  if (findElectronBinary() !== null) return;
  await new Promise((resolve) => process.stdout.write('skipped: no Electron binary\n', resolve));
  process.exit(0);
}

// Playwright calls the default export of a global setup file.
// eslint-disable-next-line no-restricted-syntax
export default skipWithoutElectron;
