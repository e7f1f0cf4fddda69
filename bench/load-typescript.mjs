import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Builds modules of the benchmark as the product itself is built; answers where each one is. */
export async function buildTypeScript(...names) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'out/bench',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(root, 'bench', `${name}.ts`)])),
      },
    },
  });
  return names.map((name) => pathToFileURL(join(root, 'out', 'bench', `${name}.js`)));
}
