import packageJson from '../package.json' with { type: 'json' };
import { flipFuses } from './flip-fuses.ts';

/**
 * The installers (docs/packaging.md). Everything is bundled, so that the application holds the built
 * files and no package at all. They are staged in a folder of their own: from the project's,
 * electron-builder would take the dependencies of the command line as well.
 * Publishes nothing, and updates nothing by itself: a release is downloaded by people.
 */
/** Exported by name for the tests; electron-builder reads the default. */
export const installers = {
  appId: 'io.github.collega',
  productName: 'Collega',
  copyright: 'MIT licence',
  electronVersion: packageJson.devDependencies.electron.replace(/^\D/, ''),
  directories: { app: 'artefacts/app', output: 'artefacts/installers', buildResources: 'build' },
  // What lies in the folder that scripts/stage-app.mjs has filled, and nothing else.
  files: ['**/*'],
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
  win: {
    icon: 'build/icons/icon.ico',
    target: [{ target: 'nsis' }, { target: 'zip' }],
  },
  nsis: {
    // For one user, without an administrator: support staff seldom are one.
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Mailbox links belong to the user, who may install again.
    deleteAppDataOnUninstall: false,
  },
  mac: {
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.business',
    target: [{ target: 'dmg' }, { target: 'zip' }],
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    // With APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER in the environment.
    notarize: process.env['APPLE_API_KEY'] !== undefined,
  },
  linux: {
    icon: 'build/icons/png',
    category: 'Office;Email',
    synopsis: 'Links Outlook mailboxes to Odoo, and proves that they work',
    maintainer: packageJson.author,
    target: [{ target: 'AppImage' }, { target: 'deb' }],
  },
};

export default installers;
