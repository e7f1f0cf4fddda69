// Installs npm's packages where they are missing. Finds, and as root on Debian installs, what the
// suites need besides: a Chrome, Edge or Chromium, Dovecot, Postfix, Cyrus, gnome-keyring and shells.
// Elsewhere it says what to install and which suite is skipped without it.
import { ensureInstalled } from './ensure-installed.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { preparePackagingTools } from './packaging-tools.mjs';
import { findCyrus, unpackCyrus } from './prepare-cyrus.mjs';

const root = join(import.meta.dirname, '..');

const postfix = '/usr/sbin/postfix';
const keyring = '/usr/bin/gnome-keyring-daemon';
const bus = '/usr/bin/dbus-daemon';

const browserFiles = {
  win32: ['PROGRAMFILES', 'ProgramW6432', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ].map((path) => join(process.env[name] ?? '', ...path)),
  ),
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
    ['', process.env.HOME ?? ''].map(
      (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
};

/** @returns {{ missing: Record<string, string | null>, env: Record<string, string> }} */
export function prepareMachine() {
  ensureInstalled(root);
  let browser = findBrowser();
  let dovecot = findDovecot();
  const packages = [
    // Without a font Chromium draws boxes, and pictures prove nothing.
    ...(browser === null ? ['chromium', 'fonts-liberation'] : []),
    ...(dovecot === null ? ['dovecot-imapd', 'dovecot-submissiond'] : []),
    ...(existsSync(postfix) ? [] : ['postfix']),
    // A real Secret Service, in a session of its own.
    ...(existsSync(keyring) && existsSync(bus) ? [] : ['gnome-keyring', 'dbus', 'dbus-bin']),
    // Bash is there; the others complete lines of the command line too.
    ...['zsh', 'fish'].filter((shell) => findOnPath([shell]) === null),
  ];
  if (packages.length > 0 && mayInstall()) {
    installPackages(packages);
    browser = findBrowser();
    dovecot = findDovecot();
  }
  if (findCyrus() === null && mayInstall()) unpackCyrus(installPackages);
  if (browser === null) browser = downloadBrowser();
  const missing = {
    browser: browser === null ? 'no browser: install Chrome, Edge or Chromium' : null,
    dovecot:
      dovecot === null
        ? 'no dovecot: install dovecot-imapd and dovecot-submissiond (Debian, Ubuntu)'
        : null,
    packaging: preparePackagingTools().missing ?? null,
    electron: hasElectron() ? null : 'no Electron binary',
  };
  const env = browser === null ? {} : { COLLEGA_TEST_BROWSER: browser };
  return { missing, env };
}

function findBrowser() {
  const { COLLEGA_TEST_BROWSER: chosen } = process.env;
  if (chosen) return chosen;
  const files = browserFiles[process.platform];
  if (files) return files.find((file) => existsSync(file)) ?? null;
  return findOnPath([
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ]);
}

function findDovecot() {
  const sbin = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'];
  const dovecot = findOnPath(['dovecot']) ?? sbin.find((file) => existsSync(file)) ?? null;
  // Debian packs the two protocols apart from the server itself.
  const libraries = ['/usr/lib/dovecot/imap', '/usr/lib/dovecot/submission'];
  return dovecot !== null && libraries.every((file) => existsSync(file)) ? dovecot : null;
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid() === 0 && findOnPath(['apt-get']) !== null;
}

function installPackages(packages) {
  console.log(`Installing what the suites need: ${packages.join(' ')}`);
  const run = (args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // The tests start servers of their own: those of the packages must not start (invoke-rc.d, 101).
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run(['update']);
    run(['install', '-y', '--no-install-recommends', ...packages]);
  } finally {
    if (own) rmSync(policy);
  }
}

/** Playwright's own Chromium, where it may be downloaded. */
function downloadBrowser() {
  console.log('No browser found: trying to download Playwright’s Chromium …');
  spawnSync('npx --no-install playwright install chromium', {
    cwd: root,
    shell: true,
    stdio: 'ignore',
  });
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  return stdout && existsSync(stdout) ? stdout : null;
}

/** Looks at files only: asking Electron's package where it is would start a download. */
function hasElectron() {
  try {
    const folder = join(root, 'node_modules', 'electron');
    return existsSync(join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8')));
  } catch {
    return false;
  }
}
