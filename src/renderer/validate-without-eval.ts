// zod compiles its parsers with `new Function` where it may. The window's policy forbids eval, and
// even a caught attempt is reported as a violation; so this is said before any schema is made. Not by
// zod's own `config`: the first drawing would wait for zod, which it does not need otherwise.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
