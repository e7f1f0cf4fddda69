// Node's module hook: `electron` is the double, and every module of the bundle is loaded again for
// each run, since the query of the importing module is handed on.
const entry = new URL('./native-entry.mjs', import.meta.url).href;

export async function resolve(specifier, context, nextResolve) {
  const run = context.parentURL === undefined ? '' : new URL(context.parentURL).search;
  if (specifier === 'electron') return { url: `${entry}${run}`, shortCircuit: true };
  const resolved = await nextResolve(specifier, context);
  const isOwn = run.startsWith('?run=') && specifier.startsWith('.');
  return isOwn ? { ...resolved, url: `${resolved.url}${run}` } : resolved;
}
