// Cyrus and Dovecot exclude each other as packages, so Cyrus is unpacked into a folder of its own
// instead of installed; only the libraries it needs are installed (Debian 12).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = '/var/cache/collega-tests/cyrus';

const libraries = [
  ['libical3', 'libjansson4', 'libpcre3', 'libpq5', 'libsasl2-modules'],
  ['libsqlite3-0', 'libwrap0', 'libxapian30', 'libxml2'],
].flat();

/** Where Cyrus lies, or null. The tests look in the same place. */
export function findCyrus() {
  return existsSync(join(folder, 'usr', 'lib', 'cyrus', 'bin', 'imapd')) ? folder : null;
}

/** Unpacks Cyrus, as root on Debian; `installPackages` installs packages by apt-get. */
export function unpackCyrus(installPackages) {
  installPackages(libraries);
  mkdirSync(folder, { recursive: true });
  const run = (command, args) =>
    spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  run('apt-get', [
    '-qq',
    '-o',
    'APT::Sandbox::User=root',
    'download',
    'cyrus-imapd',
    'cyrus-common',
  ]);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    run('dpkg-deb', ['-x', file, '.']);
  }
  return findCyrus();
}
