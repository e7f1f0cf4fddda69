import packageJson from '../package.json' with { type: 'json' };
import { flipFuses } from './flip-fuses.ts';
import { readProjectPlace } from './project-place.mjs';

const place = readProjectPlace(packageJson);

/** Both processors that desktops have today; nothing native is packed, so each system makes both. */
const arch = ['x64', 'arm64'];

/**
 * The installers (docs/packaging.md). Everything is bundled, so that the application holds the built
 * files and no package at all. They are staged in a folder of their own.
 * Publishes nothing, and updates nothing by itself: a release is downloaded by people.
 * Exported by name for the tests; electron-builder reads the default. `env` comes from
 * build/signing-environment.mjs, which hands on only what is set.
 */
export function describeInstallers(env: Readonly<Record<string, string | undefined>>) {
  return {
    appId: place.applicationId,
    productName: 'Collega',
    copyright: 'MIT licence',
    electronVersion: packageJson.devDependencies.electron.replace(/^\D/, ''),
    directories: { app: 'artefacts/app', output: 'artefacts/installers', buildResources: 'build' },
    // What lies in the folder that scripts/stage-app.mjs has filled, and nothing else. Without the
    // second pattern electron-builder, which finds no packages there, takes those of the project
    // (appFileCopier.js of 26.17 searches the project's folder next).
    files: ['**/*', '!node_modules/**/*'],
    extraResources: [
      'LICENSE',
      { from: 'out/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
    ],
    asar: true,
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    publish: null,
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    electronLanguages: ['en', 'en-US', 'it'],
    afterPack: flipFuses,
    // The older AppImage runtime needs libfuse.so.2, which Ubuntu has not installed since 22.04, and
    // starts every application with --no-sandbox (AppImageTarget.js of 26.17).
    toolsets: { appimage: '1.0.3' },
    win: {
      icon: 'build/icons/icon.ico',
      target: ['nsis', 'portable', 'zip'].map((target) => ({ target, arch })),
      forceCodeSigning: Boolean(env['WIN_CSC_LINK'] ?? env['AZURE_SIGNING_ENDPOINT']),
      ...describeAzureSigning(env),
    },
    nsis: {
      // For this user, without an administrator: support staff seldom are one. `oneClick` is what
      // keeps the installer from asking "for all users?".
      oneClick: true,
      perMachine: false,
      runAfterFinish: true,
      // It gives an updater an administrator's rights; there is none.
      packElevateHelper: false,
      // Mailbox links belong to the user, who may install again.
      deleteAppDataOnUninstall: false,
      buildUniversalInstaller: false,
      artifactName: '${productName}-${version}-${os}-${arch}-setup.${ext}',
    },
    portable: {
      // One file that keeps its data beside it (src/main/use-data-folder.ts).
      requestExecutionLevel: 'user',
      // Unpacked into a folder of its own at each start: the folder that is the same for all would be
      // removed by a second start, under the first (portable.nsi). Only `true` does so, although the
      // schema of 26.17 says `false` (NsisTarget.js).
      unpackDirName: true,
      buildUniversalInstaller: false,
      artifactName: '${productName}-${version}-${os}-${arch}-portable.${ext}',
    },
    mac: {
      icon: 'build/icons/icon.icns',
      category: 'public.app-category.business',
      target: ['dmg', 'zip'].map((target) => ({ target, arch })),
      hardenedRuntime: true,
      gatekeeperAssess: false,
      // macOS 15 asks before the first connection to a proxy or mail server in the local network.
      extendInfo: {
        NSLocalNetworkUsageDescription:
          'Collega tests mail servers and uses proxies that may be in your local network.',
      },
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      forceCodeSigning: Boolean(env['CSC_LINK']),
      notarize: Boolean(env['APPLE_API_KEY']),
    },
    linux: {
      icon: 'build/icons/png',
      category: 'Office;Email',
      synopsis: 'Links Outlook mailboxes to Odoo, and proves that they work',
      maintainer: place.maintainer,
      // The window's name (WM_CLASS, app_id) is that of the desktop file: `desktopName` of the
      // staged package.json.
      syncDesktopName: true,
      target: ['deb', 'rpm', 'AppImage'].map((target) => ({ target, arch })),
    },
    deb: {
      // electron-builder's own list, and what it leaves out: sound and buffers, which a server has not.
      depends: [...debDepends, 'libasound2 | libasound2t64', 'libgbm1'],
      recommends: ['gnome-keyring | kwalletmanager'],
    },
    rpm: {
      depends: [...rpmDepends, '(alsa-lib or libasound2)', '(mesa-libgbm or libgbm1)'],
      // Without it the packages of two Electron applications contradict each other in /usr/lib/.build-id.
      fpm: ['--rpm-rpmbuild-define', '_build_id_links none'],
    },
  };
}

/** FpmTarget.js of electron-builder 26.17, getDefaultDepends. */
const debDepends = [
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0',
  'libuuid1',
  'libsecret-1-0',
];
const rpmDepends = [
  'gtk3',
  'libnotify',
  'nss',
  'libXScrnSaver',
  '(libXtst or libXtst6)',
  'xdg-utils',
  'at-spi2-core',
  '(libuuid or libuuid1)',
];

function describeAzureSigning(env: Readonly<Record<string, string | undefined>>) {
  const endpoint = env['AZURE_SIGNING_ENDPOINT'];
  if (!endpoint) return {};
  return {
    azureSignOptions: {
      endpoint,
      codeSigningAccountName: env['AZURE_SIGNING_ACCOUNT'] ?? '',
      certificateProfileName: env['AZURE_SIGNING_PROFILE'] ?? '',
      // Exactly as in the certificate.
      publisherName: env['AZURE_SIGNING_PUBLISHER'] ?? '',
    },
  };
}

export const installers = describeInstallers(process.env);
export default installers;
