import { type Failure } from '../../contract/failures.ts';
import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { type OdooTrouble } from '../../contract/odoo.ts';
import { KeyedStore } from './keyed-store.ts';

/** Why a command came to nothing: refused by the services, or by the client's Odoo. */
export type MissedReason = { readonly failure: Failure } | { readonly trouble: OdooTrouble };

/** A command that came to nothing when the place where it was given was not shown any more. */
export interface MissedAnswer {
  readonly name: CallName;
  /** Null for what belongs to no client, or does not say so. */
  readonly clientId: string | null;
  readonly reason: MissedReason;
}

/** They change nothing: nobody who has gone on waits for their answer. */
const questions: readonly CallName[] = [
  'diagnosis.explain',
  'logs.openFolder',
  'updates.check',
  'updates.openPage',
];

/** What the user has not been told yet, in the order of the answers. */
export class MissedAnswers {
  /** The whole list under one key: React wants one value that changes. */
  readonly #store = new KeyedStore<readonly MissedAnswer[]>();

  readonly subscribe = this.#store.subscribe;
  readonly all = (): readonly MissedAnswer[] => this.#store.get('') ?? none;

  tell<Name extends CallName>(name: Name, input: CallInput<Name>, reason: MissedReason): void {
    if (questions.includes(name)) return;
    if ('failure' in reason && reason.failure.kind === 'cancelled') return;
    const clientId = 'clientId' in input ? input.clientId : null;
    const told: MissedAnswer = { name, clientId, reason };
    const text = JSON.stringify(told);
    // The same once more says nothing new.
    const others = this.all().filter((each) => JSON.stringify(each) !== text);
    this.#store.set('', [...others, told]);
  }

  dismiss(answer: MissedAnswer): void {
    this.#store.set(
      '',
      this.all().filter((each) => each !== answer),
    );
  }
}

const none: readonly MissedAnswer[] = [];

/** Of an answer of `odoo.…` that is a value, and says that Odoo could not be asked. */
export function troubleOf(name: CallName, value: CallValue<CallName>): OdooTrouble | null {
  if (!name.startsWith('odoo.') || typeof value !== 'object' || value === null) return null;
  return 'trouble' in value ? (value.trouble as OdooTrouble) : null;
}
