// Vitest rewrites `import()` in the files it runs; the bundle must be loaded by Node itself.
exports.nativeImport = (url) => import(url);
