import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

// Everything but native modules is bundled, so that an installer carries a handful of files and a
// stray import of a shell fails the build rather than the user.
const native = ['@napi-rs/keyring'];

// An import of types alone would be kept for its effects, and its module with it: React Hook Form
// was fetched ahead of a list that has no form.
const typesAlone = { typescript: { onlyRemoveTypeImports: false } };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: false,
      // Read from the disk once at the start: one large file is what bundling is for here, in kB.
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: {
        input: { index: resolve(here, 'src/main/index.ts') },
        external: [...native, 'electron'],
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
        external: ['electron'],
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    plugins: [react()],
    oxc: typesAlone,
    build: {
      outDir: resolve(here, 'out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      // In kB before gzip; the budget is 200 kB gzipped (DESIGN, measured by the bench).
      chunkSizeWarningLimit: 800,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(here, 'src/renderer/index.html'),
        output: {
          // In one file that the first drawing does without, and every later screen shares.
          codeSplitting: {
            groups: [{ name: 'validation', test: /node_modules.zod/ }],
          },
        },
      },
    },
  },
});
