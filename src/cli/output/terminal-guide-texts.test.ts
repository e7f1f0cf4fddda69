import { afterEach, expect, test } from 'vitest';
import { flattenTexts } from '../../languages/testing/flatten-texts.ts';
import { guideTexts } from '../../languages/translate-guide.ts';
import { terminalGuideTexts } from './terminal-guide-texts.ts';
import { setLanguage } from '../terminal/texts.ts';

afterEach(() => setLanguage('en'));

/** The window's places and buttons, unless a line speaks of Odoo's own (“Settings > General …”). */
const ofTheWindow = {
  en: /(?<!> )General Settings|“(Test Connection|Check now|Explain an error|Who may sign in)”/,
  it: /(?<!> )Impostazioni generali|“(Prova Connessione|Controlla ora|Spiega un errore|Chi può accedere)”/,
};

test.each(['en', 'it'] as const)(
  'the terminal’s guide in %s names commands where the window has buttons',
  async (language) => {
    await setLanguage(language);
    const { steps, values, reasons } = terminalGuideTexts();
    const shown = flattenTexts({ steps, values, reasons });
    const left = [...shown].filter(([, text]) => ofTheWindow[language].test(text));
    expect(left).toEqual([]);
    // The lines that were exchanged are those meant: the window's version speaks of Collega too.
    const window = guideTexts(language).steps;
    const exchanged = { registration: [4], outgoing: [0, 1, 2], incoming: [0, 1, 2], secret: [3] };
    for (const step of ['registration', 'outgoing', 'incoming', 'secret'] as const) {
      expect(steps[step].do).toHaveLength(window[step].do.length);
      for (const line of exchanged[step]) expect(steps[step].do[line]).toContain('collega ');
    }
    expect(steps['odoo-outgoing'].do[4]).toContain('collega explain');
    expect(window.secret.do[3]).toContain('Collega');
    expect(reasons['other-cloud']).toContain('{{host}}');
  },
);
