import { config } from 'zod';

// zod compiles its parsers with `new Function` where it may. The window's policy forbids eval, and
// even a caught attempt is reported as a violation; so this runs before any schema is made.
config({ jitless: true });
