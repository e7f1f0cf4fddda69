// What electron-builder is told about certificates. Its own names are not used as they are:
// - GitHub sets a variable for a secret that was not entered, an empty one, and electron-builder
//   takes an empty CSC_LINK for a file (macPackager.js of 26.17 asks for null alone);
// - CSC_LINK serves macOS, and Windows too where WIN_CSC_LINK is not set (platformPackager.js,
//   getCscLink), so that one variable would sign Collega.exe with Apple's certificate.

/** What electron-builder or its tools read; none of it is handed on unless decided here. */
export const builderNames = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'CSC_NAME',
  'CSC_IDENTITY_AUTO_DISCOVERY',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_API_KEY',
  'APPLE_API_KEY_ID',
  'APPLE_API_ISSUER',
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
];

/** Each way to sign: the variables it needs, all of them or none. */
const ways = {
  appleCertificate: ['MAC_CSC_LINK', 'MAC_CSC_KEY_PASSWORD'],
  appleNotarisation: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  windowsCertificate: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
  azureArtifactSigning: [
    'AZURE_SIGNING_ENDPOINT',
    'AZURE_SIGNING_ACCOUNT',
    'AZURE_SIGNING_PROFILE',
    'AZURE_SIGNING_PUBLISHER',
    'AZURE_TENANT_ID',
    'AZURE_CLIENT_ID',
    'AZURE_CLIENT_SECRET',
  ],
};

/**
 * The environment for electron-builder on `platform`, and one line for people. Throws where a way
 * is set in part: a release that was meant to be signed must not come out unsigned.
 */
export function signingEnvironment(platform, given) {
  const own = new Set([...builderNames, ...Object.values(ways).flat()]);
  const env = Object.fromEntries(Object.entries(given).filter(([name]) => !own.has(name)));
  const read = (way) => readWay(way, given);
  switch (platform) {
    case 'darwin': {
      const certificate = read('appleCertificate');
      const notarisation = read('appleNotarisation');
      if (certificate === null) {
        if (notarisation !== null) throw new Error('Notarising needs MAC_CSC_LINK as well.');
        // Otherwise a certificate found in the keychain by chance would sign.
        return {
          env: { ...env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
          summary: 'macOS: not signed',
        };
      }
      return {
        env: {
          ...env,
          ...notarisation,
          CSC_LINK: certificate.MAC_CSC_LINK,
          CSC_KEY_PASSWORD: certificate.MAC_CSC_KEY_PASSWORD,
        },
        summary: `macOS: signed, ${notarisation === null ? 'not notarised' : 'notarised'}`,
      };
    }
    case 'win32': {
      const certificate = read('windowsCertificate');
      const azure = read('azureArtifactSigning');
      if (certificate !== null && azure !== null) {
        throw new Error('Set either WIN_CSC_LINK or AZURE_SIGNING_ENDPOINT, not both.');
      }
      if (azure !== null) {
        return { env: { ...env, ...azure }, summary: 'Windows: signed by Azure Artifact Signing' };
      }
      return certificate === null
        ? { env, summary: 'Windows: not signed' }
        : { env: { ...env, ...certificate }, summary: 'Windows: signed with a certificate' };
    }
    default:
      return { env, summary: 'Linux: packages carry no signature of their own' };
  }
}

function readWay(way, given) {
  const names = ways[way];
  const missing = names.filter((name) => !given[name]);
  // Azure's identity alone signs nothing: `az` and others use the same names.
  const isStarted = names.some((name) => given[name] && !/^AZURE_(?:TENANT|CLIENT)_/u.test(name));
  if (!isStarted) return null;
  if (missing.length > 0)
    throw new Error(`Signing is set in part: ${missing.join(', ')} is missing.`);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
