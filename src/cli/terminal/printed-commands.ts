/** Options without which a printed command would work elsewhere, or ask which client: quoted words. */
let place = '';
let client: string | null = null;

/** Commands that take a client, as texts name them. */
const ofClient =
  /(?<![\w./-])(collega (?:client (?:show|update|remove|rename|duplicate|export|archive)|server (?:add|list|show|update|archive|remove|import)|odoo (?:connect|read|adopt|compare|plan|apply|undo|test|mails)|vault forget(?! --everything)|link|test|report(?! --open)|guide|sender)\b)(?!, collega)(?![^\n;]*--(?:client|all-clients)\b)/g;
const withRecords =
  /(?<![\w./-])collega (?=(?:client|server|odoo|vault|link|test|report|guide|sender)\b)(?![\w -]*, collega)/g;

/** Every command printed from now on is to run where this one runs: `--sandbox --data FOLDER`. */
export function printCommandsAt(words: readonly string[]): void {
  place = words.map((word) => `${word} `).join('');
}

/** Those of a client that was named, whose only one need not be. Null: no longer. */
export function printCommandsFor(quotedName: string | null): void {
  client = quotedName;
}

/** What is printed meanwhile is about this client, where several are told of in turn. */
export function printingFor<Value>(quotedName: string | null, print: () => Value): Value {
  const before = client;
  client = quotedName ?? before;
  try {
    return print();
  } finally {
    client = before;
  }
}

/** A text whose commands run as they are printed. */
export function completeCommands(text: string): string {
  if (!text.includes('collega ') || (place === '' && client === null)) return text;
  const named =
    client === null
      ? text
      : text.replace(ofClient, (_whole, command: string) => `${command} --client ${client}`);
  return named.replace(withRecords, () => `collega ${place}`);
}
