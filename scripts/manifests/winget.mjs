// Manifests for winget (microsoft/winget-pkgs, schema 1.10). ProductCode is the name under which the
// installer registers itself: electron-builder makes it of the application's identity (NsisTarget.js,
// APP_GUID), and winget finds the installed Collega by it.
import { createHash } from 'node:crypto';
import { texts } from './read-release.mjs';
import { toYaml } from './write-yaml.mjs';

const manifestVersion = '1.10.0';

/** Paths inside a clone of winget-pkgs, and their content. */
export function describeWinget(
  { productName, version, author, date, license, place },
  file,
  appId,
) {
  const identifier = `${place.owner}.${productName}`;
  const folder = `manifests/${place.owner[0].toLowerCase()}/${place.owner}/${productName}/${version}`;
  const common = { PackageIdentifier: identifier, PackageVersion: version };
  const localeOf = (PackageLocale, language) => ({
    ...common,
    PackageLocale,
    Publisher: author,
    PublisherUrl: `https://github.com/${place.owner}`,
    PublisherSupportUrl: `${place.homepage}/issues`,
    PackageName: productName,
    PackageUrl: place.homepage,
    License: license,
    LicenseUrl: `${place.homepage}/blob/v${version}/LICENSE`,
    ShortDescription: texts[language].short,
    Description: texts[language].long,
    ReleaseNotesUrl: place.releaseNotes(version),
  });
  const installerOf = (architecture) => {
    const { url, sha256 } = file(`win-${architecture}-setup.exe`);
    return {
      Architecture: architecture,
      InstallerUrl: url,
      InstallerSha256: sha256.toUpperCase(),
    };
  };
  const manifests = {
    [`${identifier}.yaml`]: { ...common, DefaultLocale: 'en-US', ManifestType: 'version' },
    [`${identifier}.installer.yaml`]: {
      ...common,
      Platform: ['Windows.Desktop'],
      MinimumOSVersion: '10.0.17763.0',
      InstallerType: 'nullsoft',
      Scope: 'user',
      InstallModes: ['interactive', 'silent', 'silentWithProgress'],
      UpgradeBehavior: 'install',
      ProductCode: nsisGuid(appId),
      ReleaseDate: date,
      Installers: ['x64', 'arm64'].map(installerOf),
      ManifestType: 'installer',
    },
    [`${identifier}.locale.en-US.yaml`]: {
      ...localeOf('en-US', 'en'),
      Moniker: productName.toLowerCase(),
      Tags: ['email', 'exchange-online', 'microsoft-365', 'oauth', 'odoo', 'outlook'],
      ManifestType: 'defaultLocale',
    },
    [`${identifier}.locale.it-IT.yaml`]: { ...localeOf('it-IT', 'it'), ManifestType: 'locale' },
  };
  return Object.fromEntries(
    Object.entries(manifests).map(([name, content]) => [
      `${folder}/${name}`,
      `${schemaLine(content.ManifestType)}\n${toYaml({ ...content, ManifestVersion: manifestVersion })}\n`,
    ]),
  );
}

function schemaLine(type) {
  return `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${manifestVersion}.schema.json`;
}

/** electron-builder's name space for identities (NsisTarget.js, ELECTRON_BUILDER_NS_UUID). */
const nameSpace = '50e065bc-3134-11e6-9bab-38c9862bdaf3';

/** UUID version 5 (RFC 9562 section 5.5) of the identity. */
export function nsisGuid(appId) {
  const hash = createHash('sha1')
    .update(Buffer.from(nameSpace.replaceAll('-', ''), 'hex'))
    .update(appId)
    .digest()
    .subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
