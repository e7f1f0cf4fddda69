import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** Builds what runs in plain Node: the command line and the portable shell. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/node',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        collega: resolve(here, 'src/cli/collega.ts'),
        portable: resolve(here, 'src/portable/open-portable-app.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
