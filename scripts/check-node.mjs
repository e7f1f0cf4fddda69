// Refuses a Node in which the build cannot run, in a sentence instead of an error deep in a bundler.
// Imported before anything else: older versions lack what the other scripts use at once.
// Vite, Rolldown, Vitest and ESLint want `^20.19 || ^22.13 || >=24`, as package.json's `engines`.

/** @param {string} version as in `process.versions.node` */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 13;
  return major >= 24;
}

// The variable stands in for another Node in tests.
const version = process.env.COLLEGA_TEST_NODE_VERSION ?? process.versions.node;
if (!isSupportedNode(version)) {
  console.error(
    `This is Node ${version}. Collega needs Node 20.19 or later, 22.13 or later, or 24 and later: ` +
      'https://nodejs.org/en/download',
  );
  process.exit(1);
}
