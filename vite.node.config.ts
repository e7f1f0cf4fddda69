import { chmodSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** Builds what runs in plain Node: the command line and the portable shell. */
export default defineConfig({
  // npm sets this right when it installs; of a linked clone each build would take it away again.
  plugins: [
    {
      name: 'executable-command',
      writeBundle: () => chmodSync(resolve(here, 'out/node/collega.js'), 0o755),
    },
  ],
  // `import { type X }` would stay as an import for its effects (verbatimModuleSyntax), and drag the
  // browser's driver into every command: 75 MB and half a second.
  oxc: { typescript: { onlyRemoveTypeImports: false } },
  // Texts as one string each: JSON.parse takes a third of the time of compiling an object literal.
  json: { stringify: true, namedExports: false },
  // Packages are bundled: found one by one on the disk and parsed whole, zod alone took longer than
  // Node itself. Left out are native code and the browser's driver, which finds its own files.
  ssr: { noExternal: true, external: ['@napi-rs/keyring', 'playwright-core'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/node',
    emptyOutDir: true,
    minify: true,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: {
        collega: resolve(here, 'src/cli/collega.ts'),
        portable: resolve(here, 'src/portable/open-portable-app.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
