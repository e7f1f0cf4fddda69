// What to say where the build's native modules do not load. Their own message ("npm has a bug
// related to optional dependencies") hides the cause, which on Windows 11 is mostly Smart App Control.

/** Native packages of the build: bundler and style sheet compiler. */
const nativePackages = ['rolldown', 'lightningcss'];

/** @returns {Promise<string | null>} null: they load */
export async function explainNativeModules(load = (name) => import(name)) {
  for (const name of nativePackages) {
    try {
      await load(name);
    } catch (error) {
      return describe(name, messagesOf(error));
    }
  }
  return null;
}

/** The message of an error, of its causes, and of the errors it gathers, the deepest last. */
function messagesOf(error) {
  if (!(error instanceof Error)) return [];
  const inner = [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])];
  const code = typeof error.code === 'string' ? `${error.code}: ` : '';
  return [code + error.message, ...inner.flatMap(messagesOf)];
}

function describe(name, messages) {
  const lines = [`The build cannot load the native module of "${name}":`];
  lines.push(...[...new Set(messages)].map((message) => `  ${message.split('\n')[0]}`));
  if (process.platform === 'win32') {
    lines.push(
      'On Windows 11, Smart App Control and AppLocker block such modules since they are not signed',
      '(Windows Security, App & browser control). A release needs no build: docs/packaging.md.',
    );
  } else {
    lines.push(
      'Remove node_modules and run npm ci again. A release needs no build: docs/packaging.md.',
    );
  }
  return lines.join('\n');
}
