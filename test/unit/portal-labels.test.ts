import { expect, it } from 'vitest';
import en from '../../src/languages/en/findings.json' with { type: 'json' };
import itTexts from '../../src/languages/it/findings.json' with { type: 'json' };

/**
 * What Microsoft renamed in the Entra portal (as of November 2026): the label of today, and the one
 * that Odoo's guide and older portals show. A text that names one of them names the other too.
 */
const renamed = {
  en: [
    [/Entra admin center > /u, /Entra ID > |Entra ID \(older menu: Identity > Applications\) > /u],
    [/> App registrations > the app/u, /\(older menu: Identity > Applications\)/u],
    [/Enterprise app/u, /Enterprise apps \(older: Enterprise applications\)/u],
    [
      /> Authentication\b/u,
      /Redirect URI configuration > Add Redirect URI > Web \(older page: Add a platform > Web\)/u,
    ],
    [
      /Supported account/u,
      /Multiple Entra ID tenants|Any Entra ID Tenant \+ Personal Microsoft accounts/u,
    ],
    [
      /Security defaults|security defaults \(/u,
      /\(older menu: Identity > Overview > Properties\)/u,
    ],
  ],
  it: [
    [/di Entra > /u, /Entra ID > |Entra ID \(menu precedente: Identità > Applicazioni\) > /u],
    [/> Registrazioni app > l['’]app/u, /\(menu precedente: Identità > Applicazioni\)/u],
    [/ > App(?:licazioni)? aziendali/u, /App aziendali \(prima: Applicazioni aziendali\)/u],
    [
      /> Autenticazione\b/u,
      /Redirect URI configuration > Add Redirect URI > Web \(pagina precedente: Aggiungi una piattaforma > Web\)/u,
    ],
    [
      /tipi di account supportati/u,
      /Multiple Entra ID tenants|Any Entra ID Tenant \+ Personal Microsoft accounts/u,
    ],
    [
      /[Ii]mpostazioni predefinite di sicurezza/u,
      /\(menu precedente: Identità > Panoramica > Proprietà\)/u,
    ],
  ],
} as const;

it.each([
  ['en', en],
  ['it', itTexts],
] as const)('a fix that names a renamed page of Entra shows both labels: %s', (language, texts) => {
  const fixes = Object.entries(texts).map(([code, { fix }]) => [code, fix] as const);
  const oneLabel = renamed[language].flatMap(([label, both]) =>
    fixes.filter(([, fix]) => label.test(fix) && !both.test(fix)).map(([code]) => code),
  );
  expect(renamed[language].every(([label]) => fixes.some(([, fix]) => label.test(fix)))).toBe(true);
  expect([...new Set(oneLabel)]).toEqual([]);
});
