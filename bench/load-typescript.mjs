import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Builds one TypeScript module of the benchmark as the product itself is built, and imports it. */
export async function loadTypeScript(name) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'out/bench',
      rolldownOptions: { input: { [name]: join(root, 'bench', `${name}.ts`) } },
    },
  });
  return import(`../out/bench/${name}.js`);
}
