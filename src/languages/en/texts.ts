/** English is the model: every other language has the same files, with the same texts. */
export const en = {
  name: 'English',
  locale: 'en-GB',
  files: {
    crash: async () => (await import('./crash.json', { with: { type: 'json' } })).default,
    desktop: async () => (await import('./desktop.json', { with: { type: 'json' } })).default,
    examples: async () => (await import('./examples.json', { with: { type: 'json' } })).default,
    findings: async () => (await import('./findings.json', { with: { type: 'json' } })).default,
    guide: async () => (await import('./guide.json', { with: { type: 'json' } })).default,
    guideScript: async () =>
      (await import('./guide-script.json', { with: { type: 'json' } })).default,
    letter: async () => (await import('./letter.json', { with: { type: 'json' } })).default,
    odooPlan: async () => (await import('./odoo-plan.json', { with: { type: 'json' } })).default,
    odoo: async () => (await import('./odoo.json', { with: { type: 'json' } })).default,
    report: async () => (await import('./report.json', { with: { type: 'json' } })).default,
    selfMessage: async () =>
      (await import('./self-message.json', { with: { type: 'json' } })).default,
    senderFindings: async () =>
      (await import('./sender-findings.json', { with: { type: 'json' } })).default,
    signInPage: async () =>
      (await import('./sign-in-page.json', { with: { type: 'json' } })).default,
    terminal: async () => (await import('./terminal.json', { with: { type: 'json' } })).default,
    ui: async () => (await import('./ui.json', { with: { type: 'json' } })).default,
  },
};

/** What a language's folder holds. A missing file or text fails type-checking. */
export type LanguageTexts = typeof en;
