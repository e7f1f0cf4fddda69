import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { outFolder } from './start-bundle.ts';

const root = join(import.meta.dirname, '../..');

/** Source files of a folder, without their tests: path to text. */
function readSources(folder: string): Map<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .filter((entry) => !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(root, file), readFileSync(file, 'utf8')]));
}

function filesWith(sources: Map<string, string>, pattern: RegExp): string[] {
  return [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

const all = readSources('src');
const shell = new Map([...all].filter(([file]) => /^src\/(?:main|preload)\//u.test(file)));

test('windows are made in two places', () => {
  expect(filesWith(all, /new BrowserWindow\(/u).sort()).toEqual([
    'src/main/app-window.ts',
    'src/main/sign-in-window.ts',
  ]);
});

test('one call hands an address to the operating system', () => {
  expect(filesWith(all, /\bopenExternal\b/u)).toEqual(['src/main/open-known-link.ts']);
  expect(all.get('src/main/open-known-link.ts')?.match(/shell\.openExternal\(/gu)).toHaveLength(1);
});

/** What must not be there, how it is found, and a sample that proves that it would be found. */
const forbidden: readonly [string, RegExp, string][] = [
  [
    'a protection switched off',
    /(?:webSecurity|sandbox|contextIsolation): false/u,
    'sandbox: false',
  ],
  [
    'a power switched on',
    /(?:nodeIntegration\w*|webviewTag|experimentalFeatures): true/u,
    'nodeIntegrationInWorker: true',
  ],
  ['more power to the scheme', /bypassCSP|corsEnabled|allowServiceWorkers/u, 'bypassCSP: true'],
  ['a Blink feature', /enableBlinkFeatures/u, "enableBlinkFeatures: 'X'"],
  ['mixed content', /allowRunningInsecureContent: true/u, 'allowRunningInsecureContent: true'],
  [
    'certificate let through',
    /setCertificateVerifyProc|certificate-error|rejectUnauthorized: false/u,
    "app.on('certificate-error', accept)",
  ],
  ['script put into a page', /executeJavaScript|insertCSS|insertText/u, 'executeJavaScript(x)'],
  ['remote module', /@electron\/remote|enableRemoteModule/u, "from '@electron/remote'"],
  ['file served as a page', /loadFile\(|file:\/\//u, "loadURL('file:///x')"],
  [
    'deprecated safeStorage',
    /\b(?:en|de)cryptString\(|isEncryptionAvailable\(|setUsePlainText/u,
    'safeStorage.encryptString(x)',
  ],
  ['way past the sandbox', /no-sandbox|appendSwitch/u, "appendSwitch('no-sandbox')"],
];

test.each(forbidden)('there is no %s', (_name, pattern, sample) => {
  expect(sample).toMatch(pattern);
  const withoutComments = new Map(
    [...shell].map(([file, text]) => [file, text.replace(/\/\*[\s\S]*?\*\/|\s\/\/.*$/gmu, '')]),
  );
  expect(filesWith(withoutComments, pattern)).toEqual([]);
});

test('`electron` is imported by the shell alone', () => {
  const importers = filesWith(all, /from 'electron(?:-store)?'/u);
  expect(importers.filter((file) => !shell.has(file))).toEqual([]);
  expect(importers).toContain('src/preload/index.ts');
});

test('the preload script stays a page of text without libraries', () => {
  const source = shell.get('src/preload/index.ts') ?? '';
  const code = source.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
  expect(code.length).toBeLessThanOrEqual(20);
  expect(source.match(/from '[^']+'/gu)).toEqual(["from 'electron'"]);
});

test('the built preload script requires `electron` and nothing else', () => {
  expect(readdirSync(join(outFolder, 'preload'))).toEqual(['index.cjs']);
  const built = readFileSync(join(outFolder, 'preload/index.cjs'), 'utf8');
  expect(built.match(/require\([^)]*\)/gu)).toEqual(['require("electron")']);
  expect(built).not.toMatch(/\bimport\b|\bprocess\b|\beval\b/u);
});

test('the built main bundle needs nothing beside Electron, Node and the native keyring', () => {
  const files = readdirSync(join(outFolder, 'main'), { recursive: true, withFileTypes: true });
  const needed = files
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
        /^(?:import|export)\b[^'"\n]*\bfrom\s*["']([^"'.][^"']*)["']/gmu,
      ),
    ])
    .map((match) => match[1] ?? '');
  const outside = needed.filter((name) => !name.startsWith('node:') && !isNodeModule(name));
  expect([...new Set(outside)].sort()).toEqual(['electron']);
});

function isNodeModule(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
