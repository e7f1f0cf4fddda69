import { expect, it } from 'vitest';
import { createProgram } from '../../../src/cli/create-program.ts';
import { setLanguage } from '../../../src/cli/terminal/texts.ts';

it.each([
  [
    'en',
    /other users of this machine can read it, and the shell remembers it[\s\S]*standard input/u,
  ],
  ['it', /altri utenti[\s\S]*shell[\s\S]*standard input/u],
] as const)(
  'finding 27: the help of explain says who can read its argument, and the way without (%s)',
  async (language, warning) => {
    await setLanguage(language);
    const program = await createProgram(() => Promise.resolve(), ['explain']);
    const explain = program.commands.find((command) => command.name() === 'explain');
    expect(explain?.helpInformation().replaceAll(/\s+/gu, ' ')).toMatch(warning);
  },
);
