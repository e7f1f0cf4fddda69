import { expect, test } from 'vitest';
import {
  anyOf,
  called,
  imported,
  made,
  named,
  parse,
  parseSources,
  placesOf,
  propertySet,
  textLike,
  type Finder,
} from '../support/source-tree.ts';

interface Check {
  readonly rule: string;
  /** As Doyensec's Electronegativity calls it, or in its manner where it has none. */
  readonly name: string;
  readonly find: Finder;
  /** What it must find: without it, a check that finds nothing proves nothing. */
  readonly sample: string;
  /** Files in which it is right, each for a reason. */
  readonly allowed?: Readonly<Record<string, string>>;
}

/** Looks in the Electron shell alone: elsewhere the word means something else. */
function inShell(find: Finder): Finder {
  return (file) => (/^(?:src\/(?:main|preload)\/|sample)/u.test(file.fileName) ? find(file) : []);
}

/** Electronegativity's list (no longer maintained, TypeScript 4) on today's syntax tree. */
const checks: readonly Check[] = [
  {
    rule: 'checklist 1',
    name: 'HTTP_RESOURCES',
    find: textLike(/^http:\/\/(?!(?:127\.0\.0\.1|localhost|\[::1\])?(?::|\/|$))/u),
    sample: "window.loadURL('http://example.com/')",
    allowed: {
      'src/renderer/ui/icons.tsx': 'the namespace of SVG, an identifier that is never opened',
      'src/services/network/proxy-server.ts': 'the scheme of an HTTP proxy',
    },
  },
  {
    rule: 'checklist 2',
    name: 'NODE_INTEGRATION',
    find: propertySet(/^nodeIntegration\w*$/u, 'true'),
    sample: 'const x = { nodeIntegrationInWorker: true }',
  },
  {
    rule: 'checklist 3',
    name: 'CONTEXT_ISOLATION',
    find: propertySet(/^contextIsolation$/u, 'false'),
    sample: 'const x = { contextIsolation: false }',
  },
  {
    rule: 'checklist 4',
    name: 'SANDBOX',
    find: anyOf(inShell(propertySet(/^sandbox$/u, 'false')), textLike(/^(?:--)?no-sandbox$/u)),
    sample: 'const x = { sandbox: false }',
    allowed: {
      'src/main/index.ts': 'asks whether the user has switched it off, and logs it',
    },
  },
  {
    rule: 'checklist 6',
    name: 'WEB_SECURITY',
    find: anyOf(propertySet(/^webSecurity$/u, 'false'), textLike(/disable-web-security/u)),
    sample: 'const x = { webSecurity: false }',
  },
  {
    rule: 'checklist 7',
    name: 'CSP: bypassed or weakened',
    find: anyOf(named(/^bypassCSP$/u), textLike(/'unsafe-(?:inline|eval|hashes)'/u)),
    sample: 'const x = { bypassCSP: true, policy: "script-src \'unsafe-eval\'" }',
  },
  {
    rule: 'checklist 8',
    name: 'INSECURE_CONTENT',
    find: propertySet(/^allowRunningInsecureContent$/u, 'true'),
    sample: 'const x = { allowRunningInsecureContent: true }',
  },
  {
    rule: 'checklist 9',
    name: 'EXPERIMENTAL_FEATURES',
    find: propertySet(/^experimental(?:Canvas)?Features$/u, 'true'),
    sample: 'const x = { experimentalFeatures: true }',
  },
  {
    rule: 'checklist 10',
    name: 'BLINK_FEATURES',
    find: named(/^(?:enable)?[bB]linkFeatures$/u),
    sample: "const x = { enableBlinkFeatures: 'X' }",
  },
  {
    rule: 'checklist 11',
    name: 'ALLOWPOPUPS and webview tags',
    find: anyOf(propertySet(/^webviewTag$/u, 'true'), named(/^(?:webview|allowpopups)$/u)),
    sample: 'const x = <webview allowpopups />',
  },
  {
    rule: 'checklist 15',
    name: 'OPEN_EXTERNAL',
    find: called(/^openExternal$/u),
    sample: 'void shell.openExternal(address)',
    allowed: { 'src/main/open-known-link.ts': 'the one place, which takes known addresses alone' },
  },
  {
    rule: 'checklist 18',
    name: 'PROTOCOL_HANDLER and file://',
    find: anyOf(
      called(/^(?:loadFile|(?:un)?(?:register|intercept)\w*Protocol)$/u),
      named(/^(?:corsEnabled|allowServiceWorkers|setAsDefaultProtocolClient)$/u),
      textLike(/^file:/u),
    ),
    sample: "window.loadFile('index.html')",
  },
  {
    rule: 'checklist 20',
    name: 'PRELOAD: more than the bridge',
    find: (file) => (file.fileName.includes('preload') ? imported(/^(?!electron$)/u)(file) : []),
    sample: "import { readFileSync } from 'node:fs'",
  },
  {
    rule: 'tls',
    name: 'CERTIFICATE_ERROR_EVENT, CERTIFICATE_VERIFY_PROC, CUSTOM_ARGUMENTS',
    find: anyOf(
      named(/^setCertificateVerifyProc$/u),
      propertySet(/^rejectUnauthorized$/u, 'false'),
      textLike(/^certificate-error$|ignore-certificate-errors|^NODE_TLS_REJECT/u),
    ),
    sample: "app.on('certificate-error', accept)",
    allowed: {
      'src/sandbox/odoo/own-tests/mail-dialogue.ts':
        'plays Odoo, which verifies no certificate of a mail server; connects to this computer alone',
    },
  },
  {
    rule: 'hardening',
    name: 'DANGEROUS_FUNCTIONS',
    find: anyOf(
      called(/^(?:eval|executeJavaScript\w*|insertCSS|insertText|importScripts)$/u),
      made('Function'),
      named(/^dangerouslySetInnerHTML$/u),
    ),
    sample: 'contents.executeJavaScript(text)',
  },
  {
    rule: 'hardening',
    name: 'REMOTE_MODULE',
    find: anyOf(imported(/^@electron\/remote/u), named(/^enableRemoteModule$/u)),
    sample: "import remote from '@electron/remote'",
  },
  {
    rule: 'hardening',
    name: 'CUSTOM_ARGUMENTS',
    find: anyOf(called(/^append(?:Switch|Argument)$/u), textLike(/^--?remote-debugging/u)),
    sample: "app.commandLine.appendSwitch('remote-debugging-port', '1')",
  },
  {
    rule: 'hardening',
    name: 'SECURITY_WARNINGS_DISABLED, AFFINITY, AUXCLICK',
    find: anyOf(
      named(/^affinity$/u),
      textLike(/^(?:ELECTRON_DISABLE_SECURITY_WARNINGS|Auxclick)$/u),
    ),
    sample: "process.env['ELECTRON_DISABLE_SECURITY_WARNINGS'] = '1'",
  },
  {
    rule: 'secrets at rest',
    name: 'deprecated or plain safeStorage',
    find: inShell(
      named(/^(?:encryptString|decryptString|isEncryptionAvailable|setUsePlainTextEncryption)$/u),
    ),
    sample: "safeStorage.encryptString('x')",
  },
];

const sources = parseSources();

for (const { rule, name, find, sample, allowed } of checks) {
  test(`${rule}: ${name} is found nowhere`, () => {
    const path = rule === 'checklist 20' ? 'src/preload/sample.ts' : 'sample.tsx';
    expect(placesOf([parse(path, sample)], find)).not.toEqual([]);
    const found = placesOf(sources, find).filter(
      (place) => !Object.hasOwn(allowed ?? {}, place.replace(/:\d+$/u, '')),
    );
    expect(found).toEqual([]);
  });
}
