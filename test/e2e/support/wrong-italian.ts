import { type Page } from '@playwright/test';

/** Verbs that begin an instruction; "Non disattivare" is how an order to one person is denied. */
const instructions = [
  'Accedere|Aggiornare|Aggiungere|Aprire|Attendere|Attivare|Chiedere|Collegare|Consegnare',
  'Controllare|Copiare|Correggere|Creare|Eseguire|Guardare|Impostare|Incollare|Indicare|Inserire',
  'Inviare|Lasciare|Leggere|Passare|Premere|Provare|Registrare|Rimuovere|Salvare|Scegliere',
  'Scrivere|Selezionare|Tenere|Usare|Verificare',
].join('|');

/** What no screen says in Italian, and what it says instead. */
const wrong: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<=^|[.:;] )(?:${instructions})(?= )[^?]*$`, 'mu'), 'an instruction says tu'],
  [/\b(?:premete|aprite|inserite|scegliete|accedete|(?:avvisat|mandat)emi)\b/iu, 'tu, not voi'],
  [/\b(?:prema|inserisca|acceda|apra|scelga)\b/iu, 'tu, not Lei'],
  [/\b(?:server|posta)[^.\n]{0,12} in entrata\b/iu, 'Odoo says in arrivo'],
  [/\btenant di (?:pratica|prova)\b/iu, 'tenant di esercitazione'],
  [/\p{L}'\p{L}/u, 'an apostrophe is ’'],
];

/** Words of the screen in sight that are not the Italian of the rest. */
export async function findWrongItalian(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  return wrong.flatMap(([pattern, reason]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${reason}: ${found[0].slice(0, 80)}`];
  });
}
